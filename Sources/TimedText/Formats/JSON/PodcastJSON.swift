internal import Timeline

/// The JSON of Podcasting 2.0's transcripts, `.json`, with the four members that it has and no more
/// (https://github.com/Podcastindex-org/podcast-namespace, `transcripts/transcripts.md`).
enum PodcastJSON: JSONCueCodec {
  static let name = "Podcasting 2.0 transcript"
  static let fileExtensions = ["json"]
  static let features: Set<TrackFeature> = [.voice, .rows, .blankRows, .outTime]
  static let isInOrderOfTime = true
  // What a file has beside the four members is kept as Cuelight's own JSON keeps it.
  static let names = JSONNames(
    list: ["segments"], start: ["startTime"], end: ["endTime"], text: ["body"],
    speaker: ["speaker"], owner: "json")

  static func likeness(of start: FileStart) -> Likeness { likeness(of: JSONOutline(start)) }

  static func likeness(of outline: JSONOutline) -> Likeness {
    guard outline.hasCues(in: "segments", names.start, names.text),
      outline.members.isSubset(of: ["version", "segments"]),
      outline.elements["segments"]?.isSubset(of: ["speaker", "startTime", "endTime", "body"])
        ?? false
    else { return .none }
    return .certain
  }

  static func take(
    _ name: String, of track: inout JSONTrack, from scanner: inout JSONScanner
  ) throws(SubtitleParseError) -> Bool {
    guard name == "version" else { return false }
    try scanner.value()
    return true
  }

  static func write(_ track: SubtitleTrack, lineEnding: String, to out: inout ByteWriter) {
    out.reserve(track.cues.reduce(64) { $0 + $1.text.string.utf8.count + 64 })
    out += "{\"version\":\"1.0.0\",\"segments\":"
    appendCues(track, lineEnding: lineEnding, to: &out)
  }

  static func append(_ cue: Cue, to out: inout ByteWriter) {
    out += "{"
    if let speaker = cue.text.speaker, !speaker.isEmpty {
      out += "\"speaker\":"
      out.append(json: speaker)
      out += ","
    }
    out += "\"startTime\":"
    out.appendShortSeconds(cue.inTime)
    out += ",\"endTime\":"
    out.appendShortSeconds(cue.outTime)
    out += ",\"body\":"
    out.append(json: cue.text.string)
    out += "}"
  }
}
