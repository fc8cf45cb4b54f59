internal import UnicodeText

/// Takes out of a text what is no text: control characters, marks of direction that span what is
/// cut apart later, characters without width that break words for layout.
enum TextCleaning {
  /// The text without them. Linear in its length.
  static func cleaned(_ text: String) -> String {
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(text.utf8.count)
    var previous: Unicode.Scalar = "\n"
    var noBreakSpace: Unicode.Scalar?
    for scalar in text.unicodeScalars where !isDropped(scalar) {
      if let space = noBreakSpace {
        result.append(previous == "«" || scalar.isBoundToWordBefore ? space : " ")
        noBreakSpace = nil
      }
      if scalar.isNoBreakSpace {
        noBreakSpace = scalar
      } else {
        result.append(scalar)
        previous = scalar
      }
    }
    return String(scalars: result)
  }

  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\t"..."\r", "\u{85}": false
    case "\0"..<" ", "\u{7f}"..."\u{9f}": true
    // Soft hyphen, zero-width space, word joiner, byte order mark, object replacement.
    case "\u{ad}", "\u{200b}", "\u{2060}", "\u{feff}", "\u{fffc}": true
    // Embeddings, overrides and isolates of direction, and what closes them.
    case "\u{202a}"..."\u{202e}", "\u{2066}"..."\u{206f}": true
    case "\u{fff9}"..."\u{fffb}", "\u{e0000}"..."\u{e007f}": true
    default: false
    }
  }
}

extension Unicode.Scalar {
  /// Whether French writes it behind a space that no line may break at.
  fileprivate var isBoundToWordBefore: Bool {
    switch self {
    case "?", "!", ":", ";", "»", "%", "€": true
    default: false
    }
  }
}
