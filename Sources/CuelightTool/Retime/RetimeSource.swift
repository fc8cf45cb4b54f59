import ArgumentParser
import Cuelight

/// Something that tells what changed: a group of options of `cuelight retime`.
///
/// To add one: a group in a file of its own, a member of it in ``RetimeCommand``, and its place in
/// ``RetimeCommand/sources``.
protocol RetimeSource: ParsableArguments {
  /// The option that chooses it, as a user writes it; the first of them where it has several.
  var option: String { get }
  /// Whether it was asked for.
  var isChosen: Bool { get }
  /// The files that it reads.
  var inputs: [String] { get }
  /// Whether it looks at the subtitles; else a report of `generate` can be timed by it, too.
  var needsSubtitles: Bool { get }
  /// Finds out what changed.
  ///
  /// - Throws: ``CommandFailure``, with exit code 1 where the evidence is too thin.
  func change(_ subject: RetimeSubject) async throws -> RetimeChange
}

extension RetimeSource {
  var needsSubtitles: Bool { true }
}

/// What is timed again, and how.
struct RetimeSubject {
  /// The subtitles; an empty track in place of a report.
  let file: SubtitleFile
  /// What becomes of their cues.
  let options: RetimingOptions
  /// The number of the first cue that may change, from 1; nothing where all may.
  let firstCue: Int?
  /// How recordings are read.
  let listening: ListeningArguments
  /// Where progress is shown.
  let progress: ProgressLine

  /// When the first cue that may change is shown; nothing where all may.
  var start: MediaTime? { firstCue.map { file.track.cues[$0 - 1].inTime } }
}

/// What changed.
enum RetimeChange {
  /// The recording's time; and where somebody spoke in it, where that was heard.
  case map(TimeMap, speech: [TimeRange] = [], notes: [String])
  /// The text: the subtitles are ready.
  case track(RetimedTrack, notes: [String])
}
