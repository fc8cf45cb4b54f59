/// What the style sheets of a file say of classes and of those who speak, as markup for formats that
/// have no style sheets: rules such as `::cue(.loud) { color: red; font-weight: bold }`.
///
/// That is no reader of CSS: of a rule that it does not know it takes nothing, and says so.
struct WebVTTStyleSheet {
  private var classes: [String: Looks] = [:]
  private var voices: [String: Looks] = [:]

  init(_ track: SubtitleTrack) {
    for block in track.blocks {
      guard case .styleSheet(let text) = block.content else { continue }
      for rule in Self.rules(of: text).rules {
        switch rule.subject {
        case .class(let name): classes[name, default: Looks()].add(rule.looks)
        case .voice(let name): voices[name, default: Looks()].add(rule.looks)
        }
      }
    }
  }

  /// Whether all that a style sheet says can be said by markup.
  static func isSimple(_ text: String) -> Bool { rules(of: text).isAll }

  /// Whether markup has a class, or a speaker that something is said of.
  func mayStyle(_ markup: Markup) -> Bool {
    if markup.isPlace { return false }
    return !markup.classes.isEmpty || markup.voice.map { voices[$0] != nil } ?? false
  }

  /// What markup looks like, the outermost first; the classes of which something is known are taken
  /// from it.
  func looks(of markup: inout Markup) -> [Markup] {
    var looks = markup.voice.flatMap { voices[$0] } ?? Looks()
    markup.classes.removeAll { name in
      guard let known = classes[name] ?? WebVTTStyle.markup(of: name).map(Looks.init) else {
        return false
      }
      looks.add(known)
      return true
    }
    return looks.markup
  }
}

/// How letters look by some declarations.
private struct Looks {
  var kinds: [Markup.Kind] = []
  var font = Markup.Font()

  init() {}

  init(_ kind: Markup.Kind) { add(kind) }

  var markup: [Markup] {
    kinds.map { Markup($0) } + (font == Markup.Font() ? [] : [Markup(.font(font))])
  }

  mutating func add(_ kind: Markup.Kind) {
    guard case .font(let new) = kind else {
      if !kinds.contains(kind) { kinds.append(kind) }
      return
    }
    font.color = new.color ?? font.color
    font.background = new.background ?? font.background
    font.face = new.face ?? font.face
    font.size = new.size ?? font.size
  }

  mutating func add(_ others: Looks) {
    for kind in others.kinds { add(kind) }
    add(.font(others.font))
  }

  /// Takes a declaration; whether it is one that markup can say.
  mutating func take(_ property: String, _ value: String) -> Bool {
    switch (property, value.lowercased()) {
    case ("font-weight", "bold"), ("font-weight", "bolder"): add(.bold)
    case ("font-style", "italic"), ("font-style", "oblique"): add(.italic)
    case ("text-decoration", "underline"), ("text-decoration-line", "underline"): add(.underline)
    case ("text-decoration", "line-through"), ("text-decoration-line", "line-through"):
      add(.strikeout)
    case ("font-weight", "normal"), ("font-weight", "400"), ("font-style", "normal"),
      ("text-decoration", "none"):
      break
    case ("font-weight", let weight):
      guard let weight = Int(weight), (1...1000).contains(weight) else { return false }
      if weight >= 600 { add(.bold) }
    case ("color", let color):
      guard let color = CSSColor.reading(color) else { return false }
      add(.font(.init(color: color)))
    case ("background-color", let color), ("background", let color):
      guard let color = CSSColor.reading(color) else { return false }
      add(.font(.init(background: color)))
    case ("font-family", _): add(.font(.init(face: value.filter { $0 != "\"" && $0 != "'" })))
    case ("font-size", let size): add(.font(.init(size: size)))
    default: return false
    }
    return true
  }
}

extension WebVTTStyleSheet {
  /// What a rule is about.
  private enum Subject {
    case `class`(String)
    case voice(String)
  }

  /// The rules that are known, a subject each, and whether there are no others.
  private static func rules(
    of text: String
  ) -> (rules: [(subject: Subject, looks: Looks)], isAll: Bool) {
    var rules: [(Subject, Looks)] = []
    var isAll = true
    var rest = withoutComments(text)[...]
    while let open = rest.firstIndex(of: "{") {
      let selectors = rest[..<open].split(separator: ",", omittingEmptySubsequences: false)
      let close = rest[open...].firstIndex(of: "}") ?? rest.endIndex
      var looks = Looks()
      for declaration in rest[rest.index(after: open)..<close].split(separator: ";") {
        guard let colon = declaration.firstIndex(of: ":") else {
          isAll = isAll && declaration.allSatisfy(\.isWhitespace)
          continue
        }
        let property = String(declaration[..<colon]).trimmedOfSpace.lowercased()
        let value = declaration[declaration.index(after: colon)...].prefix { $0 != "!" }
        if !looks.take(property, String(value).trimmedOfSpace) { isAll = false }
      }
      for selector in selectors {
        if let subject = subject(String(selector).trimmedOfSpace) {
          rules.append((subject, looks))
        } else {
          isAll = false
        }
      }
      rest = close < rest.endIndex ? rest[rest.index(after: close)...] : rest[close...]
    }
    return (rules, isAll && rest.allSatisfy(\.isWhitespace))
  }

  /// What a selector selects: `::cue(.name)`, `::cue(c.name)`, `::cue(v[voice="Name"])`.
  private static func subject(_ selector: String) -> Subject? {
    guard selector.hasPrefix("::cue("), selector.hasSuffix(")") else { return nil }
    let inside = String(selector.dropFirst(6).dropLast()).trimmedOfSpace
    for mark in [".", "c."] where inside.hasPrefix(mark) {
      let name = inside.dropFirst(mark.count)
      let isName = name.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "-" || $0 == "_"
      }
      return isName && !name.isEmpty ? .class(String(name)) : nil
    }
    for mark in ["v[voice=", "[voice="] where inside.hasPrefix(mark) && inside.hasSuffix("]") {
      let name = inside.dropFirst(mark.count).dropLast()
      guard name.count > 2, let quote = name.first, quote == "\"" || quote == "'",
        name.last == quote, !name.contains("\\")
      else { return nil }
      return .voice(String(name.dropFirst().dropLast()))
    }
    return nil
  }

  private static func withoutComments(_ text: String) -> String {
    var parts: [Substring] = []
    var rest = text[...]
    while let open = rest.firstRange(of: "/*") {
      parts.append(rest[..<open.lowerBound])
      guard let close = rest[open.upperBound...].firstRange(of: "*/") else { return parts.joined() }
      rest = rest[close.upperBound...]
    }
    return (parts + [rest]).joined()
  }
}
