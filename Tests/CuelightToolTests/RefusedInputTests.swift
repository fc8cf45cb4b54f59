import Foundation
import TestSupport
import Testing

/// What cannot be read is told in one line that names it, with the exit code that says whether it
/// is missing or wrong; and nothing is written.
@Suite(.timeLimit(.minutes(15))) struct `Refused inputs` {
  let tool: Tool

  init() throws {
    tool = try Tool()
    try tool.folder.write("", to: "empty.wav")
    try tool.folder.write("", to: "empty.txt")
    try tool.folder.write(" \n\n\t\n", to: "blank.txt")
    try tool.folder.write((0..<9000).map { UInt8(truncatingIfNeeded: $0 &* 167 / 3) }, to: "bytes")
    try FileManager.default.createDirectory(
      at: tool.folder.url.appending(path: "folder"), withIntermediateDirectories: true)
    try tool.folder.write("old", to: "talk.srt")
  }

  @Test(
    arguments: [
      ("nothing.mp3", 66, "no such file"),
      ("folder", 66, "is a directory, not a recording"),
      ("empty.wav", 65, "is empty"),
      ("talk.txt", 65, "is not audio or video in a format that can be read"),
      ("bytes", 65, "is not audio or video in a format that can be read"),
      ("http://127.0.0.1:1/talk.mp3", 66, "no such file"),
    ] as [(String, Int32, String)])
  func `says what is the matter with a recording`(
    media: String, status: Int32, reason: String
  ) async throws {
    let outcome = try await tool.run("generate", media, "talk.txt", "-o", "talk.srt")
    #expect(outcome.status == status)
    #expect(outcome.complaint == "\(media): \(reason)")
    #expect(tool.folder.text("talk.srt") == "old")

    let detection = try await tool.run("detect", media)
    #expect(detection == Outcome(status: status, output: "", errors: outcome.errors))
  }

  @Test(
    arguments: [
      ("no-audio.mp4", "has no audio"),
      ("cut-off-index-last.m4a", "is damaged or cut off"),
      ("hls-of-a-file.m3u8", "is no recording but a list or description of other files"),
      ("hls-of-a-network.m3u8", "is no recording but a list or description of other files"),
      ("hls-in-disguise.mp3", "is no recording but a list or description of other files"),
      ("concat.txt", "is no recording but a list or description of other files"),
      ("header-only.wav", "not one sample"),
    ])
  func `says what is the matter with an odd recording`(name: String, reason: String) async throws {
    let path = OddMedia.path(name)
    let outcome = try await tool.run("generate", path, "talk.txt", "-o", "talk.srt")
    #expect(outcome.status == 65)
    #expect(outcome.complaint?.hasPrefix("\(path): ") == true)
    #expect(outcome.complaint?.contains(reason) == true)
    #expect(tool.folder.text("talk.srt") == "old")
  }

  @Test func `takes what is left of a recording that is cut off, and says so`() async throws {
    let outcome = try await tool.run(
      "detect", OddMedia.path("cut-off-index-first.m4a"))
    #expect(outcome.status == 0)
    #expect(outcome.errors.hasPrefix("warning: it ends at "))
    #expect(outcome.output.hasPrefix("{\"duration\":"))
  }

  @Test(
    arguments: [
      ("nothing.txt", 66, "no such file"),
      ("folder", 66, "is a directory, not a transcript"),
      ("empty.txt", 65, nil),
      ("blank.txt", 65, nil),
      ("bytes", 65, nil),
      ("talk.wav", 65, nil),
      ("/dev/zero", 65, "is larger than 64 MB, which no transcript is"),
    ] as [(String, Int32, String?)])
  func `says what is the matter with a transcript`(
    transcript: String, status: Int32, reason: String?
  ) async throws {
    let outcome = try await tool.run("generate", "talk.wav", transcript, "-o", "talk.srt")
    #expect(outcome.status == status)
    #expect(outcome.complaint?.hasPrefix("\(transcript): ") == true)
    if let reason { #expect(outcome.complaint == "\(transcript): \(reason)") }
    #expect(tool.folder.text("talk.srt") == "old")
  }

  @Test func `obeys nothing in the name of a file`() async throws {
    let outcome = try await tool.run("detect", "a\n\u{1B}[31mb.mp3")
    #expect(outcome.status == 66)
    #expect(outcome.complaint == "a \u{FFFD}[31mb.mp3: no such file")
  }

  @Test func `calls standard input by that name`() async throws {
    let noMedia = try await tool.run("generate", "-", "talk.txt")
    #expect(noMedia.status == 65)
    #expect(noMedia.complaint?.hasPrefix("standard input: ") == true)
    let noText = try await tool.run("generate", "talk.wav", "-")
    #expect(noText.status == 65)
    #expect(noText.complaint?.hasPrefix("standard input: ") == true)
  }

  @Test func `names the streams where one is asked for that is not there`() async throws {
    let path = OddMedia.path("two-languages.mkv")
    let outcome = try await tool.run("detect", path, "--stream", "7")
    #expect(outcome.status == 65)
    #expect(
      outcome.complaint
        == "\(path): stream 7 is not an audio stream; there is 0 (eng, mp3), 1 (fra, mp3)")
  }
}
