internal import CICU

/// Spells whole numbers out in a language, by ICU's rules for it (from CLDR).
@safe struct NumberSpeller: ~Copyable {
  /// How a number is meant.
  enum Sense {
    case cardinal
    case ordinal
    case year

    fileprivate var rules: String {
      switch self {
      case .cardinal: "%spellout-numbering"
      case .ordinal: "%spellout-ordinal"
      case .year: "%spellout-numbering-year"
      }
    }
  }

  private let handle: UnsafeMutableRawPointer

  /// Opens the rules of a language; nothing where ICU has none.
  init?(language: String) {
    guard let handle = unsafe icu_speller_open(language) else { return nil }
    unsafe self.handle = unsafe handle
  }

  deinit { unsafe icu_speller_close(handle) }

  /// The words of a number; as a cardinal where the language has no rules for its sense.
  func words(of number: Int64, as sense: Sense) -> String? {
    // Languages with genders have ordinals by gender only.
    let rules =
      sense == .ordinal
      ? [sense.rules, sense.rules + "-masculine", Sense.cardinal.rules]
      : [sense.rules, Sense.cardinal.rules, "%spellout-cardinal"]
    for rule in rules {
      if let words = words(of: number, by: rule) { return words }
    }
    return nil
  }

  private func words(of number: Int64, by rules: String) -> String? {
    let capacity = 1024
    let words = unsafe String(unsafeUninitializedCapacity: capacity) { target in
      max(0, Int(unsafe icu_spell(handle, rules, number, target.baseAddress, Int32(capacity))))
    }
    return words.isEmpty ? nil : words
  }
}
