/// Finds how each cue was shifted: a dynamic program over cues in which a shift costs nothing to keep
/// and much to change, after alass (Kaegi, 2019), but on evidence that tells onsets.
///
/// The state is the shift, on a grid of 40 ms. From one cue to the next the shift stays, or changes to
/// any other under which the in-times keep their order: a cut may run through a cue, and cues between
/// the two may be gone.
struct ShiftProgram {
  /// What a change of shift costs, in nepers.
  static let splitCost: Float = 15
  /// What it costs to say of a cue that its speech was taken out, in nepers.
  static let goneCost: Float = 1

  /// The evidence on its grid, for each hop of a step.
  private let grids: [[Float]]
  /// How many hops before the first the grid begins.
  private let margin: Int
  /// The largest shift in hops, to both sides.
  let most: Int
  /// How many shifts there are.
  private var count: Int { 2 * most / SpeechEvidence.hopsPerStep + 1 }

  /// Prepares the program.
  ///
  /// - Parameters:
  ///   - evidence: What the recording says.
  ///   - most: The largest shift, in hops; whole steps.
  init(_ evidence: SpeechEvidence, most: Int) {
    self.most = most
    margin = most + 2 * SpeechEvidence.hopsPerStep
    let margin = margin
    grids = (0..<SpeechEvidence.hopsPerStep).map { evidence.grid(margin: margin, phase: $0) }
  }

  /// A path: the shift of each cue in hops, nothing where its speech was taken out; and what speaks
  /// for the path.
  struct Path {
    var shifts: [Int?]
    var score: Float
  }

  /// From which state a change comes, and behind which cue; told where it becomes another as the
  /// states go up.
  private struct Source {
    var first: Int
    var state: Int
    var cue: Int
  }

  /// The path that most speaks for.
  ///
  /// - Parameter cues: The hops of each cue, in order of their in-times, unshifted.
  /// - Returns: The path.
  /// - Complexity: linear in the number of cues times that of shifts.
  func best(_ cues: [Range<Int>]) -> Path {
    // For each state, what speaks for the best path that ends there with the last cue.
    var totals = Array(repeating: Float(0), count: count)
    // The same for the best path that left it, with the last cue or one before it.
    var left = Array(repeating: -Float.infinity, count: count)
    var leftBehind = Array(repeating: 0, count: count)
    var jumped = BitList(capacity: count * cues.count)
    var sources: [[Source]] = []
    for (number, cue) in cues.enumerated() {
      guard number > 0 else {
        for _ in 0..<count { jumped.append(false) }
        sources.append([])
        add(cue, to: &totals)
        continue
      }
      for state in 0..<count {
        left[state] -= Self.goneCost
        if totals[state] >= left[state] {
          left[state] = totals[state]
          leftBehind[state] = number - 1
        }
      }
      sources.append(change(to: number, of: cues, left, leftBehind, &totals, &jumped))
      add(cue, to: &totals)
    }
    return traced(totals, jumped, sources)
  }

  /// Lets a shift change in front of a cue, where that is better than keeping it.
  private func change(
    to number: Int, of cues: [Range<Int>], _ left: [Float], _ leftBehind: [Int],
    _ totals: inout [Float], _ jumped: inout BitList
  ) -> [Source] {
    // From a state all those can be reached under which the cues keep their order: some below it,
    // and all above. The best that reaches each:
    var reached = Array(repeating: -1, count: count)
    for state in 0..<count {
      let gap = cues[number].lowerBound - cues[leftBehind[state]].lowerBound
      let lowest = max(0, state - gap / SpeechEvidence.hopsPerStep)
      guard lowest < count else { continue }
      if reached[lowest] < 0 || left[state] > left[reached[lowest]] { reached[lowest] = state }
    }
    var sources: [Source] = []
    var best = -1
    for state in 0..<count {
      let other = reached[state]
      if other >= 0, best < 0 || left[other] > left[best] { best = other }
      let isBetter = best >= 0 && left[best] - Self.splitCost > totals[state]
      jumped.append(isBetter)
      guard isBetter else { continue }
      totals[state] = left[best] - Self.splitCost
      if sources.last?.state != best {
        sources.append(Source(first: state, state: best, cue: leftBehind[best]))
      }
    }
    return sources
  }

  /// Adds what speaks for a cue under each shift.
  private func add(_ cue: Range<Int>, to totals: inout [Float]) {
    let place = max(0, cue.lowerBound) - most + margin
    let grid = grids[place % SpeechEvidence.hopsPerStep]
    let first = place / SpeechEvidence.hopsPerStep
    for state in totals.indices {
      totals[state] += grid[min(max(first + state, 0), grid.count - 1)]
    }
  }

  private func traced(_ totals: [Float], _ jumped: BitList, _ sources: [[Source]]) -> Path {
    guard !sources.isEmpty, var state = totals.indices.max(by: { totals[$0] < totals[$1] }) else {
      return Path(shifts: [], score: 0)
    }
    var path = Path(shifts: Array(repeating: nil, count: sources.count), score: totals[state])
    var cue = sources.count - 1
    while cue >= 0 {
      path.shifts[cue] = state * SpeechEvidence.hopsPerStep - most
      if jumped[cue * count + state], let source = sources[cue].last(where: { $0.first <= state }) {
        state = source.state
        cue = source.cue
      } else {
        cue -= 1
      }
    }
    return path
  }
}

/// Yes and no, many of them.
private struct BitList {
  private var words: [UInt64] = []
  private var count = 0

  init(capacity: Int) { words.reserveCapacity(capacity / 64 + 1) }

  mutating func append(_ bit: Bool) {
    if count.isMultiple(of: 64) { words.append(0) }
    if bit { words[count / 64] |= 1 << UInt64(count % 64) }
    count += 1
  }

  subscript(_ index: Int) -> Bool { words[index / 64] >> UInt64(index % 64) & 1 == 1 }
}
