import ArgumentParser
import Cuelight

/// What changed, found in what is heard.
struct AudioArguments: RetimeSource {
  @Option(
    name: .customLong("from"),
    help: ArgumentHelp(
      "The recording that the subtitles are in time with; --to names the new one.",
      valueName: "media"),
    completion: .file())
  var old: String?

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp(
      "The new recording. Without --from, the cues are matched to its speech: a shift, the ratio of two frame rates, and what was put in or taken out.",
      valueName: "media"),
    completion: .file())
  var new: String?

  var option: String { old == nil ? "--to" : "--from" }
  var isChosen: Bool { old != nil || new != nil }
  var inputs: [String] { [old, new].compactMap(\.self) }
  var needsSubtitles: Bool { old == nil }

  func validate() throws {
    if old != nil, new == nil { throw ValidationError("--from needs the new recording: --to.") }
  }

  func change(_ subject: RetimeSubject) async throws -> RetimeChange {
    guard let new else { return .map(.identity, notes: []) }
    do {
      if let old {
        let before = try await subject.listening.read(old, isOld: true, subject.progress)
        let after = try await subject.listening.read(new, subject.progress)
        subject.progress.show("comparing")
        let map = try TimeMap(from: before, to: after)
        let found = FoundPieces(
          of: map, oldDuration: before.duration, newDuration: after.duration)
        return .map(
          map, speech: before.speech,
          notes: remarks(before, old) + remarks(after, new) + [found.summary])
      }
      let after = try await subject.listening.read(new, subject.progress)
      subject.progress.show("matching")
      let match = try CueMatch(subject.file.track, to: after)
      let notes = remarks(after, new) + [match.summary]
      guard case .moved(let map) = match.verdict else { return .map(.identity, notes: notes) }
      return .map(map, notes: notes)
    } catch let error as AudioMatchError {
      throw CommandFailure(.belowRequest, "\(error)")
    } catch let error as CueMatchError {
      throw CommandFailure(.belowRequest, "\(error)")
    }
  }

  /// What a user should know of a recording's file.
  private func remarks(_ recording: Recording, _ path: String) -> [String] {
    recording.remarks.map { "\(Inputs.name(path)): \($0)" }
  }
}
