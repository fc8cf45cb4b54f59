/// The word joiner (U+2060), which nobody sees: in formats without escapes it stands inside text that
/// would be taken for something else. A reader leaves one out of each such place again.
enum WordJoiner {
  static let bytes: [UInt8] = [0xE2, 0x81, 0xA0]

  /// Where the word joiners end that begin at an index.
  static func end(in text: ArraySlice<UInt8>, from index: Int) -> Int {
    var end = index
    while end < text.endIndex, text[end] == bytes[0], text[end...].starts(with: bytes) { end += 3 }
    return end
  }
}
