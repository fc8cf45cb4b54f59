import Foundation
import TestSupport
import Testing
import Timeline

@testable import Previewing

/// What a page is put together from, without a browser.
struct PagePartsTests {
  private func html(_ input: PageInput) throws -> String {
    String(decoding: try Page(input).html(), as: UTF8.self)
  }

  private func input(_ texts: [String], title: String = "Title") -> PageInput {
    PageInput(
      title: title, name: title, recording: .none, duration: .seconds(9),
      levels: Levels(hop: .milliseconds(10), values: [-.infinity, -90, -45, 0, 3, .nan]),
      spans: [],
      cues: texts.map { PageCue(inTime: .seconds(1), outTime: .seconds(2), text: $0) })
  }

  /// What stands in an element of the page, which ends where HTML says that it does.
  private func element(_ start: String, in page: String) throws -> String {
    let from = try #require(page.firstRange(of: start)?.upperBound)
    let to = try #require(page[from...].lowercased().firstRange(of: "</script"))
    let length = page[from...].lowercased().distance(
      from: page[from...].lowercased().startIndex, to: to.lowerBound)
    return String(page[from...].prefix(length))
  }

  @Test(arguments: [
    "</script><script>alert(1)</script>", "<!--<script>", "a\u{2028}b\u{2029}c",
    "\"\\\n\r\t\0\u{1F}",
    "&lt; & &amp;", "]]> --> <![CDATA[", "x\u{FEFF}𝄞\u{202E}",
  ])
  func `has any text as data, which comes back as it was`(text: String) throws {
    let page = try html(input([text], title: text))
    let json = try element("<script id=\"page-data\" type=\"application/json\">", in: page)
    for sign in ["<", ">", "&", "\u{2028}", "\u{2029}"] { #expect(!json.contains(sign)) }
    let data = try #require(
      JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let cues = try #require(data["cues"] as? [[String: Any]])
    #expect(cues[0]["text"] as? String == text)
    #expect(data["title"] as? String == text)
    // The same number of elements, whatever the text.
    let plain = try html(input(["x"], title: "x"))
    #expect(page.count { $0 == "<" } == plain.count { $0 == "<" })
  }

  @Test func `allows its own script and style only`() throws {
    let page = try html(input([]))
    let policy = try #require(
      page.firstMatch(of: /Content-Security-Policy" content="([^"]*)"/)?.1)
    #expect(policy.hasPrefix("default-src 'none'; script-src 'sha256-"))
    #expect(!policy.contains("unsafe") && !policy.contains("http") && !policy.contains("*"))
    let script = try element("<script>", in: page)
    var digest = SHA256()
    digest.update(Array(script.utf8))
    #expect(policy.contains("'sha256-\(Data(digest.digest).base64EncodedString())'"))
    #expect(page.firstMatch(of: #/ (src|href)="(?!data:,")/#) == nil)
    #expect(page.firstMatch(of: #/ on[a-z]+=/#) == nil)
  }

  @Test func `tells levels in 64 steps`() {
    let letters = PageData.letters(
      of: Levels(hop: .milliseconds(10), values: [-.infinity, -90, -45, 0, 3, .nan]))
    #expect(String(decoding: letters, as: UTF8.self) == "AAf__A")
  }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1_000),
      "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"
    ),
  ])
  func `digests as the standard does`(text: String, digest: String) {
    var whole = SHA256()
    whole.update(Array(text.utf8))
    #expect(whole.hexadecimal == digest)
    // In pieces of any size.
    var pieces = SHA256()
    for byte in text.utf8 { pieces.update([byte]) }
    #expect(pieces.hexadecimal == digest)
  }

  @Test(arguments: [
    ("/talks/2024/a talk.mp3", "/talks/pages", "../2024/a%20talk.mp3"),
    ("/talks/talk.mp3", "/talks", "./talk.mp3"),
    ("/talks/talk.mp3", "/talks/./x/../", "./talk.mp3"),
    ("/a/b/c.mp3", "/", "./a/b/c.mp3"),
    ("/c.mp3", "/a/b", "../../c.mp3"),
    ("/a/10:30 #1?%.mp3", "/a", "./10%3A30%20%231%3F%25.mp3"),
    ("/访谈/嗯.mp3", "/访谈", "./%E5%97%AF.mp3"),
  ])
  func `refers to a file beside it by where it is from there`(
    file: String, folder: String, url: String
  ) {
    #expect(PageReference.url(of: file, from: folder) == url)
  }
}
