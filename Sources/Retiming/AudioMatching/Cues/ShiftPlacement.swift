internal import RealModule

/// Measures the shifts of a path to a few milliseconds, and finds between which cues each gives way to
/// the next.
struct ShiftPlacement {
  /// A stretch of the new recording with one shift, in hops.
  struct Piece {
    var shift: Double
    var start: Double
    var end: Double
  }

  /// How much of cues that are gone may be left on both sides of a cut, in hops: out-times are laid
  /// out, and a cut may run through a cue.
  private static let slack = 120

  /// The hops of each cue at the right rate, in order.
  let cues: [Range<Int>]
  let evidence: SpeechEvidence

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
    for k in groups.indices.dropFirst() {
      (groups[k - 1], groups[k]) = placed(groups[k - 1], groups[k])
    }
    groups.removeAll { $0.cues.isEmpty }
    return pieces(groups)
  }

  /// The shift of a group to a fraction of a hop: where the sum of its cues' evidence is highest.
  private func measured(_ group: Group) -> Double {
    let sums = (-8...8).map { offset in
      group.cues.reduce(Float(0)) {
        $0 + evidence.onsetScore(at: cues[$1].lowerBound + Int(group.shift) + offset)
      }
    }
    guard let best = sums.indices.max(by: { sums[$0] < sums[$1] }), best > 0, best < sums.count - 1
    else { return group.shift }
    let curvature = sums[best - 1] - 2 * sums[best] + sums[best + 1]
    guard curvature < 0 else { return group.shift + Double(best - 8) }
    let vertex = (sums[best - 1] - sums[best + 1]) / (2 * curvature)
    return group.shift + Double(best - 8) + Double(max(-0.5, min(vertex, 0.5)))
  }

  /// Two groups with the border between them where the cues' evidence has it. Where something was
  /// taken out, cues between the two may be gone with it: they are in neither.
  private func placed(_ a: Group, _ b: Group) -> (Group, Group) {
    guard !a.cues.isEmpty, !b.cues.isEmpty else { return (a, b) }
    let all = a.cues.lowerBound..<b.cues.upperBound
    func scores(_ shift: Double) -> [Float] {
      all.map { cue in
        let offset = Int(shift.rounded())
        return evidence.score(
          from: cues[cue].lowerBound + offset, to: cues[cue].upperBound + offset)
      }
    }
    // What the cues before each say under the first shift, those from each on under the second.
    var before: [Float] = [0]
    for score in scores(a.shift) { before.append(before[before.count - 1] + score) }
    var behind: [Float] = [0]
    for score in scores(b.shift).reversed() { behind.append(behind[behind.count - 1] + score) }
    behind.reverse()
    let cut = a.shift - b.shift
    let border = b.cues.lowerBound - all.lowerBound
    let reach = 40
    var best = (end: border, start: border, score: -Float.infinity)
    for end in max(1, border - reach)...min(all.count - 1, border + reach) {
      var start = end
      while start < all.count, start - end <= reach {
        let total = before[end] + behind[start] - ShiftProgram.goneCost * Float(start - end)
        if total > best.score, isPossible(all.lowerBound + end, all.lowerBound + start, cut) {
          best = (end, start, total)
        }
        if cut <= 0 { break }
        start += 1
      }
    }
    guard best.score > -.infinity else { return (a, b) }
    return (
      Group(cues: all.lowerBound..<all.lowerBound + best.end, shift: a.shift),
      Group(cues: all.lowerBound + best.start..<all.upperBound, shift: b.shift)
    )
  }

  /// Whether so much can have been taken out that the cues from `end` up to `start` are gone, and
  /// those on both sides are not.
  private func isPossible(_ end: Int, _ start: Int, _ cut: Double) -> Bool {
    let room = cues[start].lowerBound - cues[end - 1].lowerBound
    guard cut <= Double(room) else { return false }
    guard start > end else { return true }
    let gone = cues[start - 1].upperBound - cues[end].lowerBound
    return cut >= Double(gone - Self.slack)
  }

  /// Where the groups lie in the new recording.
  private func pieces(_ groups: [Group]) -> [Piece] {
    var pieces: [Piece] = []
    for (k, group) in groups.enumerated() {
      var piece = Piece(shift: group.shift, start: -.infinity, end: .infinity)
      if k > 0 {
        let last = groups[k - 1]
        let end = Double(cues[last.cues.upperBound - 1].upperBound)
        let start = Double(cues[group.cues.lowerBound].lowerBound)
        if group.shift >= last.shift {
          // Something was put in at one place, half-way between the cues.
          let place = max((end + start) / 2, start - 100)
          pieces[k - 1].end = min(place, start) + last.shift
          piece.start = min(place, start) + group.shift
        } else {
          // Something was taken out at one place: as much of the gap is left on both sides.
          let (left, right) = (end + last.shift, start + group.shift)
          let place = left < right ? max((left + right) / 2, right - 100) : right
          pieces[k - 1].end = place
          piece.start = place
        }
      }
      pieces.append(piece)
    }
    return pieces
  }
}
