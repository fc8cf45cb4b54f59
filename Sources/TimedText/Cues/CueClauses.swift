extension CueText {
  /// The clauses of the text in a language, in bytes of its UTF-8: together they are the text. None for
  /// a text without a word.
  package func clauses(in language: String) -> [Range<Int>] {
    let scalars = string.unicodeScalars.map { $0 == "\n" ? " " : $0 }
    var ends: [Int] = [0]
    for scalar in string.unicodeScalars {
      ends.append((ends.last ?? 0) + UTF8.width(scalar))
    }
    return ClauseSplitter(scalars, language: language).clauses().map {
      ends[$0.range.lowerBound]..<ends[$0.range.upperBound]
    }
  }
}
