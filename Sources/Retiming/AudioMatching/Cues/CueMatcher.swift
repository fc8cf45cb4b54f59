internal import RealModule
internal import SpeechDetection
internal import Timeline

/// The stages by which cues are matched to the speech of a recording.
struct CueMatcher {
  /// With fewer cues nothing is to be told.
  private static let fewestCues = 6
  /// With more cues than this only some are looked at.
  private static let mostCues = 3000
  /// How much more must speak for a match than chance reaches, in nepers.
  private static let margin: Float = 12
  /// How much more must speak for moving cues than for leaving them, in nepers.
  private static let reason: Float = 8
  /// The rates at which chance is tried.
  private static let chanceRates = Array(RationalRate.usual.prefix(3))
  /// What a change of the rate costs: it is rare.
  private static let rateCost: Float = 8

  private let cues: [TimeRange]
  private let evidence: SpeechEvidence
  private let edges: SpeechEdges
  /// The largest shift in hops: whole steps.
  private let most: Int

  init(
    _ cues: [TimeRange], _ runs: [SpeechRun], _ features: FrameFeatures, within limit: MediaTime
  ) throws(CueMatchError) {
    let steps = max(.zero, limit).samples(rate: SpeechEvidence.stepsPerSecond)
    most = max(1, Int(steps)) * SpeechEvidence.hopsPerStep
    // What is shown for no time, or before the recording, tells nothing.
    let end = features.duration + CueMatch.largestShift * 2
    let usable = cues.filter { !$0.isEmpty && $0.lowerBound >= .zero && $0.upperBound < end }
      .sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    // Of very many, every so manieth tells as much as all.
    let step = max(1, usable.count / Self.mostCues)
    self.cues = stride(from: 0, to: usable.count, by: step).map { usable[$0] }
    evidence = SpeechEvidence(LevelRises(features))
    edges = SpeechEdges(runs, count: features.count)
    guard self.cues.count >= Self.fewestCues else { throw .tooFewCues(self.cues.count) }
    guard runs.count(where: { $0.music < 0.5 }) >= Self.fewestCues else { throw .tooLittleSpeech }
  }

  /// A hypothesis: the rate of new time to old, the shift of each cue in hops, what speaks for it.
  private struct Hypothesis {
    var rate: RationalRate
    var path: ShiftProgram.Path
  }

  func result() throws(CueMatchError) -> (
    verdict: CueMatch.Verdict, evidence: Double, chance: Double
  ) {
    let best = self.best(of: RationalRate.usual, in: evidence)
    let chance = self.best(of: Self.chanceRates, in: evidence.reversed)
    let unmoved = hops(at: .one).reduce(Float(0)) { $0 + evidence.score(at: $1.lowerBound) }
    let figures = (Double(best.path.score), Double(chance.path.score))
    // That cues are right as they are needs less to be believed than any other way to move them.
    if unmoved >= Self.reason, best.path.score - unmoved < Self.reason {
      return (.inSync, figures.0, figures.1)
    }
    let needed = max(chance.path.score, Float.log(Float(2 * most))) + Self.margin
    guard best.path.score >= needed else { throw .noMatch }
    let unnoticed = Int(CueMatch.unnoticed.samples(rate: FrameFeatures.hopsPerSecond))
    let isInSync =
      best.rate == .one && best.path.shifts.allSatisfy { abs($0 ?? 0) <= unnoticed }
      || best.path.score - unmoved < Self.reason
    if isInSync { return (.inSync, figures.0, figures.1) }
    let placement = ShiftPlacement(cues: hops(at: best.rate), evidence: evidence, edges: edges)
    let pieces = placement.pieces(best.path.shifts)
    let shifts = pieces.map(\.shift)
    if best.rate == .one, shifts.allSatisfy({ abs($0) <= Double(unnoticed) }) {
      return (.inSync, figures.0, figures.1)
    }
    do {
      return (.moved(try map(pieces, best.rate)), figures.0, figures.1)
    } catch {
      throw .noMatch
    }
  }

  /// The best path over some rates.
  private func best(
    of rates: [RationalRate], in evidence: SpeechEvidence
  ) -> Hypothesis {
    let program = ShiftProgram(evidence, most: most)
    var best = Hypothesis(rate: .one, path: ShiftProgram.Path(shifts: [], score: -.infinity))
    for rate in rates {
      var path = program.best(hops(at: rate))
      if rate != .one { path.score -= Self.rateCost }
      if path.score > best.path.score { best = Hypothesis(rate: rate, path: path) }
    }
    return best
  }

  /// The hops of each cue at a rate.
  private func hops(at rate: RationalRate) -> [Range<Int>] {
    cues.map {
      let start = Int(($0.lowerBound * rate).samples(rate: FrameFeatures.hopsPerSecond))
      let end = Int(($0.upperBound * rate).samples(rate: FrameFeatures.hopsPerSecond))
      return start..<max(start, end)
    }
  }

  /// The map of cues that keep a shift from one of them on.
  private func map(
    _ pieces: [ShiftPlacement.Piece], _ rate: RationalRate
  ) throws(TimeMapError) -> TimeMap {
    let speed = rate.inverse ?? .one
    var map: [TimeMap.Piece] = []
    for (k, piece) in pieces.enumerated() {
      let new = Stretch(
        from: k == 0 ? nil : time(piece.start), to: k == pieces.count - 1 ? nil : time(piece.end))
      guard new.start.map({ start in new.end.map { start < $0 } ?? true }) ?? true else { continue }
      map.append(
        try TimeMap.Piece(new: new, through: time(piece.shift), .zero, speed: speed))
    }
    return try TimeMap(map)
  }

  private func time(_ hops: Double) -> MediaTime {
    MediaTime(seconds: (hops / Double(FrameFeatures.hopsPerSecond) * 1000).rounded() / 1000)
  }
}
