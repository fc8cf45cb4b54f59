internal import Timeline

extension SubtitleTrack {
  /// The track with what a script's styles and tags say of each cue as markup and settings, for
  /// formats that have no such styles.
  ///
  /// The style that most cues have is the usual look; what others have beside it becomes markup.
  /// Drawings without words, and words that cannot be seen, are left out, or stay as they are.
  ///
  /// - Returns: The track, and for each of its cues the index of the cue that it was; nothing where
  ///   all are what they were.
  func withStylesAsMarkup(
    for format: SubtitleFormat, keepingDrawings: Bool = false
  ) -> (SubtitleTrack, origins: [Int]?) {
    // SubRip has a few of the tags.
    let owners: Set<SubtitleFormat> = format == .subRip ? [.ass, .ssa] : [.ass, .ssa, .subRip]
    let sheet = SubStationSheet(self, tagsOf: owners)
    guard !sheet.isEmpty || hasTags(of: owners) else { return (self, nil) }
    var track = self
    var origins: [Int] = []
    track.cues.removeAll(keepingCapacity: true)
    for (index, cue) in cues.enumerated() {
      guard let cue = sheet.resolved(cue) ?? (keepingDrawings ? cue : nil) else { continue }
      track.cues.append(cue)
      origins.append(index)
    }
    guard origins.count < cues.count else { return (track, nil) }
    track.blocks = blocks.moved(through: origins)
    return (track, origins)
  }
}

extension SubtitleTrack {
  /// Whether there are tags in any cue that some formats know.
  private func hasTags(of owners: Set<SubtitleFormat>) -> Bool {
    let cues = cues.span
    for index in cues.indices
    where cues[index].text.hasSpans && cues[index].text.hasTags(of: owners) {
      return true
    }
    return false
  }
}

extension CueText {
  /// Whether there are tags in it that some formats know.
  fileprivate func hasTags(of owners: Set<SubtitleFormat>) -> Bool {
    spans.contains { span in
      if case .foreign(let owner, _) = span.markup.kind { owners.contains(owner) } else { false }
    }
  }
}

/// What the styles of a script make of its cues.
private struct SubStationSheet {
  private var looks: [String: [Markup]] = [:]
  private var places: [String: CueSettings.Anchor] = [:]
  private let breaksAtSoft: Bool
  private let owners: Set<SubtitleFormat>
  private let size: (width: Double, height: Double)
  /// Whether no style differs from the usual.
  var isEmpty: Bool { looks.isEmpty }

  init(_ track: SubtitleTrack, tagsOf owners: Set<SubtitleFormat>) {
    self.owners = owners
    breaksAtSoft = track.attributes["ass.WrapStyle"] == "2"
    func side(_ name: String) -> Double? {
      track.attributes[name].flatMap { Double($0) }.flatMap { $0 > 0 ? $0 : nil }
    }
    let usual = track.attributes.contains { $0.name.hasPrefix(SubStation.prefix) }
    // libass takes 384 × 288 where a script says nothing.
    size = (
      side("ass.PlayResX") ?? (usual ? 384 : 1920), side("ass.PlayResY") ?? (usual ? 288 : 1080)
    )
    let styles = SubStationStyles(track).styles
    guard !styles.isEmpty else { return }
    var counts: [String: Int] = [:]
    for cue in track.cues { counts[Self.style(of: cue), default: 0] += 1 }
    // The first one of those that most cues have.
    var main = styles[0]
    for style in styles where counts[style.name] ?? 0 > counts[main.name] ?? 0 { main = style }
    for style in styles {
      looks[style.name] = Self.look(of: style, beside: main)
      let place = style["alignment"].flatMap { Int($0) }.flatMap { CueSettings.Anchor(keypad: $0) }
      if let place, place != .standard { places[style.name] = place }
    }
  }

