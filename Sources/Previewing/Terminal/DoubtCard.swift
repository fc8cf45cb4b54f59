internal import Timeline
internal import UnicodeText

/// A place to look at as a terminal shows it: what is in doubt, and a small strip around it.
public struct DoubtCard: Sendable {
  private let doubt: Doubt
  private let rank: Int
  private let verdict: Verdicts.Verdict?

  /// How many lines reasons may take.
  private static let mostLines = 3

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
    return headings(isSelected: isSelected, columns: columns)
      + strip.lines(of: start..<start + width, marks: StripMarks(cue: doubt.cue))
  }

  /// The place in one line of any length: rank, time, degree, verdict, reasons.
  public func heading(isSelected: Bool = false) -> StyledLine {
    let reasons = reasons.joined.isolated.map(\.text).joined()
    return StyledLine(place(isSelected: isSelected) + [.init(" \(reasons)", .plain)])
  }

  /// The same in lines of a width: the reasons stand below where there is no room beside the place.
  private func headings(isSelected: Bool, columns: Int) -> [StyledLine] {
    let line = heading(isSelected: isSelected)
    guard line.width > columns else { return [line.fitted(to: columns)] }
    let indent = String(repeating: " ", count: "\(rank)".count + 2)
    // Without ICU's data text is cut at spaces.
    var breaks = try? BreakIterator(.line, language: "")
    let rows = TextFlow(reasons, breaks: &breaks).rows(
      width: columns - indent.count, limit: Self.mostLines)
    return
      ([StyledLine(place(isSelected: isSelected))]
      + rows.rows.map {
        StyledLine([.init(indent + $0.isolated.map(\.text).joined(), .plain)])
      }).map { $0.fitted(to: columns) }
  }

  private func place(isSelected: Bool) -> [StyledLine.Run] {
    let time = TimeRuler.clock(doubt.range.lowerBound, fractionDigits: 1)
    let degree = "\(Int((min(max(doubt.degree, 0), 1) * 100).rounded())) %"
    var runs: [StyledLine.Run] = [
      .init("\(isSelected ? "▶" : " ")\(rank)", .plain), .init(" \(time) ", .ruler),
      .init("?\(degree)", .doubt),
    ]
    if let verdict { runs.append(.init(" [\(verdict.rawValue)]", .speech)) }
    return runs
  }

  /// Why it is in doubt; where there are no reasons, what is there.
  private var reasons: VisibleText {
    let reasons = doubt.reasons.isEmpty ? [doubt.text] : doubt.reasons
    return VisibleText(reasons.joined(separator: "; "), limit: 1000)
  }
}
