import Cuelight
import Foundation

/// What a preview is made from, and how it comes about: at once from what was kept, at first sight
/// from a stretch, or by listening to the whole recording.
struct PreviewSource: Sendable {
  /// The recording.
  let media: String
  let source: MediaSource
  let workers: Int?
  let tellsChannels: Bool
  /// The subtitles, or the transcript that they are made from.
  let content: SubtitleArguments.Content
  let report: GenerationReport?
  /// Whether what is in doubt is asked for.
  let asksDoubts: Bool
  let profile: LayoutProfile
  let levels: LevelsArguments
  let fingerprint: MediaFingerprint?

  /// What the recording is called.
  var name: String {
    media == "-" ? Inputs.name(media) : URL(filePath: media).lastPathComponent
  }

  /// What is known without listening: what was kept, unless subtitles must be made.
  func kept() throws -> Preview? {
    guard case .track(let track) = content, let outline = try levels.kept(fingerprint) else {
      return nil
    }
    return try preview(outline, track)
  }

  /// What is known after a first look.
  struct FirstLook {
    var preview: Preview
    /// The part of the recording that was listened to; nothing where that is all of it.
    var heard: TimeRange?
  }

  /// What a stretch tells that is listened to by itself; nothing where that cannot be.
  func firstLook(at stretch: TimeRange) throws -> FirstLook? {
    guard let outline = try RecordingOutline(listeningTo: stretch, of: source) else { return nil }
    let heard = outline.isProvisional ? outline.heard : nil
    switch content {
    case .track(let track):
      return FirstLook(preview: try preview(outline, track), heard: heard)
    case .transcript:
      return FirstLook(preview: try preview(outline, SubtitleTrack(cues: [])), heard: heard)
    }
  }

  /// The subtitles whose words are to be looked for in the recording: those of which something is
  /// in doubt, and no report tells.
  var doubtedTrack: SubtitleTrack? {
    guard asksDoubts, report == nil, case .track(let track) = content, !track.cues.isEmpty else {
      return nil
    }
    return track
  }

  /// Listens to all of it, keeps what was heard, and makes the subtitles where they are not there, or
  /// looks for their words where these are in doubt.
  func whole(
    progress: @escaping @Sendable (_ step: String, _ part: Double?) -> Void
  ) async throws -> Preview {
    // With subtitles, what was kept will do, but for their words.
    let kept = try kept()
    if let kept, doubtedTrack == nil { return kept }
    let recording = try await Recording(
      reading: source, tellsChannels: tellsChannels, workers: workers,
      progress: { progress("listening", $0) })
    let outline = RecordingOutline(recording)
    if kept == nil { try levels.keep(outline, of: fingerprint) }
    switch content {
    case .track(let track):
      guard let doubtedTrack else { return try preview(outline, track) }
      progress("timing", nil)
      return try await preview(
        outline, track, TrackHearing(of: doubtedTrack, in: recording, workers: workers))
    case .transcript(let transcript):
      progress("timing", nil)
      var options = Generation.Options()
      options.profile = profile
      options.workers = workers
      do {
        return try await Preview(
          outline, Generation(timing: transcript, to: recording, options: options))
      } catch let error as GenerationError {
        throw CommandFailure(
          .belowRequest,
          "\(error) (cuelight generate --force makes subtitles all the same, to be looked at)")
      }
    }
  }

  private func preview(
    _ outline: RecordingOutline, _ track: SubtitleTrack, _ hearing: TrackHearing? = nil
  ) throws -> Preview {
    do {
      return try Preview(
        outline, track: track, profile: profile, report: report, hearing: hearing)
    } catch let error as ReportError {
      throw CommandFailure(.badData, "the report \(error)")
    }
  }
}
