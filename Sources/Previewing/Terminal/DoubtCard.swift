internal import Timeline
internal import UnicodeText

/// A place to look at as a terminal shows it: what is in doubt, and a small strip around it.
public struct DoubtCard: Sendable {
  private let doubt: Doubt
  private let rank: Int
  private let verdict: Verdicts.Verdict?

  /// Creates a card.
  ///
  /// - Parameters:
  ///   - doubt: The place.
  ///   - rank: Its place in the list, from 1.
  ///   - verdict: What was said of it.
  public init(_ doubt: Doubt, rank: Int, verdict: Verdicts.Verdict? = nil) {
    self.doubt = doubt
    self.rank = rank
    self.verdict = verdict
  }

  /// The card: its heading, and the row of a strip in which the place is in the middle.
  ///
  /// - Complexity: O(*m*) in the hops of the row's time.
  public func lines(in strip: Strip, columns: Int, isSelected: Bool = false) -> [StyledLine] {
    let width = strip.layout.timePerRow
    let centre = min(max(doubt.range.lowerBound, .zero), CueIndex.limits.upperBound)
    let start = max(centre - width * 2 / 5, .zero)
    return [heading(isSelected: isSelected).fitted(to: columns)]
      + strip.lines(of: start..<start + width, marks: StripMarks(cue: doubt.cue))
  }

  /// The place in one line of any length: rank, time, degree, reasons, verdict.
  public func heading(isSelected: Bool = false) -> StyledLine {
    let time = TimeRuler.clock(doubt.range.lowerBound, fractionDigits: 1)
    let degree = "\(Int((min(max(doubt.degree, 0), 1) * 100).rounded())) %"
    var runs: [StyledLine.Run] = [
      .init("\(isSelected ? "▶" : " ")\(rank)", .plain), .init(" \(time) ", .ruler),
      .init("?\(degree)", .doubt),
    ]
    if let verdict { runs.append(.init(" [\(verdict.rawValue)]", .speech)) }
    // A heading without reasons says what is there.
    let reasons = doubt.reasons.isEmpty ? [doubt.text] : doubt.reasons
    let text = VisibleText(reasons.joined(separator: "; "), limit: 1000).joined
    runs.append(.init(" ", .plain))
    runs.append(.init(text.isolated.map(\.text).joined(), .plain))
    return StyledLine(runs)
  }
}
