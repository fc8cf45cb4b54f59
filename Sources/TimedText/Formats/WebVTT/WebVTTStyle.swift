/// Looks that WebVTT has no tag for, as classes and the rules of a style sheet.
struct WebVTTStyle {
  /// The rules for what a track needs and browsers do not know by themselves.
  private(set) var rules: [String] = []

  init(_ track: SubtitleTrack) {
    var seen: Set<String> = []
    let cues = track.cues.span
    for index in cues.indices where cues[index].text.hasSpans {
      for span in cues[index].text.spans {
        if span.markup.hidesWhatFollows, seen.insert(":future").inserted {
          rules.append("::cue(:future) { visibility: hidden }")
        }
        for name in Self.classes(of: span.markup) where seen.insert(name).inserted {
          if let rule = Self.rule(for: name) { rules.append(rule) }
        }
      }
    }
  }

  /// The classes that stand for how markup looks.
  static func classes(of markup: Markup) -> [String] {
    switch markup.kind {
    case .strikeout: return [strikeout]
    case .font(let font):
      return [
        font.color.map { name(of: $0, behind: false) },
        font.background.map { name(of: $0, behind: true) },
      ].compactMap(\.self)
    default: return []
    }
  }

  /// The look that a class stands for; nothing where it is a style sheet's own.
  static func markup(of name: String) -> Markup.Kind? {
    if name == strikeout { return .strikeout }
    let isBehind = name.hasPrefix("bg_")
    let rest = isBehind ? name.dropFirst(3) : name[...]
    let color: String?
    if let known = colors.first(where: { $0.name == rest }) {
      color = known.color
    } else if rest.hasPrefix("color-"), CSSColor.components("#" + rest.dropFirst(6)) != nil {
      color = "#" + rest.dropFirst(6)
    } else {
      color = nil
    }
    return color.map { .font(isBehind ? .init(background: $0) : .init(color: $0)) }
  }

  private static let strikeout = "strikeout"

  private static func name(of color: String, behind: Bool) -> String {
    let color = CSSColor.normalized(color)
    let name =
      colors.first { $0.color == color }?.name
      ?? "color-" + color.filter { $0.isLetter || $0.isNumber }
    return behind ? "bg_" + name : name
  }

  /// The colours that browsers know as classes (section 5, "Default classes for WebVTT caption or
  /// subtitle cue components").
  private static let colors: [(name: String, color: String)] = [
    ("white", "#ffffff"), ("lime", "#00ff00"), ("cyan", "#00ffff"),
    ("red", "#ff0000"), ("yellow", "#ffff00"), ("magenta", "#ff00ff"), ("blue", "#0000ff"),
    ("black", "#000000"),
  ]

  private static func rule(for name: String) -> String? {
    if name == strikeout { return "::cue(.strikeout) { text-decoration: line-through }" }
    guard name.contains("color-"), case .font(let font)? = markup(of: name) else { return nil }
    let property = font.color != nil ? "color" : "background-color"
    return "::cue(.\(name)) { \(property): \(font.color ?? font.background ?? "") }"
  }
}
