internal import CICU

/// Finds the places where text may be cut: between words, or at the end of a line.
///
/// The rules are ICU's: Unicode Text Segmentation (UAX #29) and Line Breaking (UAX #14, strict, so
/// that no line starts with a small kana), with dictionaries for Chinese, Japanese, Thai, Lao,
/// Khmer and Burmese, which write no spaces between words.
///
///     var words = try BreakIterator(.word, language: "zh")
///     words.boundaries(in: "科幻小说里")  // [0, 12, 15]
///
/// One iterator serves any number of texts, one after the other.
@safe
package struct BreakIterator: ~Copyable {
  /// What lies between two boundaries.
  package enum Unit: Sendable {
    /// A word, or what stands between two words.
    case word
    /// What must stay on one line, with the spaces that follow it.
    case line
  }

  private let handle: OpaquePointer

  /// Opens an iterator.
  ///
  /// - Parameters:
  ///   - unit: What to find the boundaries of.
  ///   - language: The language of the text as a BCP 47 tag; it decides little, as the
  ///     dictionaries go by script, and an unknown one is no error.
  /// - Throws: `BreakIteratorError` where ICU lacks its data.
  package init(_ unit: Unit, language: String) throws(BreakIteratorError) {
    let locale =
      switch unit {
      case .word: language
      case .line: language + "@lb=strict"
      }
    var reason: UnsafePointer<CChar>?
    guard let handle = unsafe icu_breaks_open(unit == .word, locale, &reason) else {
      throw BreakIteratorError(
        unit: unit, reason: unsafe reason.map { unsafe String(cString: $0) } ?? "no error code")
    }
    unsafe self.handle = unsafe handle
  }

  deinit { unsafe icu_breaks_close(handle) }

  /// The boundaries in a text, in order, from its start to its end, as offsets in its UTF-8;
  /// none at all for an empty text.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  package mutating func boundaries(in text: String) -> [Int] {
    guard !text.isEmpty else { return [] }
    var found = [0]
    var text = text
    text.withUTF8 { utf8 in
      guard let start = utf8.baseAddress, utf8.count <= Int(Int32.max) else { return }
      let isSet = unsafe start.withMemoryRebound(to: CChar.self, capacity: utf8.count) { start in
        unsafe icu_breaks_set_text(handle, start, Int64(utf8.count))
      }
      while isSet, case let boundary = unsafe icu_breaks_next(handle), boundary >= 0 {
        found.append(Int(boundary))
      }
    }
    if found.last != text.utf8.count { found.append(text.utf8.count) }
    return found
  }
}

/// ICU cannot tell words or lines apart, because its data are missing or broken.
public struct BreakIteratorError: Error, Hashable, CustomStringConvertible {
  /// What was to be found.
  package let unit: BreakIterator.Unit
  /// ICU's name for the error, such as `U_FILE_ACCESS_ERROR`.
  public let reason: String

  /// What to tell a user.
  public var description: String {
    "ICU cannot open its rules for \(unit) breaks (\(reason)); reinstall ICU's data"
  }
}
