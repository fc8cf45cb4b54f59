internal import Timeline

/// The line with a cue's times, as forgivingly as players read it: a point for the comma, fields of
/// one digit, hours left out, coordinates behind.
struct SubRipTiming {
  var inTime: MediaTime
  var outTime: MediaTime
  /// Where the in-time stands.
  var inRange: Range<Int>
  /// Where the out-time stands.
  var outRange: Range<Int>
  /// Where something follows the out-time.
  var rest: Range<Int>
  /// Whether it is not as the SubRip program writes it.
  var isOdd: Bool

  /// The times in a line; nothing where it is no such line.
  ///
  /// Wide digits and colons, as East Asian keyboards type them, are as good as the usual ones.
  init?(_ line: Range<Int>, in bytes: Span<UInt8>) {
    if let timing = Self(usual: line, in: bytes) {
      self = timing
    } else if let (narrow, places) = Self.narrowed(line, in: bytes),
      let timing = Self(usual: narrow.indices, in: narrow.span)
    {
      self = timing
      isOdd = true
      inRange = places[inRange.lowerBound]..<places[inRange.upperBound]
      outRange = places[outRange.lowerBound]..<places[outRange.upperBound]
      rest = places[rest.lowerBound]..<line.upperBound
    } else {
      return nil
    }
  }

  /// A line with the usual characters for wide ones (U+FF01 to U+FF5E) but those of arrows, and where each byte of it, and
  /// its end, stood; nothing where it has none.
  private static func narrowed(_ line: Range<Int>, in bytes: Span<UInt8>) -> ([UInt8], [Int])? {
    guard line.count < 200, bytes.extracting(line).contains((0xEF, 0xEF, 0xEF, 0xEF)) else {
      return nil
    }
    var narrow: [UInt8] = []
    var places: [Int] = []
    var index = line.lowerBound
    while index < line.upperBound {
      places.append(index)
      let isWide = bytes[index] == 0xEF && index + 2 < line.upperBound
      switch (isWide, isWide ? bytes[index + 1] : 0) {
      case (true, 0xBC) where bytes[index + 2] >= 0x81 && ![0x8D, 0x9E].contains(bytes[index + 2]):
        narrow.append(bytes[index + 2] - 0x60)
      case (true, 0xBD) where bytes[index + 2] <= 0x9E: narrow.append(bytes[index + 2] - 0x20)
      default:
        narrow.append(bytes[index])
        index += 1
        continue
      }
      index += 3
    }
    return (narrow, places + [line.upperBound])
  }

  /// The times in a line without wide characters.
  private init?(usual line: Range<Int>, in bytes: Span<UInt8>) {
    var index = line.lowerBound
    let end = line.upperBound
    while index < end, bytes[index].isBlank { index += 1 }
    // Most lines are text: they are told by their first letter.
    guard index < end, bytes[index].isDigit else { return nil }
    var isOdd = false
    guard let (start, startRange) = Self.time(in: bytes, at: &index, before: end, isOdd: &isOdd)
    else { return nil }
    let gap = index
    while index < end, bytes[index].isBlank { index += 1 }
    // Two hyphens and an angle bracket; some programs write one hyphen, some three, and word
    // processors make a dash of two.
    let arrow = index
    while index < end, bytes[index] == UInt8(ascii: "-") { index += 1 }
    if index + 3 < end, bytes[index] == 0xE2, bytes[index + 1] == 0x80,
      (0x90...0x95).contains(bytes[index + 2])
    {
      index += 3
    }
    guard (1...3).contains(index - arrow), index < end, bytes[index] == UInt8(ascii: ">") else {
      return nil
    }
    index += 1
    let afterArrow = index
    while index < end, bytes[index].isBlank { index += 1 }
    if afterArrow - arrow != 3 || arrow - gap != 1 || index - afterArrow != 1 { isOdd = true }
    guard let (stop, stopRange) = Self.time(in: bytes, at: &index, before: end, isOdd: &isOdd)
    else { return nil }
    (inTime, outTime, inRange, outRange) = (start, stop, startRange, stopRange)
    rest = index..<end
    self.isOdd = isOdd
  }

