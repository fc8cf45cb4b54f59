import Foundation
import TestSupport
import Testing

/// What the options of `generate` change.
@Suite(.timeLimit(.minutes(15))) struct `Generating` {
  let tool: Tool
  private var folder: TemporaryFolder { tool.folder }

  init() throws { tool = try Tool() }

  private func generate(_ options: String...) async throws -> Outcome {
    try await tool.run(["generate", "talk.wav", "talk.txt"] + options)
  }

  @Test func `each turn opens a cue when it is spoken`() async throws {
    let srt = try await generate("-q").output
    let starts = srt.matches(of: /(?m)^00:00:(\d\d),(\d\d\d) -->/).map {
      Double("\($0.1).\($0.2)") ?? 0
    }
    #expect(starts.count == SampleTalk.short.times.count)
    for (start, time) in zip(starts, SampleTalk.short.times) {
      #expect(abs(start - time.lowerBound) < 0.1)
    }
    for line in ["Thank you.", "Yes, let us begin there."] { #expect(srt.contains("\n\(line)\n")) }
  }

  @Test func `three lines say what was timed, what is in doubt and what is missing`() async throws {
    let lines = try await generate().errors.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0] == "Timed: 4 turns over 00:00:09, in 4 cues, all within profile default (en)")
    #expect(lines[1].hasPrefix("Doubtful: "))
    #expect(lines[2].hasPrefix("Missing: "))
  }

  @Test func `the summary as JSON is all there is on standard output`() async throws {
    let outcome = try await generate("--json", "-o", "talk.srt")
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    let summary = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(summary["version"] as? Int == 1)
    #expect(summary["turns"] as? Int == 4)
    #expect(
      summary.keys.sorted() == [
        "confidence", "cues", "doubtful", "duration", "faultyCues", "language", "notes",
        "placedLines", "placedParts", "profile", "speechWithoutText", "timed", "turns",
        "unspokenLines", "unspokenParts", "version", "warnings",
      ])
  }

  @Test func `confidence below what is asked is told by the exit code`() async throws {
    let high = try await generate("--min-confidence", "1", "-q", "-o", "talk.srt")
    #expect(high.status == 1)
    #expect(high.complaint?.hasPrefix("turns are in time with a mean probability of 0.") == true)
    #expect(folder.text("talk.srt")?.hasPrefix("1\n00:00:00,9") == true)
    let low = try await generate("--min-confidence", "0", "-q", "-o", "talk.srt")
    #expect(low == Outcome(status: 0, output: "", errors: ""))
  }

  @Test(
    arguments: [
      ("default", 42, 0.833), ("netflix", 42, 0.833), ("bbc", 37, 0.833), ("ted", 42, 1),
      ("youtube", 32, 0.833),
    ] as [(String, Int, Double)])
  func `a profile shapes the cues`(
    profile: String, lineLength: Int, shortest: Double
  ) async throws {
    // Of 36 and 38 characters; the turn before them is spoken in 0.4 s.
    let lines = ["Shall we begin with the harbour now?", "It is older than anybody can remember."]
    let talk = SampleTalk([
      ("Good morning, and welcome to the programme.", 14), ("Thank you.", 2), (lines[0], 13),
      (lines[1], 13),
    ])
    try folder.write(talk.wav, to: "talk.wav")
    try folder.write(talk.transcript, to: "talk.txt")
    let outcome = try await generate("--profile", profile)
    #expect(outcome.errors.contains(" profile \(profile) (en)\n"))
    let cues = outcome.output.cues
    for line in cues.flatMap(\.lines) { #expect(line.count <= lineLength) }
    for line in lines {
      #expect(cues.contains { $0.lines == [line] } == (line.count <= lineLength))
    }
    #expect(cues.allSatisfy { $0.end - $0.start > shortest - 0.001 })
  }

  @Test func `a language that is stated is not guessed`() async throws {
    let outcome = try await generate("--language", "de-AT")
    #expect(outcome.errors.contains("(de-AT)\n"))
  }

  @Test func `an encoding that is stated is not guessed`() async throws {
    let utf16 = Array(SampleTalk.short.transcript.utf16).flatMap { unit in
      [UInt8(truncatingIfNeeded: unit >> 8), UInt8(truncatingIfNeeded: unit)]
    }
    try folder.write(utf16, to: "talk.txt")
    let outcome = try await generate("-q", "--encoding", "utf-16be")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\nThank you.\n"))
    let wrong = try await generate("-q", "--encoding", "utf-8")
    #expect(wrong.status == 65)
    #expect(wrong.complaint?.hasPrefix("talk.txt: the file is not valid UTF-8") == true)
  }

  @Test func `marks are taken out, and told`() async throws {
    try folder.write(
      SampleTalk.short.transcript.replacing("Thank you.", with: "[pause] Thank [zap] you."),
      to: "talk.txt")
    let usual = try await generate()
    #expect(usual.output.contains("\nThank [zap] you.\n"))
    #expect(usual.errors.contains("\nnote: marks were taken out of the text: 1 "))
    let own = try await generate("--mark", "zap=noise", "--mark", "pause=text")
    #expect(own.output.contains("\n[pause] Thank you.\n"))
  }

  @Test func `names of speakers are taken for names unless told not to`() async throws {
    let names = ["Ann", "Bob", "Ann", "Bob"]
    let named = zip(names, SampleTalk.short.lines).map { "\($0): \($1)\n" }.joined()
    try folder.write(named, to: "talk.txt")
    let usual = try await generate("--format", "vtt")
    #expect(usual.output.contains("<v Bob>Thank you."))
    let plain = try await generate("--format", "vtt", "--no-names")
    #expect(plain.output.contains("\nBob: Thank you.\n"))
  }

  @Test func `lines that nobody speaks are left out and named, or kept`() async throws {
    let talk = SampleTalk([
      ("Good morning, and welcome to the programme.", 12), ("Thank you.", 2),
      ("Shall we begin with the harbour, or with the town?", 13), ("With the harbour.", 5),
      ("It was built a long time ago, and nobody knows when.", 14), ("Is that so?", 3),
      ("That is what they say, at any rate.", 9), ("Then let us go on to the town.", 8),
    ])
    try folder.write(talk.wav, to: "talk.wav")
    var lines = talk.lines
    lines.insert(
      "Nobody has ever spoken this very long line, which stands in the midst of all the others "
        + "and would take some ten seconds or more if anybody did.", at: 4)
    try folder.write(lines.joined(separator: "\n"), to: "talk.txt")
    let usual = try await generate("--report", "talk.json", "-o", "talk.srt")
    #expect(usual.errors.hasPrefix("Timed: 8 of 9 turns "))
    #expect(usual.errors.contains("\nMissing: line 5 not spoken, left out"))
    #expect(folder.text("talk.srt")?.contains("Nobody") == false)
    #expect(folder.text("talk.json")?.contains("\"state\":\"unspoken\"") == true)
    let kept = try await generate("--unspoken", "keep")
    #expect(kept.errors.contains("\nMissing: line 5 not spoken, put where there is room"))
    #expect(kept.output.contains("Nobody"))
  }

  @Test func `a second transcript is shown below the first, line for line`() async throws {
    let second = ["早上好，欢迎收听节目。", "谢谢。", "我们从港口开始好吗？", "好的，就从那里开始。"]
    try folder.write(second.joined(separator: "\n"), to: "second.txt")
    let plain = try await generate("-q")
    let both = try await generate("-q", "--second", "second.txt")
    #expect(both.status == 0)
    #expect(both.output.contains("\nThank you.\n谢谢\n"))
    #expect(both.output.timeLines == plain.output.timeLines)
    try folder.write(second.dropLast().joined(separator: "\n"), to: "second.txt")
    let byTime = try await generate("--second", "second.txt")
    #expect(byTime.output.contains("\nThank you.\n谢谢\n"))
    #expect(byTime.errors.contains("\nnote: the two transcripts differ in their turns"))
  }

  @Test func `speakers are taken from a file that says who speaks where`() async throws {
    #expect(try await names(saying: ["Ann", "Bob", "Bob", "Ann"]) == ["Ann", "Bob", "Bob", "Ann"])
  }

  @Test func `somebody who alone is named is named where he speaks, and nobody else is`()
    async throws
  {
    #expect(try await names(saying: [nil, "Bob", "Bob", nil]) == ["Bob", "Bob"])
    #expect(try await names(saying: ["Ann", nil, nil, nil]) == ["Ann"])
  }

  /// Who the cues say speaks, where a file says who speaks each turn.
  private func names(saying speakers: [String?]) async throws -> [Substring] {
    let blocks = zip(SampleTalk.short.times, speakers).map { time, name in
      let times = [time.lowerBound, time.upperBound].map {
        "00:00:0" + String($0.formatted(.number.precision(.fractionLength(3))))
      }
      return "\(times.joined(separator: " --> "))\n" + (name.map { "<v \($0)>x" } ?? "x") + "\n\n"
    }
    try folder.write("WEBVTT\n\n" + blocks.joined(), to: "who.vtt")
    let outcome = try await generate("-q", "--speakers", "who.vtt", "--format", "vtt")
    #expect(outcome.status == 0)
    return outcome.output.split(separator: "\n").filter { $0.hasPrefix("<v ") }.map {
      $0.dropFirst(3).prefix { $0 != ">" }
    }
  }

  @Test func `a transcript that is out of all proportion is refused before it is looked for`()
    async throws
  {
    try folder.write(
      String(repeating: "Nobody says this line, and nobody ever will.\n", count: 2000),
      to: "talk.txt")
    let outcome = try await generate("-o", "talk.srt")
    #expect(outcome.status == 1)
    #expect(outcome.complaint?.hasPrefix("the transcript is many times as long as what") == true)
    #expect(folder.text("talk.srt") == nil)
  }

  @Test func `nothing is written for a recording in which nobody speaks, unless it must be`()
    async throws
  {
    try folder.write(SampleTalk([]).wav, to: "talk.wav")
    try folder.write("What was there.", to: "talk.srt")
    let usual = try await generate("-o", "talk.srt")
    #expect(usual.status == 1)
    #expect(usual.errors.contains("no speech was found in the recording"))
    #expect(folder.text("talk.srt") == "What was there.")
    let forced = try await generate("-o", "talk.srt", "--force")
    #expect(forced.status == 0)
    #expect(forced.errors.hasPrefix("Timed: 0 of 4 turns"))
    #expect(folder.text("talk.srt") == "")
  }
}

extension String {
  /// The lines with the times of cues.
  fileprivate var timeLines: [Substring] { split(separator: "\n").filter { $0.contains(" --> ") } }

  /// The cues of SubRip, with their times in seconds.
  fileprivate var cues: [(start: Double, end: Double, lines: [String])] {
    split(separator: "\n\n").map { block in
      let rows = block.split(separator: "\n").map(String.init)
      let times = rows[1].matches(of: /(\d+):(\d+):(\d+),(\d+)/).map { match in
        let (hours, minutes, seconds) = (Double(match.1), Double(match.2), Double(match.3))
        return (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)
          + (Double(match.4) ?? 0) / 1000
      }
      return (times[0], times[1], Array(rows[2...]))
    }
  }
}
