/// The attributes of a tag of HTML, as forgivingly as browsers read them.
enum TagAttributes {
  /// The names, in small letters, and the values in what stands between a tag's name and its end.
  static func pairs(in bytes: ArraySlice<UInt8>) -> [(name: String, value: String)] {
    var pairs: [(name: String, value: String)] = []
    var index = bytes.startIndex
    func skipBlanks() {
      while index < bytes.endIndex, bytes[index].isBlank || bytes[index] == 0x0A { index += 1 }
    }
    while true {
      skipBlanks()
      let start = index
      while index < bytes.endIndex, !bytes[index].isBlank, bytes[index] != UInt8(ascii: "=") {
        index += 1
      }
      guard index > start else { return pairs }
      let name = String(decoding: bytes[start..<index].map(\.lowercased), as: UTF8.self)
      skipBlanks()
      guard index < bytes.endIndex, bytes[index] == UInt8(ascii: "=") else { continue }
      index += 1
      skipBlanks()
      let quote = index < bytes.endIndex ? bytes[index] : 0
      let value: ArraySlice<UInt8>
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        let end = bytes[(index + 1)...].firstIndex(of: quote) ?? bytes.endIndex
        value = bytes[(index + 1)..<end]
        index = min(end + 1, bytes.endIndex)
      } else {
        let end = bytes[index...].firstIndex { $0.isBlank } ?? bytes.endIndex
        value = bytes[index..<end]
        index = end
      }
      pairs.append((name, String(decoding: value, as: UTF8.self)))
    }
  }
}
