internal import Timeline

/// RTTM, `.rttm`: NIST's Rich Transcription Time Marked form, a line for each stretch that somebody
/// speaks (The 2009 Rich Transcription Meeting Recognition Evaluation Plan, appendix A). It says who
/// speaks when, not what.
enum RTTM: SubtitleCodec {
  static let name = "RTTM"
  static let fileExtensions = ["rttm"]
  static let features: Set<TrackFeature> = [.voice, .outTime, .comment]
  static let holdsText = false
  static var boundary: CueBoundary { .lineEnd }

  /// The types of lines that the form has.
  private static let types: Set<String> = [
    "SPEAKER", "SEGMENT", "NOSCORE", "NO_RT_METADATA", "LEXEME", "NON-LEX", "NON-SPEECH", "FILLER",
    "EDIT", "SU", "IP", "CB", "A/P", "SPKR-INFO",
  ]
  /// Names that are written where nobody is named.
  private static let unnamed: Set<String> = ["speech", "<NA>"]
  /// What is written for a recording without a name.
  private static let usualFile = "recording"

  private static func fields(_ line: Range<Int>, in bytes: [UInt8]) -> [Range<Int>] {
    var fields: [Range<Int>] = []
    var index = line.lowerBound
    while index < line.upperBound {
      while index < line.upperBound, bytes[index].isBlank { index += 1 }
      let start = index
      while index < line.upperBound, !bytes[index].isBlank { index += 1 }
      if index > start { fields.append(start..<index) }
    }
    return fields
  }

  static func likeness(of start: FileStart) -> Likeness {
    for line in start.wholeLines {
      if line.isEmpty || line.begins(with: ";;") { continue }
      let fields = fields(line.indices, in: start.bytes)
      guard let type = fields.first, (8...10).contains(fields.count),
        types.contains(String(decoding: start.bytes[type], as: UTF8.self))
      else { return .none }
      return .certain
    }
    return .none
  }

  static func read(_ source: SourceText) throws(SubtitleParseError) -> ParsedTrack {
    let bytes = source.bytes
    var result = ParsedTrack(of: source)
    var lines = LineCursor(source)
    var file: String?
    var isTold = false
    func add(_ content: TrackBlock.Content) { result.append(content, endingAt: lines.position) }
    while let line = lines.next() {
      let inside = bytes.trimmed(line)
      if inside.isEmpty { continue }
      if bytes.has(";;", at: inside.lowerBound, before: inside.upperBound) {
        add(.comment(source.string(bytes.trimmed(inside.lowerBound + 2..<inside.upperBound))))
        continue
      }
      let fields = fields(line, in: bytes)
      func field(_ index: Int) -> String? {
        guard index < fields.count, !bytes[fields[index]].elementsEqual("<NA>".utf8) else {
          return nil
        }
        return source.string(fields[index])
      }
      let type = source.string(fields[0])
      guard type == "SPEAKER" else {
        if !types.contains(type) {
          result.repairs.note(line.lowerBound, "a line of no type that is known: it is passed over")
        }
        add(.foreign(.rttm, source.string(inside)))
        continue
      }
      guard fields.count >= 8, let start = MediaTime(decimal: bytes[fields[3]]),
        let duration = MediaTime(decimal: bytes[fields[4]])
      else {
        result.repairs.note(
          line.lowerBound, "no line of SPEAKER with times and a name: it is passed over")
        add(.foreign(.rttm, source.string(inside)))
        continue
      }
      let sum = start.ticks.addingReportingOverflow(duration.ticks)
      var cue = Cue(
        inTime: start, outTime: sum.overflow ? start : MediaTime(ticks: sum.partialValue),
        text: CueText())
      if let name = field(7), !unnamed.contains(name) { cue.text = cue.text.marked(.voice(name)) }
      var attributes: [Attribute] = []
      let name = source.string(fields[1])
      if file == nil {
        file = name
        if name != usualFile { result.track.attributes = [Attribute("rttm.file", name)] }
      } else if name != file {
        if !isTold {
          result.repairs.note(
            fields[1].lowerBound, "speakers of several recordings: all are taken as of one")
        }
        isTold = true
        attributes.append(Attribute("rttm.file", name))
      }
      for (index, part) in [(2, "channel"), (8, "confidence"), (9, "lookahead")] {
        if let value = field(index), part != "channel" || value != "1" {
          attributes.append(Attribute("rttm.\(part)", value))
        }
      }
      if !attributes.isEmpty { cue.attributes = attributes }
      result.append(
        cue,
        at: CuePlace(
          block: line.lowerBound..<lines.position, inTime: fields[3], outTime: fields[4],
          text: fields[7]))
    }
    guard
      !result.track.cues.isEmpty || !result.track.blocks.isEmpty && result.repairs.count == 0
        || bytes[source.start...].allSatisfy(\.isSpace)
    else { throw SubtitleParseError("no line of RTTM, which begins with SPEAKER, is in it") }
    return result
  }

