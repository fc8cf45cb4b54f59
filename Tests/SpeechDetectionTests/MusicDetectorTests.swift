import RealModule
import TestSupport
import Testing

@testable import SpeechDetection

/// Sounds are drawn, a letter a second; each has a level that moves in its way and a spectrum that
/// changes so much from hop to hop.
struct MusicDetectorTests {
  private static let hops = FrameFeatures.hopsPerSecond

  /// `s` speech; `b` speech over a bed of music, which fills its dips; `t` a held tone; `m` music
  /// with beats; `q` quiet music; `r` a tone that comes and goes as syllables do; `n` noise as of a
  /// fan, as loud as speech; `.` the noise of a room.
  private static func features(_ drawing: String, seed: UInt64 = 7) -> FrameFeatures {
    var generator = SeededGenerator(seed: seed)
    var features = FrameFeatures()
    for (second, sound) in drawing.enumerated() {
      for hop in second * hops..<(second + 1) * hops {
        // Four syllables a second.
        let syllable = Float.sin(2 * .pi * 4 * Float(hop) / Float(hops))
        let level: Float =
          switch sound {
          case "s": -32 + 12 * syllable
          case "b": max(-32 + 12 * syllable, -36)
          case "t": -22
          case "m": -24 + 3 * syllable
          case "q": -48
          case "r": -32 + 12 * syllable
          case "n": -24
          default: -70
          }
        let stored = (level - FrameFeatures.lowestLevel) / FrameFeatures.levelStep
        features.storedLevels.append(UInt8(stored) + UInt8.random(in: 0...4, using: &generator))
        guard hop.isMultiple(of: FrameFeatures.fluxStride) else { continue }
        let flux: Float =
          switch sound {
          case "s": 1
          case "b": 0.8
          case "t", "q", "r": 0.15
          case "m": 0.4
          default: 0.6
          }
        features.storedFlux.append(
          FrameFeatures.storedFlux(flux * Float.random(in: 0.5...1.5, using: &generator)))
      }
    }
    features.duration = FrameFeatures.time(ofHop: features.count)
    return features
  }

  /// What is taken for music, a letter a second; `?` where the drawing has `?`.
  private func detected(_ drawing: String, as expected: String) -> String {
    let detector = Self.detector(Self.features(drawing))
    return String(
      expected.enumerated().map { second, mark in
        let middle = second * Self.hops + Self.hops / 2
        let isMusic = detector.stretches.contains { $0.core.contains(middle) }
        return mark == "?" ? "?" : isMusic ? "m" : "."
      })
  }

  /// Judges a recording in which something is heard all the time.
  private static func detector(_ features: FrameFeatures) -> MusicDetector {
    MusicDetector(features, heardIn: [SpeechRun(onset: 0, offset: features.count)])
  }

  @Test(arguments: [
    ("ssssssssssssssss", "................"),
    ("sssssssstttttttt", ".......??mmmmmmm"),
    ("ttttttttssssssss", "mmmmmmm??......."),
    ("ssssssmmmmmmmmssssssssss", ".....??mmmmmm??........."),
    ("ssssssqqqqqqqqssssssssss", ".....??mmmmmm??........."),
    // The level moves as in speech, the sound stays the same.
    ("ssssssrrrrrrrrssssssssss", ".....??mmmmmm??........."),
    // The sound changes, but the level does not fall.
    ("ssssssnnnnnnnnssssssssss", ".....??mmmmmm??........."),
    // Speech is speech, whatever plays under it.
    ("ssssssbbbbbbbbssssssssss", "........................"),
    ("ttttttttbbbbbbbbssssssssssss", "mmmmmmm??..................."),
    // A vowel that is held is no music.
    ("sssssssstsssssss", "................"),
    ("sssstsssssstssss", "................"),
  ])
  func `tells steady sound from speech`(drawing: String, expected: String) {
    #expect(detected(drawing, as: expected) == expected)
  }

