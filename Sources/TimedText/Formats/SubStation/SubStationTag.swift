/// A tag of an override block that says what markup, or a cue, can say.
enum SubStationTag {
  /// Bold, italic, underlined or struck out; neither on nor off is as the style has it.
  case toggle(SubStationProperty, Bool?)
  /// A colour, a family or a size; nothing is as the style has it.
  case font(SubStationProperty, Markup.Font?)
  /// One of nine places of the screen.
  case place(CueSettings.Anchor)
  /// A syllable takes so many hundredths of a second; `k`, `kf` or `ko` is how it is filled.
  case syllable(Int64, String)
  /// The next syllable begins so many hundredths of a second behind the in-time.
  case syllableStart(Int64)
  /// What follows can be seen, or cannot; an animation of it may be seen at some time.
  case transparency(isHidden: Bool)
  /// What follows is drawn at a scale; nothing is text again.
  case drawing(String?)
  /// A style of wrapping.
  case wrapping(Int)
  /// All is as a style has it: the cue's own where the name is empty.
  case reset(String)

  /// The tag whose name and value stand behind a backslash; nothing where it says something else.
  init?(_ text: String) {
    let text = text.unpadded[...]
    guard let tag = Self.toggle(text) ?? Self.font(text) ?? Self.place(text) ?? Self.other(text)
    else { return nil }
    self = tag
  }

  private static func toggle(_ text: Substring) -> SubStationTag? {
    let property: SubStationProperty
    switch text.utf8.first {
    case UInt8(ascii: "b"): property = .bold
    case UInt8(ascii: "i"): property = .italic
    case UInt8(ascii: "u"): property = .underline
    case UInt8(ascii: "s"): property = .strikeout
    default: return nil
    }
    switch text.dropFirst() {
    case "": return .toggle(property, nil)
    case "0": return .toggle(property, false)
    case "1": return .toggle(property, true)
    // Weights of type: libass makes of them what is nearest.
    case "400" where property == .bold: return .toggle(property, false)
    case "700" where property == .bold: return .toggle(property, true)
    default: return nil
    }
  }

  private static func font(_ text: Substring) -> SubStationTag? {
    if text.hasPrefix("fn") {
      let face = text.dropFirst(2).unpadded
      return .font(.face, face.isEmpty ? nil : Markup.Font(face: String(face)))
    }
    if text.hasPrefix("fs") {
      let size = text.dropFirst(2)
      guard size.utf8.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: ".") }) else { return nil }
      return .font(.size, size.isEmpty ? nil : Markup.Font(size: String(size)))
    }
    for name in ["c", "1c"] where text.hasPrefix(name) {
      let value = text.dropFirst(name.count)
      if value.isEmpty { return .font(.color, nil) }
      return SubStationColor.ofTag(value).map { .font(.color, Markup.Font(color: $0)) }
    }
    return nil
  }

  private static func place(_ text: Substring) -> SubStationTag? {
    if text.hasPrefix("an") {
      return Int(text.dropFirst(2)).flatMap { CueSettings.Anchor(keypad: $0) }.map { .place($0) }
    }
    guard text.hasPrefix("a"), let number = Int(text.dropFirst()) else { return nil }
    return SubStationPlace.anchor(of: number).map { .place($0) }
  }

  private static func other(_ text: Substring) -> SubStationTag? {
    func number(_ text: Substring) -> Int64? {
      guard (1...7).contains(text.utf8.count), text.utf8.allSatisfy(\.isDigit) else { return nil }
      return Int64(text)
    }
    if text.hasPrefix("kt") { return number(text.dropFirst(2)).map { .syllableStart($0) } }
    if text.hasPrefix("alpha") { return .transparency(isHidden: text.dropFirst(5) == "&HFF&") }
    if text.hasPrefix("t("), text.contains("alpha") { return .transparency(isHidden: false) }
    switch text.utf8.first {
    case UInt8(ascii: "k"), UInt8(ascii: "K"):
      for (name, kind) in [("kf", "kf"), ("ko", "ko"), ("K", "kf"), ("k", "k")]
      where text.hasPrefix(name) {
        return number(text.dropFirst(name.count)).map { .syllable($0, kind) }
      }
      return nil
    case UInt8(ascii: "p"):
      return number(text.dropFirst()).map { .drawing($0 == 0 ? nil : String($0)) }
    case UInt8(ascii: "q"): return number(text.dropFirst()).map { .wrapping(Int($0)) }
    case UInt8(ascii: "r"): return .reset(String(text.dropFirst()))
    default: return nil
    }
  }
}

/// What a tag sets of how letters look.
enum SubStationProperty: CaseIterable {
  case bold
  case italic
  case underline
  case strikeout
  case color
  case face
  case size

  /// The markup that turns it on, of those that are on or off.
  var kind: Markup.Kind {
    switch self {
    case .bold: .bold
    case .italic: .italic
    case .underline: .underline
    case .strikeout: .strikeout
    case .color, .face, .size: .font(Markup.Font())
    }
  }

  /// Whether markup sets it.
  func isSet(by markup: Markup) -> Bool {
    switch (self, markup.kind) {
    case (.color, .font(let font)): font.color != nil
    case (.face, .font(let font)): font.face != nil
    case (.size, .font(let font)): font.size != nil
    default: markup.kind == kind
    }
  }
}

/// Places of the screen as version 4 numbers them: 1 to 3 at the bottom, 5 to 7 at the top, 9 to 11
/// in the middle.
enum SubStationPlace {
  static func anchor(of number: Int) -> CueSettings.Anchor? {
    guard (1...11).contains(number), number % 4 != 0,
      let column = CueSettings.Anchor.Column(rawValue: number % 4 - 1)
    else { return nil }
    let rows: [CueSettings.Anchor.Row] = [.bottom, .top, .middle]
    return CueSettings.Anchor(row: rows[number / 4], column: column)
  }

  static func number(of anchor: CueSettings.Anchor) -> Int {
    let row = [.bottom: 0, .top: 4, .middle: 8][anchor.row] ?? 0
    return row + anchor.column.rawValue + 1
  }
}
