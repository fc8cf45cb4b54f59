/// A stretch of the transcript that was written as one, its hard wraps undone: what becomes a turn.
struct Paragraph: Sendable, Hashable {
  /// The first and last line that it came from.
  var lines: ClosedRange<Int>
  /// What it says, marks still in it.
  var text: [Unicode.Scalar]
}
