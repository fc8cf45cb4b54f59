/// What became of a recording and of its subtitles, drawn for a person.
public struct RetimeTable: Sendable {
  private let retime: Retime
  private let columns: Int

  /// Draws a table of a width in columns; 40 at least.
  public init(_ retime: Retime, columns: Int) {
    self.retime = retime
    self.columns = max(40, columns)
  }

  /// The map as a strip and as a list of its pieces, and the cues to which more happens than that they
  /// move.
  public var lines: [String] {
    (retime.map.map { strip($0) + [""] + pieces($0) + [""] } ?? []) + cues
      + RetimeSummary(retime).lines
  }

  // MARK: - The strip

  /// What is drawn for what is played, what is cut from the old recording, and what the new one has
  /// besides.
  private static let (played, cut, inserted, beyond): (Character, Character, Character, Character) =
    ("█", "░", "▒", " ")

  /// Both recordings as bars over their time.
  private func strip(_ map: TimeMap) -> [String] {
    let cues = retime.file.track.cues
    let oldEnd = max(
      map.pieces.compactMap { $0.old?.end }.max() ?? .zero, cues.map(\.outTime).max() ?? .zero)
    let newEnd = max(
      map.pieces.compactMap(\.new.end).max() ?? .zero,
      retime.result.track.cues.map(\.outTime).max() ?? .zero)
    let end = max(oldEnd, newEnd)
    guard end > .zero else { return [] }
    let width = columns - 4
    func bar(_ name: String, _ limit: MediaTime, _ sign: (MediaTime) -> Character) -> String {
      let cells = (0..<width).map { cell -> Character in
        let time = MediaTime(seconds: end.seconds * (Double(cell) + 0.5) / Double(width))
        return time < limit ? sign(time) : Self.beyond
      }
      return name + " " + String(cells)
    }
    return [
      bar("old", oldEnd) { map.images(of: $0).isEmpty ? Self.cut : Self.played },
      bar("new", newEnd) { map.old(at: $0) == nil ? Self.inserted : Self.played },
      "    \(Self.played) kept  \(Self.cut) cut  \(Self.inserted) inserted",
    ]
  }

  // MARK: - The pieces

  private static let mostPieces = 40

  private func pieces(_ map: TimeMap) -> [String] {
    let rows = map.pieces.prefix(Self.mostPieces).map { piece in
      [
        Self.text(piece.new), piece.old.map(Self.text) ?? "", RetimeSummary.change(of: piece),
      ]
    }
    let rest = map.pieces.count - rows.count
    return Self.table([["new", "old", ""]] + rows) + (rest > 0 ? ["… and \(rest) more pieces"] : [])
  }

  private static func text(_ stretch: Stretch) -> String {
    let start = stretch.start.map(\.description) ?? "…"
    return start + " – " + (stretch.end.map(\.description) ?? "…")
  }

  // MARK: - The cues

  private static let mostCues = 200

  private var cues: [String] {
    let told = retime.result.outcomes.filter { ![.unchanged, .moved].contains($0.kind) }
    guard !told.isEmpty else { return [] }
    let rows = told.prefix(Self.mostCues).map { outcome in
      [
        outcome.cue.map { "\($0 + 1)" } ?? "", outcome.kind.rawValue,
        outcome.old.map { "\($0.lowerBound) – \($0.upperBound)" } ?? "",
        outcome.new.prefix(2).map { "\($0.lowerBound) – \($0.upperBound)" }.joined(separator: ", ")
          + (outcome.new.count > 2 ? ", …" : ""),
        outcome.notes.joined(separator: "; "),
      ]
    }
    let rest = told.count - rows.count
    return Self.table([["cue", "", "old", "new", ""]] + rows)
      + (rest > 0 ? ["… and \(rest) more cues"] : []) + [""]
  }

  private static func table(_ rows: [[String]]) -> [String] {
    let widths = (0..<(rows.first?.count ?? 0)).map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    return rows.map { row in
      var line = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
        .joined(separator: "  ")
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }
}
