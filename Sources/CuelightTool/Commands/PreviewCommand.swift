import ArgumentParser
import Cuelight
import Foundation

struct PreviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Show subtitles beside the speech of their recording.",
    usage: "cuelight preview [<options>] <media> <track>",
    discussion: """
      Time runs from left to right: the level, what is heard, and each cue below the time at which \
      it is shown, with its reading speed in characters a second.

      EXAMPLES
        cuelight preview talk.mp3 talk.srt | less -R
        cuelight preview talk.mp3 talk.srt --at 12:30 --for 30
      """)

  @Argument(
    help: ArgumentHelp("The recording: any audio or video file, or -.", valueName: "media"),
    completion: .file())
  var media: String

  @Argument(
    help: ArgumentHelp("The subtitles: SRT or WebVTT, or -.", valueName: "track"),
    completion: .file(extensions: SubtitleFormat.allCases.map(\.rawValue)))
  var track: String

  @Option(
    help: ArgumentHelp(
      "Begin here: seconds, or hours, minutes and seconds as in 1:12:30. (default: the start)",
      valueName: "time"))
  var at: ClockTime?

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "Show so much, written as with --at. (default: all of it)", valueName: "time"))
  var length: ClockTime?

  @Option(
    help: ArgumentHelp("How wide. (default: the terminal, or 100)", valueName: "columns"))
  var columns: Int?

  @Option(help: "When to use colours; auto heeds NO_COLOR and the terminal.")
  var color = ColourChoice.auto

  @OptionGroup(title: "Reading the recording") var mediaArguments: MediaArguments

  func validate() throws {
    if media == "-", track == "-" {
      throw ValidationError("Only one of the recording and the track can be standard input.")
    }
    if let columns, !(StripLayout.fewestColumns...10_000).contains(columns) {
      throw ValidationError("--columns takes a number from \(StripLayout.fewestColumns).")
    }
  }

  func run() async throws {
    let subtitles = try readTrack()
    let progress = ProgressLine(isQuiet: false)
    let recording = try await mediaArguments.read(media, progress: progress)
    progress.clear()
    let start = min(at?.time ?? .zero, recording.duration)
    let end = length.map { min(start + $0.time, recording.duration) } ?? recording.duration
    let layout = StripLayout(columns: columns ?? Console.columns ?? 100, range: start..<end)
    let strip = Strip(of: recording, subtitles, layout: layout)
    let depth = color.depth
    for row in strip.rows.indices {
      let lines = strip.lines(ofRow: row).map { $0.rendered(in: depth) + "\n" }
      try Outputs.write([("-", Array((lines.joined() + "\n").utf8))])
    }
  }

  private func readTrack() throws -> SubtitleTrack {
    let bytes = try Inputs.read(track, as: "track", limit: 1 << 30)
    let named = SubtitleFormat(fileExtension: (track as NSString).pathExtension)
    let isWebVTT = bytes.starts(with: Array("WEBVTT".utf8))
    do {
      return try SubtitleTrack(parsing: bytes, as: named ?? (isWebVTT ? .webVTT : .subRip))
    } catch {
      throw CommandFailure(.badData, "\(track): \(error)")
    }
  }
}

/// A time as a person writes it: seconds, or hours, minutes and seconds between colons.
struct ClockTime: ExpressibleByArgument {
  let time: MediaTime

  init?(argument: String) {
    let fields = argument.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...3).contains(fields.count) else { return nil }
    var seconds = 0.0
    for field in fields {
      guard let value = Double(field), value.isFinite, value >= 0 else { return nil }
      seconds = seconds * 60 + value
    }
    guard seconds < 1e7 else { return nil }
    time = MediaTime(seconds: seconds)
  }
}
