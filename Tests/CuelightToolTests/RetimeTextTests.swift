import Foundation
import TestSupport
import Testing

/// `cuelight retime --transcript`.
@Suite(.timeLimit(.minutes(15))) struct `Retime by text` {
  let tool: Tool
  private var folder: TemporaryFolder { tool.folder }

  /// With what only its writer would write so: odd counters, blank lines.
  private static let subRip = """
    7
    00:00:01,000 --> 00:00:03,000
    <i>Who invented</i> teh telephone?


    9
    00:00:04,000 --> 00:00:06,000
    - That depends.
    - On whom you ask.

    12
    00:00:10,000 --> 00:00:11,500
    Some people say Bell.

    """

  init() throws {
    tool = try Tool()
    try folder.write(Self.subRip, to: "a.srt")
    try folder.write(
      "Who invented the telephone?\nThat depends.\nOn whom you ask.\nSome people say Bell.\n",
      to: "new.txt")
  }

  @Test func `changes what changed in the text, and nothing else`() async throws {
    let outcome = try await tool.run("retime", "a.srt", "--transcript", "new.txt", "-q")
    #expect(outcome.status == 0)
    #expect(outcome.output == Self.subRip.replacing("teh", with: "the"))
  }

  @Test func `tells what became of the cues`() async throws {
    let outcome = try await tool.run(
      "retime", "a.srt", "--transcript", "new.txt", "--dry-run", "--json")
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(report["counts"] as? [String: Int] == ["reworded": 1, "unchanged": 2])
  }

  @Test func `refuses another text in a line`() async throws {
    try folder.write("Nothing of this was ever said by anybody at all.\n", to: "other.txt")
    let outcome = try await tool.run("retime", "a.srt", "--transcript", "other.txt")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("cuelight: other.txt: the transcript has only"))
    #expect(outcome.errors.split(separator: "\n").count == 1)
  }

  @Test func `says that a transcript is empty`() async throws {
    try folder.write("\n \n", to: "empty.txt")
    let outcome = try await tool.run("retime", "a.srt", "--transcript", "empty.txt")
    #expect(outcome.status == 65)
    #expect(outcome.errors == "cuelight: empty.txt: the transcript holds no words\n")
  }

  @Test func `says that subtitles have no words`() async throws {
    try folder.write("1\n00:00:01,000 --> 00:00:02,000\n[music]\n", to: "mute.srt")
    let outcome = try await tool.run("retime", "mute.srt", "--transcript", "new.txt")
    #expect(outcome.status == 65)
    #expect(outcome.errors.hasPrefix("cuelight: the subtitles hold no words"))
  }

  @Test func `takes a recording only with a transcript`() async throws {
    let outcome = try await tool.run("retime", "a.srt", "--shift", "1", "--media", "a.wav")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("--media goes with --transcript."))
  }
}
