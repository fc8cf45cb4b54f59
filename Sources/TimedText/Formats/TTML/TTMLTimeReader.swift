internal import Timeline

/// Goes through the characters of a time expression.
struct TTMLTimeReader {
  var bytes: ArraySlice<UInt8>

  /// A run of digits, its value no more than 10¹⁵.
  mutating func number() -> (value: Int64, digits: Int)? {
    var value: Int64 = 0
    var digits = 0
    while let byte = bytes.first, byte.isDigit {
      value = min(value * 10 + Int64(byte - 0x30), 1_000_000_000_000_000)
      digits += 1
      bytes.removeFirst()
    }
    return digits > 0 ? (value, digits) : nil
  }

  /// A fraction behind its point: what it is of a billion, and how many digits it has.
  mutating func fraction() -> (billionths: Int64, digits: Int)? {
    var value: Int64 = 0
    var digits = 0
    while let byte = bytes.first, byte.isDigit {
      if digits < 9 { value = value * 10 + Int64(byte - 0x30) }
      digits += 1
      bytes.removeFirst()
    }
    guard digits > 0 else { return nil }
    for _ in min(digits, 9)..<9 { value *= 10 }
    return (value, digits)
  }

  mutating func skip(_ mark: UInt8) -> Bool {
    guard bytes.first == mark else { return false }
    bytes.removeFirst()
    return true
  }

  /// `hh:mm:ss`, with a fraction or frames behind it or nothing; hours may be missing.
  mutating func clock(_ parameters: TTMLParameters) -> TTMLTime? {
    var fields: [Int64] = []
    var isOdd = false
    repeat {
      guard let (value, digits) = number() else { return nil }
      if fields.isEmpty ? digits < 2 : digits != 2 { isOdd = true }
      fields.append(value)
      // Some programs write a semicolon before frames that are counted with drops.
      if fields.count == 3, skip(UInt8(ascii: ";")) {
        isOdd = true
        guard let (frames, _) = number() else { return nil }
        fields.append(frames)
      }
    } while fields.count < 4 && skip(UInt8(ascii: ":"))
    let frames = fields.count == 4 ? fields.removeLast() : nil
    if fields.count == 2 {
      fields.insert(0, at: 0)
      isOdd = true
    }
    guard fields.count == 3, fields[1] < 60, fields[2] <= 60 else { return nil }
    let seconds = (min(fields[0], 1_000_000) * 60 + fields[1]) * 60 + fields[2]
    if let frames { return timeCode(fields, seconds, frames, parameters, isOdd: isOdd) }
    if parameters.isSMPTE {
      guard bytes.isEmpty else { return nil }
      return timeCode(fields, seconds, 0, parameters, isOdd: isOdd)
    }
    guard !bytes.isEmpty else {
      return TTMLTime(.seconds(Int(seconds)), .clock(digits: 0), isOdd: isOdd)
    }
    if skip(UInt8(ascii: ",")) { isOdd = true } else if !skip(UInt8(ascii: ".")) { return nil }
    guard let (billionths, digits) = fraction(), bytes.isEmpty else { return nil }
    let time = MediaTime.seconds(Int(seconds)) + MediaTime(samples: billionths, rate: 1_000_000_000)
    return TTMLTime(time, .clock(digits: min(digits, 9)), isOdd: isOdd)
  }

  /// A clock's time with frames.
  private mutating func timeCode(
    _ fields: [Int64], _ seconds: Int64, _ frames: Int64, _ parameters: TTMLParameters, isOdd: Bool
  ) -> TTMLTime? {
    var subFrames: Int64?
    if skip(UInt8(ascii: ".")) {
      guard let (value, _) = number(), value < parameters.subFrameRate else { return nil }
      subFrames = value
    }
    guard bytes.isEmpty, frames <= 1_000_000 else { return nil }
    // More frames than a second has are taken as what they would be, and written as they ought to be.
    let isOdd = isOdd || frames >= parameters.frameRate
    let notation = TTMLTime.Notation.frames(hasSubFrames: subFrames != nil)
    guard parameters.isSMPTE else {
      let time =
        MediaTime.seconds(Int(seconds))
        + TTMLTime.time(frames: frames, subFrames: subFrames ?? 0, parameters)
      return TTMLTime(time, notation, isOdd: isOdd)
    }
    // Section 12.3.1, "smpte": the frames that are numbered, less the numbers that are left out.
    let (hours, minutes) = (min(fields[0], 1_000_000), fields[1])
    let dropped: Int64 =
      switch parameters.dropMode {
      case .nonDrop: 0
      case .ntsc: (hours * 54 + minutes - minutes / 10) * 2
      case .pal: (hours * 27 + minutes / 2 - minutes / 20) * 4
      }
    let count = max(0, seconds * parameters.frameRate + frames - dropped)
    return TTMLTime(
      TTMLTime.time(frames: count, subFrames: subFrames ?? 0, parameters), notation, isOdd: isOdd)
  }

  /// A number with a unit.
  mutating func offset(_ parameters: TTMLParameters) -> TTMLTime? {
    guard let (whole, _) = number() else { return nil }
    var part: (billionths: Int64, digits: Int) = (0, 0)
    var isOdd = false
    if bytes.first == UInt8(ascii: ",") { isOdd = true }
    if skip(UInt8(ascii: ".")) || skip(UInt8(ascii: ",")) {
      guard let fraction = fraction() else { return nil }
      part = fraction
    }
    // A number without a unit is one of seconds to players.
    if bytes.isEmpty { isOdd = true }
    guard
      let unit = TTMLTime.Unit(
        rawValue: bytes.isEmpty ? "s" : String(decoding: bytes, as: UTF8.self))
    else { return nil }
    let time: MediaTime
    switch unit {
    case .frames:
      let rate = parameters.framesPerSecond
      let fraction = Double(part.billionths) / 1e9 * Double(rate.denominator)
      time = TTMLTime.sum(
        TTMLTime.time(frames: whole, parameters),
        MediaTime(seconds: fraction / Double(rate.numerator)))
    case .ticks:
      time = TTMLTime.sum(
        min(MediaTime(samples: whole, rate: parameters.tickRate), TTMLTime.longest),
        MediaTime(seconds: Double(part.billionths) / 1e9 / Double(parameters.tickRate)))
    case .hours, .minutes, .seconds, .milliseconds:
      let count = min(whole, TTMLTime.longest.ticks / unit.ticks)
      let fraction = RationalRate(part.billionths, over: 1_000_000_000) ?? .one
      time = MediaTime(ticks: count * unit.ticks) + MediaTime(ticks: unit.ticks) * fraction
    }
    return TTMLTime(time, .offset(unit, digits: min(part.digits, 9)), isOdd: isOdd)
  }
}
