internal import Timeline

/// SBV, `.sbv`, which YouTube takes and gives: a line with both times, the lines, a blank line.
///
/// It has no markup: the text is what it is, but that `[br]`, which SubViewer has for a line break,
/// is one.
enum SBV: SubtitleCodec {
  static let name = "SBV"
  static let fileExtensions = ["sbv"]
  static let features: Set<TrackFeature> = [.voice, .rows, .blankRows, .outTime]

  static let isInOrderOfTime = true
  static var boundary: CueBoundary { .blankLine }

  static func likeness(of start: FileStart) -> Likeness {
    let line = Array(start.firstLine)
    return SBVTiming(line.indices, in: line) == nil ? .none : .certain
  }

  static func read(_ source: SourceText) throws(SubtitleParseError) -> ParsedTrack {
    var reader = SBVReader(source)
    return try reader.read()
  }

  static func write(_ track: SubtitleTrack, lineEnding: String, to out: inout ByteWriter) {
    out.reserve(track.cues.reduce(0) { $0 + $1.text.string.utf8.count + 32 })
    var speaker: String?
    for cue in track.cues { append(cue, after: &speaker, lineEnding: lineEnding, to: &out) }
  }

  private static func append(
    _ cue: Cue, after speaker: inout String?, lineEnding: String, to out: inout ByteWriter
  ) {
    append(cue.inTime, to: &out)
    out.append(UInt8(ascii: ","))
    append(cue.outTime, to: &out)
    out += lineEnding
    append(cue.text, after: &speaker, lineEnding: lineEnding, to: &out)
    out += lineEnding
  }

  static func append(_ time: MediaTime, to out: inout ByteWriter) {
    out.append(time, decimalMark: UInt8(ascii: "."), hourDigits: 1)
  }

  /// Writes the rows, where one of them is blank in a line with signs between them, with the name of who speaks where that changes.
  private static func append(
    _ text: CueText, after speaker: inout String?, lineEnding: String, to out: inout ByteWriter
  ) {
    let rows = text.labelled(after: &speaker)
    let isInLines = rows.count < 2 || !rows.contains { $0.utf8.allSatisfy(\.isBlank) }
    for (index, row) in rows.enumerated() {
      let bytes = Array(row.onOneLine.utf8)
      if index > 0, !isInLines { out += "[br]" }
      guard !bytes.allSatisfy(\.isBlank) else { continue }
      let plainStart = WordJoiner.end(in: bytes[...], from: 0)
      if SBVTiming(plainStart..<bytes.count, in: bytes) != nil { out += WordJoiner.bytes }
      for (index, byte) in bytes.enumerated() {
        out.append(byte)
        if byte == UInt8(ascii: "["), SBVReader.isBreak(bytes[...], behindJoinersAt: index + 1) {
          out += WordJoiner.bytes
        }
      }
      if isInLines { out += lineEnding }
    }
    if !isInLines { out += lineEnding }
  }

  static func edits(
    changing old: Cue, to new: Cue, at place: CuePlace, in source: SourceText, context: CueContext
  ) -> [SourceEdit]? {
    var edits = place.timeEdits(changing: old, to: new) { time, _, out in append(time, to: &out) }
    if old.text != new.text {
      var text = ByteWriter()
      var speaker = context.speaker
      append(new.text, after: &speaker, lineEnding: source.lineEnding, to: &text)
      edits.append(SourceEdit(place.text, text.bytes))
    }
    return edits
  }

  static func block(of cue: Cue, context: CueContext, lineEnding: String) -> [UInt8]? {
    var out = ByteWriter()
    var speaker = context.speaker
    append(cue, after: &speaker, lineEnding: lineEnding, to: &out)
    return out.bytes
  }
}

extension CueText {
  /// The rows as plain text, with a speaker's name before the first that is not said by the speaker
  /// before; behind a dash where there is one.
  func labelled(after speaker: inout String?) -> [String] {
    guard self.speaker != nil else {
      speaker = nil
      return string.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    var text = ""
    var rowIsEmpty = true
    var label: String?
    forEachPiece { piece in
      switch piece {
      case .open(let markup):
        guard case .voice(let name) = markup.kind else { return }
        if name != speaker { label = SubRip.label(for: name) }
        speaker = name
      case .close: break
      case .text(let part):
        for (index, row) in part.split(separator: "\n", omittingEmptySubsequences: false)
          .enumerated()
        {
          if index > 0 {
            text += "\n"
            rowIsEmpty = true
          }
          guard !row.isEmpty else { continue }
          var row = row
          if let name = label {
            let dash = rowIsEmpty ? Cue.dash(of: String(row)) ?? "" : ""
            text += dash + name
            row = row.dropFirst(dash.count)
            label = nil
          }
          text += row
          rowIsEmpty = false
        }
      }
    }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