  // MARK: - Writing

  static func write(_ track: SubtitleTrack, lineEnding: String, to out: inout ByteWriter) {
    let file = track.attributes["rttm.file"] ?? usualFile
    var block = track.blocks.startIndex
    func writeBlocks(before index: Int, to out: inout ByteWriter) {
      while block < track.blocks.endIndex, track.blocks[block].place <= index {
        switch track.blocks[block].content {
        case .comment(let text): out += (";; " + text.onOneLine).trimmed + lineEnding
        case .foreign(.rttm, let line): out += line.onOneLine + lineEnding
        default: break
        }
        block += 1
      }
    }
    for (index, cue) in track.cues.enumerated() {
      writeBlocks(before: index, to: &out)
      append(cue, file: file, lineEnding: lineEnding, to: &out)
    }
    writeBlocks(before: .max, to: &out)
  }

  private static func append(
    _ cue: Cue, file: String, lineEnding: String, to out: inout ByteWriter
  ) {
    let attributes = cue.attributes
    out += "SPEAKER "
    out += (attributes["rttm.file"] ?? file).asField + " "
    out += (attributes["rttm.channel"] ?? "1").asField + " "
    out.appendSeconds(cue.inTime, decimals: 3)
    out += " "
    out.appendSeconds(duration(of: cue), decimals: 3)
    out += " <NA> <NA> " + (cue.text.speaker ?? "speech").asField
    out += " " + (attributes["rttm.confidence"] ?? "").asField
    out += " " + (attributes["rttm.lookahead"] ?? "").asField
    out += lineEnding
  }

  /// How long a cue is, so that it ends in the nearest millisecond; no time where it ends before it
  /// begins.
  private static func duration(of cue: Cue) -> MediaTime {
    let (start, end) = (cue.inTime.roundedMilliseconds, cue.outTime.roundedMilliseconds)
    return .milliseconds(max(0, Int(end - start)))
  }

  static func edits(
    changing old: Cue, to new: Cue, at place: CuePlace, in source: SourceText, context: CueContext
  ) -> [SourceEdit]? {
    guard old.attributes == new.attributes else { return nil }
    var edits: [SourceEdit] = []
    func change(_ range: Range<Int>, to time: MediaTime) {
      guard let shape = ClockTime(source.bytes[range]) else { return }
      edits.append(SourceEdit(range, shape.written(time)))
    }
    if old.inTime != new.inTime { change(place.inTime, to: new.inTime) }
    if duration(of: old) != duration(of: new) { change(place.outTime, to: duration(of: new)) }
    if old.text.speaker != new.text.speaker {
      edits.append(SourceEdit(place.text, Array((new.text.speaker ?? "speech").asField.utf8)))
    }
    return edits
  }

  static func block(of cue: Cue, context: CueContext, lineEnding: String) -> [UInt8]? {
    var file = usualFile
    if let (_, place, source) = context.example {
      let fields = fields(place.block, in: source.bytes)
      if fields.count > 1 { file = source.string(fields[1]) }
    }
    var out = ByteWriter()
    append(cue, file: file, lineEnding: lineEnding, to: &out)
    return out.bytes
  }
}

extension String {
  /// Text that is one field: a space would begin the next one.
  fileprivate var asField: String {
    let field = onOneLine.map { $0.isWhitespace ? "_" : String($0) }.joined()
    return field.isEmpty ? "<NA>" : field
  }

  /// The text without spaces at its end.
  fileprivate var trimmed: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
