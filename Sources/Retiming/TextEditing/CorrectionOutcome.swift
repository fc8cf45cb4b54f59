extension RetimedTrack {
  /// A corrected track as what became of each cue.
  public init(_ correction: TextCorrection) {
    self.init(
      track: correction.track, origins: correction.origins,
      outcomes: correction.changes.map(CueOutcome.init))
  }
}

extension CueOutcome {
  /// What became of a cue whose text was corrected.
  fileprivate init(_ change: CueChange) {
    func quoted(_ text: String?) -> String {
      "“" + (text ?? "").split(whereSeparator: \.isNewline).joined(separator: " / ") + "”"
    }
    let kind: Kind
    var notes: [String] = []
    switch change.kind {
    case .unchanged: kind = .unchanged
    case .changed where change.oldText == change.newText:
      kind = change.oldRange == change.newRange ? .unchanged : .moved
      notes = ["makes room for words that no cue had"]
    case .changed:
      kind = .reworded
      notes = ["\(quoted(change.oldText)) is now \(quoted(change.newText))"]
    case .new:
      kind = .added
      notes = [quoted(change.newText)]
    case .removed:
      kind = .gone
      notes = ["\(quoted(change.oldText)) is not in the transcript"]
    }
    self.init(
      cue: change.old, kind: kind, old: change.oldRange,
      new: change.newRange.map { [$0] } ?? [], notes: notes)
  }
}
