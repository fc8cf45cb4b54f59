import Retiming
import SpeechDetection
import TestSupport
import Testing
import Timeline

/// Subtitles are matched to the speech of a recording that they may not have been made for.
struct CueMatchTests {
  /// Speech, and the cues that are right for it.
  private struct Talk {
    var runs: [SpeechRun] = []
    var cues: [TimeRange] = []
    var duration = MediaTime.zero

    /// Levels without noise.
    var features: FrameFeatures { CueMatchTests.features(runs, duration: duration) }
  }

  /// A talk of so many sentences: words with short pauses, longer ones between sentences. Of the
  /// sentences one in twelve has no cue, in-times are off by up to 50 ms, out-times are laid out.
  private func talk(sentences: Int, seed: UInt64, from start: Int = 100) -> Talk {
    var generator = SeededGenerator(seed: seed)
    var talk = Talk()
    var hop = start
    for _ in 0..<sentences {
      let first = hop
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let end = hop + Int.random(in: 25...120, using: &generator)
        talk.runs.append(SpeechRun(onset: hop, offset: end))
        hop = end + Int.random(in: 6...18, using: &generator)
      }
      let pause = Int.random(in: 10...160, using: &generator)
      if Int.random(in: 0..<12, using: &generator) > 0 {
        let start = first + Int.random(in: -5...5, using: &generator)
        let end = hop + min(pause - 8, 40)
        talk.cues.append(FrameFeatures.time(ofHop: start)..<FrameFeatures.time(ofHop: end))
      }
      hop += pause
    }
    talk.duration = FrameFeatures.time(ofHop: hop + 200)
    return talk
  }

  /// The levels of speech in silence, or in noise that is so many dB below it: a hop's level then
  /// says little.
  private static func features(
    _ runs: [SpeechRun], duration: MediaTime, noise: Float? = nil, seed: UInt64 = 1
  ) -> FrameFeatures {
    var generator = SeededGenerator(seed: seed &+ 5)
    var features = FrameFeatures()
    features.duration = duration
    let count = Int(duration.samples(rate: FrameFeatures.hopsPerSecond))
    features.storedLevels = Array(repeating: 80, count: count)
    for run in runs {
      for hop in run.onset..<min(run.offset, count) { features.storedLevels[hop] = 180 }
    }
    guard let noise else { return features }
    features.storedLevels = features.storedLevels.map { level in
      let stray = (0..<4).reduce(Float(0)) { sum, _ in
        sum + Float.random(in: -6...6, using: &generator)
      }
      return level < 100 ? UInt8(180 - 2 * noise + stray) : UInt8(180 + stray)
    }
    return features
  }

  /// What is looked for is nearer than this; further away it would only take longer.
  private static let limit = MediaTime.seconds(70)

  private func moved(_ cues: [TimeRange], _ change: (MediaTime) -> MediaTime) -> [TimeRange] {
    cues.map { change($0.lowerBound)..<change($0.upperBound) }.filter { $0.lowerBound >= .zero }
  }

  /// The share of in-times that a match brings to within a quarter of a second of where they belong.
  private func share(
    _ match: CueMatch, of cues: [TimeRange], right: (TimeRange) -> MediaTime?
  ) -> Double {
    guard case .moved(let map) = match.verdict else { return 0 }
    let judged = cues.compactMap { cue in right(cue).map { (cue, $0) } }
    let near = judged.count { cue, time in
      map.images(of: cue).first.map { abs(($0.new.lowerBound - time).seconds) <= 0.25 } ?? false
    }
    return Double(near) / Double(judged.count)
  }

  @Test(arguments: UInt64(1)...3)
  func `leaves cues alone that are in time`(seed: UInt64) throws {
    let talk = talk(sentences: 60, seed: seed)
    let match = try CueMatch(talk.cues, to: talk.runs, of: talk.features, within: Self.limit)
    #expect(match.verdict == .inSync)
  }

  @Test(arguments: [-59.3, -0.7, 0.5, 60] as [Double])
  func `finds a shift`(seconds: Double) throws {
    let talk = talk(sentences: 80, seed: UInt64(abs(seconds) * 10), from: 7000)
    let shift = MediaTime(seconds: seconds)
    let cues = moved(talk.cues) { $0 - shift }
    let match = try CueMatch(cues, to: talk.runs, of: talk.features, within: Self.limit)
    #expect(share(match, of: cues) { $0.lowerBound + shift } == 1)
  }

  @Test(arguments: RationalRate.usual.dropFirst())
  func `finds the ratio of two frame rates`(rate: RationalRate) throws {
    let talk = talk(sentences: 100, seed: 5)
    let inverse = try #require(rate.inverse)
    let cues = moved(talk.cues) { $0 * inverse }
    let match = try CueMatch(cues, to: talk.runs, of: talk.features, within: Self.limit)
    #expect(share(match, of: cues) { $0.lowerBound * rate } >= 0.99)
  }

  @Test(arguments: [[20.0], [-15], [31, 18, -22]])
  func `finds where something was put in or taken out`(jumps: [Double]) throws {
    let old = talk(sentences: 160, seed: 12)
    var runs: [SpeechRun] = []
    var places = (1...jumps.count).map {
      old.duration.seconds * Double($0) / Double(jumps.count + 1)
    }
    // The borders lie between sentences.
    places = places.map { place in
      old.cues.first { $0.lowerBound.seconds > place }?.lowerBound.seconds ?? place
    }
    func image(_ seconds: Double) -> Double? {
      var shift = 0.0
      for (place, jump) in zip(places, jumps) where seconds >= place - 0.06 {
        if jump < 0, seconds < place - jump { return nil }
        shift += jump
      }
      return seconds + shift
    }
    for run in old.runs {
      guard let start = image(run.range.lowerBound.seconds),
        let end = image(run.range.upperBound.seconds), end > start
      else { continue }
      runs.append(
        SpeechRun(onset: Int((start * 100).rounded()), offset: Int((end * 100).rounded())))
    }
    // What was put in is somebody else's speech.
    for (place, jump) in zip(places, jumps) where jump > 0 {
      let start = image(place).map { $0 - jump } ?? place
      let other = talk(sentences: 30, seed: 99, from: Int(start * 100) + 20)
      runs += other.runs.filter { $0.range.upperBound.seconds < start + jump }
    }
    runs.sort { $0.onset < $1.onset }
    let duration = MediaTime(seconds: old.duration.seconds + jumps.reduce(0, +))
    let match = try CueMatch(
      old.cues, to: runs, of: Self.features(runs, duration: duration), within: Self.limit)
    let right = share(match, of: old.cues) { cue in
      image(cue.lowerBound.seconds).map { MediaTime(seconds: $0) }
    }
    #expect(right >= 0.98)
    // What was taken out is gone: a cue that lies across a border may stay in part.
    guard case .moved(let map) = match.verdict else { return }
    let gone = old.cues.filter {
      image($0.lowerBound.seconds) == nil && image($0.upperBound.seconds) == nil
    }
    #expect(gone.count { !map.images(of: $0).isEmpty } <= 1)
  }

  @Test func `leaves a cue where it begins while something is put in`() throws {
    let old = talk(sentences: 120, seed: 31)
    let cue = try #require(
      old.cues.first { $0.lowerBound > .seconds(120) && $0.duration > .seconds(2) })
    // Between two words of it.
    let run = try #require(old.runs.last { $0.range.lowerBound < cue.upperBound - .seconds(1) })
    let runs = old.runs.map {
      $0.onset < run.onset ? $0 : SpeechRun(onset: $0.onset + 2500, offset: $0.offset + 2500)
    }
    let other = talk(sentences: 30, seed: 99, from: run.onset + 20).runs
      .filter { $0.offset < run.onset + 2480 }
    let all = (runs + other).sorted { $0.onset < $1.onset }
    let match = try CueMatch(
      old.cues, to: all, of: Self.features(all, duration: old.duration + .seconds(25)),
      within: Self.limit)
    guard case .moved(let map) = match.verdict else {
      Issue.record("in sync, though 25 s were put in")
      return
    }
    let image = try #require(map.images(of: cue).first)
    #expect(abs((image.new.lowerBound - cue.lowerBound).seconds) < 0.25)
  }

  @Test(arguments: UInt64(1)...4)
  func `refuses the cues of another recording`(seed: UInt64) {
    let talk = talk(sentences: 80, seed: seed)
    let other = self.talk(sentences: 80, seed: seed + 50)
    #expect(throws: CueMatchError.noMatch) {
      try CueMatch(other.cues, to: talk.runs, of: talk.features, within: Self.limit)
    }
  }

  /// No hop's level tells speech from noise, and what a detector makes of it is not what is said.
  @Test(arguments: UInt64(1)...3)
  func `hears through noise whether cues are in time`(seed: UInt64) throws {
    let talk = talk(sentences: 80, seed: seed)
    let other = self.talk(sentences: 80, seed: seed + 50)
    let features = Self.features(talk.runs, duration: talk.duration, noise: 4, seed: seed)
    let match = try CueMatch(talk.cues, to: other.runs, of: features, within: Self.limit)
    #expect(match.verdict == .inSync)
    let late = moved(talk.cues) { $0 + .seconds(2) }
    let back = try CueMatch(late, to: other.runs, of: features, within: Self.limit)
    #expect(share(back, of: late) { $0.lowerBound - .seconds(2) } == 1)
    #expect(throws: CueMatchError.noMatch) {
      try CueMatch(other.cues, to: other.runs, of: features, within: Self.limit)
    }
  }

  @Test func `refuses what is too little to tell`() {
    let talk = talk(sentences: 80, seed: 1)
    #expect(throws: CueMatchError.tooFewCues(2)) {
      try CueMatch(
        Array(talk.cues.prefix(2)), to: talk.runs, of: talk.features, within: Self.limit)
    }
    #expect(throws: CueMatchError.tooLittleSpeech) {
      try CueMatch(talk.cues, to: [], of: talk.features, within: Self.limit)
    }
    #expect(throws: CueMatchError.tooFewCues(0)) {
      try CueMatch([], to: talk.runs, of: talk.features, within: Self.limit)
    }
  }

  @Test func `takes cues at impossible times for what they are`() {
    let talk = talk(sentences: 80, seed: 3)
    let far = MediaTime(ticks: .max / 2)
    let odd = [far..<far + .seconds(1), .seconds(-50)..<(.seconds(-40)), .zero ..< .zero]
    #expect(throws: Never.self) {
      try CueMatch(talk.cues + odd, to: talk.runs, of: talk.features, within: Self.limit)
    }
  }
}
