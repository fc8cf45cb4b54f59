internal import Timeline

/// Cuelight's own JSON, `.json`: all that a track can hold.
///
/// It is the JSON of Podcasting 2.0's transcripts with more members where a track has more, so
/// that whatever reads those reads it: `id`, `markup` in WebVTT's cue text syntax, `settings` with
/// the members of the DOM's VTTCue, `spans` where that syntax has no markup for it. Other lists of
/// segments are read as well, such as those of Whisper and of whisper.cpp; they keep their names where
/// one of their cues is changed.
enum TrackJSON: JSONCueCodec {
  static let name = "JSON"
  static let fileExtensions = ["json"]
  static let features = Set(TrackFeature.allCases)
  static let precision = MediaTime(ticks: 1)
  static let names = JSONNames(
    list: ["segments", "cues", "captions", "subtitles", "transcription"],
    start: ["startTime", "start", "from"],
    end: ["endTime", "end", "to"], duration: ["duration"], text: ["body", "text", "content"],
    speaker: ["speaker"], listMayBeBare: true, owner: "json")

  static func likeness(of start: FileStart) -> Likeness {
    guard let first = start.firstLine.first,
      first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    else { return .none }
    let outline = JSONOutline(start)
    if outline.members.contains("generator") && outline.members.contains("segments") {
      return .certain
    }
    let isList = (names.list + [""]).contains {
      outline.hasCues(in: $0, names.start, names.text)
    }
    let isWhisper = outline.hasCues(in: "transcription", ["offsets", "timestamps"], names.text)
    guard isList || isWhisper else { return .none }
    return PodcastJSON.likeness(of: outline) == .certain ? .possible : .certain
  }

  static func read(_ source: SourceText) throws(SubtitleParseError) -> ParsedTrack {
    var reader = JSONCueReader<Self>(source)
    var (parsed, track) = try reader.read()
    var seenRegions: Set<Int> = [], seenSheets: Set<Int> = []
    var blocks: [TrackBlock] = []
    for block in track.blocks {
      switch block.content {
      case .region(let index)? where track.regions.indices.contains(index):
        guard seenRegions.insert(index).inserted else { continue }
        blocks.append(TrackBlock(.region(track.regions[index]), before: block.place))
      case .styleSheet(let index)? where track.styleSheets.indices.contains(index):
        guard seenSheets.insert(index).inserted else { continue }
        blocks.append(TrackBlock(.styleSheet(track.styleSheets[index]), before: block.place))
      case .other(let content)?: blocks.append(TrackBlock(content, before: block.place))
      default: break
      }
    }
    // What no block names stands before the cues.
    let regions = track.regions.indices.filter { !seenRegions.contains($0) }
    let sheets = track.styleSheets.indices.filter { !seenSheets.contains($0) }
    parsed.track.blocks =
      regions.map { TrackBlock(.region(track.regions[$0])) }
      + sheets.map { TrackBlock(.styleSheet(track.styleSheets[$0])) } + blocks
    return parsed
  }

  static func write(_ track: SubtitleTrack, lineEnding: String, to out: inout ByteWriter) {
    out.reserve(track.cues.reduce(256) { $0 + $1.text.string.utf8.count + 64 })
    var separator = JSONSeparator()
    out += "{"
    separator.member("version", in: &out)
    out.append(json: "1.0.0")
    separator.member("generator", in: &out)
    out.append(json: "cuelight")
    if let language = track.language {
      separator.member("language", in: &out)
      out.append(json: language)
    }
    if let title = track.title {
      separator.member("title", in: &out)
      out.append(json: title)
    }
    out.append(
      attributes: track.attributes, separator: &separator, unlike: trackMembers + names.list)
    appendBlocks(track.blocks, separator: &separator, to: &out)
    separator.member("segments", in: &out)
    appendCues(track, lineEnding: lineEnding, to: &out)
  }

  /// Whether an object comes next.
  private static func isWhisper(_ scanner: JSONScanner) -> Bool {
    var ahead = scanner
    return (try? ahead.peek()) == UInt8(ascii: "{")
  }

  // MARK: - Cues

  private static let trackMembers = [
    "version", "generator", "language", "title", "attributes", "regions", "styleSheets", "blocks",
  ]
  private static let cueMembers =
    ["id", "markup", "spans", "settings", "attributes"] + names.start + names.end + names.duration
    + names.text + names.speaker

