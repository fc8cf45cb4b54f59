import ArgumentParser
import Cuelight

/// What changed, told by a corrected transcript.
struct CorrectionArguments: RetimeSource {
  @Option(
    help: ArgumentHelp(
      "The corrected transcript: cues whose text changed get the new one, and all others stay.",
      valueName: "file"),
    completion: .file())
  var transcript: String?

  @Option(
    help: ArgumentHelp(
      "The recording: new words are timed by their sounds, not by their length. With --transcript.",
      valueName: "file"),
    completion: .file())
  var media: String?

  @Option(
    help: ArgumentHelp(
      "What cues keep to that are laid out anew. With --transcript.", valueName: "name"))
  var profile = LayoutProfile.standard

  @Flag(
    inversion: .prefixedNo,
    help: "Join lines of the transcript that a hard wrap cut.")
  var unwrap = true

  var option: String { "--transcript" }
  var isChosen: Bool { transcript != nil }
  var inputs: [String] { [transcript, media].compactMap(\.self) }

  func validate() throws {
    if media != nil, transcript == nil { throw ValidationError("--media goes with --transcript.") }
  }

  func change(_ subject: RetimeSubject) async throws -> RetimeChange {
    guard let transcript else { return .map(.identity, notes: []) }
    // It need not be read, but is to be there.
    if let media, Inputs.status(media) == nil {
      throw CommandFailure(.noInput, "\(Inputs.name(media)): no such file")
    }
    var reading = TranscriptOptions()
    reading.unwraps = unwrap
    let text = try TranscriptArguments.read(transcript, reading)
    var options = TextCorrection.Options()
    options.profile = profile
    do {
      let plan = try CorrectionPlan(of: subject.file.track, to: text, options: options)
      // Listening takes seconds where comparing takes none.
      guard let media, plan.hasEstimates else {
        return .track(RetimedTrack(try TextCorrection(plan)), notes: notes(text))
      }
      let recording = try await subject.listening.read(media, subject.progress)
      subject.progress.show("timing")
      let heard = try TextCorrection(plan, over: recording)
      return .track(RetimedTrack(heard), notes: notes(text) + recording.remarks)
    } catch let error as TextCorrectionError {
      switch error {
      case .unrelated: throw CommandFailure(.belowRequest, "\(Inputs.name(transcript)): \(error)")
      case .trackWithoutText: throw CommandFailure(.badData, "\(error)")
      case .transcriptWithoutText:
        throw CommandFailure(.badData, "\(Inputs.name(transcript)): \(error)")
      }
    }
  }

  /// What was done or assumed in reading the transcript.
  private func notes(_ transcript: Transcript) -> [String] {
    transcript.notes.map(\.description.asClause)
  }
}
