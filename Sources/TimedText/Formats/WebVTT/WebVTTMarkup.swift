internal import Timeline

/// The markup inside WebVTT's cues, by the steps of the cue text tokeniser and of the rules that
/// make a tree of its tokens (section 6.4).
struct WebVTTMarkup {
  /// The text that was read.
  private(set) var text = CueText()
  /// What means nothing and is left out, with where it is.
  private(set) var faults = Repairs()
  private var builder = CueTextBuilder()

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
}

extension UInt8 {
  /// Whether it ends the name of a tag, or of a class of it.
  fileprivate var endsTagName: Bool { self == UInt8(ascii: ".") || isSpace }
}

extension Markup {
  /// Whether a file may leave it open at the end of a cue: a voice.
  var mayStayOpen: Bool {
    if case .voice = kind { true } else { false }
  }
}
