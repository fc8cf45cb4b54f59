/// Cepstra in the order of time, kept in the pieces in which they were made: those of hours are too
/// large to be copied into one.
package struct CepstrumSequence: Sendable {
  /// Coefficients, cepstrum behind cepstrum, in steps of `FrameFeatures.cepstrumStep`.
  private var pieces: [[Int8]] = []

  private static let size = FrameFeatures.cepstrumSize

  /// How many cepstra there are.
  package var count: Int { pieces.reduce(0) { $0 + $1.count } / Self.size }

  /// Creates an empty sequence.
  package init() {}

  /// Appends a cepstrum.
  package mutating func append(_ coefficients: some Sequence<Int8>) {
    if pieces.isEmpty { pieces.append([]) }
    pieces[pieces.count - 1].append(contentsOf: coefficients)
  }

  /// Takes the last cepstra away.
  mutating func removeLast(_ count: Int) {
    guard !pieces.isEmpty else { return }
    pieces[pieces.count - 1].removeLast(count * Self.size)
  }

  /// Appends the cepstra of the span that follows.
  mutating func append(_ other: CepstrumSequence) { pieces += other.pieces }

  /// Calls `body` with the coefficients of some cepstra, one behind the other.
  package func forEach(in range: Range<Int>, _ body: (ArraySlice<Int8>) -> Void) {
    var before = 0
    for piece in pieces {
      let end = before + piece.count / Self.size
      for index in range.clamped(to: before..<end) {
        let offset = (index - before) * Self.size
        body(piece[offset..<offset + Self.size])
      }
      before = end
    }
  }

  /// The coefficients of a cepstrum.
  func coefficients(at index: Int) -> ArraySlice<Int8> {
    var offset = index * Self.size
    for piece in pieces {
      if offset < piece.count { return piece[offset..<offset + Self.size] }
      offset -= piece.count
    }
    preconditionFailure("there is no cepstrum \(index)")
  }
}

extension CepstrumSequence: Hashable {
  /// Whether two sequences hold the same cepstra, in whatever pieces.
  package static func == (a: CepstrumSequence, b: CepstrumSequence) -> Bool {
    a.pieces.joined().elementsEqual(b.pieces.joined())
  }

  /// Hashes the cepstra.
  package func hash(into hasher: inout Hasher) {
    for coefficient in pieces.joined() { hasher.combine(coefficient) }
  }
}
