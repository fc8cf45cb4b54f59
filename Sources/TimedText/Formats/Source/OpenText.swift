/// The lines of text of a cue whose end has not been found yet, in formats where a blank line stands
/// between cues, and inside one by mistake.
struct OpenText {
  /// The text, with the end of its last line.
  private(set) var range: Range<Int>
  /// Where the last line ends, without its line end.
  private(set) var lastEnd: Int
  /// From the first blank line inside the text to the end of the last.
  private(set) var strays: Range<Int>?

  /// No text yet, before what stands at a place.
  init(at position: Int) {
    range = position..<position
    lastEnd = position
  }

  /// Adds a line, the next of which begins at `end`, behind blank lines or none.
  mutating func add(_ line: Range<Int>, upTo end: Int, behind blanks: Range<Int>?) {
    if let blanks, !range.isEmpty {
      strays = (strays?.lowerBound ?? blanks.lowerBound)..<blanks.upperBound
    }
    range = (range.isEmpty ? line.lowerBound : range.lowerBound)..<end
    lastEnd = line.upperBound
  }

  /// Goes through the lines that are not blank.
  func forEachLine(in bytes: [UInt8], _ body: (Range<Int>) -> Void) {
    var lines = LineCursor(bytes, at: range.lowerBound)
    while lines.position < lastEnd, let line = lines.next() {
      if !bytes.trimmed(line).isEmpty { body(line) }
    }
  }
}
