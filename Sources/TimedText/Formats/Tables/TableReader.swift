internal import Timeline

/// Reads a table with a row a cue.
struct TableReader {
  private let source: SourceText
  private let bytes: [UInt8]
  private let layout: TableLayout
  private var result: ParsedTrack

  /// Whether all times so far are whole numbers, which say no unit.
  private var isWhole = true
  /// How long the first cues last, of which the unit of whole numbers is told.
  private var lengths: [Int64] = []
  /// Whether the identifiers so far only count the rows, from 0 or from 1.
  private var counts = (fromZero: true, fromOne: true)

  init(_ source: SourceText, separators: [UInt8]) throws(SubtitleParseError) {
    self.source = source
    bytes = source.bytes
    guard let layout = TableLayout(bytes, from: source.start, separators: separators) else {
      throw SubtitleParseError(
        line: 1,
        "the first row has neither names of columns, such as start, end and text, nor times")
    }
    self.layout = layout
    result = ParsedTrack(of: source)
  }

  mutating func read() -> ParsedTrack {
    var position = layout.start
    while var row = TableRow(in: bytes, at: position, separator: layout.separator) {
      position = row.end
      if row.fields.allSatisfy({ $0.range.isEmpty }) { continue }
      joinTimes(of: &row)
      if let stray = row.strayQuote { mendQuote(at: stray, of: row) }
      take(row)
    }
    decideUnit()
    if counts.fromZero || counts.fromOne {
      for index in result.track.cues.indices where result.track.cues[index].identifier != nil {
        result.track.cues[index].identifier = nil
      }
    }
    return result
  }

  /// Makes one time of each that has a comma for its decimal mark and no quotes.
  private mutating func joinTimes(of row: inout TableRow) {
    guard layout.separator == UInt8(ascii: ","), row.fields.count > layout.columns.count else {
      return
    }
    var isJoined = false
    for column in [TableLayout.Column.start, .end] {
      guard let index = layout.index(of: column), index + 2 < row.fields.count,
        let time = ClockTime(bytes[row.fields[index].range]), time.fields > 1, time.decimals == 0
      else { continue }
      let fraction = bytes[row.fields[index + 1].range]
      guard (1...3).contains(fraction.count), fraction.allSatisfy(\.isDigit),
        isJoined || (ClockTime(bytes[row.fields[index + 2].range])?.fields ?? 0) > 1
      else { continue }
      let comma = row.fields[index].range.upperBound..<fraction.startIndex
      result.repairs.mend(
        comma, with: [UInt8(ascii: ".")], "a comma in a time, without quotes, is its decimal mark")
      row.joinField(at: index)
      isJoined = true
    }
  }

  private mutating func take(_ row: TableRow) {
    func range(_ column: TableLayout.Column) -> Range<Int>? {
      guard let index = layout.index(of: column), index < row.fields.count else { return nil }
      return row.fields[index].range
    }
    func time(_ column: TableLayout.Column) -> (ClockTime, Range<Int>)? {
      guard let index = layout.index(of: column), index < row.fields.count else { return nil }
      var range = row.fields[index].range
      if row.fields[index].isQuoted {
        range = bytes.trimmed(range.lowerBound + 1..<range.upperBound - 1)
      }
      return ClockTime(bytes[range]).map { ($0, range) }
    }
    guard let start = time(.start), let end = time(.end) ?? time(.duration) else {
      result.repairs.note(row.range.lowerBound, "no times that are known: the row is passed over")
      return
    }
    isWhole = isWhole && start.0.isWhole && end.0.isWhole
    var cue = cue(from: start.0, to: end.0)
    var textRange = row.range.upperBound..<row.range.upperBound
    for (index, (column, field)) in zip(layout.columns, row.fields).enumerated() {
      switch column {
      case .text:
        textRange = field.range
        if index == layout.columns.count - 1, row.fields.count > layout.columns.count {
          textRange = joinRest(of: row, from: index)
          // A tab is no part of text that stands between tabs.
          let text = row.text(of: .init(range: textRange, isQuoted: false), in: bytes)
          cue.text = CueText(layout.separator == 0x09 ? text.replacing("\t", with: " ") : text)
        } else {
          cue.text = CueText(row.text(of: field, in: bytes))
        }
      case .identifier where !field.range.isEmpty:
        let identifier = row.text(of: field, in: bytes)
        counts.fromZero = counts.fromZero && identifier == String(result.track.cues.count)
        counts.fromOne = counts.fromOne && identifier == String(result.track.cues.count + 1)
        cue.identifier = identifier
      case .other(let name) where !field.range.isEmpty:
        cue.attributes.append(Attribute("csv.\(name)", row.text(of: field, in: bytes)))
      default: break
      }
    }
    if let range = range(.speaker), !range.isEmpty, let index = layout.index(of: .speaker) {
      let name = row.text(of: row.fields[index], in: bytes)
      if !name.isEmpty { cue.text = cue.text.marked(.voice(name)) }
    }
    result.append(
      cue,
      at: CuePlace(
        block: row.range.lowerBound..<row.end, inTime: start.1, outTime: end.1, text: textRange))
  }

