/// A cell of a table and where it stands.
struct TableCell {
  var text: String
  var offset: Int

  /// The cells of a line that begins at an offset.
  static func cells(
    of line: String, at offset: Int, _ separator: Character, _ script: EditScript
  ) throws(EditListError) -> [TableCell] {
    var cells: [TableCell] = []
    var (text, isQuoted, start, position) = ("", false, offset, offset)
    func add() { cells.append(TableCell(text: String(text.trimmed), offset: start)) }
    for character in line {
      position += character.utf8.count
      if character == "\"" {
        isQuoted.toggle()
      } else if character == separator, !isQuoted {
        add()
        (text, start) = ("", position)
      } else {
        text.append(character)
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
