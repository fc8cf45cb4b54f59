internal import Timeline

/// The chapters of Podcasting 2.0, `.json`
/// (https://github.com/Podcastindex-org/podcast-namespace, `chapters/jsonChapters.md`).
///
/// A chapter is a cue, its title the text. One that says no end lasts until the next one starts, and
/// has the attribute `chapter.end`, so that none is written as long as that is so.
enum ChapterJSON: JSONCueCodec {
  static let name = "Podcasting 2.0 chapters"
  static let fileExtensions = ["json"]
  static let features: Set<TrackFeature> = [.rows, .blankRows, .outTime, .title]
  static let hasPoints = true
  static let names = JSONNames(
    list: ["chapters"], start: ["startTime"], end: ["endTime"], text: ["title"],
    endMayBeMissing: true, owner: "chapter")

  private static let openEnd = Attribute("chapter.end", "next")
  /// Members of a chapter that are text; others are kept as the JSON that they are.
  private static let texts: Set<String> = ["img", "url"]
  /// Members of the whole that are text.
  private static let trackTexts: Set<String> = ["author", "podcastName", "description", "fileName"]

  static func likeness(of start: FileStart) -> Likeness {
    guard start.firstLine.begins(with: "{") else { return .none }
    return JSONOutline(start).hasCues(in: "chapters", names.start, ["title", "img", "url", "toc"])
      ? .certain : .none
  }

  static func take(
    _ name: String, of cue: inout JSONCue, from scanner: inout JSONScanner
  ) throws(SubtitleParseError) -> Bool {
    guard texts.contains(name), try scanner.peek() == UInt8(ascii: "\"") else { return false }
    cue.others["chapter.\(name)"] = try scanner.string()
    return true
  }

  static func take(
    _ name: String, of track: inout JSONTrack, from scanner: inout JSONScanner
  ) throws(SubtitleParseError) -> Bool {
    switch name {
    case "title": track.title = try scanner.stringIfAny()
    case "version":
      let version = try scanner.raw()
      if version != "\"1.2.0\"" { track.others.append(Attribute("chapter.version", version)) }
    default:
      guard trackTexts.contains(name), try scanner.peek() == UInt8(ascii: "\"") else {
        return false
      }
      track.others.append(Attribute("chapter.\(name)", try scanner.string()))
    }
    return true
  }

  static func cue(of found: JSONCue, repairs: inout Repairs) -> Cue {
    var cue = Cue(
      inTime: .zero, outTime: .zero, text: CueText(found.text?.string ?? ""))
    if found.end == nil { cue.attributes.append(openEnd) }
    if !found.others.isEmpty { cue.attributes += found.others }
    return cue
  }

  static func read(_ source: SourceText) throws(SubtitleParseError) -> ParsedTrack {
    var reader = JSONCueReader<Self>(source)
    var parsed = try reader.read().0
    for index in parsed.track.cues.indices
    where parsed.track.cues[index].attributes.first == openEnd {
      parsed.track.cues[index].outTime = end(of: index, in: parsed.track.cues)
    }
    if let last = parsed.track.cues.last, last.attributes.first == openEnd {
      parsed.repairs.note(
        parsed.places?.last?.inTime.lowerBound ?? 0,
        "the last chapter says no end: its start is assumed")
    }
    return parsed
  }

  /// When a chapter ends that does not say so.
  private static func end(of index: Int, in cues: [Cue]) -> MediaTime {
    let start = cues[index].inTime
    return index + 1 < cues.count ? max(start, cues[index + 1].inTime) : start
  }

  /// The chapters with an end for those that lasted to the next one and do no more.
  static func settled(_ cues: [Cue]) -> [Cue] {
    var settled = cues
    for index in cues.indices
    where cues[index].attributes[openEnd.name] != nil
      && cues[index].outTime != end(of: index, in: cues)
    {
      settled[index].attributes[openEnd.name] = nil
    }
    return settled
  }

  static func write(_ track: SubtitleTrack, lineEnding: String, to out: inout ByteWriter) {
    var separator = JSONSeparator()
    out += "{"
    separator.member("version", in: &out)
    let version = track.attributes["chapter.version"] ?? ""
    out += JSONScanner.isValue(version) ? version : "\"1.2.0\""
    if let title = track.title {
      separator.member("title", in: &out)
      out.append(json: title)
    }
    out.append(
      members: track.attributes, of: "chapter", separator: &separator,
      unlike: ["version", "title", "chapters"], texts: trackTexts)
    separator.member("chapters", in: &out)
    var listed = track
    listed.cues = settled(track.cues)
    appendCues(listed, lineEnding: lineEnding, to: &out)
  }

  static func append(_ cue: Cue, to out: inout ByteWriter) {
    var separator = JSONSeparator()
    out += "{"
    separator.member("startTime", in: &out)
    out.appendShortSeconds(cue.inTime)
    if cue.attributes[openEnd.name] == nil {
      separator.member("endTime", in: &out)
      out.appendShortSeconds(cue.outTime)
    }
    if !cue.text.string.isEmpty {
      separator.member("title", in: &out)
      out.append(json: cue.text.string)
    }
    out.append(
      members: cue.attributes, of: "chapter", separator: &separator,
      unlike: ["startTime", "endTime", "title", "end"], texts: texts)
    out += "}"
  }
}
