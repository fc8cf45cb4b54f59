internal import Algorithms
internal import Timeline

/// Ranges in a table with commas, semicolons or tabs: LosslessCut's CSV, Audacity's labels, and what
/// people write by hand.
struct TableReader: EditListReader {
  var format: EditList.Format { .table }

  /// What the columns are, by their numbers.
  private struct Columns {
    var start = 0
    var end: Int? = 1
    var duration: Int?
    var action: Int? = 2
    /// Whether that column can only say what is done, and is no label.
    var isActionStated = false
    var flag: (column: Int, meaning: EditListOptions.Meaning)?
    var source: Int?
  }

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
  private static func separator(in line: String) -> Character? {
    ["\t", ";", ","].first { separator in
      let cells = line.split(separator: separator, omittingEmptySubsequences: false).map {
        $0.trimmed.lowercased().unquoted
      }
      guard cells.count >= 2 else { return false }
      if cells.contains(where: starts.contains) { return true }
      return cells.prefix(2).allSatisfy {
        $0.isEmpty || MediaTime(written: $0) != nil || TimeCode($0) != nil
      }
    }
  }

  private static let starts: Set = [
    "start", "begin", "from", "in", "start time", "start_time", "starttime", "tc in",
  ]
  private static let ends: Set = [
    "end", "stop", "to", "out", "end time", "end_time", "endtime", "tc out",
  ]
  private static let durations: Set = ["duration", "dur", "length"]
  private static let actions: Set = [
    "action", "type", "kind", "mode", "edit", "what", "keep/remove",
  ]
  private static let statedActions: Set = ["action", "edit", "keep/remove"]
  private static let sources: Set = ["source", "file", "reel", "media"]
  private static let labels: Set = [
    "", "name", "label", "comment", "title", "note", "notes", "tags",
  ]
  private static let keepWords: Set = ["keep", "kept", "include", "play"]
  private static let removeWords: Set = [
    "remove", "removed", "cut", "delete", "deleted", "skip", "drop", "exclude", "discard", "omit",
  ]
  private static let yes: Set = ["1", "true", "yes", "y", "x"]
  private static let no: Set = ["0", "false", "no", "n", ""]

  func read(_ script: inout EditScript, _ options: EditListOptions) throws(EditListError) {
    var rows: [Row] = []
    var columns: Columns?
    var separator: Character?
    for line in script.text.lines where !line.range.isEmpty {
      let text = script.text.string(line.range)
      guard !text.hasPrefix("#") else { continue }
      // A tab at the start of a line is an empty first cell.
      let whole = script.text.string(line.whole)
      let sign = separator ?? Self.separator(in: whole) ?? ","
      separator = sign
      let cells = try TableCell.cells(of: whole, at: line.whole.lowerBound, sign, script)
      if columns == nil, let named = try header(cells, &script) {
        columns = named
        continue
      }
      let known = columns ?? Columns()
      columns = known
      try script.requireRoom(behind: rows.count, at: line.range.lowerBound)
      rows.append(try row(cells, known, at: line.range.lowerBound, script, options))
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
    _ cells: [TableCell], _ columns: Columns, at offset: Int, _ script: EditScript,
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
    throw script.error("“\(cell.text)” is no time: write 12.5 or 1:02:03.5", at: cell.offset)
  }

  /// What the first row says of the columns; nothing where it is a range.
  private func header(
    _ cells: [TableCell], _ script: inout EditScript
  ) throws(EditListError) -> Columns? {
    let names = cells.map { $0.text.lowercased() }
    func column(_ known: Set<String>) -> Int? { names.firstIndex { known.contains($0) } }
    guard let start = column(Self.starts) else {
      guard let first = names.first, !first.isEmpty, MediaTime(written: first) == nil,
        TimeCode(first) == nil
      else { return nil }
      throw script.error(
        "the first row is no range, and names no column “start”", at: cells[0].offset)
    }
    var columns = Columns(
      start: start, end: column(Self.ends), duration: column(Self.durations),
      action: column(Self.actions), source: column(Self.sources))
    columns.isActionStated = columns.action.map { Self.statedActions.contains(names[$0]) } ?? false
    if let keep = column(["keep"]) { columns.flag = (keep, .keep) }
    if columns.flag == nil, let remove = column(["remove", "cut"]) {
      columns.flag = (remove, .remove)
    }
    guard columns.end != nil || columns.duration != nil else {
      throw script.error("the table has no column “end” and none “duration”", at: cells[0].offset)
    }
    let known = [Self.starts, Self.ends, Self.durations, Self.actions, Self.sources, Self.labels]
      .reduce(into: Set(["keep", "remove", "cut"])) { $0.formUnion($1) }
    for (name, cell) in zip(names, cells) where !known.contains(name) {
      script.note("the column “\(cell.text)” is not understood: it is passed over", at: cell.offset)
    }
    return columns
  }
}
