/// Where one piece of the new recording ends and the next begins, in frames of the new recording;
/// between the two lies what was put in.
struct Seam: Sendable, Hashable {
  var end: Double
  var start: Double
}

/// Frames of the new recording that follow a diagonal.
struct DiagonalRun: Sendable {
  var diagonal: Diagonal
  var start: Int
  var end: Int
}

/// Finds the places where one diagonal gives way to the next.
struct SeamSearch {
  /// How far into either stretch a seam may lie, in frames.
  private static let margin = 75
  /// What it costs if something was taken out and something else put in at one place.
  private static let swapCost: Float = 6
  /// How far from a seam a frame hears both sides of it, in frames: its window, the levels around it
  /// and the block of a codec reach across.
  private static let reach = 3
  /// Places that are as good as the best but for this are as good: a seam lies in their middle.
  private static let indifference: Float = 1

  let model: MatchModel

  /// The seam between two pieces.
  ///
  /// At each place the first piece's evidence before it and the second's behind it are weighed. In a
  /// pause both fit equally well; the seam lies in the middle then, as those who cut leave as much
  /// of a pause on both sides.
  func seam(between a: DiagonalRun, _ b: DiagonalRun) -> Seam {
    let low = max(a.start, min(a.end, b.start) - Self.margin)
    let high = max(low, min(b.end, max(a.end, b.start) + Self.margin))
    // What a says up to each place, and b from each on.
    var before: [Float] = [0]
    for frame in low..<high {
      before.append(before[frame - low] + model.evidence(frame, on: a.diagonal))
    }
    var behind = Array(repeating: Float(0), count: high - low + 1)
    for frame in (low..<high).reversed() {
      behind[frame - low] =
        behind[frame - low + 1] + model.evidence(frame, on: b.diagonal)
    }
    // The first place of b that is behind a's place, in both recordings.
    func next(_ end: Int) -> Double {
      max(Double(end), (a.diagonal.old(end) - b.diagonal.shift) / b.diagonal.rate)
    }
    let tight = tightSeam(low, high, before, behind, next)
    let loose = looseSeam(low, high, before, behind, next)
    guard let tight else { return loose.seam }
    // That frames beside the seam fit neither side is no sign of something between the two.
    let (end, start) = (Int(tight.seam.end), Int(tight.seam.start.rounded()))
    var misfit: Float = 0
    for k in 1...Self.reach {
      misfit += min(0, model.score(end - k, at: a.diagonal.old(end - k)))
      misfit += min(0, model.score(start + k - 1, at: b.diagonal.old(start + k - 1)))
    }
    return loose.total - Self.swapCost > tight.total - misfit ? loose.seam : tight.seam
  }

  /// The best seam where either nothing was put in or nothing taken out.
  private func tightSeam(
    _ low: Int, _ high: Int, _ before: [Float], _ behind: [Float], _ next: (Int) -> Double
  ) -> (seam: Seam, total: Float)? {
    var totals: [Float] = []
    for end in low...high {
      let start = Int(next(end).rounded())
      guard start <= high else { break }
      totals.append(before[end - low] + behind[start - low])
    }
    guard let best = totals.indices.max(by: { totals[$0] < totals[$1] }) else { return nil }
    let end = low + totals.middle(around: best, within: Self.indifference)
    return (Seam(end: Double(end), start: next(end)), totals[best])
  }

  /// The best seam where something was taken out and something put in.
  private func looseSeam(
    _ low: Int, _ high: Int, _ before: [Float], _ behind: [Float], _ next: (Int) -> Double
  ) -> (seam: Seam, total: Float) {
    // The best place from each on.
    var bestFrom = Array(behind.indices)
    for k in behind.indices.dropLast().reversed() where behind[bestFrom[k + 1]] >= behind[k] {
      bestFrom[k] = bestFrom[k + 1]
    }
    var best = (end: low, start: high, total: -Float.infinity)
    for end in low...high {
      let first = Int(next(end).rounded(.up))
      guard first <= high else { break }
      let start = bestFrom[first - low]
      let total = before[end - low] + behind[start]
      if total > best.total { best = (end, low + start, total) }
    }
    return (Seam(end: Double(best.end), start: Double(best.start)), best.total)
  }
}
