internal import Timeline

/// Advanced SubStation Alpha, `.ass`: the script format of Aegisub, which libass and VSFilter show.
///
/// The older SubStation Alpha, ``SubStationAlpha``, is the same in other words. There is a
/// specification of the fields ("Advanced Sub Station Alpha … Full specification", 2002); for what it
/// leaves open, this does what libass does.
enum AdvancedSubStation: SubtitleCodec {
  static let name = "Advanced SubStation Alpha"
  static let fileExtensions = ["ass"]
  static let features = SubStation.features
  static let precision = MediaTime.milliseconds(10)
  static var boundary: CueBoundary { .lineEnd }

  static func likeness(of start: FileStart) -> Likeness {
    switch SubStation.dialect(of: start) {
    case .plus?: .certain
    case .v4?: .possible
    case nil: .none
    }
  }

  static func read(_ source: SourceText) throws(SubtitleParseError) -> ParsedTrack {
    var reader = SubStationReader(source, dialect: .plus)
    return try reader.read()
  }

  static func write(_ track: SubtitleTrack, lineEnding: String, to out: inout ByteWriter) {
    SubStationWriter(dialect: .plus, lineEnding: lineEnding).append(track, to: &out)
  }

  static func edits(
    changing old: Cue, to new: Cue, at place: CuePlace, in source: SourceText, context: CueContext
  ) -> [SourceEdit]? {
    SubStationEvent.edits(
      changing: old, to: new, at: place, in: source, dialect: .plus, track: context.track)
  }

  static func block(of cue: Cue, context: CueContext, lineEnding: String) -> [UInt8]? {
    SubStationEvent(.plus, context.track).line(of: cue, lineEnding: lineEnding)
  }
}

/// SubStation Alpha, `.ssa`: version 4 of the script format, which ``AdvancedSubStation`` came from.
enum SubStationAlpha: SubtitleCodec {
  static let name = "SubStation Alpha"
  static let fileExtensions = ["ssa"]
  static let features = SubStation.features.subtracting([.underline, .strikeout])
  static let precision = MediaTime.milliseconds(10)
  static var boundary: CueBoundary { .lineEnd }

  static func likeness(of start: FileStart) -> Likeness {
    switch SubStation.dialect(of: start) {
    case .v4?: .certain
    case .plus?: .possible
    case nil: .none
    }
  }

  static func read(_ source: SourceText) throws(SubtitleParseError) -> ParsedTrack {
    var reader = SubStationReader(source, dialect: .v4)
    return try reader.read()
  }

  static func write(_ track: SubtitleTrack, lineEnding: String, to out: inout ByteWriter) {
    SubStationWriter(dialect: .v4, lineEnding: lineEnding).append(track, to: &out)
  }

  static func edits(
    changing old: Cue, to new: Cue, at place: CuePlace, in source: SourceText, context: CueContext
  ) -> [SourceEdit]? {
    SubStationEvent.edits(
      changing: old, to: new, at: place, in: source, dialect: .v4, track: context.track)
  }

  static func block(of cue: Cue, context: CueContext, lineEnding: String) -> [UInt8]? {
    SubStationEvent(.v4, context.track).line(of: cue, lineEnding: lineEnding)
  }
}

/// What the two versions of the format have in common.
enum SubStation {
  static let features: Set<TrackFeature> = [
    .place, .bold, .italic, .underline, .strikeout, .color, .font, .voice, .innerTimes, .rows,
    .blankRows,
    .outTime, .comment, .title, .language,
  ]

  /// A version of the format.
  enum Dialect: Sendable {
    /// Advanced SubStation Alpha, version 4+.
    case plus
    /// SubStation Alpha, version 4.
    case v4

    /// What the header says for it.
    var scriptType: String { self == .plus ? "v4.00+" : "v4.00" }
    /// The name of the section with the styles.
    var stylesHeader: String { self == .plus ? "[V4+ Styles]" : "[V4 Styles]" }
  }

  /// The version that the start of a file is in; nothing where it is in none.
  static func dialect(of start: FileStart) -> Dialect? {
    var isScript = false
    for line in start.lines {
      if line.begins(with: "[Script Info]") || line.begins(with: "[Events]") { isScript = true }
      if line.begins(with: "[V4+ Styles]") || line.begins(with: "[V4 Styles+]") { return .plus }
      if line.begins(with: "[V4 Styles]") { return .v4 }
      guard line.begins(with: "ScriptType:") else { continue }
      let value = line.dropFirst("ScriptType:".utf8.count).drop { $0.isBlank }
      return value.last == UInt8(ascii: "+") ? .plus : .v4
    }
    return isScript ? .plus : nil
  }

  /// The name of a section that a line opens; nothing where it opens none.
  ///
  /// A section of encoded files may have lines that begin with a bracket by chance, so their end is
  /// a section with one of the known names.
  static func section(_ line: ArraySlice<UInt8>, insideFiles: Bool) -> String? {
    guard line.count > 2, line.count < 80, line.first == UInt8(ascii: "["),
      line.last == UInt8(ascii: "]"),
      line.dropFirst().dropLast().allSatisfy({ byte in
        byte.isLetter || byte.isDigit || byte == 0x20 || "+-_".utf8.contains(byte)
      })
    else { return nil }
    let name = String(decoding: line.dropFirst().dropLast().map(\.lowercased), as: UTF8.self)
    return !insideFiles || known.contains(name) || name.hasPrefix("aegisub") ? name : nil
  }

  /// The names of the sections with styles, as files have them.
  static let styleSections = ["v4+ styles", "v4 styles", "v4 styles+"]
  private static let known = styleSections + ["script info", "events", "fonts", "graphics"]

  /// What the names of a script's attributes begin with.
  static let prefix = "ass."
  /// The attribute that holds which fields events have, where they are not the usual ones.
  static let eventFormat = "ass.Events.Format"
}

extension SubtitleFormat {
  /// Which version of a script the format is; nothing where it is another format.
  var subStation: SubStation.Dialect? {
    switch self {
    case .ass: .plus
    case .ssa: .v4
    default: nil
    }
  }
}
