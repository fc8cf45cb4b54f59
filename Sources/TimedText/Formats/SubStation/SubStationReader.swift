internal import Timeline

/// Reads a script section by section, line by line: what is an event becomes a cue, and all else is
/// kept.
struct SubStationReader {
  private let source: SourceText
  private let bytes: [UInt8]
  private let dialect: SubStation.Dialect
  private var lines: LineCursor
  private var result: ParsedTrack
  private var columns: SubStationColumns
  private var hasFormat = false
  private var hasManyFormats = false
  private var breaksAtSoft = false
  /// How comments are written that are not at any time.
  private let usualEvent: SubStationEvent

  init(_ source: SourceText, dialect: SubStation.Dialect) {
    self.source = source
    self.dialect = dialect
    bytes = source.bytes
    lines = LineCursor(source)
    result = ParsedTrack(of: source)
    columns = SubStationColumns(dialect)
    usualEvent = SubStationEvent(dialect, nil)
  }

  private enum Section {
    case none
    case info
    case events
    case other(isFiles: Bool)

    var isFiles: Bool { if case .other(true) = self { true } else { false } }
  }

  mutating func read() throws(SubtitleParseError) -> ParsedTrack {
    var section = Section.none
    /// What has been read of a section that is kept as it is.
    var kept: Range<Int>?
    var hasSections = false
    while let line = lines.next() {
      let trimmed = bytes.trimmed(line)
      guard !trimmed.isEmpty else { continue }
      if let name = SubStation.section(bytes[trimmed], insideFiles: section.isFiles) {
        if let kept { keep(kept) }
        kept = nil
        hasSections = true
        switch name {
        case "script info": section = .info
        case "events": section = .events
        default:
          section = .other(isFiles: name == "fonts" || name == "graphics")
          kept = trimmed
        }
        continue
      }
      switch section {
      case .none:
        result.repairs.note(line.lowerBound, "a line before the first section is kept")
        add(.foreign(.ass, source.string(trimmed)))
      case .info: readInfo(trimmed)
      case .events: readEvent(line, trimmed)
      case .other: kept = (kept?.lowerBound ?? line.lowerBound)..<line.upperBound
      }
    }
    if let kept { keep(kept) }
    guard hasSections else {
      throw SubtitleParseError("no section, such as [Script Info] or [Events], is in it")
    }
    finish()
    return result
  }

  private mutating func finish() {
    if hasManyFormats { result.places = nil }
    // What goes without saying is not said of the track.
    let isUsual = SubStationHeader.usual == result.track.attributes
    let usual = TrackBlock(.foreign(.ass, SubStationStyles.usualSection(dialect)))
    if isUsual, result.track.blocks.first == usual,
      SubStationStyles.sections(in: result.track).count == 1
    {
      result.track.attributes = []
      result.track.blocks.removeFirst()
    }
    if hasFormat, columns != SubStationColumns(dialect) {
      result.track.attributes.append(Attribute(SubStation.eventFormat, columns.text))
    }
  }

  private mutating func add(_ content: TrackBlock.Content) {
    result.append(content, endingAt: lines.position)
  }

  /// Keeps a section as it is, its lines ended by line feeds.
  private mutating func keep(_ range: Range<Int>) {
    let slice = bytes[range]
    guard slice.contains(0x0D) else { return add(.foreign(.ass, source.string(range))) }
    var text: [UInt8] = []
    text.reserveCapacity(slice.count)
    for index in slice.indices {
      if bytes[index] != 0x0D {
        text.append(bytes[index])
      } else if index + 1 >= range.upperBound || bytes[index + 1] != 0x0A {
        text.append(0x0A)
      }
    }
    add(.foreign(.ass, String(decoding: text, as: UTF8.self)))
  }

  private mutating func readInfo(_ line: Range<Int>) {
    let attribute = SubStationHeader.attribute(source.string(line))
    switch attribute.name {
    case "ass.Title" where result.track.title == nil && !attribute.value.isEmpty:
      result.track.title = attribute.value
      return
    case "ass.Language" where result.track.language == nil && !attribute.value.isEmpty:
      result.track.language = attribute.value
      return
    case "ass.ScriptType" where attribute.value == dialect.scriptType: return
    case "ass.WrapStyle": breaksAtSoft = attribute.value == "2"
    default: break
    }
    result.track.attributes.append(attribute)
  }

  // MARK: - Events

