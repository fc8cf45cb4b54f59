import Retiming
import SpeechDetection
import TestSupport
import Testing
import Timeline

/// Two versions of a recording are matched by their sounds.
struct AudioMatchTests {
  /// Seconds of the old recording that follow each other in the new one, or so many of another one.
  enum Part {
    case kept(Range<Double>)
    case inserted(Double)
  }

  /// The frames of parts of a sound, and where in the new one each kept part begins.
  private func assembled(
    _ sound: SyntheticSound, _ parts: [Part], seed: UInt64
  ) -> (SyntheticSound, starts: [(old: Range<Double>, new: Double)]) {
    let other = SyntheticSound(seconds: 200, seed: seed &+ 1000)
    var frames: [SyntheticSound.Frame] = []
    var starts: [(Range<Double>, Double)] = []
    var used = 0
    func count(_ seconds: Double) -> Int { Int((seconds * 50).rounded()) }
    for part in parts {
      switch part {
      case .kept(let range):
        starts.append((range, Double(frames.count) / 50))
        frames += sound.frames[count(range.lowerBound)..<count(range.upperBound)]
      case .inserted(let seconds):
        frames += other.frames[used..<used + count(seconds)]
        used += count(seconds)
      }
    }
    return (SyntheticSound(frames), starts)
  }

