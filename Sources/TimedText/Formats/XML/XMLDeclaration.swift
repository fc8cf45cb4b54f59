internal import UnicodeText

/// The first line of an XML file, `<?xml version="1.0" encoding="ISO-8859-1"?>`.
enum XMLDeclaration {
  /// The encoding that a file says it is in; nothing where it says none that is known, or is in one
  /// whose bytes are not those of ASCII.
  static func encoding(in bytes: [UInt8]) -> TextEncoding? {
    let start = bytes.prefix(200)
    guard start.begins(with: "<?xml"), let end = start.firstIndex(of: UInt8(ascii: ">")) else {
      return nil
    }
    let inside = start[start.startIndex + 5..<end]
    let declared = TagAttributes.pairs(in: inside).first { $0.name == "encoding" }
    guard let encoding = declared.flatMap({ TextEncoding(named: $0.value) }),
      encoding.unitSize == 1
    else { return nil }
    return encoding
  }
}
