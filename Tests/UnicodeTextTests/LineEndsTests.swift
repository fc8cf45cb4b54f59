import TestSupport
import Testing
import UnicodeText

struct LineEndsTests {
  @Test func `are found where a byte by byte search finds them`() {
    var generator = SeededGenerator(seed: 3)
    // Those, and what differs from them in one bit.
    let bytes: [UInt8] = [0x0A, 0x0D, 0x0B, 0x0C, 0x8A, 0x8D, 0x00, 0xFF, 0x41, 0x41, 0x41, 0x41]
    for _ in 0..<500 {
      let length = Int.random(in: 0...40, using: &generator)
      let text = (0..<length).map { _ in bytes.randomElement(using: &generator) ?? 0 }
      for start in 0...length {
        let end = text[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? length
        #expect(text.span.firstLineEnd(from: start) == end, "\(text) from \(start)")
      }
    }
  }
}
