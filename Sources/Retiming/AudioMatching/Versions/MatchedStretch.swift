/// A stretch of the new recording that sounds as the old one does along a diagonal.
struct MatchedStretch: Sendable {
  /// Where in the old recording it comes from.
  var diagonal: Diagonal
  /// The first frame of the new recording.
  var start: Int
  /// What its first frames say together, for each count of them from none to all.
  var sums: [Float]

  /// The frame of the new recording behind the last.
  var end: Int { start + sums.count - 1 }
  /// How many frames it has.
  var count: Int { sums.count - 1 }
  /// What all its frames say together.
  var score: Float { sums[sums.count - 1] - sums[0] }

  /// The place in the old recording where it begins.
  var oldStart: Double { diagonal.old(start) }
  /// The place in the old recording where it ends.
  var oldEnd: Double { diagonal.old(end) }

  /// What its frames up to one say together.
  func sum(before frame: Int) -> Float { sums[frame - start] }

  /// Whether a frame of the new recording is in it.
  func contains(_ frame: Int) -> Bool { start <= frame && frame < end }
}

extension MatchModel {
  /// How far what speaks for a stretch may fall back before the search for more of it ends, in
  /// nepers: half a second of other sound.
  private static let drop: Float = 25

  /// The stretch on a diagonal around a frame: it goes on in both directions as long as more speaks
  /// for it (the X-drop of Zhang et al., 2000).
  func stretch(on diagonal: Diagonal, around frame: Int) -> MatchedStretch {
    func extent(_ step: Int) -> (count: Int, scores: [Float]) {
      var scores: [Float] = []
      var (sum, best, count): (Float, Float, Int) = (0, 0, 0)
      var at = step > 0 ? frame : frame - 1
      while at >= 0, at < new.count, sum > best - Self.drop {
        let place = diagonal.old(at)
        guard place >= 0, place <= Double(old.count - 1) else { break }
        let score = score(at, at: place)
        sum += score
        scores.append(score)
        if sum > best {
          best = sum
          count = scores.count
        }
        at += step
      }
      return (count, scores)
    }
    let (before, after) = (extent(-1), extent(1))
    var sums: [Float] = [0]
    sums.reserveCapacity(before.count + after.count + 1)
    for score in before.scores[..<before.count].reversed() + after.scores[..<after.count] {
      sums.append(sums[sums.count - 1] + score)
    }
    return MatchedStretch(diagonal: diagonal, start: frame - before.count, sums: sums)
  }
}
