import ArgumentParser
import Cuelight

/// A file that keeps what was found out about a recording.
struct LevelsArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Keep levels and speech here, and take them from here the next time.", valueName: "file"),
    completion: .file())
  var levels: String?

  /// What tells the recording, as far as that is needed.
  func fingerprint(of media: String, stream: Int) throws(CommandFailure) -> MediaFingerprint? {
    guard levels != nil else { return nil }
    guard let fingerprint = MediaFingerprint(ofFile: media, stream: stream) else {
      throw CommandFailure(
        .usage, "--levels keeps what it is told by its file: \(Inputs.name(media)) is none")
    }
    return fingerprint
  }

  /// The outline that is kept, where there is a file.
  func kept(_ fingerprint: MediaFingerprint?) throws(CommandFailure) -> RecordingOutline? {
    guard let levels, let fingerprint, Inputs.status(levels) != nil else { return nil }
    let bytes = try Inputs.read(levels, as: "file of levels", limit: LevelsFile.largestSize)
    do {
      return try LevelsFile.decode(bytes, of: fingerprint)
    } catch {
      throw CommandFailure(.badData, "\(Inputs.name(levels)): \(error)")
    }
  }

  /// Keeps an outline.
  func keep(_ outline: RecordingOutline, of fingerprint: MediaFingerprint?) throws {
    guard let levels, let fingerprint else { return }
    try Outputs.write([(levels, try LevelsFile.encode(outline, of: fingerprint))])
  }
}
