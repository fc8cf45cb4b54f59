import TestSupport
import Testing

/// What becomes of a transcript that belongs to another recording. A recording of 107 s is listened
/// to twice, so it has more time than others.
@Suite(.timeLimit(.minutes(15))) struct `A transcript of another recording` {
  let tool: Tool

  init() throws {
    tool = try Tool()
    try tool.folder.write("old", to: "talk.srt")
  }

  @Test func `is refused, unless it is forced`() async throws {
    let arguments = [
      "generate", SampleMedia.path("prompts-en.mp3"), SampleMedia.path("talk-zh.txt"), "-q",
      "-o", "talk.srt",
    ]
    let refused = try await tool.run(arguments)
    #expect(refused.status == 1)
    #expect(refused.output.isEmpty)
    #expect(refused.complaint?.contains("it seems to belong to another one") == true)
    #expect(refused.complaint?.hasSuffix("(--force goes on)") == true)
    #expect(tool.folder.text("talk.srt") == "old")

    let forced = try await tool.run(arguments + ["--force"])
    #expect(forced == Outcome(status: 0, output: "", errors: ""))
    #expect(tool.folder.text("talk.srt")?.contains("谢谢你") == true)
  }
}
