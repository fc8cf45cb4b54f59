import Foundation
import TestSupport
import Testing
import TimedText
import Timeline
import UnicodeText

/// Whole conversations, spoken at paces that people speak at.
struct LayoutEpisodeTests {
  private func layOut(
    _ transcript: String, _ language: String, syllablesPerSecond: Double, seed: UInt64,
    _ profile: LayoutProfile
  ) throws -> (SimulatedSpeech, LaidOutTrack) {
    var generator = SeededGenerator(seed: seed)
    var speech = SimulatedSpeech(syllablesPerSecond: syllablesPerSecond)
    try speech.say(transcript, using: &generator)
    let laid = try LaidOutTrack(
      layingOut: speech.turns, duration: speech.duration, profile: profile, language: language)
    return (speech, laid)
  }

  @Test(arguments: ["default", "netflix"], [3.5, 4.5, 5.5])
  func `has few findings in a Chinese conversation`(profile: String, pace: Double) throws {
    let profile = try #require(LayoutProfile.named(profile))
    for seed in 1..<6 as Range<UInt64> {
      let (_, laid) = try layOut(
        LayoutEpisodes.chinese, "zh", syllablesPerSecond: pace, seed: seed, profile)
      #expect(laid.findings.count * 50 <= laid.track.cues.count, "\(laid.findings)")
    }
  }

  @Test(arguments: ["default", "netflix", "ted", "bbc", "youtube"])
  func `has few findings in an English conversation`(profile: String) throws {
    let profile = try #require(LayoutProfile.named(profile))
    var (findings, cues) = (0, 0)
    for seed in 1..<6 as Range<UInt64> {
      let (_, laid) = try layOut(
        LayoutEpisodes.english, "en", syllablesPerSecond: 3.8, seed: seed, profile)
      findings += laid.findings.count
      cues += laid.track.cues.count
    }
    #expect(findings * 50 <= cues, "\(findings) of \(cues)")
  }

  @Test(arguments: [("zh", LayoutEpisodes.chinese), ("en", LayoutEpisodes.english)])
  func `cuts no word as ICU finds it`(language: String, transcript: String) throws {
    for seed in 1..<4 as Range<UInt64> {
      let (speech, laid) = try layOut(
        transcript, language, syllablesPerSecond: 4.5, seed: seed, .standard)
      try expectWholeWords(in: laid, of: speech.turns, language: language)
    }
  }

  private static let yardstick = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/transcripts/episode-zh.txt")

  // The transcript of a whole episode is not ours to put into the repository.
  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: yardstick.path(percentEncoded: false))),
    arguments: [4.5, 6])
  func `lays out a whole episode`(pace: Double) throws {
    let transcript = String(decoding: try Data(contentsOf: Self.yardstick), as: UTF8.self)
    let (speech, laid) = try layOut(
      transcript, "zh", syllablesPerSecond: pace, seed: 1, .standard)
    #expect(
      laid.track.cues.flatMap(\.lines).map(\.text.letters).joined()
        == speech.turns.map(\.turn.text.letters).joined())
    #expect(laid.findings.count * 50 <= laid.track.cues.count, "\(laid.findings)")
    #expect(!laid.findings.contains { [.wordBreak, .kinsoku, .lineLength].contains($0.rule) })
    try expectWholeWords(in: laid, of: speech.turns, language: "zh")
  }

  /// Every line ends where ICU ends a word of its turn.
  private func expectWholeWords(
    in laid: LaidOutTrack, of turns: [TimedTurn], language: String
  ) throws {
    var words = try BreakIterator(.word, language: language)
    // How many letters stand before each end of a word in the whole text.
    var ends: Set<Int> = []
    var count = 0
    for turn in turns {
      let bytes = Array(turn.turn.text.utf8)
      let boundaries = words.boundaries(in: turn.turn.text)
      for (start, end) in zip(boundaries, boundaries.dropFirst()) {
        count += String(decoding: bytes[start..<end], as: UTF8.self).letters.unicodeScalars.count
        ends.insert(count)
      }
    }
    var shown = 0
    for line in laid.track.cues.flatMap(\.lines) {
      shown += line.text.letters.unicodeScalars.count
      #expect(ends.contains(shown), "\(line.text)")
    }
  }
}
