internal import Algorithms
internal import TimedText
internal import Timeline
internal import UnicodeText

/// Judges what is left of a cue that a cut runs through.
struct TrimmedCueJudge: ~Copyable {
  private let language: String
  private let syllables: SyllableCounter
  private let mode: TrimmedText
  /// Where somebody speaks, where that is known.
  private let speech: [TimeRange]

  /// Syllables a second of somebody who speaks slowly; the usual is five (Pellegrino, Coupé and
  /// Marsico, 2011).
  private static let slowest = 3.5
  /// Less speech than this while a cue is shown is not what it says.
  private static let leastSpeech = MediaTime.milliseconds(100)
  /// How much of what is said has to be left for a cue to stay.
  private static let leastShare = 0.25
  /// How much is as good as all: people set a cue's ends to a tenth of a second.
  private static let fullShare = 0.9

  init(language: String, _ options: RetimingOptions) {
    self.language = language
    mode = options.trimmed
    speech = options.speech
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
    let spoken = spokenStretches(of: cue)
    let share = Self.share(run, of: spoken)
    guard share >= Self.leastShare else { return .nothing("its speech was cut") }
    guard share < Self.fullShare else { return .text(cue.text, note: nil) }
    switch mode {
    case .whole: return .text(cue.text, note: "about \(percent(share)) % of its speech is left")
    case .drop: return .nothing("about \(percent(share)) % of its speech is left")
    case .clause: return clauses(of: cue, over: spoken, in: run)
    }
  }

  /// Where in a cue's time its text is said, in order: a cue often stays longer than its speech.
  private func spokenStretches(of cue: Cue) -> [TimeRange] {
    let first = speech.partitioningIndex { $0.upperBound > cue.inTime }
    let heard = speech[first...].prefix { $0.lowerBound < cue.outTime }
      .compactMap { $0.intersection(cue.range) }
    if heard.reduce(.zero, { $0 + $1.duration }) >= Self.leastSpeech { return heard }
    let estimate = max(0.3, syllables.count(cue.text.string) / Self.slowest)
    let length = min(cue.range.duration, MediaTime(seconds: estimate))
    return [cue.inTime..<cue.inTime + length]
  }

  private static func share(_ run: CueRun, of stretches: [TimeRange]) -> Double {
    let all = stretches.reduce(0) { $0 + $1.duration.seconds }
    guard all > 0 else { return 1 }
    return stretches.reduce(0) { $0 + run.coverage(of: $1).seconds } / all
  }

  /// The clauses of which half or more is left, each taken to be said for as long as it is.
  private func clauses(of cue: Cue, over spoken: [TimeRange], in run: CueRun) -> Remainder {
    let clauses = cue.text.clauses(in: language)
    let weights = clauses.map { max(0.1, syllables.count(cue.text[$0].string)) }
    let total = weights.reduce(0, +)
    guard total > 0 else { return .text(cue.text, note: nil) }
    var kept: [Range<Int>] = []
    var position = 0.0
    for (clause, weight) in zip(clauses, weights) {
      let part = Self.part(of: spoken, from: position / total, to: (position + weight) / total)
      position += weight
      guard !part.isEmpty, Self.share(run, of: part) >= 0.5 else { continue }
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

  /// A part of what is said, by shares of its length.
  private static func part(
    of spoken: [TimeRange], from start: Double, to end: Double
  ) -> [TimeRange] {
    let all = spoken.reduce(0) { $0 + $1.duration.seconds }
    let (first, last) = (MediaTime(seconds: all * start), MediaTime(seconds: all * end))
    var passed = MediaTime.zero
    return spoken.compactMap { stretch in
      let moved = stretch.lowerBound - passed
      passed += stretch.duration
      return stretch.intersection(first + moved..<last + moved)
    }
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
