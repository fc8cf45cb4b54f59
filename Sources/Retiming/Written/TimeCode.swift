/// A time code of SMPTE ST 12-1 as it is written: hours, minutes, seconds and frames.
package struct TimeCode: Sendable, Hashable {
  /// Hours, minutes, seconds and frames.
  package var fields: [Int64]
  /// Whether it is written as one that drops numbers, with a semicolon before its frames.
  package var isMarkedDrop: Bool

  /// The time code that some text is, as `01:00:00:00`, `01:00:00;02` or `01;00;00;02`; nothing where
  /// it is none.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count <= 14 else { return nil }
    isMarkedDrop = false
    fields = []
    var number: Int64?
    for byte in bytes {
      switch byte {
      case 0x30...0x39: number = (number ?? 0) * 10 + Int64(byte - 0x30)
      case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "."), UInt8(ascii: ","):
        guard let field = number else { return nil }
        fields.append(field)
        number = nil
        isMarkedDrop = byte == UInt8(ascii: ";") || byte == UInt8(ascii: ",")
      default: return nil
      }
    }
    guard let last = number, fields.count == 3 else { return nil }
    fields.append(last)
    guard fields[1] < 60, fields[2] < 60, fields[0] < 1000, last < 1000 else { return nil }
  }

  /// Its hours, minutes and seconds, in seconds of the count.
  package var seconds: Int64 { (fields[0] * 60 + fields[1]) * 60 + fields[2] }

  /// The count of frames from `00:00:00:00`; nothing where a second has no such frame.
  ///
  /// - Parameters:
  ///   - nominal: Frames a second of the count.
  ///   - isDrop: Whether numbers are dropped: two at the start of each minute but every tenth, four at
  ///     sixty frames a second. Numbers that are dropped count as the one behind them.
  /// - Returns: The count.
  package func frames(nominal: Int64, isDrop: Bool) -> Int64? {
    guard fields[3] < nominal else { return nil }
    let minutes = fields[0] * 60 + fields[1]
    let count = seconds * nominal + fields[3]
    guard isDrop else { return count }
    let dropped = nominal / 15
    let isDropped = fields[2] == 0 && fields[3] < dropped && !fields[1].isMultiple(of: 10)
    return count - dropped * (minutes - minutes / 10) + (isDropped ? dropped - fields[3] : 0)
  }
}
