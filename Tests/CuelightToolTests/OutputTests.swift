import Foundation
import TestSupport
import Testing

/// What is written is written whole, where it was asked for, and never over what is read.
@Suite(.timeLimit(.minutes(15))) struct `Outputs` {
  let tool: Tool
  private var folder: TemporaryFolder { tool.folder }

  init() throws { tool = try Tool() }

  @Test func `several come from one run, each in its format`() async throws {
    let outcome = try await tool.run(
      "generate", "talk.wav", "talk.txt", "-o", "talk.srt", "-o", "talk.VTT", "--report",
      "talk.json")
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
    #expect(folder.text("talk.srt")?.hasPrefix("1\n00:00:00,9") == true)
    #expect(folder.text("talk.VTT")?.hasPrefix("WEBVTT\n\n00:00:00.9") == true)
    #expect(folder.text("talk.json")?.hasPrefix("{\"audio\":[") == true)
    #expect(
      folder.names == ["talk.VTT", "talk.json", "talk.srt", "talk.txt", "talk.wav"])
  }

  @Test func `a format that is asked for goes before an extension`() async throws {
    let outcome = try await tool.run(
      "generate", "talk.wav", "talk.txt", "-o", "talk.txt.new", "-o", "a.srt", "--format", "vtt")
    #expect(outcome.status == 0)
    #expect(folder.text("talk.txt.new")?.hasPrefix("WEBVTT\n") == true)
    #expect(folder.text("a.srt") == folder.text("talk.txt.new"))
  }

  @Test func `a file that is replaced keeps its permissions, and a link its target`() async throws {
    try folder.write("old", to: "real.srt")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: folder.path("real.srt"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link.srt"), withDestinationPath: "real.srt")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("new.srt"), withDestinationPath: folder.path("target.srt"))
    let outcome = try await tool.shell(
      "umask 027; cuelight generate -q talk.wav talk.txt -o link.srt -o new.srt -o plain.srt")
    #expect(outcome == Outcome(status: 0, output: "", errors: ""))
    #expect(folder.text("real.srt")?.hasPrefix("1\n00:00:00,9") == true)
    #expect(folder.text("target.srt") == folder.text("real.srt"))
    for (name, permissions) in [("real.srt", 0o640), ("target.srt", 0o640), ("plain.srt", 0o640)] {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(name))
      #expect(attributes[.posixPermissions] as? Int == permissions, "\(name)")
    }
    for link in ["link.srt", "new.srt"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(link))
      #expect(attributes[.type] as? FileAttributeType == .typeSymbolicLink)
    }
  }

  @Test func `devices and pipes are written to as they stand`() async throws {
    let outcome = try await tool.shell(
      """
      mkfifo pipe; cat pipe > piped & \
      cuelight generate -q talk.wav talk.txt --format srt -o /dev/null -o pipe -o /dev/stdout; \
      status=$?; wait; exit $status
      """)
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("1\n00:00:00,9"))
    #expect(folder.text("piped") == outcome.output)
    #expect(folder.names == ["pipe", "piped", "talk.txt", "talk.wav"])
    #expect(FileManager.default.fileExists(atPath: "/dev/null"))
  }

  @Test(arguments: [
    "talk.txt", "./talk.txt", "link.srt", "hard.srt", "talk.wav",
  ])
  func `an input is no output, by whatever name`(name: String) async throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link.srt"), withDestinationPath: "talk.txt")
    try FileManager.default.linkItem(
      atPath: folder.path("talk.txt"), toPath: folder.path("hard.srt"))
    for option in ["-o", "--report"] {
      let outcome = try await tool.run(
        "generate", "talk.wav", "talk.txt", "--format", "srt", option, name)
      #expect(outcome.status == 64)
      #expect(
        outcome.complaint == "\(name): is an input and would be lost; name another output")
    }
    #expect(folder.text("talk.txt") == SampleTalk.short.transcript)
    #expect(
      try Data(contentsOf: URL(filePath: folder.path("talk.wav"))).elementsEqual(
        SampleTalk.short.wav))
  }

  @Test func `standard input and output are files too, where the shell made them so`() async throws
  {
    let input = try await tool.run(
      "generate", "-", "talk.txt", "-o", "talk.wav", "--format", "srt", input: "talk.wav")
    #expect(input.status == 64)
    #expect(input.complaint == "talk.wav: is an input and would be lost; name another output")
    let output = try await tool.shell("cuelight generate talk.wav talk.txt >> talk.txt")
    #expect(output.status == 64)
    #expect(
      output.complaint == "standard output: is an input and would be lost; name another output")
    #expect(folder.text("talk.txt") == SampleTalk.short.transcript)
  }

  @Test(arguments: [
    ["-o", "a.srt", "-o", "./a.srt"], ["-o", "-", "-o", "-"], ["--report", "-"],
    ["-o", "old.srt", "-o", "same.srt"], ["-o", "a.srt", "--report", "a.srt"],
  ])
  func `no output is named twice`(arguments: [String]) async throws {
    try folder.write("old", to: "old.srt")
    try FileManager.default.linkItem(
      atPath: folder.path("old.srt"), toPath: folder.path("same.srt"))
    let outcome = try await tool.run(["generate", "talk.wav", "talk.txt"] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.complaint?.hasSuffix(": is named twice as an output") == true)
    #expect(folder.text("old.srt") == "old")
    #expect(folder.text("a.srt") == nil)
  }

  @Test(
    arguments: [
      ("missing/talk.srt", "missing/talk.srt: there is no folder missing"),
      ("talk.wav/talk.srt", "talk.wav/talk.srt: there is no folder talk.wav"),
      ("folder", "folder: is a directory; name a file in it"),
      ("folder/", "folder/: is a directory; name a file in it"),
      ("loop", "loop: cannot be written: too many levels of symbolic links"),
      (
        String(repeating: "n", count: 300),
        String(repeating: "n", count: 300) + ": cannot be written: its name is too long"
      ),
    ])
  func `what cannot be made is told before the work is done`(
    name: String, complaint: String
  ) async throws {
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "folder"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("loop"), withDestinationPath: "loop")
    try folder.write("old", to: "old.srt")
    // Reading what is no recording would end with another complaint.
    let outcome = try await tool.run(
      "generate", "talk.txt", "talk.txt", "--format", "srt", "-o", "old.srt", "-o", name)
    #expect(outcome.status == 73)
    #expect(outcome.complaint == complaint)
    #expect(folder.text("old.srt") == "old")
    #expect(folder.names == ["folder", "loop", "old.srt", "talk.txt", "talk.wav"])
  }

  #if os(Linux)
    @Test func `no file can be made among the processes`() async throws {
      let outcome = try await tool.run("detect", "talk.wav", "-o", "/proc/talk.json")
      #expect(outcome.status == 73)
      #expect(
        outcome.complaint?.hasPrefix("/proc/talk.json: no file can be made in the folder /proc: ")
          == true)
    }
  #endif
}
