internal import Timeline

/// SubRip, `.srt`: a counter, the times, the lines, a blank line.
///
/// There is no standard; this is what the SubRip program writes and what players take. There are no
/// escapes either, so text is written as it is, but for a line that a player would take for the
/// times of a cue. The speaker's name stands before the text where the speaker changes.
enum SubRip {
  static func encode(
    _ track: SubtitleTrack, lineEnding: SubtitleFormat.LineEnding
  ) -> [UInt8] {
    let end = lineEnding.rawValue
    var text = ""
    var speaker: String?
    for (index, cue) in track.cues.enumerated() {
      text += "\(index + 1)" + end
      CueTimestamp.append(cue.range.lowerBound, decimalMark: ",", to: &text)
      text += " --> "
      CueTimestamp.append(cue.range.upperBound, decimalMark: ",", to: &text)
      text += end
      for line in cue.writtenLines {
        text += line.dash ?? ""
        if let name = line.speaker, name != speaker { text += label(for: name) }
        speaker = line.speaker
        text += withoutTimes(line.text) + end
      }
      text += end
    }
    return Array(text.utf8)
  }

  /// What stands before the text where the speaker changes.
  static func label(for speaker: String) -> String { speaker.onOneLine + ": " }

  /// The text, with the arrow taken apart where it stands between two times.
  private static func withoutTimes(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: ">")),
      CueTimestamp.parseRange(Substring(text), decimalMark: ",") != nil,
      let arrow = text.firstRange(of: "-->")
    else { return text }
    return text[..<arrow.lowerBound] + "-- >" + text[arrow.upperBound...]
  }

  static func parse(_ bytes: [UInt8]) throws(SubtitleParseError) -> SubtitleTrack {
    let file = PlainLines(bytes)
    var track = SubtitleTrack(cues: [])
    for block in file.blocks {
      let hasCounter = block.count > 1 && file.lines[block.lowerBound].allSatisfy(\.isNumber)
      let times = block.lowerBound + (hasCounter ? 1 : 0)
      guard let range = CueTimestamp.parseRange(file.lines[times], decimalMark: ",") else {
        throw SubtitleParseError(
          line: times + 1, message: "times expected, not “\(file.lines[times].prefix(40))”")
      }
      let lines = file.lines[times + 1..<block.upperBound].map { Cue.Line(String($0)) }
      track.cues.append(Cue(range: range, lines: lines))
    }
    return track
  }
}
