import Cuelight
import TestSupport
import Testing

/// What is made by a profile is judged by it: of one mind.
@Suite struct `A check of what was generated` {
  private func recording(_ name: String) async throws -> Recording {
    try await Recording(reading: .file(SampleMedia.path(name)))
  }

  private func transcript(_ name: String) throws -> Transcript {
    try Transcript(contentsOfFile: SampleMedia.path(name))
  }

  private func options(second: Transcript? = nil) -> Generation.Options {
    var options = Generation.Options()
    options.timing = .regions
    options.second = second
    return options
  }

  @Test(arguments: ["talk-zh.m4a", "prompts-en.mp3"])
  func `finds nothing that was not told, by any profile`(name: String) async throws {
    let recording = try await recording(name)
    let transcript = try transcript(name.prefix { $0 != "." } + ".txt")
    let generation = try await Generation(timing: transcript, to: recording, options: options())
    for profile in LayoutProfile.all {
      let laidOut = try LaidOutTrack(
        layingOut: generation.turns, audio: recording.spans, duration: recording.duration,
        profile: profile, language: generation.language)
      let untold = try untold(laidOut, generation, recording, profile)
      #expect(untold == [], "by \(profile.name)")
    }
  }

  @Test func `finds nothing in cues of two languages that was not told`() async throws {
    let recording = try await recording("talk-zh.m4a")
    let first = try transcript("talk-zh.txt")
    // As long as an English translation is.
    let words = "and so we began to look for it in every old harbour town along the coast"
      .split(separator: " ")
    let lines = first.turns.map { turn in
      (0..<max(1, turn.text.count / 2)).map { String(words[$0 % words.count]) }
        .joined(separator: " ")
    }
    let second = try Transcript(parsing: Array(lines.joined(separator: "\n").utf8))
    let generation = try await Generation(
      timing: first, to: recording, options: options(second: second))
    #expect(generation.track.cues.contains { $0.lines.count > 2 })
    let untold = try untold(generation.laidOut, generation, recording, generation.profile)
    #expect(untold == [])
  }

  /// What is found in the track as SubRip, which has no languages, and neither its findings nor the
  /// ledger tell.
  private func untold(
    _ laidOut: LaidOutTrack, _ generation: Generation, _ recording: Recording,
    _ profile: LayoutProfile
  ) throws -> [String] {
    let file = try SubtitleFile(parsing: laidOut.track.encoded(as: .subRip), as: .subRip)
    var options = Check.Options()
    options.profile = profile
    options.language = generation.language
    let told = Set(laidOut.findings.map { Told(rule: $0.rule, cue: $0.cue) })
    let uncued = generation.ledger.entries.filter { $0.kind == .speech }.map(\.range)
    return try Check(file, against: recording, options: options).items.map(\.finding)
      .filter { finding in
        guard finding.rule == .uncuedSpeech, let range = finding.range else {
          return !told.contains(Told(rule: finding.rule, cue: finding.cue))
        }
        return !uncued.contains { $0.overlaps(range) }
      }.map { "\($0.rule) in cue \($0.cue ?? -1): \($0.message)" }
  }

  private struct Told: Hashable {
    var rule: Finding.Rule
    var cue: Int?
  }
}
