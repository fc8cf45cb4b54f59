internal import TimedText
internal import Timeline
internal import UnicodeText

/// The way from a comparison to a corrected track: cues are rewritten where that is enough, and what
/// needs cues of its own is laid out.
struct TrackCorrecting: Sendable {
  let track: SubtitleTrack
  let comparison: TextComparison
  let profile: LayoutProfile
  let language: String
  var options: TextCorrection.Options
  let room: CueRoom
  /// The cues that stay one cue with another text.
  var rewritten: [Int: (cue: Cue, text: RewrittenCue)] = [:]
  /// Ranges of cues that are laid out anew, in order.
  var divided: [Range<Int>] = []
  /// What is laid out anew, in order.
  var passages: [Passage] = []
  /// The cues of each passage.
  var laidOut: [[Cue]] = []
  /// Other times of cues that stay one cue, as they were heard.
  var heard: [Int: TimeRange] = [:]

  init(
    _ track: SubtitleTrack, _ comparison: TextComparison, profile: LayoutProfile, language: String,
    options: TextCorrection.Options
  ) {
    self.track = track
    self.comparison = comparison
    self.profile = profile
    self.language = language
    self.options = options
    room = CueRoom(track.cues, comparison.old, gap: profile.minimumGap)
  }

  var slots: CueSlots { comparison.slots }

  /// The cues of the new track.
  func result() -> CorrectedCues {
    var result = CorrectedCues(gap: profile.minimumGap)
    var next = passages.indices.makeIterator()
    var passage = next.next()
    var cue = 0
    while cue < track.cues.count || passage != nil {
      if let index = passage, passages[index].cues.lowerBound <= cue {
        let styled = PassageStyle(track, comparison, passages[index]).cues(laidOut[index])
        result.append(styled, replacing: passages[index].cues)
        cue = max(cue, passages[index].cues.upperBound)
        passage = next.next()
        continue
      }
      if let (changed, _) = rewritten[cue] {
        result.append(changed, of: cue, heard: heard[cue])
      } else if slots.isChanged[cue], slots.units[cue].isEmpty {
        result.remove(cue)
      } else {
        result.keep(track.cues[cue], at: cue)
      }
      cue += 1
    }
    return result
  }
}
