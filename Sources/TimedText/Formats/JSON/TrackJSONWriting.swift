internal import Timeline

// What Cuelight's own JSON has beside times and text, as it is written.

extension Markup.Kind {
  /// The name, and what else has to be said.
  fileprivate var parts: (name: String, values: [(String, String?)]) {
    switch self {
    case .bold: ("bold", [])
    case .italic: ("italic", [])
    case .underline: ("underline", [])
    case .strikeout: ("strikeout", [])
    case .group: ("group", [])
    case .ruby: ("ruby", [])
    case .rubyText: ("rubyText", [])
    case .voice(let name): ("voice", [("name", name)])
    case .language(let tag): ("language", [("language", tag)])
    case .time: ("time", [])
    case .font(let font):
      (
        "font",
        [
          ("color", font.color), ("background", font.background), ("face", font.face),
          ("size", font.size),
        ]
      )
    case .foreign(let format, let text):
      ("foreign", [("format", format.rawValue), ("text", text)])
    }
  }
}

extension ByteWriter {
  mutating func append(json spans: [CueText.Span]) {
    var list = JSONSeparator()
    self += "["
    for span in spans {
      list.element(in: &self)
      self += "{\"start\":\(span.range.lowerBound),\"end\":\(span.range.upperBound)"
      self += ",\"depth\":\(span.depth),\"kind\":"
      let (name, values) = span.markup.kind.parts
      append(json: name)
      for case (let name, let value?) in values {
        self += ",\"\(name)\":"
        append(json: value)
      }
      if case .time(let time) = span.markup.kind {
        self += ",\"time\":"
        appendSeconds(time)
      }
      if !span.markup.classes.isEmpty {
        self += ",\"classes\":"
        append(json: span.markup.classes)
      }
      self += "}"
    }
    self += "]"
  }

  mutating func append(json strings: [String]) {
    var list = JSONSeparator()
    self += "["
    for string in strings {
      list.element(in: &self)
      append(json: string)
    }
    self += "]"
  }

  mutating func append(json settings: CueSettings) {
    var separator = JSONSeparator()
    func text(_ name: String, _ value: String?, to out: inout ByteWriter) {
      guard let value else { return }
      separator.member(name, in: &out)
      out.append(json: value)
    }
    func number(_ name: String, _ value: Double?, to out: inout ByteWriter) {
      guard let value else { return }
      separator.member(name, in: &out)
      out.append(json: value)
    }
    self += "{"
    text("vertical", settings.vertical?.rawValue, to: &self)
    switch settings.line {
    case .number(let line)?:
      separator.member("snapToLines", in: &self)
      self += "true"
      number("line", line, to: &self)
    case .percentage(let line)?:
      separator.member("snapToLines", in: &self)
      self += "false"
      number("line", line, to: &self)
    case nil: break
    }
    text("lineAlign", settings.lineAlignment?.rawValue, to: &self)
    number("position", settings.position, to: &self)
    text("positionAlign", settings.positionAlignment?.rawValue, to: &self)
    number("size", settings.size, to: &self)
    text("align", settings.alignment?.rawValue, to: &self)
    text("region", settings.region, to: &self)
    self += "}"
  }

  /// Writes attributes: those that keep a member of an object as that member, where they come last
  /// and are JSON, the others in a list.
  mutating func append(
    attributes: [Attribute], separator: inout JSONSeparator, unlike known: [String]
  ) {
    guard !attributes.isEmpty else { return }
    var names = Set(known)
    var start = attributes.endIndex
    while start > attributes.startIndex {
      let attribute = attributes[start - 1]
      guard attribute.name.hasPrefix("json."), JSONScanner.isValue(attribute.value),
        names.insert(String(attribute.name.dropFirst(5))).inserted
      else { break }
      start -= 1
    }
    if start > attributes.startIndex {
      separator.member("attributes", in: &self)
      var list = JSONSeparator()
      self += "["
      for attribute in attributes[..<start] {
        list.element(in: &self)
        self += "{\"name\":"
        append(json: attribute.name)
        self += ",\"value\":"
        append(json: attribute.value)
        self += "}"
      }
      self += "]"
    }
    for attribute in attributes[start...] {
      separator.member(String(attribute.name.dropFirst(5)), in: &self)
      self += attribute.value
    }
  }

  fileprivate mutating func append(json region: CueRegion) {
    self += "{\"id\":"
    append(json: region.identifier)
    for (name, number) in [
      ("width", region.width), ("lines", nil), ("regionAnchorX", region.regionAnchor.x),
      ("regionAnchorY", region.regionAnchor.y), ("viewportAnchorX", region.viewportAnchor.x),
      ("viewportAnchorY", region.viewportAnchor.y),
    ] as [(String, Double?)] {
      self += ",\"\(name)\":"
      if let number { append(json: number) } else { self += String(region.lines) }
    }
    self += ",\"scroll\":\"\(region.scrollsUp ? "up" : "")\"}"
  }
}

extension TrackJSON {
  /// Writes regions and style sheets for whoever wants those, and all blocks in their order with
  /// their places.
  static func appendBlocks(
    _ blocks: [TrackBlock], separator: inout JSONSeparator, to out: inout ByteWriter
  ) {
    guard !blocks.isEmpty else { return }
    let regions = blocks.compactMap { block -> CueRegion? in
      if case .region(let region) = block.content { region } else { nil }
    }
    let sheets = blocks.compactMap { block -> String? in
      if case .styleSheet(let sheet) = block.content { sheet } else { nil }
    }
    if !regions.isEmpty {
      separator.member("regions", in: &out)
      var list = JSONSeparator()
      out += "["
      for region in regions {
        list.element(in: &out)
        out.append(json: region)
      }
      out += "]"
    }
    if !sheets.isEmpty {
      separator.member("styleSheets", in: &out)
      out.append(json: sheets)
    }
    separator.member("blocks", in: &out)
    var list = JSONSeparator()
    var (region, sheet) = (0, 0)
    out += "["
    for block in blocks {
      list.element(in: &out)
      out += "{\"before\":\(block.place),"
      switch block.content {
      case .region:
        out += "\"region\":\(region)"
        region += 1
      case .styleSheet:
        out += "\"styleSheet\":\(sheet)"
        sheet += 1
      case .comment(let text):
        out += "\"comment\":"
        out.append(json: text)
      case .foreign(let format, let text):
        out += "\"format\":\"\(format.rawValue)\",\"text\":"
        out.append(json: text)
      }
      out += "}"
    }
    out += "]"
  }
}
