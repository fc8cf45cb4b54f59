import Cuelight
import Foundation
import TestSupport
import Testing

struct ReadmeTests {
  @Test func `the example of the library does what it says`() async throws {
    let folder = try TemporaryFolder()
    let media = try folder.write(SampleTalk.short.wav, to: "talk.mp3")
    let text = try folder.write(SampleTalk.short.transcript, to: "talk.txt")

    // Begin of the example
    let recording = try await Recording(reading: .file(media))
    let transcript = try Transcript(contentsOfFile: text)
    let generation = try await Generation(timing: transcript, to: recording)
    let srt = generation.track.encoded(as: .subRip)  // the bytes of the file
    // End of the example

    #expect(String(decoding: srt, as: UTF8.self).contains("\nThank you.\n"))

    let here = URL(filePath: #filePath)
    let code = try lines(of: here, from: "// Begin of the example", to: "// End of the example")
    let readme = here.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "README.md")
    let example = try lines(of: readme, from: "```swift", to: "```").filter { !$0.isEmpty }
      .map { $0.replacing("\"talk.mp3\"", with: "media").replacing("\"talk.txt\"", with: "text") }
    #expect(example == ["import Cuelight"] + code)
  }

  /// The lines between two others, without the spaces before them.
  private func lines(of file: URL, from first: String, to last: String) throws -> [String] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .map { $0.trimmingCharacters(in: .whitespaces) }
      .drop { $0 != first }.dropFirst().prefix { $0 != last }.map(\.self)
  }
}
