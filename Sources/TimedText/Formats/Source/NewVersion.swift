/// A new version of a file as it is put together: stretches of the old one, with edits made as they are
/// passed, and what is new between them.
struct NewVersion {
  /// A stretch of the new version.
  enum Piece {
    /// What stands in a stretch of the old one.
    case old(Range<Int>)
    /// A stretch of the new one that is in no other.
    case new(Range<Int>)
  }

  /// What there is so far, in UTF-8.
  private(set) var bytes: [UInt8] = []
  /// What it is put together of, where the file was not in UTF-8: others are copied as they are.
  private(set) var pieces: [Piece] = []
  private let source: SourceText
  private var edits: AnyIterator<SourceEdit>
  /// The first edit that has not been made.
  private var next: SourceEdit?

  /// A version with edits in the order of the file.
  init(of source: SourceText, edits: some Sequence<SourceEdit>) {
    self.source = source
    self.edits = AnyIterator(edits.makeIterator())
    next = self.edits.next()
    bytes.reserveCapacity(source.bytes.count + source.bytes.count / 8)
  }

  /// A version in which nothing of the old one is left.
  init(_ bytes: [UInt8], of source: SourceText) {
    self.init(of: source, edits: [])
    append(bytes)
  }

  /// Copies a stretch with the edits that begin in it; stretches come in order.
  mutating func copy(_ range: Range<Int>) {
    var position = range.lowerBound
    while let edit = next, edit.range.lowerBound < position { next = edits.next() }
    while let edit = next, edit.range.upperBound <= range.upperBound {
      if edit.opensNext, edit.range.lowerBound == range.upperBound,
        range.upperBound < source.bytes.count
      {
        break
      }
      next = edits.next()
      guard edit.range.lowerBound >= position else { continue }
      copyUnchanged(position..<edit.range.lowerBound)
      append(edit.replacement)
      position = edit.range.upperBound
    }
    copyUnchanged(position..<range.upperBound)
  }

  private mutating func copyUnchanged(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    bytes += source.bytes[range]
    if source.isTranscoded { pieces.append(.old(range)) }
  }

  /// Adds something new.
  mutating func append(_ new: [UInt8]) {
    guard !new.isEmpty else { return }
    bytes += new
    if source.isTranscoded { pieces.append(.new(bytes.count - new.count..<bytes.count)) }
  }

  /// Adds something new, and before it what is missing of so many line ends behind what is there.
  mutating func append(_ new: [UInt8], behindLineEnds wanted: Int) {
    // A byte order mark is no line.
    var before = bytes.dropFirst(source.start)
    if !before.isEmpty {
      var ends = 0
      while ends < wanted, let last = before.last, last == 0x0A || last == 0x0D {
        before.removeLast()
        if last == 0x0A, before.last == 0x0D { before.removeLast() }
        ends += 1
      }
      append(Array(String(repeating: source.lineEnding, count: wanted - ends).utf8))
    }
    append(new)
  }
}
