/// A tag as it stands in an XML file.
struct XMLTag {
  /// All of it, from `<` to behind `>`.
  var range: Range<Int>
  /// Its name, with its prefix.
  var name: Range<Int>
  /// Its attributes in the order of the file; values without their quotation marks.
  var attributes: [(name: Range<Int>, value: Range<Int>)] = []
  /// Whether it begins an element, or ends one.
  var isStart: Bool
  /// Whether it is an element without content, `<br/>`.
  var isEmpty = false
}

/// Finds the tags of an XML file, where they stand.
///
/// It tells tags from text, comments and the like and no more: whether a file is well-formed is for
/// its parser to say.
struct XMLTagScanner {
  let bytes: [UInt8]
  /// Where the next tag is looked for.
  private(set) var position: Int

  init(_ bytes: [UInt8], at position: Int) {
    self.bytes = bytes
    self.position = position
  }

  /// What begins with `<`.
  enum Markup {
    /// A tag.
    case tag(XMLTag)
    /// `<?xml … ?>` or another instruction.
    case instruction(Range<Int>)
    /// `<!DOCTYPE … >`; whether it has declarations of its own.
    case documentType(Range<Int>, hasDeclarations: Bool)
    /// A comment or a section of characters.
    case other
  }

  /// The next tag, or nothing where there is none.
  mutating func nextTag() -> XMLTag? {
    while let markup = next() {
      if case .tag(let tag) = markup { return tag }
    }
    return nil
  }

  /// The next of what begins with `<`; nothing at the end of the file, or where it has no end.
  mutating func next() -> Markup? {
    while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
    guard position + 1 < bytes.count else { return nil }
    switch bytes[position + 1] {
    case UInt8(ascii: "?"):
      let start = position
      guard let end = end(of: "?>", from: start + 2) else { return nil }
      return .instruction(start..<end)
    case UInt8(ascii: "!"):
      if bytes.has("<!--", at: position, before: bytes.count) {
        return end(of: "-->", from: position + 4).map { _ in .other }
      }
      if bytes.has("<![CDATA[", at: position, before: bytes.count) {
        return end(of: "]]>", from: position + 9).map { _ in .other }
      }
      return documentType()
    case let mark: return tag(isStart: mark != UInt8(ascii: "/")).map { .tag($0) }
    }
  }

  /// Goes behind the next place where some text stands.
  private mutating func end(of text: StaticString, from start: Int) -> Int? {
    var index = start
    let last = text.utf8CodeUnitCount - 1
    while index + last < bytes.count {
      if bytes[index + last] == UInt8(ascii: ">"), bytes.has(text, at: index, before: bytes.count) {
        position = index + last + 1
        return position
      }
      index += 1
    }
    position = bytes.count
    return nil
  }

  private mutating func documentType() -> Markup? {
    let start = position
    var quote: UInt8?
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "[") {
        return .documentType(start..<position, hasDeclarations: true)
      } else if byte == UInt8(ascii: ">") {
        return .documentType(start..<position, hasDeclarations: false)
      }
    }
    return nil
  }

  private mutating func tag(isStart: Bool) -> XMLTag? {
    let start = position
    position += isStart ? 1 : 2
    let name = word()
    var tag = XMLTag(range: start..<start, name: name, isStart: isStart)
    while position < bytes.count {
      skipSpace()
      guard position < bytes.count else { return nil }
      switch bytes[position] {
      case UInt8(ascii: ">"):
        position += 1
        tag.range = start..<position
        return tag
      case UInt8(ascii: "/"):
        tag.isEmpty = true
        position += 1
      case UInt8(ascii: "="), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"):
        position += 1
      default:
        let name = word()
        skipSpace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else { continue }
        position += 1
        skipSpace()
        guard position < bytes.count,
          bytes[position] == UInt8(ascii: "\"") || bytes[position] == UInt8(ascii: "'")
        else { continue }
        let quote = bytes[position]
        let valueStart = position + 1
        position = valueStart
        while position < bytes.count, bytes[position] != quote { position += 1 }
        guard position < bytes.count else { return nil }
        tag.attributes.append((name, valueStart..<position))
        position += 1
      }
    }
    return nil
  }

  private mutating func skipSpace() {
    while position < bytes.count, bytes[position].isSpace { position += 1 }
  }

  /// The name that begins here.
  private mutating func word() -> Range<Int> {
    let start = position
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "\""),
        UInt8(ascii: "'"), UInt8(ascii: "<"):
        return start..<position
      case let byte where byte.isSpace: return start..<position
      default: position += 1
      }
    }
    return start..<position
  }
}
