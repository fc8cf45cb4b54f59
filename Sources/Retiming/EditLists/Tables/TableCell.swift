/// A cell of a table and where it stands.
struct TableCell {
  var text: String
  var offset: Int

  /// The cells of a line: what stands between separators that are in no quotation marks.
  ///
  /// - Complexity: linear in the length of the line, which a label may make long.
  static func cells(
    of line: Range<Int>, in script: EditScript, _ separator: UInt8
  ) throws(EditListError) -> [TableCell] {
    let quote = UInt8(ascii: "\"")
    var cells: [TableCell] = []
    var (text, isQuoted, start): ([UInt8], Bool, Int) = ([], false, line.lowerBound)
    func add() {
      cells.append(
        TableCell(text: String(String(decoding: text, as: UTF8.self).trimmed), offset: start))
    }
    for index in line {
      let byte = script.text.bytes[index]
      if byte == quote {
        isQuoted.toggle()
      } else if byte == separator, !isQuoted {
        add()
        text.removeAll(keepingCapacity: true)
        start = index + 1
      } else {
        text.append(byte)
      }
    }
    guard !isQuoted else { throw script.error("a quotation mark is not closed", at: start) }
    add()
    return cells
  }
}

extension StringProtocol {
  /// Without white space at the ends.
  var trimmed: SubSequence {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  /// Without quotation marks around it.
  var unquoted: String {
    hasPrefix("\"") && hasSuffix("\"") && count > 1 ? String(dropFirst().dropLast()) : String(self)
  }
}
