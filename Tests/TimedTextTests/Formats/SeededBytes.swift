import TestSupport

/// Makes files out of a file by changing, leaving out and repeating some of it.
struct SeededBytes {
  private let bytes: [UInt8]
  private var generator: SeededGenerator

  init(_ bytes: [UInt8], seed: UInt64) {
    self.bytes = bytes
    generator = SeededGenerator(seed: seed)
  }

  mutating func next() -> [UInt8] {
    var file = bytes
    for _ in 0..<Int.random(in: 1...6, using: &generator) where !file.isEmpty {
      let start = Int.random(in: 0..<file.count, using: &generator)
      let end = min(file.count, start + Int.random(in: 1...40, using: &generator))
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: file.removeSubrange(start..<end)
      case 1: file.insert(contentsOf: file[start..<end], at: start)
      case 2: file[start] = UInt8.random(in: 0...255, using: &generator)
      default:
        let marks = Array("{}\\[]<>:.,\n\r 0;-".utf8)
        file[start] = marks.randomElement(using: &generator) ?? 0
      }
    }
    return file
  }
}

extension SeededGenerator {
  /// Changes some bytes to others, leaves a few out, or puts a text among them, up to four times.
  mutating func damage(_ bytes: inout [UInt8], with others: [UInt8], inserting text: String) {
    for _ in 0..<Int.random(in: 1...4, using: &self) {
      let index = Int.random(in: 0..<bytes.count, using: &self)
      switch Int.random(in: 0..<3, using: &self) {
      case 0: bytes[index] = others.randomElement(using: &self) ?? 0
      case 1: bytes.removeSubrange(index..<min(bytes.count, index + 3))
      default: bytes.insert(contentsOf: text.utf8, at: index)
      }
    }
  }
}
