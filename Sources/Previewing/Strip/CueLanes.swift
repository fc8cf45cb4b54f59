internal import Algorithms
internal import Timeline

/// A cue, or the part of it that falls in a row, in its place.
struct PlacedCue {
  let cue: StripCue
  /// Where it is among all cues, by start.
  let position: Int
  /// The columns of its time.
  var columns: Range<Int>
  /// The column where the next cue begins, or the end of the row: text may reach so far.
  var room: Int
  /// Whether its in-time is in this row, not in one before.
  let startsHere: Bool
  /// Whether its out-time is in this row, not in one behind.
  let endsHere: Bool
  /// Whether this is the part of it that carries the text.
  let carriesText: Bool
}

/// The cues of a row, those that overlap in time one below the other.
struct CueLanes {
  /// A faulty file may have any number of cues at one time; so many are drawn.
  private static let most = 4

  /// In fewer columns, text is hard to read.
  private static let fewestTextColumns = 20

  private(set) var lanes: [[PlacedCue]] = []
  /// How many cues found no place below the others.
  private(set) var hidden = 0

  init(of cues: CueIndex, on scale: TimeScale, rows: [TimeRange]) {
    for position in cues.positions(in: scale.range) {
      place(cues.cues[position], at: position, on: scale, rows: rows)
    }
  }

  private mutating func place(
    _ cue: StripCue, at position: Int, on scale: TimeScale, rows: [TimeRange]
  ) {
    let row = scale.range
    // One that is over as it begins is shown all the same.
    let shortest = cue.range.lowerBound + MediaTime(ticks: 1)
    let range = cue.range.lowerBound..<max(cue.range.upperBound, shortest)
    guard var columns = scale.columns(of: range) else { return }
    let lane = lanes.firstIndex { lane in
      lane.last.map { $0.cue.range.upperBound <= range.lowerBound } ?? true
    }
    guard let lane = lane ?? (lanes.count < Self.most ? lanes.count : nil) else {
      hidden += 1
      return
    }
    if lane == lanes.count { lanes.append([]) }
    if let previous = lanes[lane].indices.last {
      // Edges are rounded: a column belongs to the first that takes it, and what has none of its
      // own is too short to be seen at this scale.
      let taken = lanes[lane][previous].columns.upperBound
      guard taken < columns.upperBound else { return }
      columns = max(columns.lowerBound, taken)..<columns.upperBound
      lanes[lane][previous].room = columns.lowerBound
    }
    lanes[lane].append(
      PlacedCue(
        cue: cue, position: position, columns: columns, room: scale.columns,
        startsHere: range.lowerBound >= row.lowerBound,
        endsHere: range.upperBound <= row.upperBound,
        carriesText: Self.part(ofTextOf: range, on: scale, rows: rows) == row))
  }

  /// The row that carries the text of a cue: the first that it is in, or the one behind where only
  /// a little of it is in that one.
  private static func part(
    ofTextOf range: TimeRange, on scale: TimeScale, rows: [TimeRange]
  ) -> TimeRange {
    let first = rows.partitioningIndex { $0.upperBound > range.lowerBound }
    guard first + 1 < rows.count, let start = rows[first].intersection(range) else {
      return scale.range
    }
    let goesOn = rows[first + 1].intersection(range)
    let isShort = start.duration < scale.timePerColumn * Self.fewestTextColumns
    return isShort && (goesOn?.duration ?? .zero) > start.duration ? rows[first + 1] : rows[first]
  }
}
