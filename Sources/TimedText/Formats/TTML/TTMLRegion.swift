/// A region of TTML (section 11.1.2), and WebVTT's settings of the cues in it.
struct TTMLRegion {
  /// The box in per cent of the picture: from the left, from the top, its width, its height.
  struct Box: Hashable {
    var x = 0.0
    var y = 0.0
    var width = 100.0
    var height = 100.0

    var isCentred: Bool {
      abs(x + width / 2 - 50) < 0.01 && abs(y + height / 2 - 50) < 0.01
    }
  }

  /// What in a region of our own tells the settings that it was made for.
  static let note = "WebVTT:"

  /// What the region says, its own styles and those that it refers to.
  var styles: TTMLStyles = [:]
  /// What is told of it.
  var description = ""

  // MARK: - Reading

  /// The settings of cues that stand in the region, or in none, with the text aligned so.
  ///
  /// A box in the middle of the picture with the text at the bottom of it, centred, is how subtitles
  /// usually stand: it leaves all to the player.
  static func settings(
    _ region: TTMLRegion?, textAlign: String?, _ parameters: TTMLParameters
  ) -> CueSettings? {
    let alignment = textAlign ?? (region == nil ? "center" : "start")
    guard let region, region.hasPlace || textAlign != nil else {
      var settings = CueSettings()
      if alignment != "center", textAlign != nil { settings.alignment = .init(rawValue: alignment) }
      return settings.isEmpty ? nil : settings
    }
    if let settings = region.notedSettings { return settings.isEmpty ? nil : settings }
    let box = region.box(parameters)
    let display = region.styles["displayAlign"] ?? "before"
    let vertical: CueSettings.Vertical? =
      switch region.styles["writingMode"] {
      case "tbrl", "tb": .growingLeft
      case "tblr": .growingRight
      default: nil
      }
    if vertical == nil, display == "after", alignment == "center", box.isCentred { return nil }
    var settings = CueSettings()
    settings.vertical = vertical
    settings.alignment = CueSettings.TextAlignment(rawValue: alignment)
    // Along the lines, and across them.
    let (start, length) = vertical == nil ? (box.x, box.width) : (box.y, box.height)
    let (edge, depth) = vertical == nil ? (box.y, box.height) : (box.x, box.width)
    switch settings.alignment {
    case .center?, nil:
      settings.position = start + length / 2
      settings.positionAlignment = .center
    case .start?, .left?:
      settings.position = start
      settings.positionAlignment = .lineLeft
    case .end?, .right?:
      settings.position = start + length
      settings.positionAlignment = .lineRight
    }
    settings.size = length
    // Where lines grow to the left, the first one is at the right.
    let begins = vertical == .growingLeft ? "after" : "before"
    if display == "center" {
      settings.line = .percentage(edge + depth / 2)
      settings.lineAlignment = .center
    } else if display == begins {
      settings.line = .percentage(edge)
      settings.lineAlignment = .start
    } else {
      settings.line = .percentage(edge + depth)
      settings.lineAlignment = .end
    }
    return settings.clamped
  }

  /// Whether the region says where it is.
  private var hasPlace: Bool {
    ["origin", "extent", "position", "displayAlign", "writingMode", "textAlign"].contains {
      styles[$0] != nil
    }
  }

  /// The settings that it was made for, if it is as it was made.
  private var notedSettings: CueSettings? {
    guard description.hasPrefix(Self.note) else { return nil }
    let text = Array(description.dropFirst(Self.note.count).utf8)
    let (settings, unknown) = WebVTTSettings.cue(text[...], regions: [])
    guard unknown.isEmpty else { return nil }
    let made = TTMLRegion.styles(for: settings)
    return made.allSatisfy { styles[$0.name] == $0.value } ? settings : nil
  }

  private func box(_ parameters: TTMLParameters) -> Box {
    var box = Box()
    if let size = lengths("extent", parameters) { (box.width, box.height) = size }
    if let origin = lengths("origin", parameters) {
      (box.x, box.y) = origin
    } else if let position = styles["position"] {
      (box.x, box.y) = Self.origin(position, of: box)
    }
    if box.width <= 0 || box.height <= 0 { return Box() }
    return box
  }

  /// Two lengths in per cent of the picture.
  private func lengths(_ name: String, _ parameters: TTMLParameters) -> (Double, Double)? {
    guard let words = styles[name]?.split(separator: " "), words.count == 2,
      let x = Self.part(
        words[0], pixels: parameters.extent?.width, cells: parameters.cells.columns),
      let y = Self.part(words[1], pixels: parameters.extent?.height, cells: parameters.cells.rows)
    else { return nil }
    return (x, y)
  }

