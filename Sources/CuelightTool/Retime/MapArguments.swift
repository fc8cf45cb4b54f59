import ArgumentParser
import Cuelight

/// What changed, kept in a file before.
struct MapArguments: RetimeSource {
  @Option(
    help: ArgumentHelp("A map that --map wrote, or that was written by hand.", valueName: "file"),
    completion: .file())
  var apply: String?

  @Flag(help: "Go back: from the new recording to the old one.")
  var inverse = false

  var option: String { "--apply" }
  var needsSubtitles: Bool { false }
  var isChosen: Bool { apply != nil }
  var inputs: [String] { [apply].compactMap(\.self) }

  func change(_ subject: RetimeSubject) throws -> RetimeChange {
    guard let apply else { return .map(.identity, notes: []) }
    let bytes = try Inputs.read(apply, as: "time map", limit: EditLists.largestSize)
    do {
      let map = try TimeMap(json: bytes)
      guard map.pieces.contains(where: { !$0.isInserted }) else {
        throw CommandFailure(
          .badData,
          "\(Inputs.name(apply)): plays nothing of the old recording, so no cue would be left")
      }
      return .map(map, notes: [])
    } catch let error as EditListError {
      throw CommandFailure(
        .badData, Inputs.name(apply) + (error.line == nil ? ": " : ":") + error.description)
    }
  }
}
