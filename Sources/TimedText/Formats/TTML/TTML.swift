internal import Timeline
internal import UnicodeText

/// TTML, `.ttml`: the W3C's Timed Text Markup Language (https://www.w3.org/TR/ttml2/), read in all its
/// versions and written as IMSC 1.1's text profile (https://www.w3.org/TR/ttml-imsc1.1/).
enum TTML: SubtitleCodec {
  static let name = "TTML"
  static let fileExtensions = ["ttml", "dfxp", "xml", "itt", "imsc"]
  static let isAlwaysUTF8 = true
  static let features: Set<TrackFeature> = [
    .identifier, .place, .position, .vertical, .bold, .italic, .underline, .strikeout, .color,
    .background, .font, .voice, .languagePart, .ruby, .hiding, .rows, .blankRows, .outTime,
    .comment, .language, .title,
  ]

  /// The attribute of a cue for what it is, as `ttm:role` says it: a caption, a description.
  static let roleName = "ttml.role"

  static func likeness(of start: FileStart) -> Likeness {
    var scanner = XMLTagScanner(start.bytes, at: 0)
    guard start.firstLine.first == UInt8(ascii: "<") else { return .none }
    guard let tag = scanner.nextTag() else {
      return start.firstLine.begins(with: "<?xml") ? .possible : .none
    }
    let name = start.bytes[tag.name]
    let isPrefixed = name.count > 3 && name.suffix(3).elementsEqual(":tt".utf8)
    return name.elementsEqual("tt".utf8) || isPrefixed ? .certain : .none
  }

  static func read(_ source: SourceText) throws(SubtitleParseError) -> ParsedTrack {
    try TTMLReader.read(source)
  }

  static func write(_ track: SubtitleTrack, lineEnding: String, to out: inout ByteWriter) {
    out.reserve(track.cues.reduce(1024) { $0 + $1.text.string.utf8.count + 96 })
    var writer = TTMLWriter(track, lineEnding: lineEnding)
    writer.write(track, to: &out)
  }

  /// The name of a speaker as a file has it.
  static func agentName(_ name: String) -> String { name.onOneLine.trimmedOfSpace }

  /// By what a speaker's identifier is found, in what is known of a file.
  static func agentKey(_ name: String) -> String { "agent:" + agentName(name) }

  // MARK: - Changing a file

  static func edits(
    changing old: Cue, to new: Cue, at place: CuePlace, in source: SourceText, context: CueContext
  ) -> [SourceEdit]? {
    guard old.isSame(as: new) else { return nil }
    var scanner = XMLTagScanner(source.bytes, at: place.block.lowerBound)
    guard let tag = scanner.nextTag(), var edits = timeEdits(old, new, tag, source, context) else {
      return nil
    }
    let hasTimes = new.text.spans.contains { $0.markup.isPlace }
    if old.text != new.text || hasTimes && old.inTime != new.inTime {
      guard let changes = textEdits(old, new, tag, place, source, context) else { return nil }
      edits += changes
    }
    return edits
  }

  private static func parameters(_ context: CueContext) -> TTMLParameters {
    var parameters = TTMLParameters()
    for name in TTMLParameters.timeNames {
      if let value = context.dialect[name] { _ = parameters.set(name, value) }
    }
    return parameters
  }

  private static func timeEdits(
    _ old: Cue, _ new: Cue, _ tag: XMLTag, _ source: SourceText, _ context: CueContext
  ) -> [SourceEdit]? {
    guard old.inTime != new.inTime || old.outTime != new.outTime else { return [] }
    if let limit = context.dialect["limit"].flatMap({ Int64($0) }), new.outTime.ticks > limit {
      return nil
    }
    let parameters = parameters(context)
    func attribute(_ name: String) -> (range: Range<Int>, time: TTMLTime)?? {
      guard let found = tag.attributes.first(where: { source.string($0.name) == name }) else {
        return .some(nil)
      }
      guard let time = TTMLTime(source.string(found.value), parameters) else { return nil }
      return (found.value, time)
    }
    guard let begin = attribute("begin"), let end = attribute("end"),
      let duration = attribute("dur")
    else { return nil }
    let base = old.inTime - (begin?.time.time ?? .zero)
    var edits: [SourceEdit] = []
    /// Puts a time where another one was, or an attribute where there was none.
    func put(_ time: MediaTime, _ name: String, at place: (range: Range<Int>, time: TTMLTime)?)
      -> Bool
    {
      let usual = TTMLTime.Notation.clock(digits: 3)
      guard time >= .zero, time <= TTMLTime.longest,
        let text = TTMLTime.text(time, like: place?.time.notation ?? usual, parameters)
      else { return false }
      let end = tag.name.upperBound
      edits.append(
        place.map { SourceEdit($0.range, Array(text.utf8)) }
          ?? SourceEdit(end..<end, Array(" \(name)=\"\(text)\"".utf8)))
      return true
    }
    if new.inTime != old.inTime {
      guard put(new.inTime - base, "begin", at: begin) else { return nil }
    }
    if let duration, new.outTime - new.inTime != old.outTime - old.inTime || end == nil {
      if new.outTime - new.inTime != duration.time.time {
        guard put(new.outTime - new.inTime, "dur", at: duration) else { return nil }
      }
    }
    if new.outTime != old.outTime, end != nil || duration == nil {
      guard put(new.outTime - base, "end", at: end) else { return nil }
    }
    return edits
  }

