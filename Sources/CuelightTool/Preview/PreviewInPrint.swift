import Cuelight

/// A preview that is printed, where there is no terminal or none is wanted.
struct PreviewInPrint {
  let command: PreviewCommand
  let source: PreviewSource

  /// Prints what was asked for.
  func run() async throws {
    let view = command.view
    let progress = ProgressLine(isQuiet: command.quiet)
    let (preview, heard) = try await preview(progress)
    progress.clear()
    if let at = view.at, at > preview.input.duration {
      throw CommandFailure(
        .usage, "\(at) is behind the end of the recording, which is at \(preview.input.duration)")
    }
    command.tell(preview.note)
    if let heard, !command.quiet {
      Console.say(
        "note: speech is provisional: only \(heard.lowerBound) to \(heard.upperBound) was heard")
    }
    let columns = view.width ?? Terminal.columns
    let printed = PrintedPreview(preview: preview, columns: columns, depth: view.color.depth)
    switch view.kind {
    case .worst where view.json:
      try Outputs.write([("-", try DoubtListing(preview, count: view.count).json())])
    case .worst:
      try printed.printWorst(view.count)
      if let first = preview.doubts.first { command.tellPlayer(at: first.range.lowerBound) }
    case .overview: try printed.printOverview(lines: ScreenTerminal.size.lines)
    case .table: try printed.printTable()
    case .follow:
      try await SpokenCaptions(preview: preview, columns: columns, depth: view.color.depth)
        .run(from: view.at ?? .zero)
    case .strip:
      if let length = view.length {
        let start = view.at ?? .zero
        try printed.printStrip(start..<start + length)
      } else if let at = view.at {
        try printed.printRow(at: at)
      } else {
        try printed.printStrip(nil)
      }
      if view.at != nil || view.length != nil { command.tellPlayer(at: view.at ?? .zero) }
    }
  }

  /// What is known: all of it, or of a stretch that alone is asked for what it tells by itself.
  private func preview(
    _ progress: ProgressLine
  ) async throws -> (preview: Preview, heard: TimeRange?) {
    if let stretch, case .track = source.content, source.levels.levels == nil,
      let first = try source.firstLook(at: stretch)
    {
      return (first.preview, first.heard)
    }
    return (try await source.whole { progress.show($0, $1) }, nil)
  }

  /// The stretch that alone is to be shown, where that is so.
  private var stretch: TimeRange? {
    let view = command.view
    guard view.kind == .strip, view.at != nil || view.length != nil else { return nil }
    let start = view.at ?? .zero
    // A row begins before the time that it shows.
    let row = MediaTime.seconds(1) / 8 * (view.width ?? Terminal.columns)
    return max(start - row, .zero)..<start + max(view.length ?? row, row)
  }
}
