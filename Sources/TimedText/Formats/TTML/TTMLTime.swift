internal import Timeline

/// A time expression (TTML2, section 12.3.1): a clock's time with a fraction or frames, or a number
/// with a unit.
struct TTMLTime {
  /// A unit of an offset.
  enum Unit: String {
    case hours = "h"
    case minutes = "m"
    case seconds = "s"
    case milliseconds = "ms"
    case frames = "f"
    case ticks = "t"
  }

  /// How a time is written.
  enum Notation {
    /// `00:00:01.500`, with so many digits of a fraction.
    case clock(digits: Int)
    /// `00:00:01:12`, or with sub-frames `00:00:01:12.1`.
    case frames(hasSubFrames: Bool)
    /// `1.5s`, with so many digits of a fraction.
    case offset(Unit, digits: Int)
  }

  /// The time.
  var time: MediaTime
  /// How it is written.
  var notation: Notation
  /// Whether it is not quite as TTML has it.
  var isOdd = false

  /// The longest time that is read.
  static let longest = MediaTime.longestInFiles

  /// Two times one after the other, no later than the longest.
  static func sum(_ a: MediaTime, _ b: MediaTime) -> MediaTime { min(a + b, longest) }

  // MARK: - Reading

  /// The time that a text says; nothing where it says none.
  init?(_ text: String, _ parameters: TTMLParameters) {
    let bytes = Array(text.utf8)
    var start = 0, end = bytes.count
    while start < end, bytes[start].isSpace { start += 1 }
    while end > start, bytes[end - 1].isSpace { end -= 1 }
    guard start < end, end - start < 64 else { return nil }
    var reader = TTMLTimeReader(bytes: bytes[start..<end])
    if bytes[start..<end].contains(UInt8(ascii: ":")) {
      guard let clock = reader.clock(parameters) else { return nil }
      self = clock
    } else {
      guard let offset = reader.offset(parameters) else { return nil }
      self = offset
    }
    if end - start < bytes.count { isOdd = true }
  }

  init(_ time: MediaTime, _ notation: Notation, isOdd: Bool) {
    self.time = min(max(.zero, time), Self.longest)
    self.notation = notation
    self.isOdd = isOdd
  }

  /// The time of some frames and sub-frames.
  static func time(
    frames: Int64, subFrames: Int64 = 0, _ parameters: TTMLParameters
  ) -> MediaTime {
    let rate = parameters.framesPerSecond
    let count = frames.multipliedReportingOverflow(by: parameters.subFrameRate)
    let all = count.partialValue.addingReportingOverflow(subFrames)
    let units = all.partialValue.multipliedReportingOverflow(by: rate.denominator)
    guard !count.overflow, !all.overflow, !units.overflow else { return longest }
    return min(
      longest,
      MediaTime(samples: units.partialValue, rate: Int(rate.numerator * parameters.subFrameRate)))
  }

  // MARK: - Writing

  /// A time in a notation, where that can say it exactly; else as a clock's time with milliseconds,
  /// or nothing where the file has time codes only.
  static func text(
    _ time: MediaTime, like notation: Notation, _ parameters: TTMLParameters
  ) -> String? {
    if let exact = exactText(time, like: notation, parameters) { return exact }
    return parameters.isSMPTE ? nil : text(time)
  }

  /// A clock's time with milliseconds.
  static func text(_ time: MediaTime) -> String {
    var out = ByteWriter()
    out.append(time, decimalMark: UInt8(ascii: "."))
    return String(decoding: out.bytes, as: UTF8.self)
  }

  private static func exactText(
    _ time: MediaTime, like notation: Notation, _ parameters: TTMLParameters
  ) -> String? {
    guard time >= .zero, time <= longest else { return nil }
    let second = MediaTime.ticksPerSecond
    switch notation {
    case .clock(let digits):
      guard let fraction = decimals(time.ticks % second, of: second, digits: digits) else {
        return nil
      }
      return clock(time.ticks / second) + fraction
    case .frames(let hasSubFrames):
      return framesText(time, hasSubFrames: hasSubFrames, parameters)
    case .offset(.frames, _):
      let rate = parameters.framesPerSecond
      let count = (time.seconds * Double(rate.numerator) / Double(rate.denominator)).rounded()
      guard let frames = Int64(exactly: count), self.time(frames: frames, parameters) == time else {
        return nil
      }
      return "\(frames)f"
    case .offset(.ticks, _):
      let ticks = time.samples(rate: parameters.tickRate)
      guard MediaTime(samples: ticks, rate: parameters.tickRate) == time else { return nil }
      return "\(ticks)t"
    case .offset(let unit, let digits):
      let size = unit.ticks
      guard let fraction = decimals(time.ticks % size, of: size, digits: digits) else { return nil }
      return "\(time.ticks / size)\(fraction)\(unit.rawValue)"
    }
  }

  private static func framesText(
    _ time: MediaTime, hasSubFrames: Bool, _ parameters: TTMLParameters
  ) -> String? {
    let rate = parameters.framesPerSecond
    let perSecond = Double(rate.numerator) / Double(rate.denominator)
    let second = MediaTime.ticksPerSecond
    let subFrameRate = hasSubFrames ? parameters.subFrameRate : 1
    let rest = parameters.isSMPTE ? time : MediaTime(ticks: time.ticks % second)
    let count = (rest.seconds * perSecond * Double(subFrameRate)).rounded()
    guard parameters.dropMode == .nonDrop, let units = Int64(exactly: count) else { return nil }
    let (frames, subFrames) = units.quotientAndRemainder(dividingBy: subFrameRate)
    guard Self.time(frames: frames, subFrames: subFrames, parameters) == rest else { return nil }
    let seconds = parameters.isSMPTE ? frames / parameters.frameRate : time.ticks / second
    let frame = parameters.isSMPTE ? frames % parameters.frameRate : frames
    guard frame < parameters.frameRate else { return nil }
    return clock(seconds) + ":" + (frame < 10 ? "0" : "") + "\(frame)"
      + (hasSubFrames ? ".\(subFrames)" : "")
  }

  private static func clock(_ seconds: Int64) -> String {
    var out = ByteWriter()
    out.append(seconds / 3600, width: 2)
    out.append(UInt8(ascii: ":"))
    out.appendTwoDigits(seconds / 60 % 60)
    out.append(UInt8(ascii: ":"))
    out.appendTwoDigits(seconds % 60)
    return String(decoding: out.bytes, as: UTF8.self)
  }

  /// A part of a unit as a decimal fraction with its point: with as many digits as before, or up to
  /// six where it takes more.
  private static func decimals(_ part: Int64, of unit: Int64, digits: Int) -> String? {
    var scale: Int64 = 1
    for count in 0...max(digits, 6) {
      if count >= digits, part * scale % unit == 0 {
        guard count > 0 else { return "" }
        let number = String(part * scale / unit)
        return "." + String(repeating: "0", count: count - number.utf8.count) + number
      }
      guard scale <= Int64.max / 10 / max(part, 1) else { return nil }
      scale *= 10
    }
    return nil
  }
}

extension TTMLTime.Unit {
  /// How many ticks of media time it has, where that does not depend on the file.
  var ticks: Int64 {
    switch self {
    case .hours: 3600 * MediaTime.ticksPerSecond
    case .minutes: 60 * MediaTime.ticksPerSecond
    case .milliseconds: MediaTime.ticksPerSecond / 1000
    case .seconds, .frames, .ticks: MediaTime.ticksPerSecond
    }
  }
}
