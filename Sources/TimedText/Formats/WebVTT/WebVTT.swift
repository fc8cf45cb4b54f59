internal import Timeline

/// WebVTT, `.vtt`: the W3C's format for the web's text tracks
/// (https://www.w3.org/TR/webvtt1/).
enum WebVTT: SubtitleCodec {
  static let name = "WebVTT"
  static let fileExtensions = ["vtt", "webvtt"]
  static let features: Set<TrackFeature> = [
    .identifier, .place, .position, .vertical, .region, .bold, .italic, .underline, .strikeout,
    .color, .background, .classes, .voice, .languagePart, .ruby, .innerTimes, .hiding, .rows,
    .blankRows,
    .outTime, .comment,
    .styleSheet, .title,
  ]

  static let isInOrderOfTime = true
  static var boundary: CueBoundary { .blankLine }

  static func likeness(of start: FileStart) -> Likeness {
    start.bytes[...].begins(with: "WEBVTT") ? .certain : .none
  }

  static func read(_ source: SourceText) throws(SubtitleParseError) -> ParsedTrack {
    var reader = WebVTTReader(source)
    return try reader.read()
  }

  static func write(_ track: SubtitleTrack, lineEnding: String, to out: inout ByteWriter) {
    out.reserve(track.textSize + 40 * track.cues.count + 64)
    appendHeader(of: track, lineEnding: lineEnding, to: &out)
    var block = track.blocks.startIndex
    let cues = track.cues.span
    for index in cues.indices {
      while block < track.blocks.endIndex, track.blocks[block].place <= index {
        append(track.blocks[block], lineEnding: lineEnding, to: &out)
        block += 1
      }
      append(cues[index], lineEnding: lineEnding, to: &out)
    }
    for block in track.blocks[block...] { append(block, lineEnding: lineEnding, to: &out) }
  }

  /// Writes the signature with the title, and the colours of speakers.
  static func appendHeader(
    of track: SubtitleTrack, lineEnding: String, to out: inout ByteWriter
  ) {
    out += "WEBVTT"
    if let title = track.title?.onOneLine, !title.isEmpty, !title.contains("-->") {
      out += " - " + title
    }
    out += lineEnding + lineEnding
    let style = WebVTTStyle(track)
    if !style.rules.isEmpty {
      out += "STYLE" + lineEnding
      for rule in style.rules { out += rule + lineEnding }
      out += lineEnding
    }
  }

  private static func append(_ cue: borrowing Cue, lineEnding: String, to out: inout ByteWriter) {
    if cue.hasDetails, let identifier = identifier(of: cue) { out += identifier + lineEnding }
    out.append(from: cue.inTime, to: cue.outTime, decimalMark: UInt8(ascii: "."))
    if cue.hasDetails, let settings = cue.settings { out += WebVTTSettings.text(settings) }
    out += lineEnding
    WebVTTTextWriter.append(cue.text, lineEnding: lineEnding, to: &out)
    out += lineEnding
  }

  /// A cue's identifier as it is written, where it has one that can be.
  static func identifier(of cue: borrowing Cue) -> String? {
    guard let identifier = cue.identifier?.onOneLine, !identifier.isEmpty,
      !identifier.contains("-->")
    else { return nil }
    // What opens a block of another kind is not taken for one behind a space.
    let opensBlock = ["NOTE", "STYLE", "REGION"].contains(where: identifier.hasPrefix)
    return (opensBlock ? " " : "") + identifier
  }

  static func append(_ block: TrackBlock, lineEnding: String, to out: inout ByteWriter) {
    let lines: [String]
    switch block.content {
    case .comment(let text):
      let comment = Self.lines(of: text.replacing("-->", with: "-- >"))
      // A comment of one line stands beside the word.
      lines = comment.count < 2 ? ["NOTE " + (comment.first ?? "")] : ["NOTE"] + comment
    case .styleSheet(let text): lines = ["STYLE"] + Self.lines(of: text)
    case .region(let region): lines = ["REGION"] + WebVTTSettings.lines(of: region)
    case .foreign(.webVTT, let text): lines = Self.lines(of: text)
    case .foreign: return
    }
    for line in lines { out += line + lineEnding }
    out += lineEnding
  }

  /// The lines that are not blank: a blank one would end the block.
  private static func lines(of text: String) -> [String] {
    text.split { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }.map(String.init)
  }

  static func edits(
    changing old: Cue, to new: Cue, at place: CuePlace, in source: SourceText, context: CueContext
  ) -> [SourceEdit]? {
    guard old.isSame(as: new) else { return nil }
    var edits = place.timeEdits(changing: old, to: new) { time, place, out in
      // Hours stay left out where they were and there still are none.
      out.append(
        time, decimalMark: UInt8(ascii: "."), hidesNoHours: place.count == "00:00.000".utf8.count)
    }
    if old.text != new.text {
      var text = ByteWriter()
      WebVTTTextWriter.append(new.text, lineEnding: source.lineEnding, to: &text)
      edits.append(SourceEdit(place.text, text.bytes))
    }
    return edits
  }

  static func block(of cue: Cue, context: CueContext, lineEnding: String) -> [UInt8]? {
    var out = ByteWriter()
    append(cue, lineEnding: lineEnding, to: &out)
    return out.bytes
  }
}

extension Cue {
  /// Whether two cues differ in nothing but times and text.
  func isSame(as other: Cue) -> Bool {
    identifier == other.identifier && settings == other.settings && attributes == other.attributes
  }
}
