internal import UnicodeText

/// The text of a list, and where in it something stands.
struct ListText: Sendable {
  /// UTF-8, without a byte order mark.
  let bytes: [UInt8]

  /// The text of a file in whatever encoding it is.
  ///
  /// - Throws: ``EditListError`` where it is no text.
  init(decoding bytes: [UInt8]) throws(EditListError) {
    do throws(TextDecodingError) {
      self.init(utf8: Array(try TextDecoder.decode(bytes).text.utf8))
    } catch {
      guard case .notText(let kind) = error else {
        throw EditListError("is not text in any encoding that can be told")
      }
      throw EditListError("is \(kind.name), no edit list")
    }
  }

  init(utf8 bytes: [UInt8]) {
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }

  /// A message about what stands at an offset.
  func error(_ message: String, at offset: Int) -> EditListError {
    let place = place(of: offset)
    return EditListError(line: place.line, column: place.column, message)
  }

  /// The line and the column of an offset, from 1, the column in bytes.
  ///
  /// - Complexity: O(*n*) in the offset.
  func place(of offset: Int) -> Place {
    var walk = PlaceWalk(self)
    return walk.place(of: offset)
  }

  /// Where something stands: a line and a column, from 1, the column in bytes.
  typealias Place = (line: Int, column: Int)

  /// Tells the places of offsets in ascending order, going through the text once for all of them.
  struct PlaceWalk {
    private let bytes: [UInt8]
    private var (line, start, index) = (1, 0, 0)

    init(_ text: ListText) { bytes = text.bytes }

    mutating func place(of offset: Int) -> Place {
      let offset = min(max(offset, 0), bytes.count)
      while index < offset {
        let byte = bytes[index]
        index += 1
        if byte == 0x0A || byte == 0x0D && !(index < bytes.count && bytes[index] == 0x0A) {
          (line, start) = (line + 1, index)
        }
      }
      return (line, offset - start + 1)
    }
  }

  /// A line, without its end.
  struct Line {
    /// Its number, from 1.
    var number: Int
    /// Where it is, without white space at its ends.
    var range: Range<Int>
    /// Where it is, with that.
    var whole: Range<Int>
  }

  /// The lines; the last one may be empty.
  var lines: Lines { Lines(bytes: bytes) }

  /// Lines, one at a time: a text may have hundreds of millions.
  struct Lines: Sequence, IteratorProtocol {
    fileprivate let bytes: [UInt8]
    private var start: Int? = 0
    private var number = 0

    fileprivate init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Line? {
      guard let start else { return nil }
      var end = start
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      let isPair = end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A
      self.start = end < bytes.count ? end + (isPair ? 2 : 1) : nil
      var (low, high) = (start, end)
      while low < high, bytes[low] == 0x20 || bytes[low] == 0x09 { low += 1 }
      while low < high, bytes[high - 1] == 0x20 || bytes[high - 1] == 0x09 { high -= 1 }
      number += 1
      return Line(number: number, range: low..<high, whole: start..<end)
    }
  }

  /// The beginning of a line, white space and all: enough to tell what it is.
  func beginning(of line: Line) -> String { string(line.whole.prefix(4096)) }

  /// The text of a stretch.
  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
