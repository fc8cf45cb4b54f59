/// Text as XML has it.
enum TTMLEscaping {
  /// Writes characters of content.
  static func append(_ text: Substring, isASCII: Bool, to out: inout ByteWriter) {
    let isPlain = text.utf8.allSatisfy { byte in
      byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "&") && byte != UInt8(ascii: "<")
        && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "\"")
    }
    if isPlain {
      out += text.utf8
      return
    }
    for scalar in text.unicodeScalars { append(scalar, isASCII: isASCII, to: &out) }
  }

  private static func append(_ scalar: Unicode.Scalar, isASCII: Bool, to out: inout ByteWriter) {
    switch scalar {
    case "&": out += "&amp;"
    case "<": out += "&lt;"
    case ">": out += "&gt;"
    case "\"": out += "&quot;"
    case "\t": out.append(0x09)
    case "\r": out += "&#13;"
    default:
      // What XML 1.0 cannot have (section 2.2) is a space, or a character in place of it.
      if scalar.value < 0x20 {
        out.append(0x20)
      } else if scalar.value & 0xFFFE == 0xFFFE, scalar.value < 0x10000 {
        out += "\u{FFFD}"
      } else if isASCII, scalar.value >= 0x80 {
        out += "&#\(scalar.value);"
      } else {
        out += String(scalar)
      }
    }
  }

  /// A value between quotation marks.
  static func attribute(_ text: String, isASCII: Bool = false) -> String {
    var out = ByteWriter()
    append(Substring(text.onOneLine), isASCII: isASCII, to: &out)
    return String(decoding: out.bytes, as: UTF8.self)
  }

  /// Whether white space in a text is to be kept as it is: a paragraph has single spaces inside its
  /// rows only without that.
  static func needsPreserving(_ text: String) -> Bool {
    var last: UInt8 = 0x0A
    for byte in text.utf8 {
      let isSpace = byte == 0x20 || byte == 0x09 || byte == 0x0D
      if byte == 0x09 || byte == 0x0D { return true }
      if isSpace, last == 0x20 || last == 0x0A { return true }
      if byte == 0x0A, last == 0x20 { return true }
      last = byte
    }
    return last == 0x20
  }

  /// Two hyphens, or one at the end, cannot be in a comment (XML 1.0, section 2.5): a word joiner,
  /// which nobody sees, goes behind the first.
  static func comment(_ text: String) -> String {
    var comment = String.UnicodeScalarView()
    for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
      if scalar == "-", comment.last == "-" { comment.append("\u{2060}") }
      comment.append(scalar.value < 0x20 && scalar != "\n" && scalar != "\t" ? " " : scalar)
    }
    if comment.last == "-" { comment.append("\u{2060}") }
    return String(comment)
  }

  /// A comment without the word joiners of ours.
  static func uncommented(_ text: String) -> String { text.replacing("-\u{2060}", with: "-") }
}
