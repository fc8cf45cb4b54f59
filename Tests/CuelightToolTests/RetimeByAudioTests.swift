import Foundation
import TestSupport
import Testing

/// Subtitles timed again from what is heard.
@Suite(.timeLimit(.minutes(15))) struct `Retime by audio` {
  let tool: Tool

  /// A recording of 107 s and its subtitles, one for each clause, by their true times.
  init() throws {
    tool = try Tool()
    let recording = SampleMedia.folder.appending(path: "prompts-en.mp3")
    try tool.folder.write(Data(contentsOf: recording), to: "old.mp3")
    let clauses = try SampleMedia.trueTurns(of: "prompts-en").flatMap(\.clauses)
    let cues = clauses.enumerated().map { index, clause in
      let number = index + 1
      return "\(number)\n\(stamp(clause.start)) --> \(stamp(clause.end))\n"
        + "<b>\(number) \(clause.text)</b>\n\n"
    }
    try tool.folder.write(cues.joined(), to: "old.srt")
  }

  /// The in-times of a SubRip file, in seconds, by the line that follows.
  private func starts(_ text: String) -> [String: Double] {
    let lines = text.split(separator: "\n").map(String.init)
    var starts: [String: Double] = [:]
    for (times, words) in zip(lines, lines.dropFirst()) where times.contains(" --> ") {
      let parts = times.prefix(12).split { ":,".contains($0) }.compactMap { Double($0) }
      guard parts.count == 4 else { continue }
      starts[words] = parts[0] * 3600 + parts[1] * 60 + parts[2] + parts[3] / 1000
    }
    return starts
  }

  @Test func `changes nothing where both recordings are the same`() async throws {
    let outcome = try await tool.run("retime", "old.srt", "--from", "old.mp3", "--to", "old.mp3")
    #expect(outcome.status == 0)
    #expect(outcome.output == tool.folder.text("old.srt"))
    #expect(outcome.errors.contains("found 1 piece, nothing cut or put in"))
  }

  @Test(.enabled(if: Tool.canRun("ffmpeg -version")))  // it cuts the recording
  func `follows a cut and an insert`() async throws {
    // Without 20 to 31.5 s, and 6 s of its own beginning put in at 60 s, fainter.
    let made = try await tool.shell(
      """
      ffmpeg -v error -i old.mp3 -filter_complex "[0]asplit=4[a][b][c][d];\
      [a]atrim=0:20[a];[b]atrim=31.5:60,asetpts=N/SR/TB[b];\
      [c]atrim=0:6,asetpts=N/SR/TB[c];[d]atrim=60,asetpts=N/SR/TB[d];\
      [a][b][c][d]concat=n=4:v=0:a=1,volume=-9dB" -b:a 64k new.mp3
      """)
    try #require(made.status == 0, "\(made.errors)")
    let outcome = try await tool.run("retime", "old.srt", "--from", "old.mp3", "--to", "new.mp3")
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("1 insert (6.0 s)"))
    #expect(outcome.errors.contains("1 cut (11.5 s)"))
    let (old, new) = (starts(tool.folder.text("old.srt") ?? ""), starts(outcome.output))
    #expect(new.count > 5)
    for (text, start) in new {
      let before = try #require(old[text])
      guard before > 31.5 || before < 19 else { continue }
      let expected = before < 20 ? before : before < 60 ? before - 11.5 : before - 5.5
      #expect(abs(start - expected) < 0.05, "\(text) is at \(start), not \(expected)")
    }
    #expect(old.filter { $0.value > 20.1 && $0.value < 28 }.allSatisfy { new[$0.key] == nil })
  }

  @Test func `refuses recordings that have nothing in common`() async throws {
    let outcome = try await tool.run("retime", "old.srt", "--from", "old.mp3", "--to", "talk.wav")
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("have next to no sound in common"))
  }

  @Test func `leaves subtitles alone that are in time with the recording`() async throws {
    let outcome = try await tool.run("retime", "old.srt", "--to", "old.mp3")
    #expect(outcome.status == 0)
    #expect(outcome.output == tool.folder.text("old.srt"))
    #expect(outcome.errors.contains("in sync already"))
  }

  @Test func `moves subtitles that are late`() async throws {
    let late = try await tool.run("retime", "old.srt", "--shift", "7.4")
    try tool.folder.write(late.output, to: "late.srt")
    let outcome = try await tool.run("retime", "late.srt", "--to", "old.mp3")
    #expect(outcome.status == 0)
    let (old, new) = (starts(tool.folder.text("old.srt") ?? ""), starts(outcome.output))
    #expect(old.allSatisfy { text, start in new[text].map { abs($0 - start) < 0.25 } ?? false })
  }

  @Test func `refuses subtitles of another recording`() async throws {
    let outcome = try await tool.run("retime", "old.srt", "--to", "talk.wav")
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.split(separator: "\n").count == 1)
  }

  @Test func `asks for the new recording where only the old one is named`() async throws {
    let outcome = try await tool.run("retime", "old.srt", "--from", "old.mp3")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("--to"))
  }
}

private func stamp(_ seconds: Double) -> String {
  let milliseconds = Int((seconds * 1000).rounded())
  func padded(_ number: Int, _ digits: Int) -> String {
    String(repeating: "0", count: max(0, digits - String(number).count)) + String(number)
  }
  return padded(milliseconds / 3_600_000, 2) + ":" + padded(milliseconds / 60_000 % 60, 2) + ":"
    + padded(milliseconds / 1000 % 60, 2) + "," + padded(milliseconds % 1000, 3)
}
