internal import Timeline

/// What a format of JSON calls the parts that all have; of several names, it writes the first.
struct JSONNames {
  var list: [String]
  var start: [String]
  var end: [String]
  var duration: [String] = []
  var text: [String]
  var speaker: [String] = []
  /// Whether the list may stand without an object around it.
  var listMayBeBare = false
  /// Whether the end may be missing.
  var endMayBeMissing = false
  /// What stands before the dot in the names of attributes that keep members without a part of
  /// their own.
  var owner: String

  /// The names that mean the same as one of them.
  func aliases(of name: String) -> [String] {
    [start, end, duration, text, speaker].first { $0.first == name } ?? [name]
  }
}

/// A format of JSON with a list of cues in it.
protocol JSONCueCodec: SubtitleCodec {
  /// What it calls its parts.
  static var names: JSONNames { get }

  /// Takes a member of a cue, whose value comes next, that only this format has; whether it is one.
  static func take(
    _ name: String, of cue: inout JSONCue, from scanner: inout JSONScanner
  ) throws(SubtitleParseError) -> Bool

  /// Takes a member of the whole in the same way.
  static func take(
    _ name: String, of track: inout JSONTrack, from scanner: inout JSONScanner
  ) throws(SubtitleParseError) -> Bool

  /// The cue of what was found.
  static func cue(of found: JSONCue, repairs: inout Repairs) -> Cue

  /// Writes a cue's object.
  static func append(_ cue: Cue, to out: inout ByteWriter)
}

/// What was found of a cue.
struct JSONCue {
  /// Where its object begins.
  var offset: Int
  /// A time, and where it stands.
  typealias Time = (time: MediaTime, range: Range<Int>)

  var start: Time?
  var end: Time?
  var duration: Time?
  var text: (string: String, range: Range<Int>)?
  var speaker: String?
  var identifier: String?
  var settings: CueSettings?
  var markup: String?
  var spans: [CueText.Span]?
  var attributes: [Attribute] = []
  /// Whether a time or the text is called otherwise than this format writes it.
  var isForeign = false
  /// Members that have no part of their own.
  var others: [Attribute] = []

  /// The cue without its times, with a text.
  func cue(_ text: CueText) -> Cue {
    var cue = Cue(inTime: .zero, outTime: .zero, text: text)
    if identifier != nil { cue.identifier = identifier }
    if settings != nil { cue.settings = settings }
    if !attributes.isEmpty || !others.isEmpty { cue.attributes = attributes + others }
    return cue
  }
}

/// What was found of a track beside its cues.
struct JSONTrack {
  var language: String?
  var title: String?
  var regions: [CueRegion] = []
  var styleSheets: [String] = []
  var blocks: [JSONBlock] = []
  var attributes: [Attribute] = []
  var others: [Attribute] = []
}

/// A block, or which of the regions or style sheets one is.
struct JSONBlock {
  enum Content {
    case region(Int)
    case styleSheet(Int)
    case other(TrackBlock.Content)
  }

  var place = 0
  var content: Content?
}

extension JSONCueCodec {
  static func take(
    _ name: String, of cue: inout JSONCue, from scanner: inout JSONScanner
  ) throws(SubtitleParseError) -> Bool { false }

  static func take(
    _ name: String, of track: inout JSONTrack, from scanner: inout JSONScanner
  ) throws(SubtitleParseError) -> Bool { false }

  static func cue(of found: JSONCue, repairs: inout Repairs) -> Cue {
    var text = CueText(found.text?.string ?? "")
    if let speaker = found.speaker, !speaker.isEmpty { text = text.marked(.voice(speaker)) }
    return found.cue(text)
  }

  static func read(_ source: SourceText) throws(SubtitleParseError) -> ParsedTrack {
    var reader = JSONCueReader<Self>(source)
    return try reader.read().0
  }

  /// Writes the list of cues, a line each.
  static func appendCues(_ track: SubtitleTrack, lineEnding: String, to out: inout ByteWriter) {
    out += "["
    for (index, cue) in track.cues.enumerated() {
      out += index == 0 ? lineEnding : "," + lineEnding
      append(cue, to: &out)
    }
    if !track.cues.isEmpty { out += lineEnding }
    out += "]}" + lineEnding
  }

  static var boundary: CueBoundary { .separator(",") }

  static func edits(
    changing old: Cue, to new: Cue, at place: CuePlace, in source: SourceText, context: CueContext
  ) -> [SourceEdit]? {
    JSONObjectEdits(
      from: object(of: old), to: object(of: new), at: place.block, in: source.bytes, names: names
    ).edits
  }

  static func block(of cue: Cue, context: CueContext, lineEnding: String) -> [UInt8]? {
    // A cue with other names than its neighbours would not be read with them.
    if let (_, place, source) = context.example {
      let members = JSONScanner.members(of: source.bytes, in: place.block) ?? []
      let found = Set(members.map(\.name))
      let own = [names.start, names.text].compactMap(\.first)
      guard own.allSatisfy(found.contains) else { return nil }
    }
    return object(of: cue)
  }

  private static func object(of cue: Cue) -> [UInt8] {
    var out = ByteWriter()
    append(cue, to: &out)
    return out.bytes
  }
}