  private static func style(of cue: Cue) -> String {
    let name = cue.attributes["ass.style"] ?? SubStationColumns.usualValue(of: "style")
    return name.hasPrefix("*") ? String(name.dropFirst()) : name
  }

  private static func look(
    of style: SubStationStyles.Style, beside main: SubStationStyles.Style
  ) -> [Markup] {
    var look: [Markup] = []
    func isOn(_ name: String, _ style: SubStationStyles.Style) -> Bool {
      style[name].map { $0 != "0" && $0 != "" } ?? false
    }
    let toggles: [(String, Markup)] = [
      ("bold", .bold), ("italic", .italic), ("underline", .underline), ("strikeout", .strikeout),
    ]
    for (name, markup) in toggles where isOn(name, style) && !isOn(name, main) {
      look.append(markup)
    }
    func color(_ style: SubStationStyles.Style) -> String? {
      style["primarycolour"].flatMap(SubStationColor.ofStyle)
    }
    if let color = color(style), color != Self.mainColor(main) { look.append(.color(color)) }
    return look
  }

  private static func mainColor(_ main: SubStationStyles.Style) -> String {
    main["primarycolour"].flatMap(SubStationColor.ofStyle) ?? "#ffffff"
  }

  /// A cue with its style and tags as markup and settings; nothing where it only draws.
  func resolved(_ cue: Cue) -> Cue? {
    let style = Self.style(of: cue)
    let look = looks[style] ?? []
    let place = places[style]
    let hasTags = cue.text.hasTags(of: owners)
    guard cue.attributes["ass.style"] != nil || place != nil || !look.isEmpty || hasTags else {
      return cue
    }
    var resolved = cue
    resolved.attributes["ass.style"] = nil
    if hasTags || !look.isEmpty {
      var out = ByteWriter()
      SubStationTextWriter.append(cue, dialect: .plus, to: &out)
      let read = SubStationText(
        out.bytes[...], times: (cue.inTime, cue.outTime), speaker: cue.text.speaker,
        breaksAtSoft: breaksAtSoft, looks: SubStationLooks(own: look, styles: looks))
      if read.text.isBlank, read.hidesText || Self.draws(cue.text) { return nil }
      resolved.text = read.text
      if let own = read.place { resolved.settings = CueSettings(own) }
      if read.place == nil, let place { resolved.settings = CueSettings(place) }
      if let position = position(in: cue.text, at: read.place ?? place ?? .standard) {
        resolved.settings = position
      }
    } else if cue.settings == nil, let place {
      resolved.settings = CueSettings(place)
    }
    return resolved
  }

  private static func draws(_ text: CueText) -> Bool {
    text.spans.contains { span in
      if case .foreign(_, let tag) = span.markup.kind {
        tag.hasPrefix("{\\p") && tag.last != "}"
      } else {
        false
      }
    }
  }

  /// Settings for a position in the points of the script's screen: the first of the text counts.
  private func position(in text: CueText, at anchor: CueSettings.Anchor) -> CueSettings? {
    for case .foreign(_, let tags) in text.spans.map(\.markup.kind) {
      guard let start = tags.firstRange(of: "\\pos(")?.upperBound else { continue }
      let numbers = tags[start...].prefix { $0 != ")" }.split(separator: ",")
        .map { Double($0.unpadded) }
      guard numbers.count == 2, let x = numbers[0], let y = numbers[1] else { continue }
      func part(_ value: Double, of side: Double) -> Double {
        (min(100, max(0, value / side * 100)) * 100).rounded() / 100
      }
      var settings = CueSettings()
      settings.line = .percentage(part(y, of: size.height))
      settings.position = part(x, of: size.width)
      settings.lineAlignment = [.bottom: .end, .middle: .center, .top: .start][anchor.row]
      settings.positionAlignment =
        [.left: .lineLeft, .center: .center, .right: .lineRight][anchor.column]
      settings.alignment = [.left: .left, .center: .center, .right: .right][anchor.column]
      return settings
    }
    return nil
  }
}
