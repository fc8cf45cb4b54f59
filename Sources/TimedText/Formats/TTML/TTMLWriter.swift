internal import Timeline

/// Writes a cue as a paragraph.
struct TTMLCueWriter {
  private let prefixes: TTMLPrefixes
  private let agents: [String: String]
  private var text: TTMLTextWriter
  /// The identifiers that are there already: each stands for one thing only.
  private var identifiers: Set<String>

  init(
    prefixes: TTMLPrefixes = TTMLPrefixes(), agents: [String: String],
    identifiers: Set<String> = []
  ) {
    self.prefixes = prefixes
    self.agents = agents
    self.identifiers = identifiers
    text = TTMLTextWriter(prefixes: prefixes, agents: agents)
  }

  /// Writes a cue without the end of its line; says whether all of it could be written.
  mutating func append(_ cue: Cue, region: String?, to out: inout ByteWriter) -> Bool {
    out += "<\(prefixes.element)p"
    if let identifier = cue.identifier, !identifier.isEmpty {
      let name = TTMLIdentifier.encoded(identifier)
      if identifiers.insert(name).inserted { out += " xml:id=\"\(name)\"" }
    }
    out += " begin=\""
    out.append(cue.inTime, decimalMark: UInt8(ascii: "."))
    out += "\" end=\""
    out.append(cue.outTime, decimalMark: UInt8(ascii: "."))
    out += "\""
    if let region { out += " region=\"\(region)\"" }
    if let role = cue.attributes[TTML.roleName], let metadata = prefixes.metadata {
      out += " \(metadata)role=\"\(TTMLEscaping.attribute(role))\""
    }
    var outer = 0
    if let name = cue.text.onlySpeaker, let agent = agents[TTML.agentKey(name)],
      let metadata = prefixes.metadata
    {
      out += " \(metadata)agent=\"\(agent)\""
      outer = 1
    }
    if TTMLEscaping.needsPreserving(cue.text.string) { out += " xml:space=\"preserve\"" }
    let content = text.bytes(of: cue.text, from: cue.inTime, withoutOuter: outer)
    if content.isEmpty {
      out += "/>"
    } else {
      out.append(UInt8(ascii: ">"))
      out += content
      out += "</\(prefixes.element)p>"
    }
    return !text.isIncomplete
  }
}

extension CueText {
  /// Who speaks all of it, where that is what its outermost markup says.
  fileprivate var onlySpeaker: String? {
    guard let first = spans.first, case .voice(let name) = first.markup.kind,
      first.range == 0..<string.utf8.count, spans.dropFirst().allSatisfy({ $0.depth > 0 })
    else { return nil }
    return name
  }
}

/// Writes a whole file: IMSC 1.1's text profile, a paragraph a cue.
struct TTMLWriter {
  private let lineEnding: String
  /// Who speaks, in the order in which they first do, and their identifiers.
  private var speakers: [String] = []
  private var agents: [String: String] = [:]
  /// The settings that cues have, in the order in which they come, and the regions for them.
  private var places: [CueSettings?] = []
  private var regions: [CueSettings?: String] = [:]
  /// The identifiers of cues.
  private var taken: Set<String> = []

  init(_ track: SubtitleTrack, lineEnding: String) {
    self.lineEnding = lineEnding
    for cue in track.cues where cue.hasDetails {
      if let identifier = cue.identifier { taken.insert(TTMLIdentifier.encoded(identifier)) }
    }
    regions[nil] = name("bottom")
    places = [nil]
    for cue in track.cues {
      for span in cue.text.spans {
        if case .voice(let name) = span.markup.kind { addSpeaker(TTML.agentName(name)) }
      }
      let settings = Self.place(of: cue)
      if regions[settings] == nil {
        regions[settings] = name("place-\(places.count)")
        places.append(settings)
      }
    }
  }

