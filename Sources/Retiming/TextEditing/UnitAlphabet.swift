internal import UnicodeText

/// Gives characters the numbers by which they are compared.
///
/// Characters that are canonically equivalent are one (`é` as one scalar or as two), and so are
/// forms of a character where the two texts differ in nothing but their habits: see
/// ``Habits``.
struct UnitAlphabet {
  /// What is known of a character.
  struct Letter {
    var code: UInt32
    var kind: TextUnit.Kind
    var weight: Float
    var ending: UInt8
    /// Whether it is white space.
    var isSpace = false
    /// Whether it is nothing to see: a soft hyphen, a mark of direction.
    var isIgnored = false
  }

  private let habits: Habits
  private var codes: [Character: UInt32] = [:]
  /// Letters by their only scalar.
  private var simple: [UInt32: Letter] = [:]

  init(habits: Habits) { self.habits = habits }

  mutating func letter(_ character: Character) -> Letter {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return Self.ignored }
    let isSimple = scalars.index(after: scalars.startIndex) == scalars.endIndex
    if isSimple, let known = simple[first.value] { return known }
    let folded = habits.folded(character)
    let code = codes[folded] ?? UInt32(codes.count)
    codes[folded] = code
    let letter = Self.letter(first, code: code)
    if isSimple { simple[first.value] = letter }
    return letter
  }

  private static let ignored = Letter(
    code: 0, kind: .mark, weight: 0, ending: 0, isIgnored: true)

  private static func letter(_ scalar: Unicode.Scalar, code: UInt32) -> Letter {
    var letter = Letter(code: code, kind: .mark, weight: 0, ending: 0)
    if scalar.isSpace {
      letter.isSpace = true
    } else if scalar.properties.isDefaultIgnorableCodePoint
      || scalar.properties.generalCategory == .control
    {
      letter.isIgnored = true
    } else if scalar.isWordLike {
      let isUnspaced = scalar.isIdeographic || scalar.script.spacesPhrases
      letter.kind = isUnspaced ? .unspaced : .spaced
      // A Han character is a syllable; a syllable of other scripts has two letters to three.
      letter.weight =
        scalar.isIdeographic || scalar.script == .hangul || scalar.isNumber ? 1 : 0.4
    } else {
      letter.kind = scalar.isWidePunctuation ? .wide : .mark
      letter.ending =
        scalar.endsSentence ? 2 : "，、,;；:：—…".unicodeScalars.contains(scalar) ? 1 : 0
    }
    return letter
  }
}