  private static func textEdits(
    _ old: Cue, _ new: Cue, _ tag: XMLTag, _ place: CuePlace, _ source: SourceText,
    _ context: CueContext
  ) -> [SourceEdit]? {
    let name = source.string(tag.name)
    let element = String(name.prefix { $0 != ":" }) + ":"
    var prefixes = TTMLPrefixes(element: name.contains(":") ? element : "")
    prefixes.styling = context.dialect["styling"]
    prefixes.metadata = context.dialect["metadata"]
    guard var outer = TTMLOuterMarkup(of: old.text, Int(place.outerSpans), becoming: new.text),
      !outer.undone.isEmpty ? prefixes.styling != nil : true
    else { return nil }
    var edits: [SourceEdit] = []
    if outer.losesVoice {
      // Another person speaks all of it, or nobody is named.
      guard let metadata = prefixes.metadata,
        let attribute = tag.attributes.first(where: { source.string($0.name) == metadata + "agent" }
        )
      else { return nil }
      if let speaker = outer.newSpeaker {
        guard let agent = context.dialect[agentKey(speaker)] else { return nil }
        edits.append(SourceEdit(attribute.value, Array(agent.utf8)))
        outer.kept += 1
      } else {
        var start = attribute.name.lowerBound
        while start > tag.name.upperBound, source.bytes[start - 1].isSpace { start -= 1 }
        edits.append(SourceEdit(start..<attribute.value.upperBound + 1, []))
      }
    }
    var writer = TTMLTextWriter(
      prefixes: prefixes, agents: context.dialect,
      isASCII: source.encoding.encode(new.text.string) == nil)
    var bytes = writer.bytes(of: new.text, from: new.inTime, withoutOuter: outer.kept)
    guard !writer.isIncomplete else { return nil }
    var attributes = outer.undone.map { " \(prefixes.styling ?? "")\($0.name)=\"\($0.value)\"" }
    if TTMLEscaping.needsPreserving(new.text.string) {
      attributes.append(" xml:space=\"preserve\"")
    }
    if !attributes.isEmpty {
      bytes =
        Array("<\(prefixes.element)span\(attributes.joined())>".utf8) + bytes
        + Array("</\(prefixes.element)span>".utf8)
    }
    guard tag.isEmpty else { return edits + [SourceEdit(place.text, bytes)] }
    // `<p/>` becomes `<p>…</p>`.
    guard let slash = source.bytes[tag.range].lastIndex(of: UInt8(ascii: "/")) else { return nil }
    let content = Array(">".utf8) + bytes + Array("</\(name)>".utf8)
    return edits + [SourceEdit(slash..<tag.range.upperBound, content)]
  }

  static func block(of cue: Cue, context: CueContext, lineEnding: String) -> [UInt8]? {
    // Inside something with times of its own, or where times are time codes, it would not be clear
    // what to write.
    guard context.dialect["isTimed"] == nil, context.dialect["timeBase"] ?? "media" == "media"
    else {
      return nil
    }
    var prefixes = TTMLPrefixes(element: context.dialect["element"] ?? "")
    prefixes.styling = context.dialect["styling"]
    prefixes.metadata = context.dialect["metadata"]
    let key = cue.settings.map { "region:" + WebVTTSettings.text($0) } ?? "region"
    let region = context.dialect[key]
    guard region != nil || cue.settings == nil else { return nil }
    var writer = TTMLCueWriter(prefixes: prefixes, agents: context.dialect)
    var out = ByteWriter()
    guard writer.append(cue, region: region, to: &out) else { return nil }
    out += lineEnding
    return out.bytes
  }
}
