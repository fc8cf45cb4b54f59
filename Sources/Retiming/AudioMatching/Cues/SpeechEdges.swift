internal import SpeechDetection

/// Where the speech of a recording begins and ends, for every hop.
struct SpeechEdges {
  /// Further than this a hop is far from any edge.
  private static let far = 100

  private let toOnset: [Int8]
  private let toOffset: [Int8]
  /// How many of the hops before each are speech.
  private let spoken: [Int32]

  /// How many hops there are.
  var count: Int { toOnset.count }

  /// Prepares a recording's stretches of speech, in order.
  init(_ runs: [SpeechRun], count: Int) {
    let runs = runs.filter { $0.music < 0.5 && 0 <= $0.onset && $0.offset <= count }
    toOnset = Self.distances(to: runs.map(\.onset), count: count)
    toOffset = Self.distances(to: runs.map(\.offset), count: count)
    var isSpeech = Array(repeating: false, count: count)
    for run in runs {
      for hop in run.onset..<max(run.onset, run.offset) { isSpeech[hop] = true }
    }
    var spoken: [Int32] = [0]
    spoken.reserveCapacity(count + 1)
    for hop in isSpeech { spoken.append(spoken[spoken.count - 1] + (hop ? 1 : 0)) }
    self.spoken = spoken
  }

  /// How far behind the nearest of some hops each hop is; before it less than zero.
  private static func distances(to edges: [Int], count: Int) -> [Int8] {
    var distances = Array(repeating: Int8(far), count: count)
    for edge in edges {
      for hop in max(0, edge - far)..<max(0, min(edge + far, count))
      where abs(hop - edge) < abs(Int(distances[hop])) {
        distances[hop] = Int8(hop - edge)
      }
    }
    return distances
  }

  /// How far behind the nearest onset a hop is, before it less than zero; at the most a second.
  func onsetDistance(at hop: Int) -> Int {
    toOnset.indices.contains(hop) ? Int(toOnset[hop]) : Self.far
  }

  /// How far behind the nearest offset a hop is, before it less than zero; at the most a second.
  func offsetDistance(at hop: Int) -> Int {
    toOffset.indices.contains(hop) ? Int(toOffset[hop]) : Self.far
  }

  /// Whether there is speech in a hop.
  func isSpeech(at hop: Int) -> Bool { speech(in: hop..<hop + 1) > 0 }

  /// How many of some hops are speech.
  func speech(in hops: Range<Int>) -> Int {
    let range = hops.clamped(to: 0..<count)
    return Int(spoken[range.upperBound] - spoken[range.lowerBound])
  }
}
