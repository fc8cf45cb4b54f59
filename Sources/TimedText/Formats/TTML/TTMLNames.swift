/// The namespaces of TTML (TTML2, section 5.1), and of the drafts before it that are still in use as
/// DFXP.
enum TTMLNames {
  static let content = "http://www.w3.org/ns/ttml"
  static let parameter = content + "#parameter"
  static let styling = content + "#styling"
  static let metadata = content + "#metadata"
  static let xml = "http://www.w3.org/XML/1998/namespace"
  /// IMSC 1.1's text profile (TTML Profiles for Internet Media Subtitles and Captions 1.1, section 5).
  static let textProfile = content + "/profile/imsc1.1/text"

  /// What a namespace holds.
  enum Part {
    /// Elements of content.
    case content
    /// Parameters of the document.
    case parameter
    /// How content looks.
    case styling
    /// What is said about it.
    case metadata
    /// XML's own.
    case xml
    /// No namespace at all.
    case none
    /// Something else.
    case foreign
  }

  /// What a namespace of any version holds.
  static func part(of uri: String) -> Part {
    switch uri {
    case "": return .none
    case content: return .content
    case styling: return .styling
    case metadata: return .metadata
    case xml: return .xml
    default: break
    }
    let pieces = uri.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard let base = pieces.first, base == content || isDraft(base) else { return .foreign }
    switch pieces.count > 1 ? pieces[1] : "" {
    case "": return .content
    case "parameter": return .parameter
    case "styling", "style", "style-extension": return .styling
    case "metadata": return .metadata
    default: return .foreign
    }
  }

  /// The drafts of 2006 were `http://www.w3.org/2006/10/ttaf1` and the like.
  private static func isDraft(_ base: Substring) -> Bool {
    base.hasPrefix("http://www.w3.org/") && base.hasSuffix("/ttaf1")
  }
}

/// The prefixes that a file has for what a cue is written with.
struct TTMLPrefixes {
  /// Before the names of elements, with its colon; empty for none.
  var element = ""
  /// Before the names of styles, with its colon; nothing where the file has none.
  var styling: String? = "tts:"
  /// Before the names of metadata, with its colon; nothing where the file has none.
  var metadata: String? = "ttm:"
}

/// An `xml:id` for any text: what XML cannot have in one is written by its number, `_x0020_` for a
/// space, as SQL/XML (ISO/IEC 9075-14, section 9.1) maps names to those of XML.
enum TTMLIdentifier {
  /// The name for a text that is not empty.
  static func encoded(_ text: String) -> String {
    var name = ""
    var rest = Substring(text).unicodeScalars
    while let scalar = rest.first {
      let isEscape = scalar == "_" && decodedEscape(Substring(rest)) != nil
      let isAllowed = name.isEmpty ? scalar.canStartName : scalar.canStandInName
      if isAllowed, !isEscape {
        name.unicodeScalars.append(scalar)
      } else {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let width = digits.utf8.count > 4 ? 8 : 4
        name += "_x" + String(repeating: "0", count: width - digits.utf8.count) + digits + "_"
      }
      rest.removeFirst()
    }
    return name
  }

  /// The text of a name.
  static func decoded(_ name: String) -> String {
    guard name.contains("_x") else { return name }
    var text = ""
    var rest = Substring(name).unicodeScalars
    while let scalar = rest.first {
      if scalar == "_", let (decoded, count) = decodedEscape(Substring(rest)) {
        text.unicodeScalars.append(decoded)
        rest.removeFirst(count)
      } else {
        text.unicodeScalars.append(scalar)
        rest.removeFirst()
      }
    }
    return text
  }

  /// The character that `_xHHHH_` at the start of a text stands for, and how many characters that is.
  private static func decodedEscape(_ text: Substring) -> (Unicode.Scalar, count: Int)? {
    let start = Array(text.unicodeScalars.prefix(11))
    guard start.count >= 7, start[0] == "_", start[1] == "x" else { return nil }
    for width in [4, 8] where start.count > width + 2 && start[width + 2] == "_" {
      var digits = String.UnicodeScalarView()
      digits.append(contentsOf: start[2..<width + 2])
      if let value = UInt32(String(digits), radix: 16), let scalar = Unicode.Scalar(value) {
        return (scalar, width + 3)
      }
    }
    return nil
  }
}

extension Unicode.Scalar {
  /// Whether an XML name without a colon may begin with it (Namespaces in XML 1.0, section 3).
  fileprivate var canStartName: Bool {
    switch value {
    case 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
      0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF,
      0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
      true
    default: false
    }
  }

  /// Whether an XML name without a colon may have it.
  fileprivate var canStandInName: Bool {
    switch value {
    case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: canStartName
    }
  }
}

extension XMLElement {
  /// What an attribute of a part of TTML says.
  func value(_ name: String, _ part: TTMLNames.Part) -> String? {
    attributes.first { $0.name == name && TTMLNames.part(of: $0.namespace) == part }?.value
  }

  /// The attribute of a name without a prefix.
  func attribute(_ name: String) -> XMLAttribute? {
    attributes.first { $0.name == name && $0.namespace.isEmpty }
  }

  /// The identifiers that an attribute refers to.
  func references(_ name: String) -> [String] {
    attribute(name)?.value.split { " \t\n\r".contains($0) }.map(String.init) ?? []
  }
}
