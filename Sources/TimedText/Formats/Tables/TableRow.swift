/// A row of a table in text: fields between separators, with quotes around those that hold any
/// (RFC 4180).
struct TableRow {
  /// A field of the row.
  struct Field {
    /// Where it stands, with its quotes where it has any.
    var range: Range<Int>
    var isQuoted: Bool
  }

  /// How many fields a row has at most, as many as spreadsheets have columns: what is behind them is
  /// part of the last one.
  private static let mostFields = 1 << 14

  private(set) var fields: [Field] = []
  /// The row without its line end.
  private(set) var range: Range<Int>
  /// Where the next row begins.
  private(set) var end: Int
  /// Where a quote opens that closes nowhere, or in the middle of a field: it is text.
  private(set) var strayQuote: Int?

  /// The row that begins at a place; nothing at the end of the file.
  init?(in bytes: [UInt8], at start: Int, separator: UInt8) {
    guard start < bytes.count else { return nil }
    var index = start
    func skipBlanks() {
      while index < bytes.count, bytes[index].isBlank, bytes[index] != separator { index += 1 }
    }
    range = start..<start
    end = start
    while true {
      let fieldStart = index
      // Blanks around quotes are no part of the field.
      skipBlanks()
      let isOpened = index < bytes.count && bytes[index] == UInt8(ascii: "\"")
      if isOpened, let close = Self.closingQuote(in: bytes, at: index, separator: separator) {
        fields.append(Field(range: index..<close + 1, isQuoted: true))
        index = close + 1
        skipBlanks()
      } else {
        if isOpened { strayQuote = strayQuote ?? index }
        index = fieldStart
        let isLast = fields.count + 1 == Self.mostFields
        while index < bytes.count, bytes[index] != separator || isLast, bytes[index] != 0x0A,
          bytes[index] != 0x0D
        {
          index += 1
        }
        fields.append(Field(range: bytes.trimmed(fieldStart..<index), isQuoted: false))
      }
      guard index < bytes.count, bytes[index] == separator, fields.count < Self.mostFields else {
        break
      }
      index += 1
    }
    range = start..<index
    end = index
    if end < bytes.count {
      end += bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A ? 2 : 1
    }
  }

  /// Where the quotes close that open at a place; nothing where they close nowhere, or in the middle
  /// of a field. A quote that ends a search ends those that begin before it as well, so that all
  /// searches together are linear.
  private static func closingQuote(in bytes: [UInt8], at start: Int, separator: UInt8) -> Int? {
    var index = start + 1
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\"") {
        var next = index + 1
        if next < bytes.count, bytes[next] == UInt8(ascii: "\"") {
          index += 2
          continue
        }
        while next < bytes.count, bytes[next].isBlank, bytes[next] != separator { next += 1 }
        let isEnd =
          next == bytes.count || bytes[next] == separator || bytes[next] == 0x0A
          || bytes[next] == 0x0D
        return isEnd ? index : nil
      }
      // Tables with tabs are often written without quotes: a line of times is then a row of its own.
      if separator == 0x09, bytes[index] == 0x0A, isRow(in: bytes, at: index + 1) { return nil }
      index += 1
    }
    return nil
  }

  /// Whether two times, each with a tab behind it, stand at a place.
  private static func isRow(in bytes: [UInt8], at start: Int) -> Bool {
    var tabs = 0
    for byte in bytes[min(start, bytes.count)...].prefix(64) {
      switch byte {
      case 0x09:
        tabs += 1
        if tabs == 2 { return true }
      case 0x30...0x3A, UInt8(ascii: "."), UInt8(ascii: ","): break
      default: return false
      }
    }
    return false
  }

  /// Makes one field of a field and the next.
  mutating func joinField(at index: Int) {
    guard index + 1 < fields.count else { return }
    let next = fields.remove(at: index + 1)
    fields[index].range = fields[index].range.lowerBound..<next.range.upperBound
  }

  /// The text of a field, its lines ended by line feeds.
  func text(of field: Field, in bytes: [UInt8]) -> String {
    var range = field.range
    if field.isQuoted { range = range.lowerBound + 1..<range.upperBound - 1 }
    guard
      bytes[range].contains(where: { $0 == 0x0D || $0 == 0 || field.isQuoted && $0 == 0x22 })
    else { return String(decoding: bytes[range], as: UTF8.self) }
    var text: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let next = index + 1 < range.upperBound ? bytes[index + 1] : 0
      switch bytes[index] {
      case 0x22 where field.isQuoted && next == 0x22:
        text.append(0x22)
        index += 1
      case 0x0D: if next != 0x0A { text.append(0x0A) }
      case 0: text += [0xEF, 0xBF, 0xBD]
      default: text.append(bytes[index])
      }
      index += 1
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension ByteWriter {
  /// Writes a field, in quotes where it needs any.
  mutating func append(
    field text: String, separator: UInt8, lineEnding: String = "\n", isQuoted: Bool = false
  ) {
    let bytes = text.utf8
    let isOdd =
      bytes.first?.isBlank == true || bytes.last?.isBlank == true
      || bytes.contains { $0 == separator || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    guard isOdd || isQuoted else {
      self += text
      return
    }
    append(0x22)
    for byte in bytes {
      switch byte {
      case 0x22: self += "\"\""
      case 0x0A: self += lineEnding
      // Few programs read a tab inside quotes.
      case 0x09 where separator == 0x09: append(0x20)
      default: append(byte)
      }
    }
    append(0x22)
  }
}
