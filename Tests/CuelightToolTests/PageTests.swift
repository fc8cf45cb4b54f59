import TestSupport
import Testing

/// Previews for a browser, and what comes back from them.
@Suite(.timeLimit(.minutes(15))) struct `Pages, pictures and pins` {
  let tool: Tool

  init() throws { tool = try Tool.withSubtitles() }

  @Test func `a page refers to the recording, or has it in it`() async throws {
    let outcome = try await tool.run(
      "preview", "talk.wav", "talk.srt", "--page", "talk.html", "--picture", "talk.svg")
    #expect(outcome == Outcome(status: 0, output: "", errors: ""))
    let page = try #require(tool.folder.text("talk.html"))
    #expect(page.hasPrefix("<!doctype html>"))
    #expect(page.contains(#""source":"./talk.wav""#))
    #expect(page.contains("Good morning."))
    #expect(tool.folder.text("talk.svg")?.contains(">Good morning.</text>") == true)

    let embedded = try await tool.run(
      "preview", "talk.wav", "talk.srt", "--page", "-", "--embed")
    #expect(embedded.status == 0)
    #expect(embedded.output.contains(#"data-type="audio/wav">UklGR"#))
    #expect(!embedded.output.contains(#""source""#))
  }

  @Test func `a page of a piped recording plays nothing, and says so`() async throws {
    let outcome = try await tool.run(
      "preview", "-", "talk.srt", "--page", "talk.html", input: "talk.wav")
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("the page plays nothing"))
    #expect(tool.folder.text("talk.html")?.contains("media-src blob:;") == true)
  }

  @Test(arguments: [
    (["--embed"], 64, "--embed is for a page"),
    (["--page", "x", "--picture", "x"], 64, "is named as the page and as the picture"),
    (["--page", "talk.wav"], 64, "is an input and would be lost"),
    (["--page", "nowhere/x.html"], 73, "there is no folder"),
  ])
  func `what cannot be is refused before the recording is heard`(
    arguments: [String], status: Int32, reason: String
  ) async throws {
    let outcome = try await tool.run(["preview", "talk.wav", "talk.srt"] + arguments)
    #expect(outcome.status == status)
    #expect(outcome.complaint?.contains(reason) == true, "\(outcome.errors)")
  }

  @Test func `pins are kept to, and told apart from what is none`() async throws {
    try tool.folder.write("2 4.321 # seconds\n", to: "pins.txt")
    let pinned = try await tool.run(
      "generate", "talk.wav", "talk.txt", "--pin", "pins.txt", "--timing", "regions", "-q")
    #expect(pinned.output.contains("00:00:04,321 --> "))

    try tool.folder.write("2 4.321\n3 4\n", to: "pins.txt")
    let crossed = try await tool.run(
      "generate", "talk.wav", "talk.txt", "--pin", "pins.txt", "--timing", "regions", "-q")
    #expect(crossed.status == 65)
    #expect(crossed.complaint?.contains("pin 2, line 3 is at 00:00:04.000") == true)

    let none = try await tool.run("generate", "talk.wav", "talk.txt", "--pin", "talk.srt", "-q")
    #expect(none.status == 65)
    #expect(none.complaint?.hasPrefix("talk.srt: line 1 is no pin") == true, "\(none.errors)")
  }
}
