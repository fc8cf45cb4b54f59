internal import Timeline

/// SubRip, `.srt`: a counter, the times, the lines, a blank line.
///
/// There is no standard; this is what the SubRip program writes and what players take.
enum SubRip: SubtitleCodec {
  static let name = "SubRip"
  static let fileExtensions = ["srt"]
  static let features: Set<TrackFeature> = [
    .place, .bold, .italic, .underline, .strikeout, .color, .font, .voice, .rows, .outTime,
  ]

  static let isInOrderOfTime = true
  static var boundary: CueBoundary { .blankLine }

  static func likeness(of start: FileStart) -> Likeness {
    let bytes = start.bytes
    guard !start.firstLine.begins(with: "WEBVTT") else { return .none }
    for line in start.lines where !line.isEmpty {
      if SubRipTiming(line.indices, in: bytes.span) != nil { return .certain }
    }
    return .none
  }

  static func read(_ source: SourceText) throws(SubtitleParseError) -> ParsedTrack {
    var reader = SubRipReader(source)
    return try reader.read()
  }

  static func write(_ track: SubtitleTrack, lineEnding: String, to out: inout ByteWriter) {
    out.reserve(track.textSize + 48 * track.cues.count)
    var writer = SubRipTextWriter(lineEnding: lineEnding)
    let cues = track.cues.span
    for index in cues.indices {
      append(cues[index], counter: index + 1, to: &out, using: &writer)
    }
  }

  private static func append(
    _ cue: borrowing Cue, counter: Int, to out: inout ByteWriter,
    using writer: inout SubRipTextWriter
  ) {
    out.append(Int64(counter))
    out += writer.lineEnding
    out.append(from: cue.inTime, to: cue.outTime, decimalMark: UInt8(ascii: ","))
    if cue.hasDetails, let coordinates = cue.attributes["srt.coordinates"] {
      out += "  " + coordinates.onOneLine
    }
    out += writer.lineEnding
    writer.append(cue, to: &out)
    out += writer.lineEnding
  }

  static func edits(
    changing old: Cue, to new: Cue, at place: CuePlace, in source: SourceText, context: CueContext
  ) -> [SourceEdit]? {
    var edits = place.timeEdits(changing: old, to: new) { time, _, out in
      out.append(time, decimalMark: UInt8(ascii: ","))
    }
    if old.text != new.text || old.settings?.anchor != new.settings?.anchor {
      var text = ByteWriter()
      var writer = SubRipTextWriter(lineEnding: source.lineEnding, speaker: context.speaker)
      writer.append(new, to: &text)
      edits.append(SourceEdit(place.text, text.text(inPlaceOf: place.text, in: source)))
    }
    return edits
  }

  static func block(of cue: Cue, context: CueContext, lineEnding: String) -> [UInt8]? {
    var out = ByteWriter()
    var writer = SubRipTextWriter(lineEnding: lineEnding, speaker: context.speaker)
    append(cue, counter: context.index + 1, to: &out, using: &writer)
    return out.bytes
  }

  /// What stands before the text where the speaker changes.
  static func label(for speaker: String) -> String { speaker.onOneLine + ": " }
}
