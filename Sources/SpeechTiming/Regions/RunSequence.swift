internal import SpeechDetection

/// The runs of a recording with what the program asks of them, summed up from the start.
struct RunSequence: Sendable {
  /// A pause shorter than this is half speech: stops are closed and vowels dip for that long.
  private static let articulatedPause = 10

  /// The runs.
  let runs: [SpeechRun]
  /// The pause before each run, and after the last, in hops.
  let pauses: [Int]
  /// The time spent speaking before the onset of each run, short pauses included, in hops.
  let spokenBefore: [Int32]
  /// The pause bin before each run.
  let pauseBins: [UInt8]

  /// The count of runs.
  var count: Int { runs.count }

  /// Sums up the runs of a recording of `hopCount` hops.
  init(_ runs: [SpeechRun], hopCount: Int) {
    self.runs = runs
    var pauses: [Int] = []
    var spoken: [Int32] = []
    var total: Int32 = 0
    for (k, run) in runs.enumerated() {
      let pause = k == 0 ? run.onset : run.onset - runs[k - 1].offset
      pauses.append(pause)
      if k > 0 { total += Int32(min(pause, Self.articulatedPause)) }
      spoken.append(total)
      total += Int32(run.count)
    }
    pauses.append(hopCount - (runs.last?.offset ?? 0))
    spoken.append(total + Int32(Self.articulatedPause))
    self.pauses = pauses
    spokenBefore = spoken
    pauseBins = pauses.map { UInt8(PauseModel.bin($0)) }
  }

  /// The same speech cut at longer pauses only, and the first run here of each run there.
  func bridging(pausesBelow shortest: Int) -> (sequence: RunSequence, firstRuns: [Int]) {
    var merged: [SpeechRun] = []
    var firsts: [Int] = []
    for (k, run) in runs.enumerated() {
      if k > 0, pauses[k] < shortest {
        merged[merged.count - 1].offset = run.offset
      } else {
        merged.append(run)
        firsts.append(k)
      }
    }
    let hopCount = (runs.last?.offset ?? 0) + pauses[runs.count]
    return (RunSequence(merged, hopCount: hopCount), firsts + [runs.count])
  }

  /// The time spent speaking from the onset of one run to the offset of another, in hops.
  func spoken(from first: Int, through last: Int) -> Int {
    Int(spokenBefore[last] - spokenBefore[first]) + runs[last].count
  }

  /// How often each length of pause occurs.
  var pauseCounts: PauseModel.Counts {
    var counts = PauseModel.Counts()
    for bin in pauseBins { counts.byBin[Int(bin)] += 1 }
    return counts
  }
}
