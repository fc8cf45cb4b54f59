/// The words of a text that are written in Latin letters, with how often each occurs.
struct LatinWords {
  private(set) var counts: [String: Int] = [:]
  private(set) var total = 0

  /// Counts the words of a text. Linear in its length.
  init(_ text: some StringProtocol) {
    var word = String.UnicodeScalarView()
    func close(_ counts: inout [String: Int], _ total: inout Int) {
      guard !word.isEmpty else { return }
      if word.count <= 24 { counts[String(word), default: 0] += 1 }
      total += 1
      word.removeAll(keepingCapacity: true)
    }
    for scalar in text.unicodeScalars {
      if scalar == "'" || scalar == "’" {
        if !word.isEmpty { word.append("'") }
      } else if scalar.script == .latin, scalar.isLetter {
        word.append(scalar.lowercased)
      } else {
        close(&counts, &total)
      }
    }
    close(&counts, &total)
  }

  /// How many of them are among the commonest words of a language.
  func count(in language: LatinLanguage) -> Int {
    language.words.reduce(0) { $0 + (counts[$1] ?? 0) }
  }
}
