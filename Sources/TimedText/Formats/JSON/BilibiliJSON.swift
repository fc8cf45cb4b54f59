internal import Timeline

/// BCC, `.bcc`: the subtitles of Bilibili. There is no standard; this is what its player is sent.
enum BilibiliJSON: JSONCueCodec {
  static let name = "Bilibili BCC"
  static let fileExtensions = ["bcc", "json"]
  static let features: Set<TrackFeature> = [.place, .rows, .blankRows, .outTime, .language]
  static let isInOrderOfTime = true
  static let names = JSONNames(
    list: ["body"], start: ["from"], end: ["to"], text: ["content"], owner: "bcc")

  /// The looks that Bilibili's own editor writes, as JSON: a file that says something else is kept
  /// to that.
  private static let usualLooks: [(name: String, value: String)] = [
    ("font_size", "0.4"), ("font_color", "\"#FFFFFF\""), ("background_alpha", "0.5"),
    ("background_color", "\"#9C27B0\""), ("Stroke", "\"none\""),
  ]

  static func likeness(of start: FileStart) -> Likeness {
    guard start.firstLine.begins(with: "{") else { return .none }
    return JSONOutline(start).hasCues(in: "body", names.start, names.text) ? .certain : .none
  }

  static func take(
    _ name: String, of cue: inout JSONCue, from scanner: inout JSONScanner
  ) throws(SubtitleParseError) -> Bool {
    guard name == "location" else { return false }
    let offset = scanner.position
    // Places have the numbers of a keyboard's number pad, as in ASS.
    if let anchor = Int(try scanner.raw()).flatMap(CueSettings.Anchor.init(keypad:)) {
      cue.settings = CueSettings(anchor)
    } else {
      scanner.repairs.note(offset, "a location is a number from 1 to 9: 2 is assumed")
    }
    return true
  }

  static func take(
    _ name: String, of track: inout JSONTrack, from scanner: inout JSONScanner
  ) throws(SubtitleParseError) -> Bool {
    if name == "lang", try scanner.peek() == UInt8(ascii: "\"") {
      track.language = try scanner.string()
      return true
    }
    guard let usual = usualLooks.first(where: { $0.name == name }) else { return false }
    let value = try scanner.raw()
    if value != usual.value { track.others.append(Attribute("bcc.\(name)", value)) }
    return true
  }

  static func write(_ track: SubtitleTrack, lineEnding: String, to out: inout ByteWriter) {
    out.reserve(track.cues.reduce(256) { $0 + $1.text.string.utf8.count + 64 })
    var separator = JSONSeparator()
    out += "{"
    for (name, usual) in usualLooks {
      let value = track.attributes["bcc.\(name)"].flatMap { JSONScanner.isValue($0) ? $0 : nil }
      separator.member(name, in: &out)
      out += value ?? usual
    }
    if let language = track.language {
      separator.member("lang", in: &out)
      out.append(json: language)
    }
    out.append(
      members: track.attributes, of: "bcc", separator: &separator,
      unlike: usualLooks.map(\.name) + ["lang", "body"])
    separator.member("body", in: &out)
    appendCues(track, lineEnding: lineEnding, to: &out)
  }

  static func append(_ cue: Cue, to out: inout ByteWriter) {
    var separator = JSONSeparator()
    out += "{"
    separator.member("from", in: &out)
    out.appendShortSeconds(cue.inTime)
    separator.member("to", in: &out)
    out.appendShortSeconds(cue.outTime)
    separator.member("location", in: &out)
    out += String((cue.settings?.anchor ?? .standard).keypad)
    separator.member("content", in: &out)
    out.append(json: cue.text.string)
    out.append(
      members: cue.attributes, of: "bcc", separator: &separator,
      unlike: ["from", "to", "location", "content"])
    out += "}"
  }
}
