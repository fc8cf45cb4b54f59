internal import UnicodeText

/// The words that make bracketed text a mark: what nobody says, but a transcript notes.
///
/// `[停顿]`, `(laughter)`, `【音乐】` and `[soft music playing]` are marks by the standard vocabulary;
/// `[sic]` and `(who said so himself)` are text.
public struct MarkVocabulary: Sendable, Hashable {
  /// What each word stands for; words are in lower case.
  public private(set) var marks: [String: Mark]
  /// Words that may stand beside one that makes a mark: `[soft music playing]`.
  private var companions: Set<String>
  private var longest: Int

  /// Creates a vocabulary of the given words alone.
  public init(_ marks: [String: Mark]) {
    self.marks = [:]
    companions = Self.standardCompanions
    longest = 0
    for (word, mark) in marks { self[word] = mark }
  }

  /// What a word or phrase stands for; nothing where it is text.
  public subscript(word: String) -> Mark? {
    get { marks[word.lowercased()] }
    set {
      marks[word.lowercased()] = newValue
      longest = max(longest, word.unicodeScalars.count)
    }
  }
}

extension MarkVocabulary {
  /// How many characters a mark may have between its brackets.
  static let longestMark = 48

  /// The mark that bracketed text stands for, if it is one.
  func mark(for content: some Sequence<Unicode.Scalar>) -> Mark? {
    let text = String(scalars: content).lowercased()
    if let mark = marks[text.trimmed] { return mark }
    let words = text.unicodeScalars
      .split { !$0.isWordLike && $0 != "'" && $0 != "’" }
      .map { String(Substring($0)) }
      .filter { word in !word.unicodeScalars.allSatisfy(\.isNumber) }
    guard let first = words.first, let last = words.last, words.count <= 5,
      !["the", "a", "an", "this", "that"].contains(first)
    else { return nil }
    if words.count == 1 { return marks[last] ?? ideographicMark(last) }
    let named = words.compactMap { marks[$0] }
    let unknown = words.filter { marks[$0] == nil && !companions.contains($0) }
    if unknown.isEmpty { return named.first }
    // `[Ann laughs]`: somebody, and what they do.
    guard unknown.count == 1, words.count <= 3, unknown.first == first else { return nil }
    return marks[last]
  }

  /// The mark of a phrase without spaces that ends with a word of the vocabulary: 全场鼓掌.
  private func ideographicMark(_ phrase: String) -> Mark? {
    let scalars = Array(phrase.unicodeScalars)
    guard scalars.count <= 8, scalars.allSatisfy(\.isIdeographic) else { return nil }
    for start in scalars.indices.dropFirst() where scalars.count - start >= 2 {
      if let mark = marks[String(scalars: scalars[start...])] { return mark }
    }
    return nil
  }
}

extension String {
  fileprivate var trimmed: String {
    let kept = unicodeScalars
    guard let first = kept.firstIndex(where: { !$0.isSpace && !$0.isPunctuation }),
      let last = kept.lastIndex(where: { !$0.isSpace && !$0.isPunctuation })
    else { return "" }
    return String(kept[first...last])
  }
}
