internal import Timeline

/// A table with a row a cue, in text.
protocol TableCodec: SubtitleCodec {
  /// What stands between fields, the usual one first.
  static var separators: [UInt8] { get }
}

/// CSV, `.csv`: fields between commas (RFC 4180), or semicolons where a comma is the decimal mark.
enum CSV: TableCodec {
  static let name = "CSV"
  static let fileExtensions = ["csv"]
  static let separators = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }
}

/// TSV, `.tsv`: fields between tabs, as Whisper and spreadsheets write it.
enum TSV: TableCodec {
  static let name = "TSV"
  static let fileExtensions = ["tsv", "tab"]
  static let separators = ["\t", ",", ";", "|"].map { UInt8(ascii: $0) }
}

extension TableCodec {
  static var features: Set<TrackFeature> { [.identifier, .voice, .rows, .blankRows, .outTime] }
  static var boundary: CueBoundary { .lineEnd }

  static func likeness(of start: FileStart) -> Likeness {
    // JSON in one line has names between commas as well.
    guard start.firstLine.first != UInt8(ascii: "{"),
      let layout = TableLayout(start.bytes, from: 0, separators: separators),
      (layout.separator == 0x09) == (separators.first == 0x09)
    else { return .none }
    return layout.hasHeader ? .certain : .possible
  }

  static func read(_ source: SourceText) throws(SubtitleParseError) -> ParsedTrack {
    var reader = try TableReader(source, separators: separators)
    return reader.read()
  }

  // MARK: - Writing

  static func write(_ track: SubtitleTrack, lineEnding: String, to out: inout ByteWriter) {
    out.reserve(track.cues.reduce(64) { $0 + $1.text.string.utf8.count + 40 })
    let separator = separators[0]
    var columns: [TableLayout.Column] = [.start, .end]
    if track.cues.contains(where: { $0.identifier != nil }) { columns.append(.identifier) }
    columns += [.speaker, .text]
    var others: Set<String> = []
    for cue in track.cues {
      for attribute in cue.attributes where attribute.name.hasPrefix("csv.") {
        let name = String(attribute.name.dropFirst(4))
        if others.insert(name).inserted { columns.append(.other(name)) }
      }
    }
    for (index, column) in columns.enumerated() {
      if index > 0 { out.append(separator) }
      out.append(field: column.name, separator: separator)
    }
    out += lineEnding
    for row in track.cues.indices {
      let cue = track.cues[row]
      for (index, column) in columns.enumerated() {
        if index > 0 { out.append(separator) }
        switch column {
        case .start: out.appendSeconds(cue.inTime, decimals: 3)
        case .end: out.appendSeconds(cue.outTime, decimals: 3)
        default:
          out.append(
            field: column.text(of: cue), separator: separator, lineEnding: lineEnding)
        }
      }
      out += lineEnding
    }
  }

  // MARK: - Changing

  static func edits(
    changing old: Cue, to new: Cue, at place: CuePlace, in source: SourceText, context: CueContext
  ) -> [SourceEdit]? {
    let bytes = source.bytes
    guard let layout = TableLayout(bytes, from: source.start, separators: separators),
      let row = TableRow(in: bytes, at: place.block.lowerBound, separator: layout.separator)
    else { return nil }
    var edits: [SourceEdit] = []
    let usesDuration = layout.index(of: .end) == nil
    let (before, after) = (
      old.second(asDuration: usesDuration), new.second(asDuration: usesDuration)
    )
    for (range, before, after) in [
      (place.inTime, old.inTime, new.inTime), (place.outTime, before, after),
    ] where before != after {
      guard let shape = ClockTime(bytes[range]),
        let unit = layout.unit(of: old, at: place, in: bytes)
      else { return nil }
      edits.append(SourceEdit(range, shape.written(after, in: unit)))
    }
    var (rest, newRest) = (old, new)
    for (index, column) in layout.columns.enumerated() {
      let (before, after) = (column.text(of: old), column.text(of: new))
      if case .other(let name) = column {
        rest.attributes["csv.\(name)"] = nil
        newRest.attributes["csv.\(name)"] = nil
      }
      guard before != after, column != .counter else { continue }
      guard index < row.fields.count else { return nil }
      let range = column == .text ? place.text : row.fields[index].range
      var field = ByteWriter()
      field.append(
        field: after, separator: layout.separator, lineEnding: source.lineEnding,
        isQuoted: row.fields[index].isQuoted)
      edits.append(SourceEdit(range, field.bytes))
    }
    // What no column has cannot be put into the row.
    let hasAll =
      rest.attributes == newRest.attributes
      && (layout.index(of: .speaker) != nil || old.text.speaker == new.text.speaker)
      && (layout.index(of: .identifier) != nil || old.identifier == new.identifier)
      && (layout.index(of: .text) != nil || old.text.string == new.text.string)
    return hasAll ? edits : nil
  }

