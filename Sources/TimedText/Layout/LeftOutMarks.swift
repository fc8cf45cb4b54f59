extension LanguageRules {
  /// Which characters of a text are commas and full stops that are not shown, by ``spacedMarks``.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  package func leftOutMarks(of text: String) -> [Bool] {
    guard !spacedMarks.isEmpty else { return Array(repeating: false, count: text.count) }
    return ShownText(text.map(Glyph.init), rules: self).isLeftOut
  }
}