  /// What stands from a field to the end of its row, where the last column is text and has separators
  /// in it.
  private mutating func joinRest(of row: TableRow, from index: Int) -> Range<Int> {
    let first = row.fields[index].range
    let range = first.lowerBound..<max(first.upperBound, row.fields.last?.range.upperBound ?? 0)
    var quoted = ByteWriter()
    quoted.append(field: source.string(range), separator: layout.separator)
    result.repairs.mend(
      range, with: quoted.bytes, "more fields than columns: the text has separators without quotes")
    return range
  }

  private mutating func mendQuote(at offset: Int, of row: TableRow) {
    // Tables with tabs have text as it is.
    guard layout.separator != 0x09 else { return }
    // What is joined with the fields behind it is mended with them.
    if layout.columns.last == .text, row.fields.count > layout.columns.count,
      offset >= row.fields[layout.columns.count - 1].range.lowerBound
    {
      return
    }
    guard let field = row.fields.first(where: { $0.range.contains(offset) }) else { return }
    var quoted = ByteWriter()
    quoted.append(field: source.string(field.range), separator: layout.separator)
    result.repairs.mend(
      field.range, with: quoted.bytes, "quotes that do not close at the field's end are text")
  }

  /// A cue from a time to another, or as long as that where the table has durations.
  private mutating func cue(from start: ClockTime, to end: ClockTime) -> Cue {
    let inTime = start.time(in: layout.unit)
    var outTime = end.time(in: layout.unit)
    if !hasEnds {
      let sum = inTime.ticks.addingReportingOverflow(outTime.ticks)
      outTime = sum.overflow ? inTime : MediaTime(ticks: sum.partialValue)
    }
    if lengths.count < 1000 {
      lengths.append(outTime.ticks.subtractingReportingOverflow(inTime.ticks).partialValue)
    }
    return Cue(inTime: inTime, outTime: outTime, text: CueText())
  }

  /// Decides what times count that all are whole numbers, where no column's name says so.
  private mutating func decideUnit() {
    guard layout.unit == nil, isWhole, !lengths.isEmpty else { return }
    // Cues last seconds: in most of them hundreds of milliseconds, and no hundred seconds.
    let isMilliseconds =
      lengths.sorted()[lengths.count / 2] >= MediaTime.seconds(100).ticks
    result.repairs.note(
      result.places?.first?.inTime.lowerBound ?? 0,
      "times are whole numbers: \(isMilliseconds ? "milliseconds" : "seconds") are assumed")
    guard isMilliseconds else { return }
    for index in result.track.cues.indices {
      result.track.cues[index].inTime = result.track.cues[index].inTime.thousandth
      result.track.cues[index].outTime = result.track.cues[index].outTime.thousandth
    }
  }

  private var hasEnds: Bool { layout.index(of: .end) != nil }
}

extension ClockTime {
  /// The time where numbers without colons count a unit.
  func time(in unit: TableLayout.Unit?) -> MediaTime {
    guard unit == .milliseconds, fields == 1 else { return time }
    return time.thousandth
  }
}

extension MediaTime {
  /// The time of a number of milliseconds that was taken for seconds.
  fileprivate var thousandth: MediaTime { MediaTime(ticks: ticks / 1000) }
}
