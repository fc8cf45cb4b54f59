internal import Timeline

/// A time as people and programs write it in tables: `1:02:03.456`, `62:03,456`, `3723.456`.
struct ClockTime {
  /// The time; of a number without colons, in seconds.
  var time: MediaTime
  /// How many numbers stand between colons.
  var fields: UInt8
  /// How many digits follow the decimal mark.
  var decimals: UInt8
  /// The decimal mark.
  var mark = UInt8(ascii: ".")
  /// How many digits the first number has.
  var leadingDigits: UInt8

  /// Whether it is a number that says no unit: seconds, or milliseconds.
  var isWhole: Bool { fields == 1 && decimals == 0 }

  /// The time that some text is; nothing where it is none.
  init?(_ text: ArraySlice<UInt8>) {
    let colon = UInt8(ascii: ":")
    var rest = text
    var leading: Int64 = 0
    fields = 1
    leadingDigits = 0
    while let end = rest.firstIndex(of: colon) {
      guard fields < 3, end > rest.startIndex, end - rest.startIndex <= 9,
        rest[..<end].allSatisfy(\.isDigit)
      else { return nil }
      if fields == 1 { leadingDigits = UInt8(end - rest.startIndex) }
      let number = rest[..<end].reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }
      leading = min(leading * 60 + number, 180_000_000)
      rest = rest[(end + 1)...]
      fields += 1
    }
    decimals = 0
    if let place = rest.firstIndex(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }) {
      mark = rest[place]
      decimals = UInt8(clamping: rest[(place + 1)...].prefix { $0.isDigit }.count)
      guard decimals > 0 else { return nil }
    }
    guard fields == 1 || rest.first?.isDigit == true,
      let seconds = MediaTime(decimal: rest, mark: mark)
    else { return nil }
    if fields == 1 { leadingDigits = UInt8(clamping: rest.prefix { $0.isDigit }.count) }
    guard fields > 1 else {
      time = seconds
      return
    }
    guard seconds < .seconds(1_000_000_000) else { return nil }
    time = .seconds(Int(leading) * 60) + seconds
  }

  /// Another time in the same way of writing, with at least three decimals where it needs any.
  func written(_ time: MediaTime) -> [UInt8] {
    var out = ByteWriter()
    let isWhole = time.ticks.isMultiple(of: MediaTime.ticksPerSecond)
    let decimals = decimals == 0 && isWhole ? 0 : Int(min(9, max(3, decimals)))
    guard fields > 1 else {
      if decimals == 0 {
        out.appendSeconds(time)
      } else {
        out.appendSeconds(time, decimals: decimals)
      }
      return mark == UInt8(ascii: ".")
        ? out.bytes : out.bytes.map { $0 == UInt8(ascii: ".") ? mark : $0 }
    }
    var unit = 1
    for _ in 0..<decimals { unit *= 10 }
    let units = max(0, time.samples(rate: unit))
    let seconds = units / Int64(unit)
    if fields == 3 || seconds >= 3600 {
      out.append(seconds / 3600, width: fields == 3 ? Int(leadingDigits) : 1)
      out.append(UInt8(ascii: ":"))
      out.append(seconds / 60 % 60, width: 2)
    } else {
      out.append(seconds / 60, width: Int(leadingDigits))
    }
    out.append(UInt8(ascii: ":"))
    out.append(seconds % 60, width: 2)
    if decimals > 0 {
      out.append(mark)
      out.append(units % Int64(unit), width: decimals)
    }
    return out.bytes
  }
}