  @Test func `is surer of a held tone than of music with beats`() {
    let tone = Self.detector(Self.features("ssssssssttttssssssss")).stretches
    let beats = Self.detector(Self.features("ssssssssmmmmssssssss")).stretches
    #expect(tone.count == 1 && beats.count == 1)
    #expect(tone[0].certainty > beats[0].certainty && beats[0].certainty > 0.5)
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func `judges the same at any level, and as much as is usual in the recording`(seed: UInt64) {
    let features = Self.features("ssssssmmmmmmmmssssssssss", seed: seed)
    let usual = Self.detector(features)
    var quiet = features
    quiet.storedLevels = features.storedLevels.map { $0 - 40 }
    #expect(Self.detector(quiet).stretches.map(\.core) == usual.stretches.map(\.core))
    // A codec that smears all sounds: all change a third less.
    var smeared = features
    smeared.storedFlux = features.storedFlux.indices.map {
      FrameFeatures.storedFlux(FrameFeatures.flux(stored: features.storedFlux[$0]) * 2 / 3)
    }
    #expect(Self.detector(smeared).stretches.map(\.core) == usual.stretches.map(\.core))
  }

  @Test func `has a word for every instant, however little was heard`() {
    for count in [0, 1, 49, 50, 99, 1000] {
      var features = FrameFeatures()
      features.storedLevels = Array(repeating: 120, count: count)
      let detector = Self.detector(features)
      #expect(detector.evidence.count == count / MusicDetector.spacing + 1)
      #expect(detector.evidence.allSatisfy { $0.isFinite })
    }
  }

  @Test func `takes no pause for music, however steady it is`() {
    let features = Self.features("ssss........ssssssss")
    let heard = [SpeechRun(onset: 0, offset: 400), SpeechRun(onset: 1200, offset: 2000)]
    #expect(MusicDetector(features, heardIn: heard).stretches.isEmpty)
  }

  /// What the runs of a drawn recording are, a letter a second: the one that is heard most.
  private func runs(_ drawing: String) -> String {
    let runs = SpeechDetector().runs(in: Self.features(drawing))
    return String(
      drawing.indices.enumerated().map { second, _ -> Character in
        let middle = second * Self.hops + Self.hops / 2
        // Speech has pauses between its syllables.
        let near = runs.first { $0.onset <= middle + 12 && $0.offset > middle - 12 }
        return near.map { $0.music > 0.5 ? "m" : "s" } ?? "."
      })
  }

  @Test(arguments: [
    ("....ssssssss....tttttt....ssssssss....", "....ssssssss....mmmmmm....ssssssss...."),
    // A jingle goes over into speech without a pause.
    ("....ttttttssssssssssss....ssssssss....", "....mmmmmmssssssssssss....ssssssss...."),
    // So does one of two seconds into an advert, and back.
    ("....ssssssss..ttssssssstt..sssss....", "....ssssssss..mmsssssssmm..sssss...."),
    // The room is steady too, but nothing is heard in it.
    ("....ssssssss..............ssssssss....", "....ssssssss..............ssssssss...."),
  ])
  func `is asked about what is heard`(drawing: String, expected: String) {
    #expect(runs(drawing) == expected)
  }

  @Test(arguments: ["ssssssssttttttssssss", "ssssssssmmmssssssss", "ttttssssssss", "sssssssstt"])
  func `finds where music begins and ends in the midst of speech to a tenth of a second`(
    drawing: String
  ) {
    let runs = SpeechDetector().runs(in: Self.features("...." + drawing + "...."))
    let letters = Array("...." + drawing)
    let music = runs.filter { $0.music > 0.5 }
    #expect(music.count == 1)
    let first = letters.firstIndex { "tm".contains($0) }! * Self.hops
    let end = (letters.lastIndex { "tm".contains($0) }! + 1) * Self.hops
    #expect(abs(music[0].onset - first) <= 10 && abs(music[0].offset - end) <= 10)
  }
}
