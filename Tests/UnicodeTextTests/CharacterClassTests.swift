import Testing

@testable import UnicodeText

/// Classes are looked up in ICU's tables; the standard library knows Unicode's data, too, by a slower
/// way.
@Suite struct CharacterClassTests {
  /// All scalars that have been there for some years, in whatever version either of the two is.
  private static let settled = (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init).filter {
    $0.properties.age.map { $0.major <= 13 } ?? false
  }

  @Test func `white space is what Unicode says it is`() {
    for scalar in Self.settled where scalar.isSpace != scalar.properties.isWhitespace {
      Issue.record("U+\(String(scalar.value, radix: 16)): \(scalar.isSpace)")
    }
  }

  @Test func `letters, marks, numbers and punctuation are what Unicode says they are`() {
    for scalar in Self.settled {
      let expected: [Bool] =
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
          [true, false, false, false, false]
        case .nonspacingMark, .spacingMark, .enclosingMark: [false, true, false, false, false]
        case .decimalNumber: [false, false, true, true, false]
        case .letterNumber, .otherNumber: [false, false, true, false, false]
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
          .initialPunctuation, .finalPunctuation, .otherPunctuation:
          [false, false, false, false, true]
        default: [false, false, false, false, false]
        }
      let found = [
        scalar.isLetter, scalar.isCombining, scalar.isNumber, scalar.isDigit, scalar.isPunctuation,
      ]
      guard found != expected else { continue }
      Issue.record("U+\(String(scalar.value, radix: 16)): \(found), not \(expected)")
    }
  }

  @Test func `a text of scalars has those scalars`() {
    for text in ["", "plain", "é e\u{301}", "卓越的性能——", "👩‍👩‍👧\r\n\0"] {
      #expect(String(scalars: text.unicodeScalars) == text)
      #expect(Array(String(scalars: Array(text.unicodeScalars)).utf8) == Array(text.utf8))
    }
  }
}
