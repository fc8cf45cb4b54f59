internal import Timeline

// What Cuelight's own JSON has beside times and text, as it is read.

extension JSONScanner {
  /// The elements of a list that are strings.
  mutating func strings() throws(SubtitleParseError) -> [String] {
    var strings: [String] = []
    try forEachElement(UInt8(ascii: "\"")) { scanner throws(SubtitleParseError) in
      strings.append(try scanner.string())
    }
    return strings
  }

  /// Goes through the elements of a list that begin with a byte, and passes over the others.
  private mutating func forEachElement(
    _ first: UInt8, _ body: (inout JSONScanner) throws(SubtitleParseError) -> Void
  ) throws(SubtitleParseError) {
    guard try peek() == UInt8(ascii: "[") else {
      repairs.note(position, "not a list: it is passed over")
      try value()
      return
    }
    try beginArray()
    var isFirst = true
    while try nextElement(&isFirst) {
      if try peek() == first { try body(&self) } else { try value() }
    }
  }

  /// Goes through the members of an object; what is none is passed over.
  private mutating func forEachMember(
    _ body: (inout JSONScanner, String) throws(SubtitleParseError) -> Void
  ) throws(SubtitleParseError) {
    guard try peek() == UInt8(ascii: "{") else {
      try value()
      return
    }
    try beginObject()
    var isFirst = true
    while let name = try nextMember(&isFirst) { try body(&self, name) }
  }

  /// Attributes, in their order.
  mutating func attributes() throws(SubtitleParseError) -> [Attribute] {
    var attributes: [Attribute] = []
    try forEachElement(UInt8(ascii: "{")) { scanner throws(SubtitleParseError) in
      var attribute = Attribute("", "")
      try scanner.forEachMember { scanner, name throws(SubtitleParseError) in
        switch name {
        case "name": attribute.name = try scanner.stringIfAny() ?? ""
        case "value": attribute.value = try scanner.stringIfAny() ?? ""
        default: try scanner.value()
        }
      }
      attributes.append(attribute)
    }
    return attributes
  }

  /// The times that whisper.cpp gives a segment, `{"from": 0, "to": 1500}`.
  mutating func whisperTimes(
    areMilliseconds: Bool
  ) throws(SubtitleParseError) -> (from: JSONCue.Time?, to: JSONCue.Time?) {
    var times: (from: JSONCue.Time?, to: JSONCue.Time?)
    try forEachMember { scanner, name throws(SubtitleParseError) in
      let range = try scanner.value()
      let isQuoted = scanner.bytes[range.lowerBound] == UInt8(ascii: "\"")
      let inside = isQuoted ? range.lowerBound + 1..<range.upperBound - 1 : range
      let number = ClockTime(scanner.bytes[inside])?.time
      let time = areMilliseconds ? number.map { $0 / 1000 } : number
      switch name {
      case "from": times.from = time.map { ($0, range) }
      case "to": times.to = time.map { ($0, range) }
      default: break
      }
    }
    return times
  }

  /// The language that whisper.cpp found, `{"language": "en"}`.
  mutating func whisperLanguage() throws(SubtitleParseError) -> String? {
    var language: String?
    try forEachMember { scanner, name throws(SubtitleParseError) in
      if name == "language" {
        language = try scanner.stringIfAny()
      } else {
        try scanner.value()
      }
    }
    return language
  }

  /// Settings, with the members of the DOM's VTTCue.
  mutating func settings() throws(SubtitleParseError) -> CueSettings {
    var settings = CueSettings()
    var line: Double?
    var snapsToLines = true
    try forEachMember { scanner, name throws(SubtitleParseError) in
      switch name {
      case "vertical": settings.vertical = try scanner.oneOf(CueSettings.Vertical.init(rawValue:))
      case "snapToLines": snapsToLines = try scanner.raw() != "false"
      case "line": line = try scanner.numberIfAny()
      case "lineAlign":
        settings.lineAlignment = try scanner.oneOf(CueSettings.LineAlignment.init(rawValue:))
      case "position": settings.position = try scanner.numberIfAny()
      case "positionAlign":
        settings.positionAlignment = try scanner.oneOf(
          CueSettings.PositionAlignment.init(rawValue:))
      case "size": settings.size = try scanner.numberIfAny()
      case "align":
        settings.alignment = try scanner.oneOf(CueSettings.TextAlignment.init(rawValue:))
      case "region": settings.region = try scanner.stringIfAny()
      default:
        scanner.repairs.note(scanner.position, "setting “\(name)” means nothing")
        try scanner.value()
      }
    }
    settings.line = line.map { snapsToLines ? .number($0) : .percentage($0) }
    return settings
  }

