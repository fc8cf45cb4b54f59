import Cuelight

/// The cues as lines, each printed at the time at which it is spoken: what `--follow` is where there
/// is no terminal.
struct SpokenCaptions {
  let preview: Preview
  let columns: Int
  let depth: ColourDepth

  /// Prints them from a time on, in real time.
  func run(from start: MediaTime) async throws {
    let cues = preview.input.cues.filter { $0.range.upperBound > start }
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
    let clock = ContinuousClock()
    let began = clock.now
    for cue in cues {
      let wait = max(cue.range.lowerBound - start, .zero).seconds
      try await clock.sleep(until: began + .seconds(min(wait, 1e6)))
      let line = CaptionLine(cue).line(columns: columns).rendered(in: depth)
      try Outputs.write([("-", Array((line + "\n").utf8))])
    }
  }
}
