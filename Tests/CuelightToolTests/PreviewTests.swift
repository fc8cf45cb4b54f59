import Testing

@Suite("Preview")
struct PreviewTests {
  private let tool: Tool
  init() throws { tool = try Tool() }

  private func track() throws {
    try tool.folder.write(
      "1\n00:00:01,000 --> 00:00:03,000\nGood <morning>.\n\n"
        + "2\n00:00:04,000 --> 00:00:05,500\n早上好。\n",
      to: "talk.srt")
  }

  @Test func `shows the cues at their times, without colours in a pipe`() async throws {
    try track()
    let outcome = try await tool.run("preview", "talk.wav", "talk.srt", "--columns", "60")
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(outcome.output.contains("Good <morning>."))
    #expect(outcome.output.contains("早上好"))
    #expect(!outcome.output.contains("\u{1B}"))
  }

  @Test func `shows the stretch that is asked for`() async throws {
    try track()
    let outcome = try await tool.run(
      "preview", "talk.wav", "talk.srt", "--columns", "60", "--at", "0:03.5", "--for", "2")
    #expect(outcome.status == 0)
    #expect(!outcome.output.contains("morning"))
    #expect(outcome.output.contains("早上好"))
  }

  @Test(
    arguments: [
      (["--at", "noon"], 64), (["--columns", "3"], 64), (["--at", "-4"], 64),
    ] as [([String], Int32)])
  func `refuses what makes no sense`(options: [String], status: Int32) async throws {
    try track()
    let outcome = try await tool.run(["preview", "talk.wav", "talk.srt"] + options)
    #expect(outcome.status == status)
    #expect(outcome.output.isEmpty)
  }

  @Test func `says which line of a track cannot be read`() async throws {
    try tool.folder.write("1\n00:00:01 -> nowhere\nText\n", to: "talk.srt")
    let outcome = try await tool.run("preview", "talk.wav", "talk.srt")
    #expect(outcome.status == 65)
    #expect(outcome.complaint?.hasPrefix("talk.srt: line ") == true)
  }
}