  /// A value of a few; nothing where it is another.
  private mutating func oneOf<Value>(
    _ value: (String) -> Value?
  ) throws(SubtitleParseError) -> Value? {
    try stringIfAny().flatMap(value)
  }

  /// A whole number; nothing where it is none that can be held.
  private mutating func integer() throws(SubtitleParseError) -> Int? { Int(try raw()) }

  /// Regions, with the members of the DOM's VTTRegion.
  mutating func regions() throws(SubtitleParseError) -> [CueRegion] {
    var regions: [CueRegion] = []
    try forEachElement(UInt8(ascii: "{")) { scanner throws(SubtitleParseError) in
      var region = CueRegion(identifier: "")
      try scanner.forEachMember { scanner, name throws(SubtitleParseError) in
        switch name {
        case "id": region.identifier = try scanner.stringIfAny() ?? ""
        case "width": region.width = try scanner.numberIfAny() ?? region.width
        case "lines": region.lines = try scanner.integer() ?? region.lines
        case "regionAnchorX":
          region.regionAnchor.x = try scanner.numberIfAny() ?? region.regionAnchor.x
        case "regionAnchorY":
          region.regionAnchor.y = try scanner.numberIfAny() ?? region.regionAnchor.y
        case "viewportAnchorX":
          region.viewportAnchor.x = try scanner.numberIfAny() ?? region.viewportAnchor.x
        case "viewportAnchorY":
          region.viewportAnchor.y = try scanner.numberIfAny() ?? region.viewportAnchor.y
        case "scroll": region.scrollsUp = try scanner.stringIfAny() == "up"
        default: try scanner.value()
        }
      }
      regions.append(region)
    }
    return regions
  }

  /// What stands between cues.
  mutating func blocks() throws(SubtitleParseError) -> [JSONBlock] {
    var blocks: [JSONBlock] = []
    try forEachElement(UInt8(ascii: "{")) { scanner throws(SubtitleParseError) in
      var block = JSONBlock()
      var format: SubtitleFormat?
      var text: String?
      try scanner.forEachMember { scanner, name throws(SubtitleParseError) in
        switch name {
        case "before": block.place = try scanner.integer() ?? 0
        case "region": block.content = try scanner.integer().map { .region($0) }
        case "styleSheet": block.content = try scanner.integer().map { .styleSheet($0) }
        case "comment":
          block.content = try scanner.stringIfAny().map { .other(.comment($0)) }
        case "format": format = try scanner.oneOf(SubtitleFormat.init(rawValue:))
        case "text": text = try scanner.stringIfAny()
        default: try scanner.value()
        }
      }
      if let format, let text { block.content = .other(.foreign(format, text)) }
      blocks.append(block)
    }
    return blocks
  }

  /// Markup; nothing where some of it is none that is known.
  mutating func spans() throws(SubtitleParseError) -> [CueText.Span]? {
    var spans: [CueText.Span] = []
    var isKnown = true
    try forEachElement(UInt8(ascii: "{")) { scanner throws(SubtitleParseError) in
      var (start, end, depth) = (0, 0, 0)
      var kind = "", parts: [String: String] = [:], classes: [String] = [], time = MediaTime.zero
      try scanner.forEachMember { scanner, name throws(SubtitleParseError) in
        switch name {
        case "start": start = try scanner.integer() ?? -1
        case "end": end = try scanner.integer() ?? -1
        case "depth": depth = try scanner.integer() ?? -1
        case "kind": kind = try scanner.stringIfAny() ?? ""
        case "classes": classes = try scanner.strings()
        case "time": time = try scanner.time()?.time ?? .zero
        default: parts[name] = try scanner.stringIfAny()
        }
      }
      guard start >= 0, end >= start, let kind = Markup.Kind(kind, time: time, parts: parts) else {
        isKnown = false
        return
      }
      spans.append(CueText.Span(start..<end, depth: depth, Markup(kind, classes: classes)))
    }
    return isKnown ? spans : nil
  }
}

extension Markup.Kind {
  /// The kind of a name.
  fileprivate init?(_ name: String, time: MediaTime, parts: [String: String]) {
    switch name {
    case "bold": self = .bold
    case "italic": self = .italic
    case "underline": self = .underline
    case "strikeout": self = .strikeout
    case "group": self = .group
    case "ruby": self = .ruby
    case "rubyText": self = .rubyText
    case "voice": self = .voice(parts["name"] ?? "")
    case "language": self = .language(parts["language"] ?? "")
    case "time": self = .time(time)
    case "font":
      self = .font(
        Markup.Font(
          color: parts["color"], background: parts["background"], face: parts["face"],
          size: parts["size"]))
    case "foreign":
      guard let format = parts["format"].flatMap(SubtitleFormat.init(rawValue:)) else { return nil }
      self = .foreign(format, parts["text"] ?? "")
    default: return nil
    }
  }
}
