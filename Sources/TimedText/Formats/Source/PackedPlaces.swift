/// Where the cues of a file stand, in the order of the cues, in few bytes: what belongs to a cue stands
/// close together, and the next cue close behind it, so that only steps from one to the next are kept.
struct PackedPlaces: Sequence {
  private var steps = PackedNumbers()
  /// How many there are.
  private(set) var count = 0
  /// The last one.
  private(set) var last: CuePlace?

  var isEmpty: Bool { count == 0 }
  /// The first one.
  var first: CuePlace? { self.first { _ in true } }

  mutating func append(_ place: CuePlace) {
    steps.append([
      place.block.lowerBound - (last?.block.upperBound ?? 0),
      place.inTime.lowerBound - place.block.lowerBound, place.inTime.count,
      place.outTime.lowerBound - place.inTime.upperBound, place.outTime.count,
      place.text.lowerBound - place.outTime.upperBound, place.text.count,
      place.block.upperBound - place.text.upperBound, place.outerSpans,
    ])
    count += 1
    last = place
  }

  func makeIterator() -> Iterator { Iterator(steps: .init(steps)) }

  /// Goes through the places in order.
  struct Iterator: IteratorProtocol {
    fileprivate var steps: PackedNumbers.Reader
    /// Where the block of the last place ends.
    private var end = 0

    fileprivate init(steps: PackedNumbers.Reader) { self.steps = steps }

    mutating func next() -> CuePlace? {
      guard !steps.isAtEnd else { return nil }
      let start = end + steps.next()
      let inTime = range(from: start)
      let outTime = range(from: inTime.upperBound)
      let text = range(from: outTime.upperBound)
      end = text.upperBound + steps.next()
      return CuePlace(
        block: start..<end, inTime: inTime, outTime: outTime, text: text, outerSpans: steps.next())
    }

    private mutating func range(from start: Int) -> Range<Int> {
      let start = start + steps.next()
      return start..<start + steps.next()
    }
  }
}
