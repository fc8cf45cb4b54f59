import Testing
import TimedText
import Timeline
import UnicodeText

/// Files that are written again with a change: nothing else in them changes.
struct FormatEditTests {
  @Test(
    arguments: [
      ("1\n00:00:01,000 --> 00:00:02,000\na", SubtitleFormat.subRip),
      ("\u{FEFF}1\r\n00:00:01,000 --> 00:00:02,000\r\na\r\n", .subRip),
      ("WEBVTT\n\n00:01.000 --> 00:02.000\na", .webVTT),
      ("WEBVTT\n\n00:01.000 --> 00:02.000\na\n\n", .webVTT),
      ("0:00:01.000,0:00:02.000\na", .sbv),
      ("[Script Info]\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,a", .ass),
    ] as [(String, SubtitleFormat)])
  func `keeps the end of a file as it is, and puts a cue behind it`(
    text: String, format: SubtitleFormat
  ) throws {
    let file = try SubtitleFile(parsing: Array(text.utf8), as: format)
    #expect(file.diagnostics.isEmpty)
    #expect(file.repaired() == Array(text.utf8))
    var track = file.track
    track.cues.append(Cue(range: .seconds(3) ..< .seconds(4), text: "b"))
    let changed = file.encoded(track, origins: [0, nil])
    #expect(changed.starts(with: Array(text.utf8)))
    let read = try SubtitleFile(parsing: changed, as: format)
    #expect(read.diagnostics.isEmpty)
    #expect(read.track.cues.map(\.drawn) == track.cues.map(\.drawn))
  }

  @Test func `leaves a last line without an end where it is mended or changed`() throws {
    let head = "1\n00:00:01,000 --> 00:00:02,000\n"
    let file = try SubtitleFile(parsing: Array((head + "<i>a").utf8), as: .subRip)
    #expect(file.diagnostics.count == 1)
    #expect(file.repaired() == Array((head + "<i>a</i>").utf8))
    var track = file.track
    track.cues[0].text = "b"
    #expect(file.encoded(track) == Array((head + "b").utf8))
  }

  private static let subRip = """
    1\r
    00:00:01,000 --> 00:00:02,000  X1:1 X2:2 Y1:3 Y2:4\r
    <I>one</I>\r
    \r
    \r
    5\r
    00:00:03,000 --> 00:00:04,000\r
    {\\an8}two\r
    lines\r
    \r
    9\r
    00:00:05,000 --> 00:00:06,000\r
    three\r

    """

  private static let webVTT = """
    WEBVTT x
    Kind: y

    NOTE  keep   this

    STYLE
    ::cue(b) {color:red}

    one
    00:01.000  -->  00:02.000   align:start
    <v Ann>one &copy;

    NOTE and this

    01:00:03.000 --> 01:00:04.000
    two

    what nobody knows

    three
    01:00:05.000 --> 01:00:06.000
    three
    """

  private func edited(
    _ text: String, as format: SubtitleFormat, origins: [Int?]? = nil,
    _ change: (inout SubtitleTrack) -> Void
  ) throws -> String {
    let file = try SubtitleFile(parsing: Array(text.utf8), as: format)
    var track = file.track
    change(&track)
    return String(decoding: file.encoded(track, origins: origins), as: UTF8.self)
  }

