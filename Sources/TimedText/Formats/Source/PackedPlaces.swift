/// Where the cues of a file stand, in the order of the cues, in few bytes: what belongs to a cue stands
/// close together, and the next cue close behind it, so that only steps from one to the next are kept.
struct PackedPlaces: Sequence {
  /// Each step as a number of seven bits a byte, the lowest first; all bytes but its last have the
  /// eighth bit set.
  private var steps: [UInt8] = []
  /// How many there are.
  private(set) var count = 0
  /// The last one.
  private(set) var last: CuePlace?

  var isEmpty: Bool { count == 0 }
  /// The first one.
  var first: CuePlace? { self.first { _ in true } }

  mutating func append(_ place: CuePlace) {
    append(place.block.lowerBound - (last?.block.upperBound ?? 0))
    append(place.inTime.lowerBound - place.block.lowerBound)
    append(place.inTime.count)
    append(place.outTime.lowerBound - place.inTime.upperBound)
    append(place.outTime.count)
    append(place.text.lowerBound - place.outTime.upperBound)
    append(place.text.count)
    append(place.block.upperBound - place.text.upperBound)
    append(place.outerSpans)
    count += 1
    last = place
  }

  /// Adds a step; the lowest bit is its sign.
  private mutating func append(_ step: Int) {
    var rest = UInt(bitPattern: step << 1 ^ step >> (Int.bitWidth - 1))
    while rest > 0x7F {
      steps.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    steps.append(UInt8(truncatingIfNeeded: rest))
  }

  func makeIterator() -> Iterator { Iterator(steps: steps) }

  /// Goes through the places in order.
  struct Iterator: IteratorProtocol {
    fileprivate let steps: [UInt8]
    private var position = 0
    /// Where the block of the last place ends.
    private var end = 0

    fileprivate init(steps: [UInt8]) { self.steps = steps }

    mutating func next() -> CuePlace? {
      guard position < steps.count else { return nil }
      let start = end + step()
      let inTime = range(from: start)
      let outTime = range(from: inTime.upperBound)
      let text = range(from: outTime.upperBound)
      end = text.upperBound + step()
      return CuePlace(
        block: start..<end, inTime: inTime, outTime: outTime, text: text, outerSpans: step())
    }

    private mutating func range(from start: Int) -> Range<Int> {
      let start = start + step()
      return start..<start + step()
    }

    private mutating func step() -> Int {
      var (value, shift): (UInt, UInt) = (0, 0)
      while true {
        let byte = steps[position]
        position += 1
        value |= UInt(byte & 0x7F) << shift
        if byte < 0x80 { break }
        shift += 7
      }
      return Int(bitPattern: value >> 1 ^ (0 &- (value & 1)))
    }
  }
}
