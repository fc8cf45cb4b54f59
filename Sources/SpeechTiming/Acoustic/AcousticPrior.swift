internal import RealModule
internal import SpeechDetection

/// What is known of where turns are before a sound is matched: what the speech regions say, and
/// that turns begin behind pauses.
struct AcousticPrior: Sendable {
  /// For each turn how probable it is by the regions that it begins in a frame.
  private let starts: [(frame: Int, probability: Float)?]
  /// The same for its end.
  private let ends: [(frame: Int, probability: Float)?]
  /// The frame in which each pinned clause begins, and each pinned turn ends, by clause.
  private let pinned: (starts: [Int: Int], ends: [Int: Int])
  /// What is before each clause.
  private let boundaries: [TimingScript.Boundary]
  /// For each frame whether speech begins near it, behind a pause.
  let isOnset: [Bool]
  /// For each frame whether speech ends near it, before a pause.
  let isOffset: [Bool]
  /// For each kind of boundary what it is worth that a clause begins at an onset, and that it does
  /// not; in nats.
  private(set) var onsets: [(there: Float, elsewhere: Float)] = []

  /// How far from an onset a clause may begin, in frames.
  private static let reach = 4
  /// The most and the least that regions are believed.
  private static let (least, most) = (Float(0.05), Float(0.999))
  /// The chance that nobody speaks a turn, or one clause of it (which weak sounds must not look
  /// like), and that speech without text lies between two turns or
  /// between two clauses of one.
  private static let (unspoken, unspokenClause) = (Float(0.01), Float(1e-7))
  private static let (between, inside) = (Float(0.02), Float(0.001))

  /// How many frames the latter lasts on average.
  private static let insideFrames: Float = 50

  init(_ regions: RegionTiming, _ script: TimingScript, runs: [SpeechRun], frames: AcousticFrames) {
    pinned = (
      script.pinnedStarts.mapValues { frames.frame(ofHop: $0) },
      script.pinnedEnds.mapValues { frames.frame(ofHop: $0) }
    )
    boundaries = (0..<script.count).map { $0 == 0 ? .turn : script.boundaries[$0 - 1] }
    starts = script.firstUnits.dropLast().enumerated().map { turn, unit in
      regions.places[unit].map {
        (frames.frame(ofHop: $0.onset), Float(regions.probabilities[turn]))
      }
    }
    let starts = self.starts
    ends = script.firstUnits.dropFirst().enumerated().map { turn, unit in
      // It ends where it does if it begins there and what follows does.
      let after = turn + 1 < starts.count ? starts[turn + 1]?.probability ?? 0.5 : 0.5
      return regions.places[unit - 1].flatMap { place in
        starts[turn].map { (frames.frame(ofHop: place.offset), min($0.probability, after)) }
      }
    }
    var isOnset = [Bool](repeating: false, count: frames.count)
    for run in runs {
      let onset = frames.frame(ofHop: run.onset)
      for frame in max(0, onset - Self.reach)..<min(frames.count, onset + Self.reach) {
        isOnset[frame] = true
      }
    }
    self.isOnset = isOnset
    var isOffset = [Bool](repeating: false, count: frames.count)
    for run in runs {
      let offset = frames.frame(ofHop: run.offset)
      for frame in max(0, offset - Self.reach)..<min(frames.count, offset + Self.reach) {
        isOffset[frame] = true
      }
    }
    self.isOffset = isOffset
    let spoken = runs.reduce(0) { $0 + $1.count } / AcousticFrames.stride
    let chance = min(0.5, Float(runs.count * 2 * Self.reach) / Float(max(spoken, 1)))
    // How often each kind of boundary has a pause, by the regions.
    var counts = TimingScript.Boundary.allCases.map { _ in (with: Float(4), without: Float(1)) }
    for unit in 1..<max(script.count, 1) {
      guard let before = regions.places[unit - 1], let after = regions.places[unit] else {
        continue
      }
      let kind = Int(boundaries[unit].rawValue)
      if after.onset > before.offset { counts[kind].with += 1 } else { counts[kind].without += 1 }
    }
    onsets = counts.map { count in
      let share = count.with / (count.with + count.without)
      return (Float.log(share / chance), Float.log((1 - share) / (1 - chance)))
    }
  }

  /// What a graph needs of it, with what a nat is worth.
  func options(_ nat: Float) -> LetterGraph.Options {
    func odds(_ p: Float) -> Float {
      let p = min(max(p, Self.least), Self.most)
      return nat * Float.log(p / (1 - p))
    }
    func favoured(
      _ place: (frame: Int, probability: Float)?
    ) -> (frames: Range<Int>, worth: Float)? {
      guard let place, odds(place.probability) > 0 else { return nil }
      return (place.frame - Self.reach..<place.frame + Self.reach, odds(place.probability))
    }
    return LetterGraph.Options(
      enteringFiller: (-nat * Float.log(Self.between), -nat * Float.log(Self.inside)),
      fillerInside: nat / Self.insideFrames,
      unspoken: starts.map { start in
        -nat * Float.log(Self.unspoken) + (start.map { max(odds($0.probability), 0) } ?? -2 * nat)
      },
      unspokenClause: -nat * Float.log(Self.unspokenClause), boundaries: boundaries,
      starts: starts.map(favoured), ends: ends.map(favoured),
      pinnedStarts: pinned.starts, pinnedEnds: pinned.ends)
  }
}
