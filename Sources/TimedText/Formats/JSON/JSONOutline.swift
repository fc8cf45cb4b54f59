/// Which members the start of a file of JSON has, by which its format is told.
struct JSONOutline {
  /// The members of the whole, as far as the start goes.
  private(set) var members: Set<String> = []
  /// The members of the first objects in a list, by the name of the list; of a list that has no
  /// object around it, under no name.
  private(set) var elements: [String: Set<String>] = [:]

  init(_ start: FileStart) {
    var scanner = JSONScanner(start.bytes, in: start.bytes.indices)
    // The start of a file ends anywhere.
    do throws(SubtitleParseError) { try read(&scanner) } catch {}
  }

  private mutating func read(_ scanner: inout JSONScanner) throws(SubtitleParseError) {
    switch try scanner.peek() {
    case UInt8(ascii: "["): try readList("", &scanner)
    case UInt8(ascii: "{"):
      try scanner.beginObject()
      var isFirst = true
      while let name = try scanner.nextMember(&isFirst) {
        members.insert(name)
        if try scanner.peek() == UInt8(ascii: "[") {
          try readList(name, &scanner)
        } else {
          try scanner.value()
        }
      }
    default: break
    }
  }

  private mutating func readList(
    _ list: String, _ scanner: inout JSONScanner
  ) throws(SubtitleParseError) {
    try scanner.beginArray()
    var isFirst = true
    while try scanner.nextElement(&isFirst) {
      guard try scanner.peek() == UInt8(ascii: "{") else {
        try scanner.value()
        continue
      }
      try scanner.beginObject()
      var isFirstMember = true
      while let name = try scanner.nextMember(&isFirstMember) {
        elements[list, default: []].insert(name)
        try scanner.value()
      }
    }
  }

  /// Whether a list has objects with one of some members and one of others.
  func hasCues(in list: String, _ some: [String], _ others: [String]) -> Bool {
    guard let found = elements[list] else { return false }
    return !found.isDisjoint(with: some) && !found.isDisjoint(with: others)
  }
}
