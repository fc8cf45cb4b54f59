internal import Timeline

extension LaidOutTrack {
  /// Adds what the profile has against the times of the cues by what is heard: pauses are finer
  /// than the clauses of a transcript are timed. Speech without a cue is left to the ledger.
  ///
  /// - Complexity: O(*n* log *n*) in the number of cues and stretches of speech.
  public mutating func addFindings(by heard: HeardAudio, profile: LayoutProfile) {
    findings += AudioInspection(
      heard, profile: profile, languages: TrackLanguages(of: track), rounding: .milliseconds(1)
    ).findings(in: track.cues).filter { $0.cue != nil }
    findings.sort { $0.cue ?? 0 < $1.cue ?? 0 }
  }
}
