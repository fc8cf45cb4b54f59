import Previewing
import TestSupport
import Testing

@Suite struct KeyTests {
  private func keys(_ text: String) -> [Key] {
    var reader = KeyReader()
    return reader.keys(in: Array(text.utf8)) + reader.finish()
  }

  @Test(
    arguments: [
      ("\u{1B}[A", .up), ("\u{1B}OB", .down), ("\u{1B}[1;5C", .right), ("\u{1B}[D", .left),
      ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown), ("\u{1B}[H", .home), ("\u{1B}[1~", .home),
      ("\u{1B}OH", .home), ("\u{1B}[F", .end), ("\u{1B}[4~", .end), ("\r", .enter),
      ("\u{3}", .interrupt), ("\u{1A}", .suspend), ("\u{C}", .redraw), ("q", .character("q")),
      ("\u{1B}", .escape),
    ] as [(String, Key)])
  func `knows the keys of a terminal`(bytes: String, key: Key) {
    #expect(keys(bytes) == [key])
  }

  @Test func `takes sequences that come in pieces`() {
    var reader = KeyReader()
    #expect(reader.keys(in: [0x1B]) == [])
    #expect(reader.isWaiting)
    #expect(reader.keys(in: [0x5B]) == [])
    #expect(reader.keys(in: [0x35, 0x7E, 0x71]) == [.pageUp, .character("q")])
    #expect(!reader.isWaiting)
  }

  @Test func `passes over what is no key of its own`() {
    // An answer about the cursor, a mouse, a pasted word in Chinese, a key of a function.
    #expect(keys("\u{1B}[24;80Rn") == [.character("n")])
    #expect(keys("\u{1B}[<0;3;4Mn") == [.character("n")])
    #expect(keys("你n") == [.character("n")])
    #expect(keys("\u{1B}[15~n") == [.character("n")])
    #expect(keys("\u{1B}\u{1B}[A") == [.escape, .up])
  }

  @Test func `holds with any bytes`() {
    var generator = SeededGenerator(seed: 1)
    var reader = KeyReader()
    for _ in 0..<20_000 {
      _ = reader.keys(in: [UInt8.random(in: 0...255, using: &generator)])
      if Int.random(in: 0..<50, using: &generator) == 0 { _ = reader.finish() }
    }
    // However it was left, it is not stuck.
    _ = reader.keys(in: Array(repeating: 0x20, count: 40))
    #expect(reader.keys(in: Array("q".utf8)) == [.character("q")])
  }
}
