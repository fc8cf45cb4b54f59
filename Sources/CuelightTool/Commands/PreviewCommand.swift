import ArgumentParser
import Cuelight

struct PreviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Show subtitles beside their speech, over time.",
    usage: "cuelight preview [<options>] <media> [<subtitles>]",
    discussion: """
      Time runs from the left to the right: how loud the recording is, where somebody speaks, and \
      below that the cues, each with the characters a second that it asks to read, and with what \
      its profile has against it. At a terminal it fills the screen and is moved about by keys; ? \
      tells them.

      Where there is a transcript in place of subtitles, they are made as by generate.

      EXAMPLES
        cuelight preview talk.mp3 talk.srt
        cuelight preview talk.mp3 talk.srt --at 12:30 --for 30s
        cuelight preview talk.mp3 talk.srt --report talk.json --worst
        cuelight preview talk.mp3 talk.txt --follow
        cuelight preview talk.mp3 talk.srt --levels talk.levels --overview
        cuelight preview talk.mp3 talk.srt --print --color always | less -R
        cuelight preview talk.mp3 talk.srt --page talk.html
        cuelight preview talk.mp3 talk.srt --at 12:30 --picture talk.svg
      """)

  @Argument(
    help: ArgumentHelp("The recording: any audio or video file, or -.", valueName: "media"),
    completion: .file())
  var media: String

  @Argument(help: "The subtitles, or a transcript, or -.", completion: .file())
  var subtitles: String?

  @OptionGroup var view: ViewArguments

  @Option(help: ArgumentHelp("What the cues are judged by.", valueName: "name"))
  var profile = LayoutProfile.standard

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @OptionGroup(title: "For a browser") var pageArguments: PageArguments
  @OptionGroup(title: "Reading the recording") var mediaArguments: MediaArguments
  @OptionGroup var levelsArguments: LevelsArguments
  @OptionGroup(title: "Reading the subtitles") var subtitleArguments: SubtitleArguments

  func validate() throws {
    let inputs = [media] + [subtitles, subtitleArguments.report].compactMap(\.self)
    if (inputs + [levelsArguments.levels, view.verdicts].compactMap(\.self)).contains("") {
      throw ValidationError("A file's name is empty.")
    }
    if inputs.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Only one input can be standard input.")
    }
    if view.table, subtitles == nil { throw ValidationError("--table needs subtitles.") }
  }

  func run() async throws {
    let inputs = [media] + [subtitles, subtitleArguments.report].compactMap(\.self)
    try Outputs.check(
      [levelsArguments.levels, view.verdicts].compactMap(\.self), inputs: inputs)
    try pageArguments.check(inputs: inputs)
    let content =
      try subtitles.map(subtitleArguments.read) ?? .track(SubtitleTrack(cues: []))
    let report = try subtitleArguments.readReport()
    let media = try mediaArguments.open(media)
    let source = PreviewSource(
      media: self.media, source: media, workers: mediaArguments.jobs,
      tellsChannels: mediaArguments.channels, content: content, report: report,
      asksDoubts: asksDoubts, profile: profile, levels: levelsArguments,
      fingerprint: try levelsArguments.fingerprint(
        of: self.media, stream: media.stream.index))
    if pageArguments.isAsked {
      try await writePage(source)
    } else if let keyboard = view.keyboard {
      try await PreviewOnScreen(command: self, source: source).run(keyboard)
    } else {
      try await PreviewInPrint(command: self, source: source).run()
    }
  }

  /// Writes what is for a browser, from all of the recording.
  private func writePage(_ source: PreviewSource) async throws {
    let progress = ProgressLine(isQuiet: quiet)
    let preview = try await source.whole { progress.show($0, $1) }
    progress.clear()
    tell(preview.note)
    let length = view.length ?? .seconds(30)
    let stretch = view.at.map { $0..<min($0 + length, max(preview.input.duration, $0)) }
    try pageArguments.write(preview, of: media, stretch: stretch, quiet: quiet)
  }

  /// Whether what is in doubt is asked for. The strip shows it as well, but is to be there at once,
  /// and a screen is while it is looked for.
  private var asksDoubts: Bool {
    if pageArguments.isAsked { return pageArguments.page != nil }
    return switch view.kind {
    case .worst, .table: true
    case .strip: view.keyboard != nil
    case .overview, .follow: false
    }
  }

  /// Tells what was assumed, where anything was.
  func tell(_ note: String?) {
    if let note, !quiet { Console.say("note: \(note)") }
  }

  /// Tells how to play the recording from a time on.
  func tellPlayer(at time: MediaTime) {
    guard !quiet, let line = PlayerLine.mpv(media, subtitles: trackPath, at: time) else { return }
    Console.say("play: \(line)")
  }

  /// The subtitles, where they are a file that a player can take.
  private var trackPath: String? { subtitles == "-" ? nil : subtitles }
}
