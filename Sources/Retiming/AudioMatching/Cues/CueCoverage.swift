internal import RealModule

/// What each hop of speech says for a cue's being shown then, and each hop of silence against it, in
/// nepers: how much likelier the hop is inside of a cue than outside.
///
/// Learnt from the cues, once it is known how most of them are shifted. Where a part of the speech has
/// no text, as in adverts, or cues stand long after the last word, it says little.
struct CueCoverage {
  /// Neighbouring hops say much of the same: as if every 40th told something new.
  private static let weight: Float = 1.0 / 40

  private let edges: SpeechEdges
  /// What a hop says that is silent, and one that is speech.
  private let silence: Float
  private let speech: Float

  /// Learns from cues.
  ///
  /// - Parameters:
  ///   - cues: The hops of cues where they most likely belong, in order.
  ///   - edges: The recording's speech.
  init(_ cues: [Range<Int>], in edges: SpeechEdges) {
    self.edges = edges
    var (covered, spoken, reached) = (0, 0, 0)
    for cue in cues {
      let rest = max(cue.lowerBound, reached)..<max(cue.upperBound, reached)
      let hops = rest.clamped(to: 0..<edges.count)
      covered += hops.count
      spoken += edges.speech(in: hops)
      reached = rest.upperBound
    }
    let all = edges.speech(in: 0..<edges.count)
    let inside = Self.share(spoken, of: covered)
    let outside = Self.share(all - spoken, of: edges.count - covered)
    silence = Self.weight * Float.log((1 - inside) / (1 - outside))
    speech = Self.weight * Float.log(inside / outside)
  }

  /// A share, as if some more had been seen of either kind.
  private static func share(_ count: Int, of all: Int) -> Float {
    (Float(max(count, 0)) + 50) / (Float(max(all, 0)) + 100)
  }

  /// What the hops before each one of a range say together, if cues are shown so much later.
  ///
  /// - Parameters:
  ///   - range: The range, in the time of the cues.
  ///   - cues: The cues, in order of their in-times.
  ///   - shift: How many hops later they are shown.
  /// - Returns: One sum more than the range has hops.
  func sums(
    over range: Range<Int>, of cues: ArraySlice<Range<Int>>, shiftedBy shift: Int
  ) -> [Float] {
    var sums: [Float] = [0]
    sums.reserveCapacity(range.count + 1)
    var (next, end) = (cues.startIndex, range.lowerBound)
    for hop in range {
      while next < cues.endIndex, cues[next].lowerBound <= hop {
        end = max(end, cues[next].upperBound)
        next += 1
      }
      let place = hop + shift
      let value = edges.isSpeech(at: place) ? speech : silence
      sums.append(sums[sums.count - 1] + (hop < end ? value : 0))
    }
    return sums
  }
}
