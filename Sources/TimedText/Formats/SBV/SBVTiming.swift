internal import Timeline

/// The line with a cue's times, as `0:00:01.000,0:00:03.000`.
struct SBVTiming {
  var inTime: MediaTime
  var outTime: MediaTime
  /// Where the in-time stands.
  var inRange: Range<Int>
  /// Where the out-time stands.
  var outRange: Range<Int>
  /// Whether it is not as YouTube writes it.
  var isOdd: Bool

  /// The times in a line; nothing where it is no such line.
  init?(_ line: Range<Int>, in bytes: [UInt8]) {
    var index = line.lowerBound
    let end = line.upperBound
    var isOdd = false
    func skipBlanks() {
      while index < end, bytes[index].isBlank { (index, isOdd) = (index + 1, true) }
    }
    skipBlanks()
    let start = index
    guard let inTime = Self.time(in: bytes, at: &index, before: end, isOdd: &isOdd) else {
      return nil
    }
    inRange = start..<index
    skipBlanks()
    guard index < end, bytes[index] == UInt8(ascii: ",") else { return nil }
    index += 1
    skipBlanks()
    let stop = index
    guard let outTime = Self.time(in: bytes, at: &index, before: end, isOdd: &isOdd) else {
      return nil
    }
    outRange = stop..<index
    skipBlanks()
    guard index == end else { return nil }
    (self.inTime, self.outTime, self.isOdd) = (inTime, outTime, isOdd)
  }

  /// A time at an index, which is moved behind it.
  private static func time(
    in bytes: [UInt8], at index: inout Int, before end: Int, isOdd: inout Bool
  ) -> MediaTime? {
    var fields: [Int64] = []
    var widths: [Int] = []
    while fields.count < 3 {
      let start = index
      var value: Int64 = 0
      while index < end, bytes[index].isDigit {
        value = min(value * 10 + Int64(bytes[index] - 0x30), 999_999)
        index += 1
      }
      guard index > start else { return nil }
      fields.append(value)
      widths.append(index - start)
      guard fields.count < 3 else { break }
      guard index < end, bytes[index] == UInt8(ascii: ":") else { return nil }
      index += 1
    }
    guard index < end, bytes[index] == UInt8(ascii: ".") else { return nil }
    index += 1
    let start = index
    while index < end, bytes[index].isDigit { index += 1 }
    guard index > start else { return nil }
    var milliseconds: Int64 = 0
    for (place, byte) in bytes[start..<index].prefix(3).enumerated() {
      milliseconds += Int64(byte - 0x30) * [100, 10, 1][place]
    }
    if widths[1] != 2 || widths[2] != 2 || index - start != 3 || fields[1] > 59 || fields[2] > 59 {
      isOdd = true
    }
    return .milliseconds(
      Int(((fields[0] * 60 + fields[1]) * 60 + fields[2]) * 1000 + milliseconds))
  }
}
