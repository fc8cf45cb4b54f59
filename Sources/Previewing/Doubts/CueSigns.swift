internal import Foundation
internal import Timeline
internal import UnicodeText

/// What a recording says about the time of a cue.
struct CueSigns {
  /// How long the cue is shown before anybody speaks, in seconds.
  var silence = 0.0
  /// For how long somebody speaks without a cue right before it, in seconds.
  var missed = 0.0
  /// For how long somebody goes on speaking without a cue right after it, in seconds.
  var left = 0.0
  /// Whether it begins before the cue before it has gone.
  var overlaps = false
  /// Whether it begins neither where speech does nor, while it goes on, right after another cue.
  var isAdrift = false
  /// Whether nobody speaks at all while it is shown.
  var isSilent = false
  /// Whether there is music where it begins.
  var isOverMusic = false
  /// How much slower it is spoken than the cues around it, as a logarithm in units of how much they
  /// differ among each other; below zero where faster.
  var slowness = 0.0

  /// What is farther off than this, in seconds, or in spreads, is no more off.
  private static let bounds = (silence: 2.0, speech: 3.0, slowness: 3.0)

  /// The probability that it begins more than half a second from where it should.
  ///
  /// The weights were fitted, by logistic regression, to twelve episodes that `generate` had timed
  /// by their sounds, a twentieth of whose cues were then moved by 0.6 to 3 s; of those 96 % are
  /// among the most doubtful tenth.
  var doubt: Double {
    let bounds = Self.bounds
    let odds =
      -6.7 + 2.0 * min(silence, bounds.silence) + 0.6 * min(missed, bounds.speech)
      + 1.1 * min(left, bounds.speech) + 1.0 * min(abs(slowness), bounds.slowness)
      + (overlaps ? 2.0 : 0) + (isAdrift ? 4.4 : 0)
    return 1 / (1 + exp(-odds))
  }

  /// What is odd about it, in words; `besidesTimes` what its findings do not tell of the times.
  func reasons(besidesTimes: Bool = false) -> [String] {
    (besidesTimes ? [] : reasonsOfTimes) + reasonsOfPace
  }

  private var reasonsOfTimes: [String] {
    var reasons: [String] = []
    func seconds(_ value: Double) -> String { Doubt.tenths(MediaTime(seconds: value)) }
    if isSilent {
      reasons.append(isOverMusic ? "music, and nobody speaks" : "nobody speaks there")
    } else if silence >= 0.3 {
      reasons.append("begins \(seconds(silence)) s before anybody speaks")
    }
    if missed >= 0.3 { reasons.append("speech begins \(seconds(missed)) s before it") }
    if left >= 0.3 { reasons.append("speech goes on for \(seconds(left)) s after it") }
    if reasons.isEmpty, isAdrift { reasons.append("begins where no speech does") }
    return reasons
  }

  private var reasonsOfPace: [String] {
    guard abs(slowness) >= 2 else { return [] }
    return ["spoken much \(slowness > 0 ? "slower" : "faster") than the cues around it"]
  }
}

extension CueSigns {
  /// The signs of all cues, in the order of the input; nothing where nobody speaks in the recording.
  static func all(of cues: [StripCue], over heard: HeardSpeech) -> [CueSigns?] {
    guard !heard.isEmpty else { return cues.map { _ in nil } }
    let order = cues.indices.sorted {
      (cues[$0].range.lowerBound, $0) < (cues[$1].range.lowerBound, $1)
    }
    let ranges = order.map { cues[$0].range.clamped(to: CueIndex.limits) }
    var latest = MediaTime.zero
    var signs = ranges.indices.map { position in
      let next = position + 1 < ranges.count ? ranges[position + 1].lowerBound : nil
      let (before, shown) = (position > 0 ? ranges[position - 1].upperBound : nil, latest)
      latest = max(latest, ranges[position].upperBound)
      return own(ranges[position], after: before, shownUpTo: shown, before: next, heard)
    }
    let counter = SyllableCounter(language: "und")
    let paces = order.indices.map { position -> Double? in
      let next = position + 1 < ranges.count ? ranges[position + 1].lowerBound : nil
      let syllables = counter.count(String(cues[order[position]].text.prefix(500)))
      return pace(of: syllables, in: ranges[position], before: next, heard)
    }
    let slowness = Self.slowness(paces)
    for position in signs.indices { signs[position].slowness = slowness[position] }
    var result = [CueSigns?](repeating: nil, count: cues.count)
    for (position, index) in order.enumerated() { result[index] = signs[position] }
    return result
  }

  /// How far a cue may begin from an onset, and after another cue, to begin with it.
  private static let tolerance = (onset: MediaTime.milliseconds(200), cue: 0.15, overlap: -0.01)

  /// The signs that a cue has beside those of its pace.
  private static func own(
    _ range: TimeRange, after end: MediaTime?, shownUpTo shown: MediaTime,
    before next: MediaTime?, _ heard: HeardSpeech
  ) -> CueSigns {
    var signs = CueSigns()
    signs.isOverMusic = heard.hasMusic(at: range.lowerBound)
    if let speech = heard.extent(in: range) {
      signs.silence = (speech.lowerBound - range.lowerBound).seconds
    } else {
      signs.isSilent = true
      signs.silence = range.duration.seconds
    }
    let near = MediaTime.milliseconds(100)
    let going = heard.onset(ofSpeechBefore: range.lowerBound, gap: near)
    if let onset = going {
      signs.missed = max((range.lowerBound - max(onset, end ?? .zero)).seconds, 0)
    }
    if let offset = heard.offset(ofSpeechAfter: range.upperBound, gap: near) {
      signs.left = max((min(offset, next ?? offset) - range.upperBound).seconds, 0)
    }
    signs.overlaps = (range.lowerBound - shown).seconds < tolerance.overlap
    let pause = end.map { (range.lowerBound - $0).seconds } ?? .infinity
    let follows = going != nil && (tolerance.overlap...tolerance.cue).contains(pause)
    signs.isAdrift = !follows && !heard.hasOnset(near: range.lowerBound, within: tolerance.onset)
    return signs
  }

  /// How long each of a cue’s syllables takes, as a logarithm; nothing where it has none or nobody speaks.
  private static func pace(
    of syllables: Double, in range: TimeRange, before next: MediaTime?, _ heard: HeardSpeech
  ) -> Double? {
    let end = min(range.upperBound, max(next ?? range.upperBound, range.lowerBound))
    let speech = heard.duration(in: range.lowerBound..<end).seconds
    guard syllables > 0, speech > 0 else { return nil }
    // A syllable more on both sides: what is short varies most.
    return log((speech + 0.2) / (syllables + 1))
  }

  /// How far each pace lies from the median of those around it, in units of how far they usually
  /// do.
  private static func slowness(_ paces: [Double?]) -> [Double] {
    let reach = 12
    let distances = paces.indices.map { position -> Double in
      guard let pace = paces[position] else { return 0 }
      let around = paces[max(position - reach, 0)...min(position + reach, paces.count - 1)]
      return pace - (around.compactMap(\.self).upperMedian ?? pace)
    }
    let spread = max(1.5 * (distances.map(abs).upperMedian ?? 0), 0.1)
    return distances.map { $0 / spread }
  }
}