  static func append(_ cue: Cue, to out: inout ByteWriter) {
    var separator = JSONSeparator()
    out += "{"
    if let speaker = cue.text.speaker, !speaker.isEmpty {
      separator.member("speaker", in: &out)
      out.append(json: speaker)
    }
    separator.member("startTime", in: &out)
    out.appendSeconds(cue.inTime)
    out += ",\"endTime\":"
    out.appendSeconds(cue.outTime)
    out += ",\"body\":"
    out.append(json: cue.text.string)
    if cue.isPlain {
      out += "}"
      return
    }
    if let identifier = cue.identifier {
      separator.member("id", in: &out)
      out.append(json: identifier)
    }
    if !cue.text.spans.isEmpty, !cue.text.isAllOfOneSpeaker {
      var markup = ByteWriter()
      WebVTTTextWriter.append(cue.text, lineEnding: "\n", to: &markup)
      let text = markup.bytes.last == 0x0A ? markup.bytes.dropLast() : markup.bytes[...]
      separator.member("markup", in: &out)
      out.append(json: String(decoding: text, as: UTF8.self))
      var reader = WebVTTMarkup()
      reader.parse(text)
      if reader.text != cue.text {
        separator.member("spans", in: &out)
        out.append(json: cue.text.spans)
      }
    }
    if let settings = cue.settings {
      separator.member("settings", in: &out)
      out.append(json: settings)
    }
    out.append(attributes: cue.attributes, separator: &separator, unlike: cueMembers)
    out += "}"
  }

  static func take(
    _ name: String, of cue: inout JSONCue, from scanner: inout JSONScanner
  ) throws(SubtitleParseError) -> Bool {
    switch name {
    // A number only counts the cues.
    case "id": cue.identifier = try scanner.stringIfAny()
    case "markup": cue.markup = try scanner.stringIfAny()
    case "spans": cue.spans = try scanner.spans()
    case "settings": cue.settings = try scanner.settings()
    case "attributes": cue.attributes = try scanner.attributes()
    case "offsets", "timestamps":
      // whisper.cpp has both, milliseconds and clock times; it writes the clock times first.
      let times = try scanner.whisperTimes(areMilliseconds: name == "offsets")
      (cue.start, cue.end) = (times.from ?? cue.start, times.to ?? cue.end)
      cue.isForeign = true
    default: return false
    }
    return true
  }

  static func take(
    _ name: String, of track: inout JSONTrack, from scanner: inout JSONScanner
  ) throws(SubtitleParseError) -> Bool {
    switch name {
    case "version", "generator": try scanner.value()
    case "language": track.language = try scanner.stringIfAny()
    case "title": track.title = try scanner.stringIfAny()
    case "result" where track.language == nil && isWhisper(scanner):
      track.language = try scanner.whisperLanguage()
    case "attributes": track.attributes = try scanner.attributes()
    case "regions": track.regions = try scanner.regions()
    case "styleSheets": track.styleSheets = try scanner.strings()
    case "blocks": track.blocks = try scanner.blocks()
    default: return false
    }
    return true
  }

  static func cue(of found: JSONCue, repairs: inout Repairs) -> Cue {
    let body = found.text?.string ?? ""
    var text: CueText?
    if let spans = found.spans {
      if CueText.isTree(spans, over: body) {
        text = CueText(body, spans: spans)
      } else {
        repairs.note(found.offset, "“spans” do not fit the body: they are passed over")
      }
    }
    if text == nil, let markup = found.markup {
      var reader = WebVTTMarkup()
      reader.parse(Array(markup.utf8)[...])
      if reader.text.string == body || found.text == nil {
        text = reader.text
      } else {
        repairs.note(found.offset, "“markup” has other text than the body: it is passed over")
      }
    }
    var marked = text ?? CueText(body)
    if let speaker = found.speaker, !speaker.isEmpty, marked.speaker == nil {
      marked = marked.marked(.voice(speaker))
    }
    return found.cue(marked)
  }
}

extension CueText {
  /// Whether all its markup is the name of one speaker over all of it.
  var isAllOfOneSpeaker: Bool {
    guard spans.count == 1, let span = spans.first, span.markup.classes.isEmpty,
      case .voice(let name) = span.markup.kind
    else { return false }
    return !name.isEmpty && span.range == 0..<string.utf8.count && span.depth == 0
  }

  /// Whether spans are a tree over some text, as `CueText` has them.
  static func isTree(_ spans: [Span], over string: String) -> Bool {
    let bytes = Array(string.utf8)
    var open: [Range<Int>] = []
    var last = 0
    for span in spans {
      guard span.depth >= 0, span.depth <= open.count, span.range.lowerBound >= last,
        span.range.upperBound <= bytes.count
      else { return false }
      while open.count > span.depth, let closed = open.popLast() {
        guard closed.upperBound <= span.range.lowerBound else { return false }
      }
      if let outer = open.last {
        guard outer.upperBound >= span.range.upperBound else { return false }
      }
      for place in [span.range.lowerBound, span.range.upperBound] where place < bytes.count {
        guard bytes[place] & 0xC0 != 0x80 else { return false }
      }
      open.append(span.range)
      last = span.range.lowerBound
    }
    return true
  }
}