  @Test func `changes times and nothing else`() throws {
    let subRip = try edited(Self.subRip, as: .subRip) {
      $0.cues[1].inTime = .milliseconds(3_500)
      $0.cues[1].outTime = .seconds(3600)
    }
    #expect(
      subRip
        == Self.subRip.replacing(
          "00:00:03,000 --> 00:00:04,000", with: "00:00:03,500 --> 01:00:00,000"))
    let webVTT = try edited(Self.webVTT, as: .webVTT) {
      $0.cues[0].range = .milliseconds(1_250) ..< .milliseconds(2_250)
      $0.cues[1].outTime = .seconds(3_604) + .milliseconds(1)
    }
    // Hours stay left out where there are none.
    #expect(
      webVTT
        == Self.webVTT.replacing("00:01.000  -->  00:02.000", with: "00:01.250  -->  00:02.250")
        .replacing("01:00:04.000", with: "01:00:04.001"))
  }

  @Test func `changes the text of a cue and nothing else`() throws {
    let subRip = try edited(Self.subRip, as: .subRip) { $0.cues[1].text = "new\ntext" }
    #expect(subRip == Self.subRip.replacing("two\r\nlines", with: "new\r\ntext"))
    let webVTT = try edited(Self.webVTT, as: .webVTT) { $0.cues[2].text = "a < b" }
    #expect(
      webVTT
        == Self.webVTT.replacing("\nthree\n01", with: "\nTHREE\n01")
        .replacing("\nthree", with: "\na &lt; b\n").replacing("THREE", with: "three"))
  }

  @Test func `takes a cue out and leaves all that stands around it`() throws {
    let subRip = try edited(Self.subRip, as: .subRip, origins: [0, 2]) { $0.cues.remove(at: 1) }
    let second = "5\r\n00:00:03,000 --> 00:00:04,000\r\n{\\an8}two\r\nlines\r\n\r\n"
    #expect(subRip == Self.subRip.replacing(second, with: ""))
    let webVTT = try edited(Self.webVTT, as: .webVTT, origins: [0, 2]) { $0.cues.remove(at: 1) }
    #expect(webVTT == Self.webVTT.replacing("01:00:03.000 --> 01:00:04.000\ntwo\n\n", with: ""))
  }

  @Test func `puts a cue in`() throws {
    let new = Cue(range: .seconds(2) ..< .seconds(3), text: "new")
    let subRip = try edited(Self.subRip, as: .subRip, origins: [0, nil, 1, 2]) {
      $0.cues.insert(new, at: 1)
    }
    #expect(
      subRip
        == Self.subRip.replacing(
          "5\r\n", with: "2\r\n00:00:02,000 --> 00:00:03,000\r\nnew\r\n\r\n5\r\n"))
    let webVTT = try edited(Self.webVTT, as: .webVTT, origins: [0, nil, 1, 2]) {
      $0.cues.insert(new, at: 1)
    }
    #expect(
      webVTT
        == Self.webVTT.replacing(
          "NOTE and", with: "00:00:02.000 --> 00:00:03.000\nnew\n\nNOTE and"))
  }

  @Test func `puts a cue before the first one, behind what a file begins with`() throws {
    let new = Cue(range: .zero ..< .seconds(1), text: "new")
    let webVTT = try edited(Self.webVTT, as: .webVTT, origins: [nil, 0, 1, 2]) {
      $0.cues.insert(new, at: 0)
    }
    #expect(
      webVTT
        == Self.webVTT.replacing(
          "one\n00:01", with: "00:00:00.000 --> 00:00:01.000\nnew\n\none\n00:01"))
    let marked = try edited("\u{FEFF}" + Self.subRip, as: .subRip, origins: [nil, 0, 1, 2]) {
      $0.cues.insert(new, at: 0)
    }
    #expect(
      marked == "\u{FEFF}1\r\n00:00:00,000 --> 00:00:01,000\r\nnew\r\n\r\n" + Self.subRip)
    let empty = try edited("WEBVTT\n\nNOTE x\n", as: .webVTT, origins: [nil]) { $0.cues = [new] }
    #expect(empty.hasPrefix("WEBVTT\n"))
    #expect(try SubtitleTrack(parsing: Array(empty.utf8), as: .webVTT).cues == [new])
  }

  @Test func `puts a cue in before one that is mended, and takes that one out`() throws {
    let file = "1\n00:00:01,000 --> 00:00:02,000\na\n00:00:03,000 --> 00:00:04,000\nb\n"
    let new = Cue(range: .seconds(2) ..< .seconds(3), text: "new")
    let put = try edited(file, as: .subRip, origins: [0, nil, 1]) { $0.cues.insert(new, at: 1) }
    let track = try SubtitleFile(parsing: Array(put.utf8), as: .subRip)
    #expect(track.track.cues.map(\.text.string) == ["a", "new", "b"])
    #expect(put.contains("2\n00:00:02,000 --> 00:00:03,000\nnew\n\n"))
    #expect(put.hasSuffix("\n\n2\n00:00:03,000 --> 00:00:04,000\nb\n"))
    let taken = try edited(file, as: .subRip, origins: [0]) { $0.cues.removeLast() }
    #expect(taken == "1\n00:00:01,000 --> 00:00:02,000\na\n")
  }

  @Test func `writes cues in another order, or more than once, as new files are written`() throws {
    for origins in [[2, 1, 0], [0, 0, 1], [1, 2, 0]] {
      let text = try edited(Self.webVTT, as: .webVTT, origins: origins) { track in
        let cues = track.cues
        track.cues = origins.map { cues[$0] }
      }
      let track = try SubtitleTrack(parsing: Array(text.utf8), as: .webVTT)
      let old = try SubtitleTrack(parsing: Array(Self.webVTT.utf8), as: .webVTT)
      // WebVTT has them in the order of their in-times.
      #expect(track.cues == origins.sorted().map { old.cues[$0] })
    }
  }

  @Test(arguments: ["UTF-16LE", "UTF-16BE", "GB18030", "Shift_JIS", "Big5"])
  func `keeps the encoding of a file`(name: String) throws {
    let encoding = try #require(TextEncoding(named: name))
    let text =
      "1\r\n00:00:01,000 --> 00:00:02,000\r\n日本\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n二\r\n"
    let mark: [UInt8] = name == "UTF-16LE" ? [0xFF, 0xFE] : name == "UTF-16BE" ? [0xFE, 0xFF] : []
    func bytes(_ text: String) throws -> [UInt8] {
      mark + (try #require(encoding.encode(text)))
    }
    let file = try SubtitleFile(parsing: bytes(text), encoding: mark.isEmpty ? encoding : nil)
    #expect(file.encoding == encoding)
    #expect(file.repaired() == (try bytes(text)))
    var track = file.track
    track.cues[1].inTime = .milliseconds(3_250)
    track.cues[0].text = "日中"
    let expected = text.replacing("日本", with: "日中").replacing("03,000", with: "03,250")
    #expect(file.encoded(track) == (try bytes(expected)))
  }

  @Test func `writes UTF-8 where the encoding lacks a character`() throws {
    let text = "1\n00:00:01,000 --> 00:00:02,000\ncafé\n"
    let encoding = TextEncoding.windows1252
    let bytes = try #require(encoding.encode(text))
    let file = try SubtitleFile(parsing: bytes, encoding: encoding)
    var track = file.track
    track.cues[0].text = "咖啡"
    #expect(file.encoded(track) == Array(text.replacing("café", with: "咖啡").utf8))
  }

  @Test func `leaves malformed bytes alone`() throws {
    let text = String(repeating: "日本語の字幕です", count: 20)
    let head = Array("1\n00:00:01,000 --> 00:00:02,000\n\(text)\n\n2\n".utf8)
    let tail = Array("00:00:03,000 --> 00:00:04,000\n".utf8) + [0xFF] + Array("テキスト\n".utf8)
    let file = try SubtitleFile(parsing: head + tail, as: .subRip, encoding: .utf8)
    #expect(file.repaired() == head + tail)
    var track = file.track
    track.cues[1].outTime = .milliseconds(4_001)
    let expected =
      head + Array("00:00:03,000 --> 00:00:04,001\n".utf8) + [0xFF] + Array("テキスト\n".utf8)
    #expect(file.encoded(track) == expected)
  }

  @Test func `copies lines that an encoding could have written in more ways`() throws {
    // In code page 932, 0x8790 and 0x81E0 are the same character; only one is written back.
    let encoding = TextEncoding.shiftJIS
    let head = Array("1\n00:00:01,000 --> 00:00:02,000\n".utf8) + [0x87, 0x90, 0x0A, 0x0A]
    let tail = Array("2\n00:00:03,000 --> 00:00:04,000\nx\n".utf8)
    let file = try SubtitleFile(parsing: head + tail, encoding: encoding)
    #expect(file.repaired() == head + tail)
    var track = file.track
    track.cues[1].text = "y"
    #expect(file.encoded(track) == head + tail.dropLast(2) + Array("y\n".utf8))
  }
}
