import Foundation
import Previewing
import TestSupport
import Testing
import Timeline

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A stretch as SVG.
struct PictureTests {
  /// What an XML parser finds: elements, and the text of each cue.
  private final class Found: NSObject, XMLParserDelegate {
    var names: [String: Int] = [:]
    var texts: [String] = []
    private var isText = false

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      names[name, default: 0] += 1
      isText = name == "text"
      if isText { texts.append("") }
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      if isText, !texts.isEmpty { texts[texts.count - 1] += text }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) { isText = false }
  }

  private func found(_ input: StripInput, _ layout: PictureLayout) throws -> Found {
    let parser = XMLParser(data: Data(Picture(input, layout: layout).svg()))
    let found = Found()
    parser.delegate = found
    #expect(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "")")
    return found
  }

  @Test func `has the cues of the stretch as text, with what is wrong with them`() throws {
    let input = recording(
      60, [span(1, 9, .speech), span(20, 30, .music), span(40, 50, .speech)],
      [
        cue(1, 5, "Good morning."), cue(5, 9, "早上好，欢迎收听", speaker: "安", doubt: 0.7),
        cue(40, 41, "Too fast by far", findings: ["15 characters a second exceed 10"]),
      ])
    let all = try found(input, PictureLayout(range: time(0, 60)))
    for text in ["Good morning.", "早上好，欢迎收听", "0:00", "安 · 2/s · doubt 70 %"] {
      #expect(all.texts.contains(text), "\(text) of \(all.texts)")
    }
    #expect(all.texts.contains("0:40.0  15 characters a second exceed 10"))
    let start = try found(input, PictureLayout(range: time(0, 10)))
    #expect(!start.texts.joined().contains("Too fast"))
    #expect(all.names["script"] == nil && all.names["image"] == nil && all.names["a"] == nil)
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "]]>&lt;&amp;\"'", "\0\u{1}\u{8}\u{B}\u{1F}\u{7F}\u{FFFE}\u{FFFF}",
    "مرحبا بالعالم", "a\u{202E}b", "\u{1F469}\u{200D}\u{1F680}", "-->",
    String(repeating: "very long ", count: 500),
  ])
  func `is well formed whatever the text`(text: String) throws {
    let input = recording(
      10, [], [cue(1, 9, text, speaker: text, findings: [text]), cue(3, 3, text)])
    let found = try found(input, PictureLayout(range: time(0, 10)))
    #expect(found.names["script"] == nil)
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func `is drawn for any times and any stretch`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    func any() -> MediaTime {
      MediaTime(
        ticks: [.min, -1, 0, 1, .max, .random(in: 0...10_000_000_000, using: &generator)]
          .randomElement(using: &generator) ?? 0)
    }
    func range() -> TimeRange {
      let (a, b) = (any(), any())
      return min(a, b)..<max(a, b)
    }
    let input = StripInput(
      duration: any(), levels: Levels(hop: .milliseconds(10), values: [-20, .nan, -.infinity]),
      spans: (0..<3).map { _ in LabelledSpan(range(), .speech) },
      cues: (0..<5).map { _ in StripCue(range: range(), text: "text") })
    _ = try found(
      input,
      PictureLayout(
        range: range(), width: [.min, 0, 500, .max].randomElement(using: &generator) ?? 0,
        timePerRow: Bool.random(using: &generator) ? any() : nil))
  }
}
