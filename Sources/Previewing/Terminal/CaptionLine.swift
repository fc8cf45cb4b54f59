internal import Timeline
internal import UnicodeText

/// A cue in one line: when, who and what.
public struct CaptionLine: Sendable {
  private let cue: StripCue

  /// Creates the line of a cue.
  public init(_ cue: StripCue) { self.cue = cue }

  /// The line, no wider than so many columns.
  public func line(columns: Int) -> StyledLine {
    func visible(_ text: String) -> String {
      VisibleText(text, limit: 2 * max(columns, 1)).joined.isolated.map(\.text).joined()
    }
    let time = TimeRuler.clock(cue.range.lowerBound, fractionDigits: 1)
    var runs: [StyledLine.Run] = [.init("\(time)  ", .ruler)]
    if let speaker = cue.speaker { runs.append(.init("\(visible(speaker)): ", .cue(speaker: 0))) }
    runs.append(.init(visible(cue.text), .plain))
    return StyledLine(runs).cut(to: max(columns, StripLayout.fewestColumns))
  }
}
