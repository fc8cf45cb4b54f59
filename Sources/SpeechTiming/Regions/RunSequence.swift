internal import Algorithms
internal import SpeechDetection

/// The runs of a recording with what the program asks of them, summed up from the start.
struct RunSequence: Sendable {
  /// A pause shorter than this, in hops, is half speech: stops are closed and vowels dip for that
  /// long.
  private static let articulatedPause = 10

  /// The runs.
  let runs: [SpeechRun]
  /// The pause before each run, and after the last, in hops.
  let pauses: [Int]
  /// The time spent speaking before the onset of each run, short pauses included, in hops.
  let spokenBefore: [Int]
  /// The pause bin before each run, and after the last.
  let pauseBins: [UInt8]
  /// The first run of the finest sequence that each run begins with, and their count.
  let firstRuns: [Int]

  /// The count of runs.
  var count: Int { runs.count }

  /// Sums up the runs of a recording of `hopCount` hops.
  init(_ runs: [SpeechRun], hopCount: Int) {
    self.init(runs, hopCount: hopCount, firstRuns: Array(0...runs.count))
  }

  private init(_ runs: [SpeechRun], hopCount: Int, firstRuns: [Int]) {
    self.runs = runs
    self.firstRuns = firstRuns
    var pauses: [Int] = []
    var spoken: [Int] = []
    var total = 0
    for (k, run) in runs.enumerated() {
      let pause = k == 0 ? run.onset : run.onset - runs[k - 1].offset
      pauses.append(pause)
      if k > 0 { total += min(pause, Self.articulatedPause) }
      spoken.append(total)
      total += run.count
    }
    pauses.append(max(0, hopCount - (runs.last?.offset ?? 0)))
    spoken.append(total)
    self.pauses = pauses
    spokenBefore = spoken
    pauseBins = pauses.map { UInt8(PauseModel.bin($0)) }
  }

  /// The same speech cut at longer pauses only, and where a pin is.
  func bridging(pausesBelow shortest: Int, cutAt pinned: Set<Int> = []) -> RunSequence {
    var merged: [SpeechRun] = []
    var firsts: [Int] = []
    for (k, run) in runs.enumerated() {
      if k > 0, pauses[k] < shortest, (run.music > 0.5) == ((merged.last?.music ?? 0) > 0.5),
        !pinned.contains(k)
      {
        merged[merged.count - 1].offset = run.offset
      } else {
        merged.append(run)
        firsts.append(firstRuns[k])
      }
    }
    return RunSequence(
      merged, hopCount: (runs.last?.offset ?? 0) + pauses[runs.count],
      firstRuns: firsts + [firstRuns[runs.count]])
  }

  /// The time spent speaking from the onset of one run to the offset of another, in hops.
  func spoken(from first: Int, through last: Int) -> Int {
    spokenBefore[last] - spokenBefore[first] + runs[last].count
  }

  /// The time spent speaking in all, in hops.
  var spoken: Int { spokenBefore[runs.count] }

  /// The first run that does not begin before a hop.
  func run(from hop: Int) -> Int {
    runs.partitioningIndex { $0.onset >= hop }
  }

  /// The hop at which a run begins; the end of the last for the one behind it.
  func onset(_ run: Int) -> Int { run < count ? runs[run].onset : runs.last?.offset ?? 0 }

  /// How often each length of pause occurs.
  var pauseCounts: PauseModel.Counts {
    var counts = PauseModel.Counts()
    for bin in pauseBins.dropLast() { counts.byBin[Int(bin)] += 1 }
    return counts
  }
}
