import Cuelight
import TestSupport
import Testing

/// How well real sound is timed, by the true timing in `Media`. The bounds lie a turn or so below
/// what is measured: they hold what was reached, and are no aim. `scripts/score` measures on hours.
@Suite struct `The turns of a recording` {
  /// A recording with how many turns of its transcript are to begin and to end where they do.
  struct Case: Sendable, CustomTestStringConvertible {
    var media: String
    var transcript: String
    var timing: TimingMethod
    /// What the turns are to be timed by in the end.
    var evidence: TimedTurn.Evidence
    /// How far off a turn may be, in seconds.
    var collar: Double
    var starts: Int
    var ends: Int

    var testDescription: String { "\(media) with \(transcript), by \(timing)" }
  }

  @Test(arguments: [
    Case(
      media: "talk-zh.m4a", transcript: "talk-zh.txt", timing: .auto, evidence: .acoustic,
      collar: 0.25, starts: 14, ends: 14),
    Case(
      media: "talk-zh.m4a", transcript: "talk-zh.txt", timing: .regions, evidence: .regions,
      collar: 0.5, starts: 14, ends: 14),
    Case(
      media: "talk-en.opus", transcript: "talk-zh.txt", timing: .auto, evidence: .regions,
      collar: 0.5, starts: 12, ends: 13),
    Case(
      media: "prompts-en.mp3", transcript: "prompts-en.txt", timing: .auto, evidence: .regions,
      collar: 0.5, starts: 9, ends: 10),
  ])
  func `begin and end where they are spoken`(wanted: Case) async throws {
    let timed = try await turns(wanted.transcript, in: wanted.media, by: wanted.timing)
    let (starts, ends) = try hits(timed, in: wanted.media, within: wanted.collar)
    #expect(starts >= wanted.starts, "\(starts) of \(timed.count) begin in time")
    #expect(ends >= wanted.ends, "\(ends) of \(timed.count) end in time")
    #expect(timed.allSatisfy { $0.evidence == wanted.evidence })
  }

  @Test func `are as many with a pin and without one as the documentation says`() async throws {
    let claim = try #require(
      try Checkout.text("docs/preview.md").firstMatch(
        of: /(\d+) of the (\d+) turns of\s[^`]*`([\d. ]+)` for a pin, all (\d+)\./))
    func begun(_ pins: String) async throws -> (hits: Int, all: Int) {
      let timed = try await turns(
        "prompts-en.txt", in: "prompts-en.mp3", by: .regions, pins: pins)
      return (try hits(timed, in: "prompts-en.mp3", within: 0.25).starts, timed.count)
    }
    let (without, with) = (try await begun(""), try await begun(String(claim.3)))
    #expect("\(without.hits)" == claim.1)
    #expect("\(without.all)" == claim.2)
    #expect("\(with.hits)" == claim.4)
  }

  private func turns(
    _ transcript: String, in media: String, by timing: TimingMethod, pins: String = ""
  ) async throws -> [TimedTurn] {
    let recording = try await Recording(reading: .file(SampleMedia.path(media)))
    var options = Generation.Options()
    options.timing = timing
    options.pins = pins.isEmpty ? nil : try Pins(parsing: Array(pins.utf8))
    return try await Generation(
      timing: Transcript(contentsOfFile: SampleMedia.path(transcript)), to: recording,
      options: options
    ).turns
  }

  /// How many turns begin and how many end within so many seconds of where they are spoken.
  private func hits(
    _ timed: [TimedTurn], in media: String, within collar: Double
  ) throws -> (starts: Int, ends: Int) {
    let truth = try SampleMedia.trueTurns(of: String(media.prefix { $0 != "." }))
    var hits = (starts: 0, ends: 0)
    for turn in timed {
      guard let range = turn.range else { continue }
      let own = truth.filter { turn.turn.lines.contains($0.line + 1) }
      let (first, last) = try (#require(own.first), #require(own.last))
      if abs(range.lowerBound.seconds - first.start) <= collar { hits.starts += 1 }
      if abs(range.upperBound.seconds - last.end) <= collar { hits.ends += 1 }
    }
    return hits
  }
}
