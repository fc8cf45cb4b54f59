internal import Timeline

/// A stretch of the transcript that was written as one, its hard wraps undone: what becomes a turn.
struct Paragraph: Sendable, Hashable {
  /// The first and last line that it came from.
  var lines: ClosedRange<Int>
  /// What it says, marks still in it.
  var text: [Unicode.Scalar]
  /// Whether a label at its start says that a turn begins.
  var opensTurn: Bool
  /// The name in that label.
  var speaker: String?
  /// The time in that label, or that of the subtitle that it begins with.
  var statedStart: MediaTime?
  /// Whether that label is a sign that another voice speaks.
  var hasVoiceSign: Bool
  /// Whether another voice speaks than before, where that is known.
  var changesVoice: Bool?

  /// The paragraph that begins with a line, of which the text may have been unwrapped.
  init(_ line: SourceLine, text: [Unicode.Scalar]? = nil) {
    lines = line.number...line.number
    self.text = text ?? line.text
    opensTurn = line.opensTurn
    speaker = line.speaker
    statedStart = line.statedStart
    hasVoiceSign = line.hasVoiceSign
  }
}
