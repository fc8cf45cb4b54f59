extension Cue {
  /// Whether it has nothing but times and text.
  var isPlain: Bool {
    text.spans.isEmpty && !hasDetails
  }

  /// What it has beside times and plain text, without what only `format` knows.
  func features(for format: SubtitleFormat) -> Set<TrackFeature> {
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
  func features(for format: SubtitleFormat) -> Set<TrackFeature> {
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
  func features(for format: SubtitleFormat, isMapped: Bool) -> Set<TrackFeature> {
    switch content {
    case .comment: [.comment]
    case .styleSheet(let text):
      isMapped && WebVTTStyleSheet.isSimple(text) ? [] : [.styleSheet]
    case .region: [.region]
    case .foreign(let owner, _): format.understands(owner) ? [] : [.foreign]
    }
  }
}