  private mutating func readEvent(_ line: Range<Int>, _ trimmed: Range<Int>) {
    if bytes.has("Dialogue:", at: trimmed.lowerBound, before: trimmed.upperBound) {
      if readDialogue(trimmed.lowerBound + 9..<line.upperBound, line) { return }
    } else if bytes.has("Comment:", at: trimmed.lowerBound, before: trimmed.upperBound) {
      if let comment = comment(trimmed.lowerBound + 8..<line.upperBound, line) {
        return add(.comment(comment))
      }
    } else if bytes.has("Format:", at: trimmed.lowerBound, before: trimmed.upperBound) {
      return readFormat(trimmed.lowerBound + 7..<trimmed.upperBound)
    } else if bytes[trimmed.lowerBound] != UInt8(ascii: ";") {
      let known: [StaticString] = ["Picture:", "Sound:", "Movie:", "Command:", "!:"]
      if !known.contains(where: {
        bytes.has($0, at: trimmed.lowerBound, before: trimmed.upperBound)
      }) {
        result.repairs.note(line.lowerBound, "no event: the line is passed over")
      }
    }
    add(.foreign(.ass, source.string(trimmed)))
  }

  private mutating func readFormat(_ range: Range<Int>) {
    guard let named = SubStationColumns(source.string(range)) else {
      result.repairs.note(
        range.lowerBound, "the format lacks Start, End or Text: the usual one is assumed")
      hasManyFormats = true
      return
    }
    if hasFormat, named != columns { hasManyFormats = true }
    hasFormat = true
    columns = named
  }

  /// Where the fields in a stretch are, without the spaces at their ends, but for the text; nothing
  /// where there are too few.
  private func fields(_ range: Range<Int>) -> [Range<Int>]? {
    var fields: [Range<Int>] = []
    fields.reserveCapacity(columns.columns.count)
    var start = range.lowerBound
    while fields.count < columns.columns.count - 1 {
      guard let comma = bytes[start..<range.upperBound].firstIndex(of: UInt8(ascii: ",")) else {
        return nil
      }
      fields.append(bytes.trimmed(start..<comma))
      start = comma + 1
    }
    fields.append(start..<range.upperBound)
    return fields
  }

  private mutating func readDialogue(_ range: Range<Int>, _ line: Range<Int>) -> Bool {
    guard let fields = fields(range) else {
      result.repairs.note(line.lowerBound, "an event with too few fields is passed over")
      return false
    }
    var cue = Cue(inTime: .zero, outTime: .zero, text: CueText())
    var (inRange, outRange) = (line.lowerBound..<line.lowerBound, line.lowerBound..<line.lowerBound)
    var speaker: String?
    var attributes: [Attribute] = []
    for (column, field) in zip(columns.columns, fields) {
      switch column {
      case .inTime, .outTime:
        guard let time = SubStationTime.read(field, in: bytes) else {
          result.repairs.note(
            field.lowerBound, "“\(source.string(field))” is no time: the event is passed over")
          return false
        }
        if time.isOdd { mend(field, time.time) }
        if column == .inTime {
          (cue.inTime, inRange) = (time.time, field)
        } else {
          (cue.outTime, outRange) = (time.time, field)
        }
      case .name:
        // The first editor wrote “NTP” where nobody was named.
        let isNamed = !field.isEmpty && !bytes[field].elementsEqual("NTP".utf8)
        if isNamed { speaker = source.string(field) }
      case .other(let name):
        if let value = SubStationColumns.value(bytes[field], of: name) {
          attributes.append(Attribute(SubStation.prefix + name, value))
        }
      case .text: break
      }
    }
    let text = fields[fields.count - 1]
    if speaker == nil, SubStationText.isPlain(bytes[text]) {
      cue.text = CueText(source.string(text))
    } else {
      let read = SubStationText(
        bytes[text], times: (cue.inTime, cue.outTime), speaker: speaker, breaksAtSoft: breaksAtSoft)
      cue.text = read.text
      cue.settings = read.place.map { CueSettings($0) }
      if read.isIncomplete {
        result.repairs.note(
          text.lowerBound, "more overrides than anybody writes: the rest are left out")
      }
    }
    if !attributes.isEmpty { cue.attributes = attributes }
    result.append(
      cue,
      at: CuePlace(
        block: line.lowerBound..<lines.position, inTime: inRange, outTime: outRange, text: text))
    return true
  }

  private mutating func mend(_ field: Range<Int>, _ time: MediaTime) {
    var usual = ByteWriter()
    SubStationTime.append(time, to: &usual)
    let after = String(decoding: usual.bytes, as: UTF8.self)
    result.repairs.mend(
      field, with: usual.bytes, "time “\(source.string(field))” is taken as “\(after)”")
  }

  /// The words of a comment that says no more than them; nothing for an event that was put aside.
  private func comment(_ range: Range<Int>, _ line: Range<Int>) -> String? {
    guard let text = fields(range)?.last else { return nil }
    let read = SubStationText(bytes[text], times: (.zero, .zero), breaksAtSoft: breaksAtSoft)
    guard read.text.spans.isEmpty, read.place == nil,
      bytes[line].elementsEqual(usualEvent.commentLine(read.text))
    else { return nil }
    return read.text.string
  }
}
