/// The markup inside SubRip: tags of HTML that players know, and ASS's override for the place.
///
/// There are no escapes. Text that looks like markup gets a word joiner (U+2060), which nobody sees,
/// inside: players then show it as it is.
struct SubRipMarkup {
  /// The text that was read.
  private(set) var text = CueText()
  /// Where it is to stand.
  private(set) var place: CueSettings.Anchor?
  /// What had to be assumed.
  private(set) var fault: String?
  private var builder = CueTextBuilder()
  private var angle = ByteSearch(UInt8(ascii: ">"))
  private var brace = ByteSearch(UInt8(ascii: "}"))

  /// Whether text in a stretch of a file, whose lines end in line feeds, is all it is.
  static func isPlain(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    !bytes.span.extracting(range).contains(
      (UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: ">"), 0x0D))
  }

  // MARK: - Reading

  /// Reads text whose lines end in line feeds.
  mutating func parse(_ bytes: [UInt8]) {
    (place, fault) = (nil, nil)
    angle.restart()
    brace.restart()
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "<"), let end = tag(bytes, at: index) {
        index = end
      } else if byte == UInt8(ascii: "{"), let end = override(bytes, at: index) {
        index = end
      } else if Self.mayHideJoiner(byte) {
        builder.append(byte)
        index += 1
        if bytes[index...].starts(with: WordJoiner.bytes) { index += WordJoiner.bytes.count }
      } else {
        let end = bytes[index...].firstIndex(where: Self.mayHideJoiner) ?? bytes.count
        builder.append(bytes[index..<end])
        index = end
      }
    }
    if !builder.openMarkup.isEmpty { fault = fault ?? "a tag is not closed: it ends with the cue" }
    text = builder.finish()
  }

  /// Takes a tag that begins at an index, and says where it ends; nothing where it is text.
  private mutating func tag(_ bytes: [UInt8], at start: Int) -> Int? {
    var index = start + 1
    let closes = index < bytes.count && bytes[index] == UInt8(ascii: "/")
    if closes { index += 1 }
    let nameStart = index
    while index < bytes.count, bytes[index].isLetter { index += 1 }
    let name = bytes[nameStart..<index].map(\.lowercased)
    guard let end = angle.next(in: bytes, from: index), end < start + 1024 else { return nil }
    let rest = bytes[index..<end]
    guard rest.isEmpty || rest.first?.isBlank == true || rest.elementsEqual("/".utf8) else {
      return nil
    }
    switch String(decoding: name, as: UTF8.self) {
    case "b": take(.bold, closes)
    case "i": take(.italic, closes)
    case "u": take(.underline, closes)
    case "s": take(.strikeout, closes)
    case "font": take(Markup(.font(Self.font(rest))), closes)
    case "br" where !closes: builder.append(0x0A)
    default: return nil
    }
    return end + 1
  }

  private mutating func take(_ markup: Markup, _ closes: Bool) {
    guard closes else {
      if builder.isFull {
        fault = "more tags than anybody writes: some are left out"
      } else {
        builder.open(markup)
      }
      return
    }
    let innermost = builder.innermost
    let isThere = builder.close { $0.isSameElement(as: markup) }
    if !isThere { fault = "a tag that was never opened is closed: it is left out" }
    if isThere, innermost.map({ !$0.isSameElement(as: markup) }) ?? false {
      fault = "tags overlap: the inner one is closed and opened again"
    }
  }

  private static func font(_ attributes: ArraySlice<UInt8>) -> Markup.Font {
    var font = Markup.Font()
    for (name, value) in TagAttributes.pairs(in: attributes) {
      switch name {
      case "color": font.color = CSSColor.normalized(value)
      case "face": font.face = value
      case "size": font.size = value
      default: break
      }
    }
    return font
  }

  /// Takes an override in braces that begins at an index, and says where it ends; nothing where it
  /// is text.
  private mutating func override(_ bytes: [UInt8], at start: Int) -> Int? {
    guard start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "\\"),
      let end = brace.next(in: bytes, from: start + 2), end < start + 256
    else { return nil }
    let inside = bytes[(start + 1)..<end]
    if inside.count == 4, inside.begins(with: "\\an"), let key = inside.last, key.isDigit,
      let anchor = CueSettings.Anchor(keypad: Int(key) - 0x30)
    {
      if place == nil { place = anchor }
    } else if builder.isFull {
      fault = "more overrides than anybody writes: the rest are left out"
    } else {
      builder.mark(
        Markup(.foreign(.subRip, String(decoding: bytes[start...end], as: UTF8.self))))
    }
    return end + 1
  }

  // MARK: - Writing

  /// Whether text can be written as it is.
  static func isSafe(_ text: String) -> Bool {
    text.isClean(of: (UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: ">")))
  }

  /// Writes text in one line, with a word joiner in what would be taken for a tag, an override or
  /// times.
  static func append(_ text: Substring, to out: inout ByteWriter) {
    let bytes = Array(text.onOneLine.utf8)
    let isTiming = SubRipTiming(bytes.indices, in: bytes.span) != nil
    for (index, byte) in bytes.enumerated() {
      out.append(byte)
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      let isTag = byte == UInt8(ascii: "<") && isTagName(bytes[(index + 1)...])
      let isOverride = byte == UInt8(ascii: "{") && next == UInt8(ascii: "\\")
      let isArrow = isTiming && byte == UInt8(ascii: "-") && next == UInt8(ascii: ">")
      // A reader takes one out of each such place.
      let isJoined = mayHideJoiner(byte) && bytes[(index + 1)...].starts(with: WordJoiner.bytes)
      if isTag || isOverride || isArrow || isJoined { out += WordJoiner.bytes }
    }
  }

  /// Whether a word joiner behind a byte is one of ours.
  private static func mayHideJoiner(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "<") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "-")
  }

  /// Whether text behind an angle bracket begins as a tag that players know.
  private static func isTagName(_ bytes: ArraySlice<UInt8>) -> Bool {
    let rest = bytes.first == UInt8(ascii: "/") ? bytes.dropFirst() : bytes
    let name = rest.prefix(5).prefix(while: \.isLetter).map(\.lowercased)
    return ["b", "i", "u", "s", "font", "br"].contains(String(decoding: name, as: UTF8.self))
  }

  /// The tag that opens markup; nothing where players know none for it.
  static func opening(_ markup: Markup) -> String {
    switch markup.kind {
    case .bold: return "<b>"
    case .italic: return "<i>"
    case .underline: return "<u>"
    case .strikeout: return "<s>"
    case .font(let font):
      var tag = "<font"
      for (name, value) in [("color", font.color), ("face", font.face), ("size", font.size)] {
        // Players take a size for a number of points or of steps.
        guard let value, name != "size" || value.utf8.allSatisfy(\.isDigit) else { continue }
        tag += " \(name)=\"\(value.filter { !"\"<>".contains($0) }.onOneLine)\""
      }
      return tag + ">"
    case .foreign(.subRip, let text): return text
    default: return ""
    }
  }

  /// The tag that closes markup.
  static func closing(_ markup: Markup) -> String {
    switch markup.kind {
    case .bold: "</b>"
    case .italic: "</i>"
    case .underline: "</u>"
    case .strikeout: "</s>"
    case .font: "</font>"
    default: ""
    }
  }
}

extension Markup {
  /// Whether two tags would have the same name.
  func isSameElement(as other: Markup) -> Bool {
    switch (kind, other.kind) {
    case (.font, .font), (.voice, .voice), (.language, .language): true
    default: kind == other.kind
    }
  }
}
