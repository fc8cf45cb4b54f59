internal import Timeline

/// Writes the text of cues with its markup (section 4.2.2).
enum WebVTTTextWriter {
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

    init(lineEnding: String) { self.lineEnding = lineEnding }

    mutating func append(tag: String, to out: inout ByteWriter) {
      out += tag
      isEmpty = isEmpty && tag.isEmpty
    }

    mutating func append(_ words: Substring, to out: inout ByteWriter) {
      WebVTTTextWriter.append(words, to: &out)
      isEmpty = isEmpty && words.isEmpty
    }

    /// Ends a row that another one follows. One with nothing in it would end the cue: there stands a
    /// space in it.
    mutating func end(to out: inout ByteWriter) {
      if isEmpty { out.append(0x20) }
      out += lineEnding
      (isEmpty, isFirst) = (true, false)
    }

    mutating func endLast(to out: inout ByteWriter) {
      if !isEmpty || !isFirst { end(to: &out) }
    }
  }

  fileprivate static func append(_ text: Substring, to out: inout ByteWriter) {
    if !text.utf8.contains(where: isSpecial) {
      out += text.utf8
      return
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): out += "&amp;"
      case UInt8(ascii: "<"): out += "&lt;"
      case UInt8(ascii: ">"): out += "&gt;"
      case 0x0A, 0x0D: out.append(0x20)
      case 0: out += "\u{FFFD}"
      default: out.append(byte)
      }
    }
  }

  /// Whether a byte is none that a row has as it is.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
      || byte == 0x0A || byte == 0x0D || byte == 0
  }

  private static func tag(opening markup: Markup) -> String {
    let classes = (markup.classes + WebVTTStyle.classes(of: markup)).map { name in
      // What would end the class, or the tag, cannot be in its name.
      "." + String(name.unicodeScalars.filter { !" .>\t\n\u{C}\r\0".unicodeScalars.contains($0) })
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
