internal import Foundation
internal import Timeline
internal import UnicodeText

/// What a recording says about the time of a cue.
struct CueSigns {
  /// How long the cue is shown before anybody speaks, in seconds.
  var silence = 0.0
  /// For how long somebody speaks without a cue right before it, in seconds.
  var missed = 0.0
  /// Whether nobody speaks at all while it is shown.
  var isSilent = false
  /// Whether there is music where it begins.
  var isOverMusic = false
  /// How much slower it is spoken than the cues around it, as a logarithm in units of how much they
  /// differ among each other; below zero where faster.
  var slowness = 0.0
  /// The same of the cue before it: what one has too much of, the other lacks.
  var slownessBefore = 0.0

  /// What is farther off than this, in seconds, or in spreads, is no more off.
  private static let bounds = (silence: 2.0, missed: 3.0, slowness: 3.0)

  /// The probability that it begins more than half a second from where it should.
  var doubt: Double {
    let odds =
      -3.5 + 2.0 * min(silence, Self.bounds.silence)
      + 1.2 * min(missed, Self.bounds.missed) + (isSilent ? 2 : 0) + (isOverMusic ? 0.8 : 0)
      + 0.7 * min(abs(slowness), Self.bounds.slowness)
      + 0.4 * min(abs(slownessBefore), Self.bounds.slowness)
    return 1 / (1 + exp(-odds))
  }

  /// What is odd about it, in words.
  var reasons: [String] {
    var reasons: [String] = []
    func seconds(_ value: Double) -> String { Doubt.tenths(MediaTime(seconds: value)) }
    if isSilent {
      reasons.append(isOverMusic ? "music, and nobody speaks" : "nobody speaks there")
    } else if silence >= 0.3 {
      reasons.append("begins \(seconds(silence)) s before anybody speaks")
    }
    if missed >= 0.3 { reasons.append("speech begins \(seconds(missed)) s before it") }
    if abs(slowness) >= 2 {
      reasons.append("spoken much \(slowness > 0 ? "slower" : "faster") than the cues around it")
    }
    return reasons
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
    var signs = ranges.indices.map { position in
      own(ranges[position], after: position > 0 ? ranges[position - 1].upperBound : .zero, heard)
    }
    let paces = order.indices.map { position -> Double? in
      let next = position + 1 < ranges.count ? ranges[position + 1].lowerBound : nil
      return pace(of: cues[order[position]].text, in: ranges[position], before: next, heard)
    }
    let slowness = Self.slowness(paces)
    for position in signs.indices {
      signs[position].slowness = slowness[position]
      if position > 0 { signs[position].slownessBefore = slowness[position - 1] }
    }
    var result = [CueSigns?](repeating: nil, count: cues.count)
    for (position, index) in order.enumerated() { result[index] = signs[position] }
    return result
  }

  /// The signs that a cue has by itself.
  private static func own(
    _ range: TimeRange, after end: MediaTime, _ heard: HeardSpeech
  ) -> CueSigns {
    var signs = CueSigns()
    signs.isOverMusic = heard.hasMusic(at: range.lowerBound)
    if let speech = heard.extent(in: range) {
      signs.silence = (speech.lowerBound - range.lowerBound).seconds
    } else {
      signs.isSilent = true
      signs.silence = range.duration.seconds
    }
    if let onset = heard.onset(ofSpeechBefore: range.lowerBound, gap: .milliseconds(100)) {
      signs.missed = max((range.lowerBound - max(onset, end)).seconds, 0)
    }
    return signs
  }

  /// How long a cue's syllables take, as a logarithm; nothing where it has none or nobody speaks.
  private static func pace(
    of text: String, in range: TimeRange, before next: MediaTime?, _ heard: HeardSpeech
  ) -> Double? {
    let syllables = SyllableCounter(language: "und").count(String(text.prefix(500)))
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
      return pace - (median(around.compactMap(\.self)) ?? pace)
    }
    let spread = max(1.5 * (median(distances.map(abs)) ?? 0), 0.1)
    return distances.map { $0 / spread }
  }

  private static func median(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.sorted()[values.count / 2]
  }
}
