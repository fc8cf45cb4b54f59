internal import Algorithms

/// Something that is to stand in a text in place of a stretch of it.
struct TextEdit: Hashable {
  /// The stretch, as offsets into the text's UTF-8; empty where something is put in.
  var range: Range<Int>
  /// What is to stand there.
  var replacement: String
}

extension CueText {
  /// The text with some stretches replaced, under the same markup.
  ///
  /// - Parameter edits: In the order of the text, none over another, at the borders of characters.
  /// - Returns: The text with what markup is left over it.
  /// - Complexity: O(*n*) in the length of the text and the number of spans and edits.
  func edited(_ edits: [TextEdit]) -> CueText {
    guard !edits.isEmpty else { return self }
    let utf8 = Array(string.utf8)
    var text: [UInt8] = []
    var position = 0
    /// For each edit where it begins, and by how much what stands behind it moves.
    var shifts: [(edit: Range<Int>, start: Int, shift: Int)] = []
    for edit in edits {
      text += utf8[position..<edit.range.lowerBound]
      let start = text.count
      text += edit.replacement.utf8
      position = edit.range.upperBound
      shifts.append((edit.range, start, text.count - position))
    }
    text += utf8[position...]
    func moved(_ offset: Int, isEnd: Bool) -> Int {
      // The last edit that begins at or before the offset decides; one that puts something in where
      // a span ends stays outside of it.
      let index = shifts.partitioningIndex {
        $0.edit.lowerBound > offset || isEnd && $0.edit.lowerBound == offset
      }
      guard index > 0 else { return offset }
      let (edit, start, shift) = shifts[index - 1]
      return offset >= edit.upperBound ? offset + shift : start
    }
    let spans = spans.map { span in
      let start = moved(span.range.lowerBound, isEnd: false)
      let end = span.range.isEmpty ? start : max(start, moved(span.range.upperBound, isEnd: true))
      return Span(start..<end, depth: span.depth, span.markup)
    }
    return CueText(String(decoding: text, as: UTF8.self), spans: spans)
  }
}
