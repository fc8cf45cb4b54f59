import ArgumentParser
import Cuelight

/// Languages as BCP 47 tags.
enum LanguageTag {
  /// Takes what has the form of a tag that begins with a language's code of two or three letters.
  static func checked(_ tag: String) throws -> String {
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    let isTag =
      parts.allSatisfy { (1...8).contains($0.count) && $0.allSatisfy(isLetterOrDigit) }
      && (2...3).contains(parts[0].count) && !parts[0].contains(where: \.isNumber)
    guard isTag else {
      throw ValidationError("Languages are named by tags such as zh or pt-BR.")
    }
    return tag
  }

  private static func isLetterOrDigit(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber)
  }
}

extension TextEncoding {
  /// The encoding of a name that a user gives.
  init(argument: String) throws {
    guard let encoding = TextEncoding(named: argument) else {
      throw ValidationError(
        "Encodings are named as UTF-8, UTF-16, GB18030, Big5, Shift_JIS or windows-1252 are.")
    }
    self = encoding
  }
}

/// A word that a user says is a mark, or is none.
struct MarkArgument {
  /// The word.
  let word: String
  /// What it tells; nothing where it is text.
  let mark: Mark?

  init(_ argument: String) throws {
    let equals = argument.lastIndex(of: "=") ?? argument.endIndex
    let kind = argument[equals...].dropFirst()
    word = String(argument[..<equals])
    mark = Mark(rawValue: String(kind))
    guard !word.isEmpty, mark != nil || kind == "text" else {
      let kinds = Mark.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("Marks are named as applause=noise is; there are \(kinds) and text.")
    }
  }
}
