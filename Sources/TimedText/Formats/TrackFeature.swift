public import Timeline

/// Something that a track may have beside times and plain text, and that not every format can hold.
public enum TrackFeature: String, Sendable, Hashable, CaseIterable {
  /// What is said, which nearly all formats hold.
  case text
  /// What a cue is called.
  case identifier
  /// Where a cue stands, as one of nine places of the screen.
  case place
  /// Where a cue stands in more detail: lines, per cent, sizes.
  case position
  /// Text from top to bottom.
  case vertical
  /// A region of the screen.
  case region
  /// Bold type.
  case bold
  /// Italic type.
  case italic
  /// Underlined text.
  case underline
  /// Text that is struck out.
  case strikeout
  /// The colour of letters.
  case color
  /// The colour behind letters.
  case background
  /// The family of type.
  case font
  /// The size of type, or a kind of size that the format lacks.
  case fontSize = "font-size"
  /// Classes of a style sheet.
  case classes = "class"
  /// Who speaks.
  case voice
  /// The language of a part of the text.
  case languagePart = "language-part"
  /// Readings above the text.
  case ruby
  /// Times inside the text.
  case innerTimes = "inner-time"
  /// Text that is hidden until its time, as TTML's is, where other formats show it in another way.
  case hiding
  /// Several rows in a cue.
  case rows
  /// Rows of a cue with nothing in them.
  case blankRows = "blank-row"
  /// A gap, or none, between a cue and the next: where the format has no out-times.
  case outTime = "out-time"
  /// An order of cues that is not that of time.
  case order
  /// Comments.
  case comment
  /// Styles in the language of CSS.
  case styleSheet = "style-sheet"
  /// The language of the track.
  case language
  /// What the track is called.
  case title
  /// What only one format knows.
  case foreign

  /// What a person calls it.
  var words: String {
    switch self {
    case .text: "the text"
    case .identifier: "the identifier"
    case .place: "the place on the screen"
    case .position: "the exact position"
    case .vertical: "vertical lines"
    case .region: "the region"
    case .bold: "bold type"
    case .italic: "italics"
    case .underline: "underlining"
    case .strikeout: "strikeout"
    case .color: "the colour"
    case .background: "the colour behind the letters"
    case .font: "the typeface"
    case .fontSize: "the size of type"
    case .classes: "the style class"
    case .voice: "who speaks"
    case .languagePart: "the language of a part"
    case .ruby: "readings above the text"
    case .innerTimes: "times inside the text"
    case .hiding: "that text is hidden until its time"
    case .rows: "line breaks"
    case .blankRows: "blank rows"
    case .outTime: "the end"
    case .order: "the place in the file, which is not in order of time,"
    case .comment: "comments"
    case .styleSheet: "style sheets"
    case .language: "the language"
    case .title: "the title"
    case .foreign: "what only its own format knows"
    }
  }
}

/// Something of a track that a format cannot hold and that was left out.
public struct Loss: Sendable, Hashable, CustomStringConvertible {
  /// What it is.
  public let feature: TrackFeature
  /// How many cues, or blocks of the file, lose it.
  public let count: Int
  /// The index of the first cue that loses it; nothing where it is not a cue's.
  public let firstCue: Int?

  /// The loss in words, as `italics of 3 cues, the first is cue 12`.
  public var description: String {
    guard let firstCue else {
      return "\(feature.words) of the file" + (count == 1 ? "" : " in \(count) places")
    }
    let first = "cue \(firstCue + 1)"
    return "\(feature.words) of "
      + (count == 1 ? first : "\(count) cues, the first is \(first)")
  }
}

extension SubtitleFormat {
  /// What the format can hold beside times.
  public var features: Set<TrackFeature> {
    codec.holdsText ? codec.features.union([.text]) : codec.features
  }
  /// How fine the format's times are.
  public var precision: MediaTime { codec.precision }
}