  /// A time of two to four numbers with anything between them that a file may have there.
  private static func time(
    in bytes: Span<UInt8>, at index: inout Int, before end: Int, isOdd: inout Bool
  ) -> (MediaTime, Range<Int>)? {
    let start = index
    if let time = usualTime(in: bytes, at: &index, before: end) { return (time, start..<index) }
    isOdd = true
    var fields: [Int64] = []
    var fraction: Int64?
    while fields.count < 4 {
      guard let (number, digits) = number(in: bytes, at: &index, before: end) else { break }
      if fraction == -1 {
        fraction = milliseconds(number, digits: digits)
        break
      }
      fields.append(number)
      var next = index
      while next < end, bytes[next].isBlank { next += 1 }
      guard next < end else { break }
      let mark = bytes[next]
      if mark == UInt8(ascii: ":") {
        index = next + 1
      } else if mark == UInt8(ascii: ",") || mark == UInt8(ascii: "."), fields.count > 1 {
        index = next + 1
        fraction = -1
      } else {
        break
      }
      while index < end, bytes[index].isBlank { index += 1 }
    }
    // With colons all through, four numbers end in milliseconds.
    if fields.count == 4, fraction == nil { fraction = fields.removeLast() }
    guard (2...3).contains(fields.count), fields.allSatisfy({ $0 < 1_000_000 }) else { return nil }
    let seconds = fields.reduce(0) { $0 * 60 + $1 }
    let milliseconds = max(0, fraction ?? 0)
    return (MediaTime.milliseconds(Int(seconds * 1000 + milliseconds)), start..<index)
  }

  /// A time as nearly all are written: 00:00:00,000, or with more digits from a hundred hours on.
  private static func usualTime(
    in bytes: Span<UInt8>, at index: inout Int, before end: Int
  ) -> MediaTime? {
    var colon = index + 2
    while colon < end, colon < index + 6, bytes[colon].isDigit { colon += 1 }
    let stop = colon + 10
    guard stop <= end, stop == end || !bytes[stop].isDigit else { return nil }
    let rest = bytes.extracting(colon..<colon + 10)
    guard rest[0] == UInt8(ascii: ":"), rest[3] == UInt8(ascii: ":"), rest[6] == UInt8(ascii: ",")
    else { return nil }
    var largest: UInt8 = 0
    func digit(_ byte: UInt8) -> Int {
      let value = byte &- 0x30
      largest = max(largest, value)
      return Int(value)
    }
    var hours = 0
    for place in index..<colon { hours = hours * 10 + digit(bytes[place]) }
    let minutes = digit(rest[1]) * 10 + digit(rest[2])
    let seconds = digit(rest[4]) * 10 + digit(rest[5])
    let fraction = (digit(rest[7]) * 10 + digit(rest[8])) * 10 + digit(rest[9])
    guard largest <= 9, minutes < 60, seconds < 60, colon == index + 2 || bytes[index] != 0x30
    else { return nil }
    index = stop
    return .milliseconds(((hours * 60 + minutes) * 60 + seconds) * 1000 + fraction)
  }

  private static func number(
    in bytes: Span<UInt8>, at index: inout Int, before end: Int
  ) -> (Int64, digits: Int)? {
    let start = index
    var number: Int64 = 0
    while index < end, bytes[index].isDigit, index - start < 12 {
      number = number * 10 + Int64(bytes[index] - 0x30)
      index += 1
    }
    return index > start ? (number, index - start) : nil
  }

  /// A fraction of so many digits in milliseconds, rounded down.
  private static func milliseconds(_ number: Int64, digits: Int) -> Int64 {
    var (number, digits) = (number, digits)
    while digits < 3 { (number, digits) = (number * 10, digits + 1) }
    while digits > 3 { (number, digits) = (number / 10, digits - 1) }
    return number
  }
}
