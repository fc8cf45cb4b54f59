internal import TimedText
internal import Timeline
internal import UnicodeText

/// Judges what is left of a cue that a cut runs through.
struct TrimmedCueJudge: ~Copyable {
  private let language: String
  private let syllables: SyllableCounter
  private let mode: TrimmedText

  /// Syllables a second of somebody who speaks slowly; the usual is five (Pellegrino, Coupé and
  /// Marsico, 2011).
  private static let slowest = 3.5
  /// How much of what is said has to be left for a cue to stay.
  private static let leastShare = 0.25
  /// How much is as good as all: people set a cue's ends to a tenth of a second.
  private static let fullShare = 0.9

  init(language: String, mode: TrimmedText) {
    self.language = language
    self.mode = mode
    syllables = SyllableCounter(language: language)
  }

  /// What is left of a cue.
  enum Remainder {
    /// Its speech is gone, or what is left is not wanted.
    case nothing(String)
    /// This text.
    case text(CueText, note: String?)
  }

  /// What a run leaves of a cue.
  func remainder(of cue: Cue, in run: CueRun) -> Remainder {
    let spoken = spokenStretch(of: cue)
    let share = Self.share(run, of: spoken)
    guard share >= Self.leastShare else { return .nothing("its speech was cut") }
    guard share < Self.fullShare else { return .text(cue.text, note: nil) }
    switch mode {
    case .whole: return .text(cue.text, note: "about \(percent(share)) % of its speech is left")
    case .drop: return .nothing("about \(percent(share)) % of its speech is left")
    case .clause: return clauses(of: cue, over: spoken, in: run)
    }
  }

  /// Where in a cue's time its text is said: a cue often stays longer than its speech.
  private func spokenStretch(of cue: Cue) -> TimeRange {
    let estimate = max(0.3, syllables.count(cue.text.string) / Self.slowest)
    let length = min(cue.range.duration, MediaTime(seconds: estimate))
    return cue.inTime..<cue.inTime + length
  }

  private static func share(_ run: CueRun, of stretch: TimeRange) -> Double {
    guard !stretch.isEmpty else { return 1 }
    return run.coverage(of: stretch).seconds / stretch.duration.seconds
  }

  /// The clauses of which half or more is left, each taken to be said for as long as it is.
  private func clauses(of cue: Cue, over spoken: TimeRange, in run: CueRun) -> Remainder {
    let clauses = cue.text.clauses(in: language)
    let weights = clauses.map { max(0.1, syllables.count(cue.text[$0].string)) }
    let total = weights.reduce(0, +)
    guard total > 0 else { return .text(cue.text, note: nil) }
    var kept: [Range<Int>] = []
    var position = 0.0
    for (clause, weight) in zip(clauses, weights) {
      let start = spoken.lowerBound + MediaTime(seconds: spoken.duration.seconds * position / total)
      position += weight
      let end = spoken.lowerBound + MediaTime(seconds: spoken.duration.seconds * position / total)
      guard start < end, Self.share(run, of: start..<end) >= 0.5 else { continue }
      if let last = kept.last, last.upperBound == clause.lowerBound {
        kept[kept.count - 1] = last.lowerBound..<clause.upperBound
      } else {
        kept.append(clause)
      }
    }
    guard !kept.isEmpty else { return .nothing("less than half of each clause is left") }
    if kept == [0..<cue.text.string.utf8.count] { return .text(cue.text, note: nil) }
    var text = CueText()
    for (number, range) in kept.enumerated() {
      text.append(
        cue.text[
          range.trimmed(
            in: cue.text.string, atStart: number == 0, atEnd: number == kept.count - 1)])
    }
    let left = kept.reduce(0) { $0 + $1.count }
    return .text(
      text,
      note: "\(percent(Double(left) / Double(cue.text.string.utf8.count))) % of its text is left")
  }

  private func percent(_ share: Double) -> Int { Int((share * 100).rounded()) }
}

extension Range<Int> {
  /// The range, in bytes of a text's UTF-8, without the white space at an end of it.
  fileprivate func trimmed(in text: String, atStart: Bool, atEnd: Bool) -> Range<Int> {
    let bytes = Array(text.utf8)
    var (start, end) = (lowerBound, upperBound)
    while atStart, start < end, bytes[start] <= 0x20 { start += 1 }
    while atEnd, start < end, bytes[end - 1] <= 0x20 { end -= 1 }
    return start..<end
  }
}