  static func block(of cue: Cue, context: CueContext, lineEnding: String) -> [UInt8]? {
    guard let (old, place, source) = context.example,
      let layout = TableLayout(source.bytes, from: source.start, separators: separators),
      let unit = layout.unit(of: old, at: place, in: source.bytes),
      let shape = ClockTime(source.bytes[place.inTime])
    else { return nil }
    let others = cue.attributes.map(\.name).filter { $0.hasPrefix("csv.") }
    guard others.allSatisfy({ layout.columns.contains(.other(String($0.dropFirst(4)))) }),
      cue.text.speaker == nil || layout.index(of: .speaker) != nil,
      cue.identifier == nil || layout.index(of: .identifier) != nil
    else { return nil }
    var out = ByteWriter()
    for (index, column) in layout.columns.enumerated() {
      if index > 0 { out.append(layout.separator) }
      switch column {
      case .start: out += Array(shape.written(cue.inTime, in: unit))
      case .end: out += Array(shape.written(cue.outTime, in: unit))
      case .duration: out += Array(shape.written(cue.second(asDuration: true), in: unit))
      case .counter: out += String(context.index + 1)
      default:
        out.append(
          field: column.text(of: cue), separator: layout.separator, lineEnding: lineEnding)
      }
    }
    out += lineEnding
    return out.bytes
  }
}

extension Cue {
  /// The out-time, or how long the cue is.
  fileprivate func second(asDuration isDuration: Bool) -> MediaTime {
    guard isDuration else { return outTime }
    return MediaTime(ticks: outTime.ticks.subtractingReportingOverflow(inTime.ticks).partialValue)
  }
}

extension TableLayout {
  /// What the numbers of a cue's row count, as the times show that were read; nothing where they show
  /// nothing.
  fileprivate func unit(of cue: Cue, at place: CuePlace, in bytes: [UInt8]) -> Unit? {
    if let unit { return unit }
    let second = cue.second(asDuration: index(of: .end) == nil)
    for (range, time) in [(place.inTime, cue.inTime), (place.outTime, second)] {
      guard let written = ClockTime(bytes[range]) else { return nil }
      if !written.isWhole { return .seconds }
      if time != .zero { return written.time == time ? .seconds : .milliseconds }
    }
    return nil
  }
}

extension ClockTime {
  /// Another time in the same way of writing, in a unit.
  fileprivate func written(_ time: MediaTime, in unit: TableLayout.Unit) -> [UInt8] {
    guard unit == .milliseconds, fields == 1 else { return written(time) }
    var out = ByteWriter()
    let milliseconds = time.roundedMilliseconds
    if milliseconds < 0 { out.append(UInt8(ascii: "-")) }
    out.append(Int64(clamping: milliseconds.magnitude))
    return out.bytes
  }
}

extension TableLayout.Column {
  /// The name that is written for it.
  fileprivate var name: String {
    switch self {
    case .start: "start"
    case .end: "end"
    case .duration: "duration"
    case .text: "text"
    case .speaker: "speaker"
    case .identifier: "id"
    case .counter: "index"
    case .other(let name): name
    }
  }

  /// What a cue has in it, but for times and counters.
  fileprivate func text(of cue: Cue) -> String {
    switch self {
    case .text: cue.text.string
    case .speaker: cue.text.speaker?.onOneLine ?? ""
    case .identifier: cue.identifier?.onOneLine ?? ""
    case .other(let name): cue.attributes["csv.\(name)"] ?? ""
    case .start, .end, .duration, .counter: ""
    }
  }
}
