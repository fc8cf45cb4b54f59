/// The settings of cues and regions, by the steps of "parse the WebVTT cue settings" and "collect
/// WebVTT region settings".
enum WebVTTSettings {
  /// The settings in what follows a cue's times, and those that mean nothing, in a file with
  /// regions of some identifiers.
  static func cue(
    _ bytes: ArraySlice<UInt8>, regions: Set<String>
  ) -> (CueSettings, unknown: [Range<Int>]) {
    var settings = CueSettings()
    var unknown: [Range<Int>] = []
    for word in words(of: bytes) {
      guard let (name, value) = pair(bytes[word]), set(name, value, in: &settings, regions: regions)
      else {
        unknown.append(word)
        continue
      }
    }
    return (settings, unknown)
  }

  private static func set(
    _ name: Substring, _ value: Substring, in settings: inout CueSettings, regions: Set<String>
  ) -> Bool {
    switch name {
    case "region":
      settings.region = regions.contains(String(value)) ? String(value) : nil
      return settings.region != nil
    case "vertical":
      let vertical = CueSettings.Vertical(rawValue: String(value))
      settings.vertical = vertical ?? settings.vertical
      // What stands at a place of its own leaves the region that it was put into before.
      if settings.vertical != nil { settings.region = nil }
      return vertical != nil
    case "line":
      let (place, alignment) = halves(of: value)
      guard let line = line(place) else { return false }
      if let alignment {
        guard let known = CueSettings.LineAlignment(rawValue: String(alignment)) else {
          return false
        }
        settings.lineAlignment = known
      }
      settings.line = line
      settings.region = nil
    case "position":
      let (place, alignment) = halves(of: value)
      guard let position = percentage(place) else { return false }
      if let alignment {
        guard let known = CueSettings.PositionAlignment(rawValue: String(alignment)) else {
          return false
        }
        settings.positionAlignment = known
      }
      settings.position = position
    case "size":
      guard let size = percentage(value) else { return false }
      settings.size = size
      if size != 100 { settings.region = nil }
    case "align":
      guard let alignment = CueSettings.TextAlignment(rawValue: String(value)) else { return false }
      settings.alignment = alignment
    default: return false
    }
    return true
  }

  /// A region from the lines of its block.
  static func region(_ bytes: ArraySlice<UInt8>) -> CueRegion {
    var region = CueRegion(identifier: "")
    for word in words(of: bytes) {
      guard let (name, value) = pair(bytes[word]) else { continue }
      switch name {
      case "id": region.identifier = String(value)
      case "width": region.width = percentage(value) ?? region.width
      case "lines":
        if value.utf8.allSatisfy(\.isDigit) { region.lines = Int(value) ?? region.lines }
      case "regionanchor": region.regionAnchor = point(value) ?? region.regionAnchor
      case "viewportanchor": region.viewportAnchor = point(value) ?? region.viewportAnchor
      case "scroll": if value == "up" { region.scrollsUp = true }
      default: break
      }
    }
    return region
  }

  private static func words(of bytes: ArraySlice<UInt8>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    for index in bytes.indices {
      if !bytes[index].isSpace {
        start = start ?? index
      } else if let begin = start {
        words.append(begin..<index)
        start = nil
      }
    }
    if let start { words.append(start..<bytes.endIndex) }
    return words
  }

  private static func pair(_ word: ArraySlice<UInt8>) -> (Substring, Substring)? {
    let text = String(decoding: word, as: UTF8.self)
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), colon > text.startIndex else {
      return nil
    }
    let value = text[text.utf8.index(after: colon)...]
    return value.isEmpty ? nil : (text[..<colon], value)
  }

  private static func halves(of value: Substring) -> (Substring, Substring?) {
    guard let comma = value.utf8.firstIndex(of: UInt8(ascii: ",")) else { return (value, nil) }
    return (value[..<comma], value[value.utf8.index(after: comma)...])
  }

  private static func line(_ text: Substring) -> CueSettings.Line? {
    if text.hasSuffix("%") { return percentage(text).map { .percentage($0) } }
    let digits = text.hasPrefix("-") ? text.dropFirst() : text
    return number(digits).map { .number(text.hasPrefix("-") && $0 != 0 ? -$0 : $0) }
  }

  private static func point(_ text: Substring) -> CueRegion.Point? {
    let (x, y) = halves(of: text)
    guard let x = percentage(x), let y = y.flatMap(percentage) else { return nil }
    return CueRegion.Point(x: x, y: y)
  }

  /// A number from 0 to 100 with a percent sign.
  private static func percentage(_ text: Substring) -> Double? {
    guard text.hasSuffix("%"), let number = number(text.dropLast()), number <= 100 else {
      return nil
    }
    return number
  }

  /// Digits, with or without a point and more digits; nothing for a number that is too large to hold.
  private static func number(_ text: Substring) -> Double? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) }), let number = Double(text)
    else { return nil }
    return number.isFinite ? number : nil
  }

  // MARK: - Writing

  /// The settings as a cue's times have them behind them, with a space before each.
  static func text(_ settings: CueSettings) -> String {
    var text = ""
    if let vertical = settings.vertical { text += " vertical:\(vertical.rawValue)" }
    switch settings.line {
    case .number(let number)?: text += " line:\(written(number))"
    case .percentage(let part)?: text += " line:\(written(part))%"
    case nil: break
    }
    if settings.line != nil, let alignment = settings.lineAlignment {
      text += ",\(alignment.rawValue)"
    }
    if let position = settings.position {
      text += " position:\(written(position))%"
      if let alignment = settings.positionAlignment { text += ",\(alignment.rawValue)" }
    }
    if let size = settings.size { text += " size:\(written(size))%" }
    if let alignment = settings.alignment { text += " align:\(alignment.rawValue)" }
    if let region = settings.region { text += " region:\(region)" }
    return text
  }

  /// The lines of a region's block behind its first one.
  static func lines(of region: CueRegion) -> [String] {
    let usual = CueRegion(identifier: "")
    var lines = ["id:\(region.identifier)"]
    if region.width != usual.width { lines.append("width:\(written(region.width))%") }
    if region.lines != usual.lines { lines.append("lines:\(region.lines)") }
    for (name, point, other) in [
      ("regionanchor", region.regionAnchor, usual.regionAnchor),
      ("viewportanchor", region.viewportAnchor, usual.viewportAnchor),
    ] where point != other {
      lines.append("\(name):\(written(point.x))%,\(written(point.y))%")
    }
    if region.scrollsUp { lines.append("scroll:up") }
    return lines
  }

  /// A number without an exponent and without a point that it does not need.
  static func written(_ number: Double) -> String {
    if let whole = Int64(exactly: number) { return String(whole) }
    let text = "\(number)"
    guard text.contains("e") else { return text }
    return "\((number * 1_000_000).rounded() / 1_000_000)"
  }
}
