internal import RealModule

/// Measures the shifts of a path to a few milliseconds, and finds where each gives way to the next.
struct ShiftPlacement {
  /// A stretch of the new recording with one shift, in hops.
  struct Piece {
    var shift: Double
    var start: Double
    var end: Double
  }

  /// A group with more cues than this is no chance.
  private static let mostDoubtful = 30

  /// The hops of each cue at the right rate, in order.
  let cues: [Range<Int>]
  let evidence: SpeechEvidence
  let edges: SpeechEdges

  /// What the cues tell of how they were timed, where most of them belong.
  private typealias Learnt = (fit: CueFit, coverage: CueCoverage)

  /// Cues that follow each other and have one shift.
  private struct Group {
    var cues: Range<Int>
    var shift: Double
  }

  /// The pieces of the new recording, in order, that a path makes.
  func pieces(_ shifts: [Int?]) -> [Piece] {
    var groups: [Group] = []
    for (k, shift) in shifts.enumerated() {
      guard let shift else { continue }
      if let last = groups.last, last.shift == Double(shift) {
        groups[groups.count - 1].cues = last.cues.lowerBound..<k + 1
      } else {
        groups.append(Group(cues: k..<k + 1, shift: Double(shift)))
      }
    }
    for k in groups.indices { groups[k].shift = measured(groups[k]) }
    return pieces(groups)
  }

  /// The shift of a group to a fraction of a hop: where the sum of its cues' evidence is highest.
  private func measured(_ group: Group) -> Double {
    let sums = (-8...8).map { offset in
      group.cues.reduce(Float(0)) {
        $0 + evidence.score(at: cues[$1].lowerBound + Int(group.shift) + offset)
      }
    }
    guard let best = sums.indices.max(by: { sums[$0] < sums[$1] }), best > 0, best < sums.count - 1
    else { return group.shift }
    let curvature = sums[best - 1] - 2 * sums[best] + sums[best + 1]
    guard curvature < 0 else { return group.shift + Double(best - 8) }
    let vertex = (sums[best - 1] - sums[best + 1]) / (2 * curvature)
    return group.shift + Double(best - 8) + Double(max(-0.5, min(vertex, 0.5)))
  }

  /// The hops of a group's cues in the new recording.
  private func placed(_ group: Group) -> [Range<Int>] {
    let shift = Int(group.shift.rounded())
    return group.cues.map { cues[$0].lowerBound + shift..<cues[$0].upperBound + shift }
  }

  /// The groups without those that explain no more than chance does: cues whose speech was taken
  /// out fit somewhere, a few of them at a time.
  private func pruned(_ groups: [Group], by learnt: Learnt) -> [Group] {
    var groups = groups
    var k = 1
    while k + 1 < groups.count {
      let around = Array(groups[k - 1...k + 1])
      if around[1].cues.count <= Self.mostDoubtful,
        score(around, by: learnt) - score([around[0], around[2]], by: learnt)
          < ShiftProgram.splitCost
      {
        groups.remove(at: k)
        k = max(1, k - 1)
      } else {
        k += 1
      }
    }
    return groups
  }

  /// What speaks for some groups that follow each other, in nepers.
  private func score(_ groups: [Group], by learnt: Learnt) -> Float {
    let places = borders(groups, by: learnt)
    return places.reduce(0) { $0 + $1.scores.before } + (places.last?.scores.behind ?? 0)
  }

  /// The borders between groups.
  private func borders(_ groups: [Group], by learnt: Learnt) -> [ShiftBorder.Place] {
    var first = groups.first?.cues.lowerBound ?? 0
    return zip(groups, groups.dropFirst()).map { before, behind in
      let border = ShiftBorder(
        cues: cues[first..<behind.cues.upperBound], fit: learnt.fit, coverage: learnt.coverage,
        before: before.shift, behind: behind.shift)
      let place = border.best()
      first = min(place.firstBehind, behind.cues.upperBound - 1)
      return place
    }
  }

  /// Where the groups lie in the new recording.
  private func pieces(_ groups: [Group]) -> [Piece] {
    let hops = groups.flatMap(placed)
    let learnt = (fit: CueFit(hops, in: edges, evidence), coverage: CueCoverage(hops, in: edges))
    let groups = pruned(groups, by: learnt)
    let places = borders(groups, by: learnt)
    return groups.enumerated().map { k, group in
      Piece(
        shift: group.shift, start: k > 0 ? places[k - 1].start : -.infinity,
        end: k < places.count ? places[k].end : .infinity)
    }.filter { $0.start < $0.end }
  }
}