extension SubtitleTrack {
  /// What of the track a format cannot hold, in the order of `TrackFeature`.
  ///
  /// - Complexity: O(*n*) in the number of cues and the size of their markup.
  public func losses(in format: SubtitleFormat) -> [Loss] {
    let held = format.features
    var counts: [TrackFeature: (count: Int, cue: Int?)] = [:]
    func lose(_ features: Set<TrackFeature>, cue: Int?) {
      for feature in features where !held.contains(feature) {
        counts[feature, default: (0, cue)].count += 1
      }
    }
    guard format != .json else { return [] }
    // What styles say is not lost where it becomes markup.
    let cues =
      format.subStation == nil ? withStylesAsMarkup(for: format, keepingDrawings: true).cues : cues
    let sheet = held.contains(.classes) ? nil : WebVTTStyleSheet(self)
    let holdsAllText = held.isSuperset(of: [.text, .rows, .blankRows])
    for index in cues.indices where !cues[index].isPlain || !holdsAllText {
      var cue = cues[index]
      if let sheet { cue.text = cue.text.withClassesAsLooks(sheet) }
      lose(cue.features(for: format), cue: index)
      // Who speaks when is said of one person at a time.
      if !held.contains(.text), Set(cue.text.spans.compactMap(\.markup.voice)).count > 1 {
        counts[.voice, default: (0, index)].count += 1
      }
    }
    var parts: [TrackFeature: Int] = [:]
    func lose(_ features: Set<TrackFeature>) {
      for feature in features where !held.contains(feature) { parts[feature, default: 0] += 1 }
    }
    for block in blocks { lose(block.features(for: format, isMapped: sheet != nil)) }
    for attribute in attributes where !attribute.isOf(format) { lose([.foreign]) }
    if language != nil { lose([.language]) }
    if title != nil { lose([.title]) }
    if !held.contains(.outTime) {
      for (index, pair) in zip(cues, cues.dropFirst()).enumerated()
      where pair.0.outTime != pair.1.inTime { lose([.outTime], cue: index) }
    }
    if format.codec.showsOneAtATime {
      let overlaps = zip(cues, cues.dropFirst()).enumerated().filter {
        $0.element.0.outTime > $0.element.1.inTime
      }
      if let first = overlaps.first { counts[.outTime] = (overlaps.count, first.offset) }
    }
    if format.codec.isInOrderOfTime || format == .lrc {
      let early = cues.indices.dropFirst().filter { cues[$0].inTime < cues[$0 - 1].inTime }
      if let first = early.first { counts[.order] = (early.count, first) }
    }
    return TrackFeature.allCases.flatMap { feature in
      [
        counts[feature].map { Loss(feature: feature, count: $0.count, firstCue: $0.cue) },
        parts[feature].map { Loss(feature: feature, count: $0, firstCue: nil) },
      ].compactMap(\.self)
    }
  }
}

extension Cue {
  /// Whether it has nothing but times and text.
  var isPlain: Bool {
    text.spans.isEmpty && !hasDetails
  }

  /// What it has beside times and plain text, without what only `format` knows.
  fileprivate func features(for format: SubtitleFormat) -> Set<TrackFeature> {
    var features: Set<TrackFeature> = []
    if !text.string.isEmpty { features.insert(.text) }
    if identifier != nil { features.insert(.identifier) }
    if text.string.utf8.contains(0x0A) {
      features.insert(.rows)
      if format.features.contains(.rows), text.hasBlankRow { features.insert(.blankRows) }
    }
    if let settings { features.formUnion(settings.features) }
    for span in text.spans { features.formUnion(span.markup.features(for: format)) }
    if attributes.contains(where: { !$0.isOf(format) }) { features.insert(.foreign) }
    return features
  }
}

extension Attribute {
  /// Whether it is one that a format knows.
  func isOf(_ format: SubtitleFormat) -> Bool {
    let owner = name.prefix { $0 != "." }
    return format.attributeOwners.contains(String(owner))
  }
}

