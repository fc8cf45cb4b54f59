internal import Timeline

/// What the columns of a table of ranges are, by their numbers.
struct TableColumns {
  var start = 0
  var end: Int? = 1
  var duration: Int?
  var action: Int? = 2
  /// Whether that column can only say what is done, and is no label.
  var isActionStated = false
  var flag: (column: Int, meaning: EditListOptions.Meaning)?
  var source: Int?
  /// Whether the table names them.
  var isNamed = false

  /// Those of a table that names none.
  init() {}

  /// What the first row says of the columns; nothing where it is a range.
  init?(named cells: [TableCell], _ script: inout EditScript) throws(EditListError) {
    let names = cells.map { $0.text.lowercased() }
    func column(_ known: Set<String>) -> Int? { names.firstIndex { known.contains($0) } }
    guard let start = column(Self.starts) else {
      guard let first = names.first, !first.isEmpty, MediaTime(written: first) == nil,
        TimeCode(first) == nil
      else { return nil }
      throw script.error(
        "the first row is no range, and names no column “start”", at: cells[0].offset)
    }
    isNamed = true
    self.start = start
    end = column(Self.ends)
    duration = column(Self.durations)
    action = column(Self.actions)
    source = column(Self.sources)
    isActionStated = action.map { Self.statedActions.contains(names[$0]) } ?? false
    if let keep = column(["keep"]) { flag = (keep, .keep) }
    if flag == nil, let remove = column(["remove", "cut"]) { flag = (remove, .remove) }
    guard end != nil || duration != nil else {
      throw script.error("the table has no column “end” and none “duration”", at: cells[0].offset)
    }
    for (name, cell) in zip(names, cells) where !Self.known.contains(name) {
      script.note("the column “\(cell.text)” is not understood: it is passed over", at: cell.offset)
    }
  }

  static let starts: Set = [
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
  private static let known = [starts, ends, durations, actions, sources, labels]
    .reduce(into: Set(["keep", "remove", "cut"])) { $0.formUnion($1) }
}
