import ArgumentParser
import Cuelight

struct PreviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Show subtitles beside their speech, over time.",
    usage: "cuelight preview [<options>] <media> [<track>]",
    discussion: """
      Time runs from the left to the right: how loud the recording is, where somebody speaks, and \
      below that the cues, each with the characters a second that it asks to read, and with what \
      its profile has against it.

      EXAMPLES
        cuelight preview talk.mp3 talk.srt
        cuelight preview talk.mp3 talk.srt --at 12:30
        cuelight preview talk.mp3 --color always | less -R
        cuelight preview talk.mp3 talk.srt --page talk.html
        cuelight preview talk.mp3 talk.srt --at 12:30 --picture talk.svg
      """)

  @Argument(
    help: ArgumentHelp("The recording: any audio or video file, or -.", valueName: "media"),
    completion: .file())
  var media: String

  @Argument(help: "The subtitles, or -.", completion: .file())
  var track: String?

  @Option(
    help: ArgumentHelp(
      "Show only the row of this time, such as 12:30 or 1:02:03.5.", valueName: "time"),
    transform: PlayerTime.checked)
  var at: MediaTime?

  @Option(help: ArgumentHelp("What the cues are judged by.", valueName: "name"))
  var profile = LayoutProfile.standard

  @Option(help: "Colours; by default at a terminal, unless NO_COLOR is set.")
  var color = ColorChoice.auto

  @Option(
    help: ArgumentHelp("How wide it is. (default: as the terminal)", valueName: "columns"))
  var width: Int?

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @OptionGroup(title: "For a browser") var pageArguments: PageArguments
  @OptionGroup(title: "Reading the recording") var mediaArguments: MediaArguments
  @OptionGroup(title: "Reading the subtitles") var trackArguments: TrackArguments

  func validate() throws {
    if ([media] + [track].compactMap(\.self)).contains("") {
      throw ValidationError("A file's name is empty.")
    }
    if media == "-", track == "-" {
      throw ValidationError("Only one of the recording and the subtitles can be standard input.")
    }
    if let width, !(StripLayout.fewestColumns...1000).contains(width) {
      throw ValidationError(
        "--width takes a number from \(StripLayout.fewestColumns) to 1000, not \(width).")
    }
  }

  func run() async throws {
    try pageArguments.check(inputs: [media] + [track].compactMap(\.self))
    let subtitles = try track.map(trackArguments.read)?.track ?? SubtitleTrack(cues: [])
    let progress = ProgressLine(isQuiet: quiet)
    let recording = try await mediaArguments.read(media, progress: progress)
    if pageArguments.isAsked {
      let preview = try Preview(RecordingOutline(recording), track: subtitles, profile: profile)
      progress.clear()
      let stretch = at.map { $0..<min($0 + .seconds(30), max(recording.duration, $0)) }
      try pageArguments.write(preview, of: media, stretch: stretch, quiet: quiet)
      return
    }
    let input = try StripInput(recording, track: subtitles, profile: profile)
    let strip = Strip(input, layout: StripLayout(columns: width ?? Terminal.columns))
    progress.clear()
    if let at {
      guard at <= recording.duration, let row = strip.row(at: at) else {
        throw CommandFailure(
          .usage, "\(at) is behind the end of the recording, which is at \(recording.duration)")
      }
      try show(strip.lines(ofRow: row))
    } else {
      // Row by row: a reader who has seen enough does not wait for the end.
      try show(strip.legend)
      for row in strip.rows.indices { try show([StyledLine([])] + strip.lines(ofRow: row)) }
    }
  }

  private func show(_ lines: [StyledLine]) throws {
    let depth = color.depth
    let text = lines.map { $0.rendered(in: depth) + "\n" }.joined()
    try Outputs.write([("-", Array(text.utf8))])
  }
}