extension SubtitleFormat {
  /// Before the dot in the names of the attributes that it holds.
  var attributeOwners: [String] {
    switch self {
    case .chapters: ["chapter"]
    case .csv, .tsv: ["csv"]
    default: subStation == nil ? [rawValue] : [Self.ass.rawValue]
    }
  }

  /// Whether it can hold what means something to another format only: SubRip's overrides are those
  /// of the scripts.
  func understands(_ owner: SubtitleFormat) -> Bool {
    owner == self || subStation != nil && [.ass, .ssa, .subRip].contains(owner)
  }
}

extension SubtitleFormat {
  /// Whether it has a size of type that is written so: players of SubRip take whole numbers, scripts
  /// have numbers of their own points, TTML has lengths.
  fileprivate func holds(size: String) -> Bool {
    switch self {
    case .subRip: size.utf8.allSatisfy(\.isDigit)
    case .ass, .ssa: size.utf8.allSatisfy { $0.isDigit || $0 == UInt8(ascii: ".") }
    case .ttml: TTMLLooks.isLength(size)
    default: false
    }
  }
}

extension CueText {
  /// Whether a row has nothing in it that can be seen.
  fileprivate var hasBlankRow: Bool {
    string.split(separator: "\n", omittingEmptySubsequences: false).contains {
      $0.utf8.allSatisfy(\.isBlank)
    }
  }
}

extension CueSettings {
  fileprivate var features: Set<TrackFeature> {
    var features: Set<TrackFeature> = []
    if vertical != nil { features.insert(.vertical) }
    if region != nil { features.insert(.region) }
    if anchor != .standard { features.insert(.place) }
    var rest = self
    (rest.vertical, rest.region) = (nil, nil)
    if rest != CueSettings(anchor) { features.insert(.position) }
    return features
  }
}

extension Markup {
  fileprivate func features(for format: SubtitleFormat) -> Set<TrackFeature> {
    // Those of a place only say how it is shown.
    var features: Set<TrackFeature> = classes.isEmpty || isPlace ? [] : [.classes]
    switch kind {
    case .bold: features.insert(.bold)
    case .italic: features.insert(.italic)
    case .underline: features.insert(.underline)
    case .strikeout: features.insert(.strikeout)
    case .group: break
    case .voice: features.insert(.voice)
    case .language: features.insert(.languagePart)
    case .ruby, .rubyText: features.insert(.ruby)
    case .font(let font):
      if font.color != nil { features.insert(.color) }
      if font.background != nil { features.insert(.background) }
      if font.face != nil { features.insert(.font) }
      if let size = font.size, !format.holds(size: size) { features.insert(.fontSize) }
    case .time:
      // TTML hides what comes later, and so can hold only that.
      let isHeld = format.features.contains(.innerTimes)
      if hidesWhatFollows, isHeld || format == .ttml {
        features.insert(.hiding)
      } else {
        features.insert(.innerTimes)
      }
    case .foreign(let owner, _): if !format.understands(owner) { features.insert(.foreign) }
    }
    return features
  }
}

extension TrackBlock {
  /// What the block has; a style sheet nothing where all of it becomes markup.
  fileprivate func features(for format: SubtitleFormat, isMapped: Bool) -> Set<TrackFeature> {
    switch content {
    case .comment: [.comment]
    case .styleSheet(let text):
      isMapped && WebVTTStyleSheet.isSimple(text) ? [] : [.styleSheet]
    case .region: [.region]
    case .foreign(let owner, _): format.understands(owner) ? [] : [.foreign]
    }
  }
}

extension CueText {
  /// Who speaks, where one person speaks last.
  var lastSpeaker: String? {
    var speaker: String?
    for span in spans {
      if case .voice(let name) = span.markup.kind { speaker = name }
    }
    return speaker
  }
}