  private static func part(_ word: Substring, pixels: Double?, cells: Double) -> Double? {
    func number(_ unit: String) -> Double? {
      guard word.hasSuffix(unit), let number = Double(word.dropLast(unit.utf8.count)),
        number.isFinite, abs(number) < 1_000_000
      else { return nil }
      return number
    }
    if let part = number("%") ?? number("rw") ?? number("rh") { return part }
    if let count = number("px") { return pixels.map { count * 100 / $0 } }
    return number("c").map { $0 * 100 / cells }
  }

  /// Where a box stands whose place is told by words or parts of what is left (section 10.2.34).
  private static func origin(_ position: String, of box: Box) -> (Double, Double) {
    var (across, down) = (50.0, 50.0)
    var isAcross = true
    for word in position.split(separator: " ").prefix(2) {
      switch word {
      case "left": across = 0
      case "right": across = 100
      case "top": down = 0
      case "bottom": down = 100
      case "center": break
      default:
        guard let part = part(word, pixels: nil, cells: 100) else { continue }
        if isAcross { across = part } else { down = part }
      }
      isAcross = false
    }
    return ((100 - box.width) * across / 100, (100 - box.height) * down / 100)
  }

  // MARK: - Writing

  /// The styles of a region for cues with settings, in the order in which they are written.
  static func styles(for settings: CueSettings?) -> [(name: String, value: String)] {
    guard let settings else {
      return [
        ("origin", "10% 10%"), ("extent", "80% 80%"), ("displayAlign", "after"),
        ("textAlign", "center"),
      ]
    }
    let (start, length) = span(of: settings)
    let (edge, depth, display) = depth(of: settings)
    let isVertical = settings.vertical != nil
    func pair(_ along: Double, _ across: Double) -> String {
      let (x, y) = isVertical ? (across, along) : (along, across)
      return "\(written(x))% \(written(y))%"
    }
    var styles = [
      ("origin", pair(start, edge)), ("extent", pair(length, depth)), ("displayAlign", display),
      ("textAlign", (settings.alignment ?? .center).rawValue),
    ]
    if let vertical = settings.vertical {
      styles.append(("writingMode", vertical == .growingLeft ? "tbrl" : "tblr"))
    }
    return styles
  }

  private static func written(_ number: Double) -> String {
    WebVTTSettings.written((number * 100).rounded() / 100)
  }

  /// Where the box begins along the lines, and how long it is, by WebVTT's rules for the size of a
  /// cue's box (section 7.2, "the maximum size").
  private static func span(of settings: CueSettings) -> (Double, Double) {
    let usual: (Double, CueSettings.PositionAlignment) =
      switch settings.alignment {
      case .start?, .left?: (0, .lineLeft)
      case .end?, .right?: (100, .lineRight)
      case .center?, nil: (50, .center)
      }
    let position = min(max(0, settings.position ?? usual.0), 100)
    let alignment = settings.positionAlignment ?? usual.1
    let most: Double =
      switch alignment {
      case .lineLeft: 100 - position
      case .lineRight: position
      case .center: 2 * min(position, 100 - position)
      }
    let length = max(1, min(max(0, settings.size ?? 100), most))
    let start: Double =
      switch alignment {
      case .lineLeft: position
      case .lineRight: position - length
      case .center: position - length / 2
      }
    return (min(max(0, start), 100 - length), length)
  }

  /// Where the box begins across the lines, how deep it is, and where in it the lines stand.
  private static func depth(of settings: CueSettings) -> (Double, Double, String) {
    let growsLeft = settings.vertical == .growingLeft
    let (first, last) = growsLeft ? ("after", "before") : ("before", "after")
    var part: Double
    var alignment = settings.lineAlignment ?? .start
    switch settings.line {
    case nil: return (10, 80, "after")
    case .percentage(let percentage)?: part = percentage
    case .number(let number)?:
      // A line is a fifteenth of the height, a cell's row.
      part = number < 0 ? 100 + (number + 1) * 100 / 15 : number * 100 / 15
      if number < 0 { alignment = .end }
    }
    part = min(max(0, part), 100)
    switch alignment {
    case .start:
      let edge = min(part, 90)
      return (edge, 100 - edge, first)
    case .center:
      let depth = max(10, 2 * min(part, 100 - part))
      return (min(max(0, part - depth / 2), 100 - depth), depth, "center")
    case .end:
      let depth = max(part, 10)
      // Not the whole picture: that is how subtitles usually stand.
      return depth > 99 ? (50, 50, last) : (0, depth, last)
    }
  }
}

extension CueSettings {
  /// The settings with all parts from 0 to 100, as WebVTT has them, and two digits behind the point.
  fileprivate var clamped: CueSettings {
    func part(_ number: Double) -> Double { (min(max(0, number), 100) * 100).rounded() / 100 }
    var settings = self
    settings.position = position.map(part)
    settings.size = size.map(part)
    if case .percentage(let number)? = line { settings.line = .percentage(part(number)) }
    return settings
  }
}
