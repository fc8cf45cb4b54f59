internal import Timeline

/// WebVTT, `.vtt`: the W3C's format for the web's text tracks.
enum WebVTT {
  static func encode(
    _ track: SubtitleTrack, lineEnding: SubtitleFormat.LineEnding
  ) -> [UInt8] {
    let end = lineEnding.rawValue
    var text = "WEBVTT" + end + end
    for cue in track.cues {
      if let identifier = cue.identifier?.onOneLine, !identifier.isEmpty,
        !identifier.contains("-->")
      {
        text += identifier + end
      }
      CueTimestamp.append(cue.range.lowerBound, decimalMark: ".", to: &text)
      text += " --> "
      CueTimestamp.append(cue.range.upperBound, decimalMark: ".", to: &text)
      text += end
      append(cue.writtenLines, lineEnd: end, to: &text)
      text += end
    }
    return Array(text.utf8)
  }

  /// A voice span goes over the lines of one speaker, and ends before the next one's begins.
  private static func append(_ lines: [Cue.Line], lineEnd: String, to text: inout String) {
    var speaker: String?
    for (index, line) in lines.enumerated() {
      if line.speaker != speaker || index == 0 {
        if let name = line.speaker { text += "<v \(escaped(name.onOneLine))>" }
        speaker = line.speaker
      }
      text += escaped((line.dash ?? "") + line.text)
      let isLast = index + 1 == lines.count
      if !isLast, speaker != nil, lines[index + 1].speaker != speaker { text += "</v>" }
      text += lineEnd
    }
  }

  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E }) else { return text }
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }

  // MARK: - Reading

  static func parse(_ bytes: [UInt8]) throws(SubtitleParseError) -> SubtitleTrack {
    let file = PlainLines(bytes)
    guard let signature = file.lines.first, signature.hasPrefix("WEBVTT") else {
      throw SubtitleParseError(line: 1, message: "a WebVTT file begins with “WEBVTT”")
    }
    var track = SubtitleTrack(cues: [])
    for block in file.blocks.dropFirst() {
      let first = file.lines[block.lowerBound]
      if ["NOTE", "STYLE", "REGION"].contains(String(first.prefix { $0 != " " && $0 != "\t" })) {
        continue
      }
      let hasIdentifier = block.count > 1 && !first.contains("-->")
      let times = block.lowerBound + (hasIdentifier ? 1 : 0)
      guard let range = CueTimestamp.parseRange(file.lines[times], decimalMark: ".") else {
        throw SubtitleParseError(
          line: times + 1, message: "times expected, not “\(file.lines[times].prefix(40))”")
      }
      var speaker: String?
      let lines = file.lines[times + 1..<block.upperBound].map { line in
        parse(line, speaker: &speaker)
      }
      track.cues.append(
        Cue(identifier: hasIdentifier ? String(first) : nil, range: range, lines: lines))
    }
    return track
  }

  /// A line of cue text; a voice span that opens in it goes on in the next ones.
  private static func parse(_ line: Substring, speaker: inout String?) -> Cue.Line {
    var text = ""
    var lineSpeaker = speaker
    var rest = line
    while let character = rest.popFirst() {
      guard character == "<" else {
        text.append(character)
        continue
      }
      let tag = rest.prefix { $0 != ">" }
      rest = rest.dropFirst(tag.count + 1)
      if tag == "/v" {
        speaker = nil
      } else if tag.hasPrefix("v "), tag.count > 2 {
        speaker = unescaped(tag.dropFirst(2))
        lineSpeaker = speaker
      }
    }
    return Cue.Line(unescaped(text[...]), speaker: lineSpeaker)
  }

  private static func unescaped(_ text: Substring) -> String {
    guard text.contains("&") else { return String(text) }
    var result = ""
    var rest = text
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[start...]
      if let (name, character) = references.first(where: { rest.hasPrefix($0.0) }) {
        result += character
        rest = rest.dropFirst(name.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result + rest
  }

  private static let references: [(String, String)] = [
    ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", "\u{A0}"), ("&lrm;", "\u{200E}"),
    ("&rlm;", "\u{200F}"),
  ]
}
