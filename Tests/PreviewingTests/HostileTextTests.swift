import Previewing
import Testing
import Timeline
import UnicodeText

/// Text from outside is data: whatever is in it, it shows, and it does nothing else.
@Suite struct HostileTextTests {
  /// The first row of a cue's text, as a strip shows it.
  private func shown(_ text: String) -> String {
    let input = StripInput(
      duration: .seconds(4), levels: Levels(hop: .seconds(1), values: []), spans: [],
      cues: [cue(0, 4, text)])
    let layout = StripLayout(columns: 80, levelLines: 0)
    let lines = Strip(input, layout: layout).lines(ofRow: 0).map(\.text)
    return lines.count > 2 ? String(lines[2].dropFirst()) : ""
  }

  @Test(arguments: [
    ("\u{1B}[31mred\u{1B}[0m", "␛[31mred␛[0m"),
    ("\u{1B}]0;title\u{07}", "␛]0;title␇"),
    ("\u{9B}2J", "\u{FFFD}2J"),
    ("back\u{08}space", "back␈space"),
    ("a\tb", "a b"),
    ("del\u{7F}", "del␡"),
    ("nul\0", "nul␀"),
    ("\u{FFFE}", "\u{FFFD}"),
  ])
  func `shows controls as pictures`(text: String, picture: String) {
    #expect(shown(text) == picture)
  }

  @Test(arguments: ["one\ntwo", "one\r\ntwo", "one\u{2028}two", "one\u{85}two", "one\u{0B}two"])
  func `takes every line end as one`(text: String) {
    #expect(shown(text) == "one")
  }

  @Test func `takes out what would turn the direction of the text around`() {
    #expect(shown("abc\u{202E}def\u{2066}ghi\u{2069}\u{2069}") == "abcdefghi")
    #expect(shown("soft\u{AD}hy\u{200B}phen\u{FEFF}") == "softhyphen")
  }

  @Test func `isolates text from right to left, and keeps its own marks`() {
    #expect(shown("مرحبا") == "\u{2068}مرحبا\u{2069}")
    #expect(shown("שלום\u{200F}!") == "\u{2068}שלום\u{200F}!\u{2069}")
    #expect(shown("hello") == "hello")
  }

  @Test func `gives a mark without a letter one to stand on`() {
    #expect(shown("\u{301}a") == "\u{25CC}\u{301}a")
  }

  @Test func `cuts what nobody could read`() {
    let towers = shown("a" + String(repeating: "\u{301}", count: 100_000))
    #expect(towers.unicodeScalars.count == 16)
    let long = shown(String(repeating: "word ", count: 100_000))
    #expect(long.count <= 80)
  }

  @Test func `holds with a hostile name and a hostile finding`() {
    let input = recording(
      4, [], [cue(0, 4, "x", speaker: "\u{1B}c", findings: ["\u{1B}]52;c;AA\u{07}"])])
    let text = drawn(input, StripLayout(columns: 40))
    #expect(text.contains("␛c"))
    #expect(text.contains("␛]52;c;AA␇"))
    #expect(!text.contains("\u{1B}"))
  }
}
