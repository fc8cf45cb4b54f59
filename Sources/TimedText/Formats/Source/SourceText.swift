internal import Algorithms
internal import UnicodeText

/// A file as its reader sees it: UTF-8, and how it was written.
struct SourceText: Sendable {
  /// The largest file that is read: offsets into it have 32 bits.
  static let largestSize = Int(UInt32.max)

  /// UTF-8, with the byte order mark if the file has one in UTF-8; malformed bytes are left in it.
  let bytes: [UInt8]
  /// Where the text begins, behind a byte order mark.
  let start: Int
  /// How the file was written.
  let encoding: TextEncoding
  /// The file, where it was not written in UTF-8.
  private let original: [UInt8]?

  init(utf8 bytes: [UInt8]) {
    self.bytes = bytes
    start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    encoding = .utf8
    original = nil
  }

  init(_ text: String, encoding: TextEncoding, original: [UInt8]) {
    bytes = Array(text.utf8)
    start = 0
    self.encoding = encoding
    self.original = original
  }

  /// The text of a stretch.
  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// How the first line ends; a line feed where there is none.
  var lineEnding: String {
    guard let end = bytes.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { return "\n" }
    guard bytes[end] == 0x0D else { return "\n" }
    return end + 1 < bytes.count && bytes[end + 1] == 0x0A ? "\r\n" : "\r"
  }
}

extension SourceText {
  /// Whether the file was not written in UTF-8, so that its bytes are not those of its text.
  var isTranscoded: Bool { original != nil }

  /// A new version of the file, written as the old one was; in UTF-8 where that lacks a character.
  func assembled(_ version: NewVersion) -> [UInt8] {
    let utf8 = version.bytes
    guard let original else { return utf8 }
    if utf8 == bytes { return original }
    let mark = encoding.byteOrderMark.flatMap { original.starts(with: $0) ? $0 : nil } ?? []
    func encoded(_ bytes: some Collection<UInt8>) -> [UInt8]? {
      encoding.encode(String(decoding: bytes, as: UTF8.self))
    }
    // What was malformed, or could have been written in more ways than one, is copied by lines.
    if let same = encoded(bytes), mark + same == original {
      return encoded(utf8).map { mark + $0 } ?? utf8
    }
    guard let lines = LineMap(self, original: original.dropFirst(mark.count)) else {
      return encoded(utf8).map { mark + $0 } ?? utf8
    }
    var result = mark
    for piece in version.pieces {
      switch piece {
      case .new(let range):
        guard let bytes = encoded(utf8[range]) else { return utf8 }
        result += bytes
      case .old(let range):
        let (head, whole, tail) = lines.parts(of: range)
        guard let head = encoded(bytes[head]), let tail = encoded(bytes[tail]) else { return utf8 }
        result += head + original.dropFirst(mark.count)[whole] + tail
      }
    }
    return result
  }
}

/// Which lines of a file's UTF-8 are which stretches of the file: in all encodings in use the end of
/// a line is no part of another character.
private struct LineMap {
  private var starts: [Int]
  private var originalStarts: [Int]

  init?(_ source: SourceText, original: ArraySlice<UInt8>) {
    starts = [0]
    for index in source.bytes.indices where source.bytes[index] == 0x0A { starts.append(index + 1) }
    originalStarts = [original.startIndex]
    let size = source.encoding.unitSize
    let isLittle = source.encoding.isLittleEndian
    var index = original.startIndex
    while index + size <= original.endIndex {
      let unit = original[index..<index + size]
      let low = isLittle ? unit.startIndex : unit.endIndex - 1
      if unit[low] == 0x0A, unit.indices.allSatisfy({ $0 == low || unit[$0] == 0 }) {
        originalStarts.append(index + size)
      }
      index += size
    }
    guard starts.count == originalStarts.count else { return nil }
    starts.append(source.bytes.count)
    originalStarts.append(original.endIndex)
  }

  /// A stretch as the part before its first whole line, where its whole lines are in the file, and
  /// the part behind them.
  func parts(of range: Range<Int>) -> (head: Range<Int>, whole: Range<Int>, tail: Range<Int>) {
    let first = index { $0 >= range.lowerBound }
    let last = index { $0 > range.upperBound } - 1
    guard first < last else {
      return (range, originalStarts[0]..<originalStarts[0], range.upperBound..<range.upperBound)
    }
    return (
      range.lowerBound..<starts[first], originalStarts[first]..<originalStarts[last],
      starts[last]..<range.upperBound
    )
  }

  /// The index of the first start that fulfils a condition which all later ones do.
  private func index(where isMeant: (Int) -> Bool) -> Int {
    starts.partitioningIndex(where: isMeant)
  }
}