  /// Asserts that times in the kept parts are where they should be, and others nowhere.
  private func expect(
    _ map: TimeMap, has starts: [(old: Range<Double>, new: Double)], of duration: Double,
    rate: Double = 1, around seam: Double = 0.9, collar: Double = 0.011,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(map.isMonotone, sourceLocation: sourceLocation)
    for time in stride(from: 0.05, to: duration, by: 0.37) {
      let image = map.images(of: MediaTime(seconds: time)).first?.seconds
      // In a pause nobody can tell where a cut is.
      let isNearCut = starts.contains {
        abs(time - $0.old.lowerBound) < seam || abs(time - $0.old.upperBound) < seam
      }
      guard !isNearCut else { continue }
      if let part = starts.first(where: { $0.old.contains(time) }) {
        let expected = part.new + (time - part.old.lowerBound) / rate
        #expect(
          image.map { abs($0 - expected) < collar } ?? false,
          "\(time) is at \(image.map { "\($0)" } ?? "no time"), not \(expected)",
          sourceLocation: sourceLocation)
      } else {
        #expect(
          image == nil, "\(time) is gone, not at \(image ?? 0)", sourceLocation: sourceLocation)
      }
    }
  }

  @Test(arguments: UInt64(1)...4)
  func `finds what was cut, put in and swapped`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let sound = SyntheticSound(seconds: 90, seed: seed)
    var parts: [Part] = []
    var at = 0.0
    while at < 90 {
      let end = min(90, at + .random(in: 4...25, using: &generator))
      parts.append(.kept(at..<end))
      let kind = Int.random(in: 0...2, using: &generator)
      if kind > 0 { parts.append(.inserted(.random(in: 1...8, using: &generator))) }
      at = kind == 1 ? end : end + .random(in: 0.5...9, using: &generator)
    }
    let (new, starts) = assembled(sound, parts, seed: seed)
    let match = try AudioMatch(
      from: sound.features(), to: new.features(noise: 0.8, gain: -12, seed: seed))
    expect(match.map, has: starts, of: 90)
  }

  @Test func `takes the frames that a splice smears for no insert`() throws {
    let sound = SyntheticSound(seconds: 60, seed: 14)
    let (new, starts) = assembled(
      sound, [.kept(0..<20), .inserted(0.08), .kept(31..<60)], seed: 14)
    let match = try AudioMatch(from: sound.features(), to: new.features(seed: 4))
    #expect(match.map.pieces.count == 2)
    #expect(match.map.pieces.allSatisfy { !$0.isInserted })
    expect(match.map, has: starts, of: 60)
  }

  @Test func `finds many short silences that were taken out`() throws {
    let sound = SyntheticSound(seconds: 60, seed: 9)
    // What is left of each pause is 80 ms on both sides.
    var parts: [Part] = []
    var (start, quiet) = (0, 0)
    for (k, frame) in sound.frames.enumerated() {
      if frame.level > -69 {
        if quiet > 16 {
          parts.append(.kept(Double(start) / 50..<Double(k - quiet + 4) / 50))
          start = k - 4
        }
        quiet = 0
      } else {
        quiet += 1
      }
    }
    parts.append(.kept(Double(start) / 50..<60))
    #expect(parts.count > 10)
    let (new, starts) = assembled(sound, parts, seed: 9)
    let match = try AudioMatch(from: sound.features(), to: new.features(seed: 3))
    expect(match.map, has: starts, of: 60, around: 0.2)
  }

  @Test(arguments: [(25, 24), (24, 25), (1001, 960), (47, 50)] as [(Int64, Int64)])
  func `finds the ratio of another tempo`(numerator: Int64, denominator: Int64) throws {
    let rate = try #require(RationalRate(numerator, over: denominator))
    let sound = SyntheticSound(seconds: 150, seed: 4)
    let speed = Double(numerator) / Double(denominator)
    let match = try AudioMatch(
      from: sound.features(), to: sound.played(at: speed).features(seed: 5))
    #expect(match.map.pieces.compactMap(\.speed) == [rate])
    expect(match.map, has: [(0..<149, 0)], of: 149, rate: speed)
  }

  @Test func `is not deceived by jingles that come again`() throws {
    let jingle = SyntheticSound(seconds: 4, seed: 70)
    let spoken = SyntheticSound(seconds: 60, seed: 71)
    func frames(_ range: Range<Int>) -> [SyntheticSound.Frame] {
      Array(spoken.frames[range.lowerBound * 50..<range.upperBound * 50])
    }
    let old = SyntheticSound(
      jingle.frames + frames(0..<20) + jingle.frames + frames(20..<40) + jingle.frames
        + frames(40..<60) + jingle.frames)
    // Without the second jingle and what follows it.
    let new = SyntheticSound(
      jingle.frames + frames(0..<20) + jingle.frames + frames(40..<60) + jingle.frames)
    let match = try AudioMatch(from: old.features(), to: new.features(seed: 2))
    let images = [10.0, 30, 60, 75, 79].map {
      match.map.images(of: MediaTime(seconds: $0)).map { ($0.seconds * 50).rounded() / 50 }
    }
    #expect(images == [[10], [], [36], [51], [55]])
  }

  @Test(arguments: [3, 5, 8, 13])
  func `takes a short part of a recording for one at its own rate`(seconds: Int) throws {
    for seed in UInt64(60)..<63 {
      let sound = SyntheticSound(seconds: 40, seed: seed)
      let (part, starts) = assembled(sound, [.kept(10..<10 + Double(seconds))], seed: seed)
      let match = try AudioMatch(from: sound.features(), to: part.features(seed: seed &+ 9))
      #expect(match.map.pieces.compactMap(\.speed) == [.one], "seed \(seed)")
      expect(match.map, has: starts, of: 40, around: 0.3)
    }
  }

  @Test func `leaves alone what only sounds worse`() throws {
    let sound = SyntheticSound(seconds: 40, seed: 11)
    let same = sound.features()
    #expect(try AudioMatch(from: same, to: same).map.isIdentity)
    let worse = sound.features(noise: 1, gain: -20, seed: 8)
    #expect(try AudioMatch(from: same, to: worse).map.isIdentity)
  }

  @Test func `leads back when the versions change places`() throws {
    let sound = SyntheticSound(seconds: 60, seed: 21)
    let (new, _) = assembled(sound, [.kept(0..<20), .inserted(5), .kept(31..<60)], seed: 21)
    let there = try AudioMatch(from: sound.features(), to: new.features(seed: 6)).map
    let back = try AudioMatch(from: new.features(seed: 6), to: sound.features()).map
    for second in [1, 10, 19, 32, 45, 58] {
      let old = MediaTime.seconds(second)
      let image = try #require(there.images(of: old).first)
      let again = try #require(back.images(of: image).first)
      #expect(abs((again - old).seconds) < 0.011)
    }
  }

  @Test func `refuses recordings with nothing in common`() {
    let (a, b) = (SyntheticSound(seconds: 60, seed: 31), SyntheticSound(seconds: 50, seed: 32))
    #expect(throws: AudioMatchError.nothingInCommon) {
      try AudioMatch(from: a.features(), to: b.features())
    }
  }

  @Test(arguments: [0, 1, 30])
  func `refuses silence of any length`(seconds: Int) {
    let silence = SyntheticSound(
      Array(
        repeating: SyntheticSound.Frame(level: -120, cepstrum: Array(repeating: 0, count: 12)),
        count: seconds * 50))
    let sound = SyntheticSound(seconds: 20, seed: 41).features()
    #expect(throws: AudioMatchError.silent(isNew: true)) {
      try AudioMatch(from: sound, to: silence.features(noise: 0))
    }
    #expect(throws: AudioMatchError.silent(isNew: false)) {
      try AudioMatch(from: silence.features(noise: 0), to: sound)
    }
  }

  @Test func `says of a recording of a second where it comes from, or that it cannot tell`() throws
  {
    let sound = SyntheticSound(seconds: 30, seed: 51)
    let (part, _) = assembled(sound, [.kept(12..<13)], seed: 1)
    if let match = try? AudioMatch(from: sound.features(), to: part.features(seed: 2)) {
      let image = match.map.images(of: .milliseconds(12_500)).first
      #expect(image.map { abs($0.seconds - 0.5) < 0.02 } ?? false)
      #expect(match.map.pieces.allSatisfy { $0.isInserted || $0.speed == .one })
    }
  }
}
