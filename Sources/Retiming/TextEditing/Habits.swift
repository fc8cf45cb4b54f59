internal import UnicodeText

/// Ways of writing in which a track and a transcript differ throughout, so that the difference in
/// one place is nobody's correction: straight and curly quotes, full-width and half-width forms.
struct Habits {
  /// Characters with the one that stands for them.
  private var folds: [Unicode.Scalar: Character] = [:]

  /// Forms of the same, as one writes or another does.
  private static let families: [[Unicode.Scalar]] = [
    ["'", "’", "‘", "ʼ"], ["\"", "“", "”", "„", "«", "»"], ["-", "‐", "‑"], ["…", "⋯"], ["—", "–"],
    ["「", "“"], ["」", "”"],
  ]

  /// Takes for habit what one text never does and the other always.
  init(_ old: some Sequence<String>, _ new: some Sequence<String>) {
    let (old, new) = (Self.used(in: old), Self.used(in: new))
    func settle(_ family: [Unicode.Scalar]) {
      let (mine, theirs) = (old.intersection(family), new.intersection(family))
      guard let first = family.first, !mine.isEmpty, !theirs.isEmpty, mine.isDisjoint(with: theirs)
      else { return }
      for form in family where folds[form] == nil { folds[form] = Character(first) }
    }
    for family in Self.families { settle(family) }
    for value in UInt32(0x21)...0x7E {
      if let narrow = Unicode.Scalar(value), let wide = Unicode.Scalar(value + 0xFEE0) {
        settle([narrow, wide])
      }
    }
  }

  /// What stands for a character.
  func folded(_ character: Character) -> Character {
    guard let scalar = character.unicodeScalars.first, let form = folds[scalar],
      character.unicodeScalars.dropFirst().isEmpty
    else { return character }
    return form
  }

  /// The characters that any family has, as far as texts use them.
  private static func used(in texts: some Sequence<String>) -> Set<Unicode.Scalar> {
    var used: Set<Unicode.Scalar> = []
    for text in texts {
      for scalar in text.unicodeScalars where scalar.isASCII || isForm(scalar) {
        used.insert(scalar)
      }
    }
    return used
  }

  private static func isForm(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{FF01}"..."\u{FF5E}", "\u{2010}"..."\u{2027}", "«", "»", "ʼ", "⋯", "「", "」": true
    default: false
    }
  }
}
