/// Edits in the order in which they were found, in few bytes: a file may need one in every line.
struct PackedEdits: Sequence {
  private var steps = PackedNumbers()
  /// Where the last one ends.
  private var end = 0
  /// Where the last one begins.
  private var start = 0
  /// Whether each begins behind the one before, or where that does.
  private(set) var isInOrder = true
  /// How many there are.
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  mutating func append(_ edit: SourceEdit) {
    steps.append([
      edit.range.lowerBound - end, edit.range.count,
      edit.replacement.count << 1 | (edit.opensNext ? 1 : 0),
    ])
    steps.append(bytes: edit.replacement)
    isInOrder = isInOrder && edit.range.lowerBound >= start
    (start, end) = (edit.range.lowerBound, edit.range.upperBound)
    count += 1
  }

  func makeIterator() -> Iterator { Iterator(steps: .init(steps), end: 0) }

  /// A place between edits.
  struct Mark {
    fileprivate let position: Int
    fileprivate let end: Int
  }

  /// The place behind all that there are.
  var mark: Mark { Mark(position: steps.bytes.count, end: end) }

  /// Those behind a place.
  func edits(behind mark: Mark) -> IteratorSequence<Iterator> {
    IteratorSequence(Iterator(steps: .init(steps, at: mark.position), end: mark.end))
  }

  /// Goes through the edits in order.
  struct Iterator: IteratorProtocol {
    fileprivate var steps: PackedNumbers.Reader
    /// Where the last one ends.
    fileprivate var end: Int

    mutating func next() -> SourceEdit? {
      guard !steps.isAtEnd else { return nil }
      let start = end + steps.next()
      end = start + steps.next()
      let size = steps.next()
      return SourceEdit(start..<end, steps.bytes(size >> 1), opensNext: size & 1 == 1)
    }
  }
}
