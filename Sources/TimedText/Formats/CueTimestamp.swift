internal import Timeline

/// Hours, minutes, seconds and milliseconds, as SubRip and WebVTT write them.
enum CueTimestamp {
  /// Writes a time, rounded to the nearest millisecond, no earlier than the start: `00:01:02,345`.
  static func append(_ time: MediaTime, decimalMark: Character, to text: inout String) {
    let milliseconds = max(0, time.roundedMilliseconds)
    append(milliseconds / 3_600_000, width: 2, to: &text)
    text += ":"
    append(milliseconds / 60_000 % 60, width: 2, to: &text)
    text += ":"
    append(milliseconds / 1000 % 60, width: 2, to: &text)
    text.append(decimalMark)
    append(milliseconds % 1000, width: 3, to: &text)
  }

  private static func append(_ number: Int64, width: Int, to text: inout String) {
    let digits = String(number)
    for _ in 0..<max(0, width - digits.utf8.count) { text += "0" }
    text += digits
  }

  /// Reads a time with two or more digits for hours, or none at all, and three for milliseconds.
  static func parse(_ text: Substring, decimalMark: Character) -> MediaTime? {
    let parts = text.split(separator: decimalMark, omittingEmptySubsequences: false)
    guard parts.count == 2, let milliseconds = number(parts[1], digits: 3...3) else { return nil }
    let fields = parts[0].split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(fields.count) else { return nil }
    let hours = fields.count == 3 ? number(fields[0], digits: 2...6) : 0
    guard let hours, let minutes = number(fields[fields.count - 2], digits: 2...2),
      let seconds = number(fields[fields.count - 1], digits: 2...2), minutes < 60, seconds < 60
    else { return nil }
    return .milliseconds(((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds)
  }

  private static func number(_ digits: Substring, digits count: ClosedRange<Int>) -> Int? {
    guard count.contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(digits)
  }

  /// Reads `from --> to`, with spaces or without, and whatever follows a space behind them.
  static func parseRange(_ line: Substring, decimalMark: Character) -> TimeRange? {
    guard let arrow = line.firstRange(of: "-->") else { return nil }
    let start = line[..<arrow.lowerBound].trimmed
    let end = line[arrow.upperBound...].trimmed.prefix { $0 != " " && $0 != "\t" }
    guard let start = parse(start, decimalMark: decimalMark),
      let end = parse(end, decimalMark: decimalMark), start <= end
    else { return nil }
    return start..<end
  }
}

extension Substring {
  /// Without the spaces and tabs at both ends.
  fileprivate var trimmed: Substring {
    var text = self
    while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return text
  }
}
