internal import Timeline
internal import UnicodeText

/// The cues of a track in a table: a line each, in the order of time.
public struct CueTable: Sendable {
  private let cues: CueIndex
  private let speakers: Speakers
  /// How much each cue is in doubt, by its index in the input.
  private let degrees: [Int: Double]
  private let columns: Int

  /// Creates a table of a width.
  ///
  /// - Parameters:
  ///   - cues: The cues.
  ///   - doubts: The places to look at, of which those that are cues are told.
  ///   - columns: How wide it may be.
  public init(_ cues: [StripCue], doubts: [Doubt], columns: Int) {
    self.cues = CueIndex(cues)
    speakers = Speakers(self.cues)
    degrees = Dictionary(
      doubts.compactMap { doubt in doubt.cue.map { ($0, doubt.degree) } }, uniquingKeysWith: max)
    self.columns = max(columns, StripLayout.fewestColumns)
  }

  /// How many lines it has.
  public var count: Int { cues.cues.count }

  /// What stands over the columns.
  public var header: StyledLine {
    StyledLine([
      .init(numbers("#", "in", "s", "cps") + " doubt", .ruler), .init("  text", .ruler),
    ])
  }

  /// The lines of some cues, none wider than the table.
  public func lines(_ range: Range<Int>) -> [StyledLine] {
    range.clamped(to: cues.cues.indices).map { line($0) }
  }

  private func line(_ position: Int) -> StyledLine {
    let cue = cues.cues[position]
    let speed = cue.readingSpeed.flatMap { speed in
      speed.isFinite ? "\(Int(min(max(speed, 0), 999).rounded()))" : nil
    }
    let number = "\(cues.indices[position] + 1)"
    let time = TimeRuler.clock(cue.range.lowerBound, fractionDigits: 1)
    var runs: [StyledLine.Run] = [
      .init(numbers(number, time, Doubt.tenths(cue.range.duration), speed ?? ""), .ruler)
    ]
    let doubt = degrees[cues.indices[position]].map { "\(Int(($0 * 100).rounded())) %" }
    runs.append(.init(" " + (doubt ?? "").padded(to: 5), .doubt))
    runs.append(.init(cue.findings.isEmpty ? "  " : " !", .finding))
    if let speaker = cue.speaker {
      let name = VisibleText(speaker, limit: 40).joined.isolated.map(\.text).joined()
      runs.append(.init("\(name): ", .cue(speaker: speakers.number(of: speaker))))
    }
    let text = VisibleText(cue.text, limit: 2 * columns).joined.isolated
    runs.append(.init(text.map(\.text).joined(), .plain))
    return StyledLine(runs).cut(to: columns)
  }

  private func numbers(
    _ number: String, _ time: String, _ duration: String, _ speed: String
  ) -> String {
    let digits = max("\(cues.cues.count)".count, 3)
    let clock = TimeRuler.clock(
      cues.cues.last?.range.lowerBound ?? .zero, fractionDigits: 1
    ).count
    return number.padded(to: digits) + " " + time.padded(to: clock) + " "
      + duration.padded(to: 5) + " " + speed.padded(to: 3)
  }
}

extension String {
  /// With spaces before it, so that it is at least so many characters long.
  fileprivate func padded(to width: Int) -> String {
    String(repeating: " ", count: max(width - count, 0)) + self
  }
}
