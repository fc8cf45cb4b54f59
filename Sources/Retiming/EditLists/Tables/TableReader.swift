internal import Algorithms
internal import Timeline

/// Ranges in a table with commas, semicolons or tabs: LosslessCut's CSV, Audacity's labels, and what
/// people write by hand.
struct TableReader: EditListReader {
  var format: EditList.Format { .table }

  /// A row.
  private struct Row {
    var start: MediaTime
    var end: MediaTime?
    var meaning: EditListOptions.Meaning?
    var source: String?
    var offset: Int
  }

  static func looksLikeOne(_ line: String) -> Bool { separator(in: line) != nil }

  /// Whether a line begins with a time and has another cell, whatever that is.
  static func beginsAsOne(_ line: String) -> Bool {
    let cells = line.split(maxSplits: 1, omittingEmptySubsequences: false) { "\t;,".contains($0) }
    return cells.count > 1 && MediaTime(written: cells[0].trimmed.unquoted) != nil
  }

  /// What stands between the cells of a line that is a range or a head; a label may have any of it.
  private static func separator(in line: String) -> UInt8? {
    let separator =
      ["\t", ";", ","].first { separator in
        let cells = line.split(separator: separator, omittingEmptySubsequences: false).map {
          $0.trimmed.lowercased().unquoted
        }
        guard cells.count >= 2 else { return false }
        if cells.contains(where: TableColumns.starts.contains) { return true }
        return cells.prefix(2).allSatisfy {
          $0.isEmpty || MediaTime(written: $0) != nil || TimeCode($0) != nil
        }
      } as Character?
    return separator?.asciiValue
  }

  private static let keepWords: Set = ["keep", "kept", "include", "play"]
  private static let removeWords: Set = [
    "remove", "removed", "cut", "delete", "deleted", "skip", "drop", "exclude", "discard", "omit",
  ]
  private static let yes: Set = ["1", "true", "yes", "y", "x"]
  private static let no: Set = ["0", "false", "no", "n", ""]

  func read(_ script: inout EditScript, _ options: EditListOptions) throws(EditListError) {
    var rows: [Row] = []
    var columns: TableColumns?
    var separator: UInt8?
    for line in script.text.lines
    where !line.range.isEmpty && script.text.bytes[line.range.lowerBound] != UInt8(ascii: "#") {
      // A tab at the start of a line is an empty first cell.
      let sign =
        separator ?? Self.separator(in: script.text.beginning(of: line)) ?? UInt8(ascii: ",")
      separator = sign
      let cells = try TableCell.cells(of: line.whole, in: script, sign)
      if columns == nil, let named = try TableColumns(named: cells, &script) {
        columns = named
        continue
      }
      let known = columns ?? TableColumns()
      columns = known
      try script.requireRoom(behind: rows.count, at: line.range.lowerBound)
      let row = try row(cells, known, at: line.range.lowerBound, script, options)
      tellDoubts(of: row, cells, known, &script)
      rows.append(row)
    }
    guard !rows.isEmpty else { throw EditListError("has no range") }
    try play(rows, &script, options)
  }

  private func play(
    _ rows: [Row], _ script: inout EditScript, _ options: EditListOptions
  ) throws(EditListError) {
    func meaning(_ row: Row) -> EditListOptions.Meaning { row.meaning ?? options.meaning ?? .keep }
    let removed = rows.filter { meaning($0) == .remove }
    let kept = rows.filter { meaning($0) == .keep }
    let cuts = removed.map { (range: ($0.start, $0.end), offset: $0.offset) }
    guard !kept.isEmpty else { return try script.playAllBut(cuts) }
    if let row = contradiction(kept, removed) {
      throw script.error("the range is cut here and kept in another row", at: row.offset)
    }
    for row in kept { try script.play(row.start, to: row.end, of: row.source, at: row.offset) }
  }

