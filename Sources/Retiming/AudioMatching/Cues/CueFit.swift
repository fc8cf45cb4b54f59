internal import RealModule

/// How well a cue fits the speech at a place, in nepers: how much likelier what is heard there is for
/// a cue in its place than for one that is anywhere.
///
/// Learnt from the cues themselves, once it is known how most of them are shifted: how far their
/// in-times lie from where somebody begins to speak and whether the level rises there, how far their
/// out-times from where somebody ends, and how much of them is speech. So it is sharp where the cues
/// were timed by the speech, and says little where they were timed loosely. Where noise or music hides
/// the onsets, the level tells; where these are heard, they tell more.
struct CueFit {
  /// The borders of the classes of what a rise of the level says for an in-time, in nepers.
  private static let rises: [Float] = [-0.5, 0.5, 1.5]
  /// The borders of the classes of distances, in hops.
  private static let distances = [-40, -25, -15, -10, -6, -4, -2, 0, 2, 4, 7, 11, 16, 26, 40]
  /// The borders of the classes of shares of speech, in percent.
  private static let shares = [25, 50, 70, 85, 95]
  /// At how many other places each cue is looked at for what is to be expected anywhere.
  private static let elsewhere = 16
  /// How many cues would have to be seen for what they say to count as much as what is expected.
  private static let doubt: Float = 8

  private let edges: SpeechEdges
  private let evidence: SpeechEvidence
  private var starts: [Float] = []
  private var ends: [Float] = []
  private var insides: [Float] = []

  /// Learns from cues.
  ///
  /// - Parameters:
  ///   - cues: The hops of cues where they most likely belong.
  ///   - edges: The recording's speech.
  ///   - evidence: Where its level rises.
  init(_ cues: [Range<Int>], in edges: SpeechEdges, _ evidence: SpeechEvidence) {
    self.edges = edges
    self.evidence = evidence
    var others: [Range<Int>] = []
    others.reserveCapacity(cues.count * Self.elsewhere)
    // Places that have nothing to do with each other, the same ones each time.
    let step = 0.618_033_988_75
    for (number, cue) in cues.enumerated() {
      for k in 0..<Self.elsewhere {
        let place = step * Double(number * Self.elsewhere + k)
        let start = Int((place - place.rounded(.down)) * Double(edges.count))
        others.append(start..<start + cue.count)
      }
    }
    starts = Self.weights(cues.map(start), others.map(start))
    ends = Self.weights(cues.map(end), others.map(end))
    insides = Self.weights(cues.map(inside), others.map(inside))
  }

  /// What speaks for a cue at some hops.
  func score(_ hops: Range<Int>) -> Float {
    startScore(hops) + endScore(hops) + insides[inside(hops)]
  }

  /// What its in-time says alone.
  func startScore(_ hops: Range<Int>) -> Float { starts[start(hops)] }

  /// What its out-time says alone.
  func endScore(_ hops: Range<Int>) -> Float { ends[end(hops)] }

  // MARK: - Classes

  /// The class of a distance and a rise together: each says much of what the other does.
  private func start(_ hops: Range<Int>) -> Int {
    let score = evidence.score(at: hops.lowerBound)
    let rise = Self.rises.firstIndex { score < $0 } ?? Self.rises.count
    let distance = edges.onsetDistance(at: hops.lowerBound)
    return number(ofDistance: distance, at: hops.lowerBound) * (Self.rises.count + 1) + rise
  }

  private func end(_ hops: Range<Int>) -> Int {
    number(ofDistance: edges.offsetDistance(at: hops.upperBound), at: hops.upperBound)
  }

  /// The class of a distance; far from all edges whether there is speech.
  private func number(ofDistance distance: Int, at hop: Int) -> Int {
    let behind = Self.distances.firstIndex { distance < $0 } ?? 0
    return behind > 0 ? behind - 1 : Self.distances.count + (edges.isSpeech(at: hop) ? 0 : -1)
  }

  private func inside(_ hops: Range<Int>) -> Int {
    let percent = 100 * edges.speech(in: hops) / max(hops.count, 1)
    return Self.shares.firstIndex { percent < $0 } ?? Self.shares.count
  }

  /// The weight of evidence of each class.
  private static func weights(_ near: [Int], _ far: [Int]) -> [Float] {
    let count = (distances.count + 1) * (rises.count + 1)
    func counted(_ classes: [Int]) -> [Float] {
      var counts = Array(repeating: Float(0), count: count)
      for number in classes { counts[number] += 1 }
      return counts
    }
    let (near, far) = (counted(near), counted(far))
    let (nearSum, farSum) = (near.reduce(0, +), far.reduce(0, +))
    return (0..<count).map { number in
      let expected = (far[number] + 0.5) / (farSum + 0.5 * Float(count))
      return Float.log((near[number] + doubt * expected) / (nearSum + doubt) / expected)
    }
  }
}
