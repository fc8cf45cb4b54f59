internal import Timeline

/// The markup inside WebVTT's cues, by the steps of the cue text tokeniser and of the rules that
/// make a tree of its tokens (section 6.4).
struct WebVTTMarkup {
  /// The text that was read.
  private(set) var text = CueText()
  /// What means nothing and is left out, with where it is.
  private(set) var faults = Repairs()
  private var builder = CueTextBuilder()

  // MARK: - Reading

  /// Reads the text of a cue.
  mutating func parse(_ bytes: ArraySlice<UInt8>) {
    faults = Repairs()
    guard bytes.contains(where: Self.isSpecial) else {
      text = CueText(String(decoding: bytes, as: UTF8.self))
      return
    }
    var index = bytes.startIndex
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "&"):
        if let (reference, end) = CharacterReference.read(bytes, at: index) {
          builder.append(reference)
          index = end
        } else {
          builder.append(bytes[index])
          index += 1
        }
      case UInt8(ascii: "<"): tag(bytes, at: &index)
      case 0x0D:
        index += 1
        if index == bytes.endIndex || bytes[index] != 0x0A { builder.append(0x0A) }
      case 0:
        builder.append("\u{FFFD}")
        index += 1
      default:
        builder.append(bytes[index])
        index += 1
      }
    }
    if builder.innermost.map({ !$0.mayStayOpen }) ?? false {
      faults.note(bytes.endIndex, "a tag is not closed: it ends with the cue")
    }
    text = builder.finish()
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == 0x0D || byte == 0
  }

  /// A tag as the tokeniser sees it.
  private struct Tag {
    var name: ArraySlice<UInt8> = []
    var classes: [String] = []
    var annotation = ""
  }

  private mutating func tag(_ bytes: ArraySlice<UInt8>, at index: inout Int) {
    let start = index
    index += 1
    guard index < bytes.endIndex else { return }
    let end = bytes[index...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.endIndex
    let inside = bytes[index..<end]
    index = min(end + 1, bytes.endIndex)
    if inside.first == UInt8(ascii: "/") {
      close(inside.dropFirst(), at: start)
    } else if inside.first?.isDigit ?? false {
      var position = inside.startIndex
      if let time = WebVTTTiming.time(in: inside, at: &position), position == inside.endIndex {
        builder.mark(Markup(.time(time)))
      } else {
        faults.note(start, "no time that WebVTT has: it is left out")
      }
    } else {
      open(Self.tag(inside), at: start)
    }
  }

  private static func tag(_ inside: ArraySlice<UInt8>) -> Tag {
    var tag = Tag()
    var index = inside.startIndex
    while index < inside.endIndex, !inside[index].endsTagName { index += 1 }
    tag.name = inside[..<index]
    while index < inside.endIndex, inside[index] == UInt8(ascii: ".") {
      let start = index + 1
      index = start
      while index < inside.endIndex, !inside[index].endsTagName { index += 1 }
      if index > start {
        let name = String(decoding: inside[start..<index], as: UTF8.self)
        tag.classes.append(name.replacing("\0", with: "\u{FFFD}"))
      }
    }
    tag.annotation = annotation(inside[index...])
    return tag
  }

  /// The annotation, with single spaces for white space between its words.
  private static func annotation(_ bytes: ArraySlice<UInt8>) -> String {
    var words: [[UInt8]] = [[]]
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "&"),
        let (reference, end) = CharacterReference.read(bytes, at: index, inAttribute: true)
      {
        words[words.count - 1] += reference.utf8
        index = end
        continue
      }
      if bytes[index].isSpace {
        words.append([])
      } else if bytes[index] == 0 {
        words[words.count - 1] += [0xEF, 0xBF, 0xBD]
      } else {
        words[words.count - 1].append(bytes[index])
      }
      index += 1
    }
    return words.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
      .joined(separator: " ")
  }

  private mutating func open(_ tag: Tag, at offset: Int) {
    let kind: Markup.Kind
    switch String(decoding: tag.name, as: UTF8.self) {
    case "c": kind = .group
    case "i": kind = .italic
    case "b": kind = .bold
    case "u": kind = .underline
    case "ruby": kind = .ruby
    case "rt" where builder.innermost?.kind == .ruby: kind = .rubyText
    case "v": kind = .voice(tag.annotation)
    case "lang": kind = .language(tag.annotation)
    case let name:
      faults.note(offset, "tag “\(name)” means nothing here: it is left out")
      return
    }
    if builder.isFull {
      faults.note(offset, "more tags than anybody writes: this one is left out")
    } else {
      builder.open(Markup(kind, classes: tag.classes))
    }
  }

  private mutating func close(_ name: ArraySlice<UInt8>, at offset: Int) {
    let innermost = builder.innermost?.kind
    let name = String(decoding: name, as: UTF8.self)
    switch (name, innermost) {
    case ("c", .group?), ("i", .italic?), ("b", .bold?), ("u", .underline?), ("ruby", .ruby?),
      ("rt", .rubyText?), ("v", .voice?), ("lang", .language?):
      builder.close()
    case ("ruby", .rubyText?):
      builder.close()
      builder.close()
    default: faults.note(offset, "a tag “\(name)” that is not open is closed: it is left out")
    }
  }

  // MARK: - Writing

  /// Writes text with its markup, each line with its end.
  static func append(_ text: CueText, lineEnding: String, to out: inout ByteWriter) {
    guard !text.isEmpty else { return }
    if text.spans.isEmpty, lineEnding == "\n" || !text.string.utf8.contains(0x0A),
      text.string.isClean(of: (UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">")))
    {
      out += text.string
      out += lineEnding
      return
    }
    var row = Row(lineEnding: lineEnding)
    let count = text.string.utf8.count
    /// Whether a voice that goes on to the end of the text may be left open there.
    let openEnd = text.spans.first.map { $0.markup.mayStayOpen && $0.range == 0..<count } ?? false
    var depth = 0
    text.forEachPiece { piece in
      switch piece {
      case .open(let markup):
        row.append(tag: tag(opening: markup), to: &out)
        if !markup.isPlace { depth += 1 }
      case .close(let markup):
        depth -= 1
        if depth == 0, openEnd { break }
        row.append(tag: tag(closing: markup), to: &out)
      case .text(var part):
        while let end = part.utf8.firstIndex(of: 0x0A) {
          row.append(part[..<end], to: &out)
          row.end(to: &out)
          part = part[part.utf8.index(after: end)...]
        }
        row.append(part, to: &out)
      }
    }
    row.endLast(to: &out)
  }

  /// A row that is being written.
  private struct Row {
    let lineEnding: String
    /// Whether nothing of it has been written.
    private var isEmpty = true
    private var isFirst = true
    /// Tags, and blanks, that come before its next words.
    private var pending: [String] = []

    init(lineEnding: String) { self.lineEnding = lineEnding }

    mutating func append(tag: String, to out: inout ByteWriter) {
      if isEmpty || !pending.isEmpty { pending.append(tag) } else { out += tag }
    }

    mutating func append(_ words: Substring, to out: inout ByteWriter) {
      // What is blank is a part of the row where more follows, or else all of it.
      if isEmpty, words.utf8.allSatisfy(\.isBlank) { return pending.append(String(words)) }
      write(to: &out)
      WebVTTMarkup.append(words, to: &out)
      isEmpty = false
    }

    /// Ends a row that another one follows. One with nothing in it would end the cue: there stands a
    /// space in it.
    mutating func end(to out: inout ByteWriter) {
      if isEmpty {
        let blanks = pending.filter { $0.utf8.allSatisfy(\.isBlank) }.joined()
        out += blanks.isEmpty ? " " : blanks
        pending.removeAll { $0.utf8.allSatisfy(\.isBlank) }
      }
      out += lineEnding
      (isEmpty, isFirst) = (true, false)
    }

    mutating func endLast(to out: inout ByteWriter) {
      if isEmpty, !isFirst, !pending.contains(where: { $0.utf8.contains(0x20) }) { out += " " }
      isEmpty = isEmpty && isFirst && pending.allSatisfy(\.isEmpty)
      write(to: &out)
      if !isEmpty { out += lineEnding }
    }

    private mutating func write(to out: inout ByteWriter) {
      for text in pending { out += text }
      pending.removeAll(keepingCapacity: true)
    }
  }

  fileprivate static func append(_ text: Substring, to out: inout ByteWriter) {
    if !text.utf8.contains(where: isOdd) {
      out += text.utf8
      return
    }
    for byte in text.onOneLine.utf8 {
      switch byte {
      case UInt8(ascii: "&"): out += "&amp;"
      case UInt8(ascii: "<"): out += "&lt;"
      case UInt8(ascii: ">"): out += "&gt;"
      default: out.append(byte)
      }
    }
  }

  /// Whether a byte is none that any text has as it is.
  private static func isOdd(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte > 0x7E || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<")
      || byte == UInt8(ascii: ">")
  }

  private static func tag(opening markup: Markup) -> String {
    let classes = (markup.classes + WebVTTStyle.classes(of: markup)).map {
      "." + $0.filter { !" .<>&\t".contains($0) }.onOneLine
    }.joined()
    switch markup.kind {
    case .bold: return "<b\(classes)>"
    case .italic: return "<i\(classes)>"
    case .underline: return "<u\(classes)>"
    case .group, .strikeout, .font:
      return classes.isEmpty && markup.kind != .group ? "" : "<c\(classes)>"
    case .voice(let name): return "<v\(classes) \(escaped(name))>"
    case .language(let tag): return "<lang\(classes) \(escaped(tag))>"
    case .ruby: return "<ruby\(classes)>"
    case .rubyText: return "<rt\(classes)>"
    case .time(let time):
      var out = ByteWriter()
      out.append(time, decimalMark: UInt8(ascii: "."))
      return "<" + String(decoding: out.bytes, as: UTF8.self) + ">"
    case .foreign: return ""
    }
  }

  private static func tag(closing markup: Markup) -> String {
    switch markup.kind {
    case .bold: "</b>"
    case .italic: "</i>"
    case .underline: "</u>"
    case .strikeout, .font: tag(opening: markup).isEmpty ? "" : "</c>"
    case .group: "</c>"
    case .voice: "</v>"
    case .language: "</lang>"
    case .ruby: "</ruby>"
    case .rubyText: "</rt>"
    case .time, .foreign: ""
    }
  }

  private static func escaped(_ text: String) -> String {
    var out = ByteWriter()
    append(Substring(text), to: &out)
    return String(decoding: out.bytes, as: UTF8.self)
  }
}

extension UInt8 {
  /// Whether it ends the name of a tag, or of a class of it.
  fileprivate var endsTagName: Bool { self == UInt8(ascii: ".") || isSpace }
}

extension Markup {
  /// Whether a file may leave it open at the end of a cue: a voice.
  fileprivate var mayStayOpen: Bool {
    if case .voice = kind { true } else { false }
  }
}