  private mutating func addSpeaker(_ name: String) {
    guard !name.isEmpty, agents[TTML.agentKey(name)] == nil else { return }
    speakers.append(name)
    agents[TTML.agentKey(name)] = self.name("speaker-\(speakers.count)")
  }

  /// An identifier that nothing else has.
  private mutating func name(_ wanted: String) -> String {
    var name = wanted
    while !taken.insert(name).inserted { name += "_" }
    return name
  }

  /// Where a cue stands; a region of WebVTT is none of TTML.
  private static func place(of cue: Cue) -> CueSettings? {
    guard cue.hasDetails, var settings = cue.settings else { return nil }
    settings.region = nil
    return settings.isEmpty ? nil : settings
  }

  // MARK: - The file

  mutating func write(_ track: SubtitleTrack, to out: inout ByteWriter) {
    func line(_ depth: Int, _ text: String) {
      out += String(repeating: "  ", count: depth) + text + lineEnding
    }
    let language = TTMLEscaping.attribute(track.language ?? "")
    line(0, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    line(0, "<tt xmlns=\"\(TTMLNames.content)\"")
    line(2, "xmlns:ttp=\"\(TTMLNames.parameter)\"")
    line(2, "xmlns:tts=\"\(TTMLNames.styling)\"")
    line(2, "xmlns:ttm=\"\(TTMLNames.metadata)\"")
    line(2, "ttp:contentProfiles=\"\(TTMLNames.textProfile)\" xml:lang=\"\(language)\">")
    line(1, "<head>")
    let title = track.title?.onOneLine.trimmedOfSpace ?? ""
    if !title.isEmpty || !speakers.isEmpty {
      line(2, "<metadata>")
      if !title.isEmpty { line(3, "<ttm:title>\(TTMLEscaping.attribute(title))</ttm:title>") }
      for speaker in speakers {
        line(3, "<ttm:agent xml:id=\"\(agents[TTML.agentKey(speaker)] ?? "")\" type=\"person\">")
        line(4, "<ttm:name type=\"full\">\(TTMLEscaping.attribute(speaker))</ttm:name>")
        line(3, "</ttm:agent>")
      }
      line(2, "</metadata>")
    }
    line(2, "<layout>")
    for place in places { writeRegion(for: place, line) }
    line(2, "</layout>")
    line(1, "</head>")
    line(1, "<body>")
    line(2, "<div>")
    writeCues(of: track, to: &out)
    out += "    </div>" + lineEnding + "  </body>" + lineEnding + "</tt>" + lineEnding
  }

  private func writeRegion(for place: CueSettings?, _ line: (Int, String) -> Void) {
    let styles = TTMLRegion.styles(for: place).map { " tts:\($0.name)=\"\($0.value)\"" }.joined()
    let start = "<region xml:id=\"\(regions[place] ?? "")\"\(styles)"
    guard let place else { return line(3, start + "/>") }
    line(3, start + ">")
    let note = TTMLRegion.note + WebVTTSettings.text(place)
    line(4, "<ttm:desc>\(TTMLEscaping.attribute(note))</ttm:desc>")
    line(3, "</region>")
  }

  private func writeCues(of track: SubtitleTrack, to out: inout ByteWriter) {
    var writer = TTMLCueWriter(agents: agents)
    var block = track.blocks.startIndex
    for (index, cue) in track.cues.enumerated() {
      while block < track.blocks.endIndex, track.blocks[block].place <= index {
        append(track.blocks[block], to: &out)
        block += 1
      }
      out += "      "
      _ = writer.append(cue, region: regions[Self.place(of: cue)], to: &out)
      out += lineEnding
    }
    for block in track.blocks[block...] { append(block, to: &out) }
  }

  private func append(_ block: TrackBlock, to out: inout ByteWriter) {
    guard case .comment(let text) = block.content else { return }
    out += "      <!-- \(TTMLEscaping.comment(text)) -->" + lineEnding
  }
}
