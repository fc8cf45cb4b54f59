import Cuelight
import Foundation

/// A preview at a terminal.
struct PreviewOnScreen {
  let command: PreviewCommand
  let source: PreviewSource

  /// What the first screen shows, and a little more, is listened to before the rest.
  private static let firstLook = MediaTime.seconds(90)

  /// Shows it until it is left.
  func run(_ keyboard: Int32) async throws {
    let view = command.view
    let start = view.at ?? .zero
    let kept = try source.kept()
    let first =
      try kept ?? source.firstLook(at: start..<start + Self.firstLook)?.preview
    if let first, start > first.input.duration {
      throw CommandFailure(
        .usage, "\(start) is behind the end of the recording, which is at \(first.input.duration)")
    }
    let (columns, lines) = ScreenTerminal.size
    let input =
      first?.input
      ?? StripInput(
        duration: source.source.statedDuration ?? .zero,
        levels: Levels(hop: .milliseconds(10), values: []), spans: [], cues: [])
    let screen = PreviewScreen(
      title: source.name, input: input, doubts: first?.doubts ?? [],
      size: .init(columns: columns, lines: lines), at: start,
      view: view.worst ? .doubts : .strip)
    let isMute = view.mute || source.media == "-"
    let session = ScreenSession(
      keyboard: keyboard, depth: view.color.depth,
      player: isMute ? nil : Player(playing: source.media), verdicts: view.verdicts)
    let isKnown = kept != nil
    let listening =
      isKnown && source.doubtedTrack == nil
      ? nil
      : Task { [source] in
        await Self.listen(to: source, session, saying: isKnown ? "" : "provisional: ")
      }
    defer { listening?.cancel() }
    try await session.run(screen, playingFrom: view.follow ? start : nil)
  }

  private static func listen(
    to source: PreviewSource, _ session: ScreenSession, saying status: String
  ) async {
    do {
      session.tell(status + "listening", 0)
      let preview = try await source.whole { session.tell(status + $0, $1) }
      session.finish(.success(preview))
    } catch {
      session.finish(.failure(error))
    }
  }
}