  /// The first row that cuts something which another one keeps: each has to be of another part.
  private func contradiction(_ kept: [Row], _ removed: [Row]) -> Row? {
    let kept = kept.sorted { $0.start < $1.start }
    // How far those reach that begin before each.
    let reach = kept.reductions(MediaTime.zero) { max($0, $1.end ?? TimeMap.reach.upperBound) }
    return removed.first { row in
      let end = row.end ?? TimeMap.reach.upperBound
      return reach[kept.partitioningIndex { $0.start >= end }] > row.start
    }
  }

  // MARK: - Rows

  private func row(
    _ cells: [TableCell], _ columns: TableColumns, at offset: Int, _ script: EditScript,
    _ options: EditListOptions
  ) throws(EditListError) -> Row {
    func cell(_ column: Int?) -> TableCell? {
      guard let column, column < cells.count, !cells[column].text.isEmpty else { return nil }
      return cells[column]
    }
    guard cells.count > columns.start else {
      throw script.error("the row has no start", at: offset)
    }
    var row = Row(start: .zero, offset: offset)
    if let start = cell(columns.start) { row.start = try time(start, script, options) }
    if let end = cell(columns.end) { row.end = try time(end, script, options) }
    if row.end == nil, let duration = cell(columns.duration) {
      row.end = try script.reached(
        row.start, try time(duration, script, options), at: duration.offset)
    }
    guard row.start >= .zero else {
      throw script.error("a range begins at zero or later", at: cells[columns.start].offset)
    }
    if let end = row.end, end <= row.start {
      throw script.error(
        "the range ends at \(end), which is not after its start, \(row.start)", at: offset)
    }
    row.source = cell(columns.source)?.text
    if let action = cell(columns.action) {
      if Self.keepWords.contains(action.text.lowercased()) { row.meaning = .keep }
      if Self.removeWords.contains(action.text.lowercased()) { row.meaning = .remove }
      if row.meaning == nil, columns.isActionStated {
        throw script.error("“\(action.text)” is neither keep nor cut", at: action.offset)
      }
    }
    if let flag = columns.flag {
      let text = (flag.column < cells.count ? cells[flag.column].text : "").lowercased()
      guard Self.yes.contains(text) || Self.no.contains(text) else {
        throw script.error("“\(text)” is neither yes nor no", at: cells[flag.column].offset)
      }
      let other: EditListOptions.Meaning = flag.meaning == .keep ? .remove : .keep
      row.meaning = Self.yes.contains(text) ? flag.meaning : other
    }
    return row
  }

  /// Tells of cells that may be others than they are taken for.
  private func tellDoubts(
    of row: Row, _ cells: [TableCell], _ columns: TableColumns, _ script: inout EditScript
  ) {
    if cells.count <= columns.end ?? columns.duration ?? 0 {
      script.note(
        "the row has no cell for its end: it goes on to the end of the recording", at: row.offset)
    }
    // A comma inside of a time makes two cells of it.
    guard !columns.isNamed, cells.count > 2, cells[2].text.contains(":"),
      let time = MediaTime(written: cells[2].text), time != row.end.map({ $0 - row.start })
    else { return }
    script.note(
      "“\(cells[2].text)” behind a start and an end is taken for a label: is a comma of a time taken "
        + "for the end of its cell?", at: cells[2].offset)
  }

  private func time(
    _ cell: TableCell, _ script: EditScript, _ options: EditListOptions
  ) throws(EditListError) -> MediaTime {
    if let time = MediaTime(written: cell.text) { return time }
    if let code = TimeCode(cell.text) {
      guard let rate = options.frameRate else {
        throw script.error(
          "is a time code with frames: name their rate with --edit-rate", at: cell.offset)
      }
      let isDrop = code.isMarkedDrop && rate.canDropFrames
      let frames = try script.frames(of: code, at: cell.offset, rate, isDrop: isDrop)
      if let time = rate.time(ofFrames: frames) { return time }
    }
    if WrittenNumber(cell.text) != nil { throw script.tooFar(at: cell.offset) }
    throw script.error("“\(cell.text)” is no time: write 12.5 or 1:02:03.5", at: cell.offset)
  }
}
