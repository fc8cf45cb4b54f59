internal import Timeline

/// Audacity's labels, `.txt`: an in-time, an out-time and a label between tabs, in seconds; behind it,
/// where a label has frequencies, a row that begins with a backslash
/// (https://manual.audacityteam.org/man/importing_and_exporting_labels.html).
///
/// A name that ends in `.txt` says nothing: it is told by its content.
enum AudacityLabels: SubtitleCodec {
  static let name = "Audacity labels"
  static let fileExtensions = ["labels"]
  static let features: Set<TrackFeature> = [.outTime]
  static let hasPoints = true
  static var boundary: CueBoundary { .lineEnd }

  /// A row with a label.
  private struct Label {
    var start: ClockTime
    var end: ClockTime
    var startRange: Range<Int>
    var endRange: Range<Int>
    var text: Range<Int>

    init?(_ line: Range<Int>, in bytes: [UInt8]) {
      guard let first = bytes[line].firstIndex(of: 0x09),
        let start = ClockTime(bytes[bytes.trimmed(line.lowerBound..<first)])
      else { return nil }
      let second = bytes[(first + 1)..<line.upperBound].firstIndex(of: 0x09) ?? line.upperBound
      guard let end = ClockTime(bytes[bytes.trimmed(first + 1..<second)]) else { return nil }
      (self.start, self.end) = (start, end)
      startRange = bytes.trimmed(line.lowerBound..<first)
      endRange = bytes.trimmed(first + 1..<second)
      text = min(second + 1, line.upperBound)..<line.upperBound
    }
  }

  static func likeness(of start: FileStart) -> Likeness {
    var count = 0
    for line in start.wholeLines where !line.isEmpty {
      if line.first == UInt8(ascii: "\\"), count > 0 { continue }
      guard let label = Label(line.indices, in: start.bytes), label.start.fields == 1,
        label.start.decimals > 0, label.end.fields == 1
      else { return .none }
      count += 1
    }
    return count > 0 ? .certain : .none
  }

  static func read(_ source: SourceText) throws(SubtitleParseError) -> ParsedTrack {
    let bytes = source.bytes
    var result = ParsedTrack(of: source)
    var lines = LineCursor(source)
    while let line = lines.next() {
      if bytes.trimmed(line).isEmpty { continue }
      guard let label = Label(line, in: bytes) else {
        result.repairs.note(
          line.lowerBound, "no label, such as 1.5 and 2.5 and text between tabs: it is passed over")
        continue
      }
      var cue = Cue(
        inTime: label.start.time, outTime: label.end.time,
        text: CueText(source.string(label.text)))
      if let next = lines.peek(), bytes[next].first == UInt8(ascii: "\\") {
        _ = lines.next()
        let rest = bytes.trimmed(next.dropFirst())
        cue.attributes = [Attribute("audacity.frequencies", source.string(rest))]
      }
      result.append(
        cue,
        at: CuePlace(
          block: line.lowerBound..<lines.position, inTime: label.startRange,
          outTime: label.endRange, text: label.text))
    }
    guard !result.track.cues.isEmpty || bytes[source.start...].allSatisfy(\.isSpace) else {
      throw SubtitleParseError("no label, such as 1.5 and 2.5 and text between tabs, is in it")
    }
    return result
  }

  static func write(_ track: SubtitleTrack, lineEnding: String, to out: inout ByteWriter) {
    out.reserve(track.cues.reduce(0) { $0 + $1.text.string.utf8.count + 24 })
    for cue in track.cues { append(cue, lineEnding: lineEnding, to: &out) }
  }

  private static func append(_ cue: Cue, lineEnding: String, to out: inout ByteWriter) {
    out.appendSeconds(cue.inTime, decimals: 3)
    out.append(0x09)
    out.appendSeconds(cue.outTime, decimals: 3)
    out.append(0x09)
    out += cue.text.string.asLabel + lineEnding
    if let frequencies = cue.attributes["audacity.frequencies"] {
      out +=
        "\\\t"
        + frequencies.split(separator: "\t").map { String($0).onOneLine }
        .joined(separator: "\t") + lineEnding
    }
  }

  static func edits(
    changing old: Cue, to new: Cue, at place: CuePlace, in source: SourceText, context: CueContext
  ) -> [SourceEdit]? {
    guard old.attributes == new.attributes else { return nil }
    var edits: [SourceEdit] = []
    for (range, before, after) in [
      (place.inTime, old.inTime, new.inTime), (place.outTime, old.outTime, new.outTime),
    ] where before != after {
      guard let shape = ClockTime(source.bytes[range]) else { return nil }
      edits.append(SourceEdit(range, shape.written(after)))
    }
    if old.text.string != new.text.string {
      // A label without text may lack the tab before it.
      let hasTab =
        source.bytes[place.text.lowerBound - 1] == 0x09
        && place.text.lowerBound > place.outTime.upperBound
      edits.append(
        SourceEdit(place.text, Array(((hasTab ? "" : "\t") + new.text.string.asLabel).utf8)))
    }
    return edits
  }

  static func block(of cue: Cue, context: CueContext, lineEnding: String) -> [UInt8]? {
    var out = ByteWriter()
    append(cue, lineEnding: lineEnding, to: &out)
    return out.bytes
  }
}

extension String {
  /// Text that is one label: a tab would begin another field.
  fileprivate var asLabel: String {
    let line = onOneLine
    return line.utf8.contains(0x09) ? line.replacing("\t", with: " ") : line
  }
}
