import Cuelight
import Foundation
import TestSupport
import Testing

/// The examples of the library in the README stand here as well, word for word.
struct ReadmeTests {
  @Test func `the example of making subtitles does what it says`() async throws {
    let folder = try TemporaryFolder()
    let media = try folder.write(SampleTalk.short.wav, to: "talk.mp3")
    let text = try folder.write(SampleTalk.short.transcript, to: "talk.txt")

    // Begin of the first example
    let recording = try await Recording(reading: .file(media))
    let transcript = try Transcript(contentsOfFile: text)
    let generation = try await Generation(timing: transcript, to: recording)
    let srt = generation.track.encoded(as: .subRip)  // the bytes of the file
    // End of the first example

    #expect(String(decoding: srt, as: UTF8.self).contains("\nThank you.\n"))
    let example = try Self.examples[0].map {
      $0.replacing("\"talk.mp3\"", with: "media").replacing("\"talk.txt\"", with: "text")
    }
    #expect(try example == ["import Cuelight"] + Self.code(of: "first"))
  }

  @Test func `the example of changing subtitles does what it says`() throws {
    let text = """
      [Script Info]
      ScriptType: v4.00+

      [Events]
      Format: Layer, Start, End, Style, Text
      Dialogue: 7,0:00:01.00,0:00:03.00,Odd,{\\pos(4,5)}Good morning.
      Dialogue: 0,0:00:04.00,0:00:05.00,Odd,Thank you.

      """
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: "talk.ass")

    // Begin of the second example
    let bytes = try Array(Data(contentsOf: URL(filePath: path)))
    let file = try SubtitleFile(parsing: bytes, fileExtension: "ass")
    var track = file.track
    track.cues[0].inTime += .milliseconds(480)
    let changed = file.encoded(track)  // the same file with one time changed
    let webVTT = track.encoded(as: .webVTT)  // and what that leaves out: track.losses(in: .webVTT)
    // End of the second example

    #expect(String(decoding: changed, as: UTF8.self) == text.replacing("01.00", with: "01.48"))
    let shown = String(decoding: webVTT, as: UTF8.self)
    #expect(shown.hasPrefix("WEBVTT") && shown.contains("00:01.480 --> 00:00:03.000"))
    #expect(!track.losses(in: .webVTT).isEmpty)
    let example = try Self.examples[1].map { $0.replacing("\"talk.ass\"", with: "path") }
    #expect(
      try example == ["import Cuelight", "import Foundation"] + Self.code(of: "second"))
  }

  @Test func `has no other example of the library`() throws {
    #expect(try Self.examples.count == 2)
  }

  /// The lines of each example in the README, blank ones left out.
  private static var examples: [[String]] {
    get throws {
      try lines(of: "README.md").split(separator: "```swift", omittingEmptySubsequences: false)
        .dropFirst().map { $0.prefix { $0 != "```" }.filter { !$0.isEmpty } }
    }
  }

  /// The lines of an example in this file.
  private static func code(of example: String) throws -> [String] {
    try lines(of: "Tests/CuelightTests/ReadmeTests.swift")
      .drop { $0 != "// Begin of the \(example) example" }.dropFirst()
      .prefix { $0 != "// End of the \(example) example" }.map(\.self)
  }

  /// The lines of a file, without the spaces before them.
  private static func lines(of file: String) throws -> [String] {
    try Checkout.text(file).split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0.drop { $0 == " " }) }
  }
}
