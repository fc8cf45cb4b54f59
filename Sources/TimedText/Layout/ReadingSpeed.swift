internal import Timeline

extension LanguageRules {
  /// How fast a cue, whose lines have a length of `length` half characters, is to be read and how
  /// fast it may be, with the unit of both.
  func readingSpeed(
    of cue: Cue, length: Int
  ) -> (speed: Double, limit: Double, unit: String) {
    let seconds = max(cue.range.duration.seconds, 1e-3)
    switch readingSpeed {
    case .charactersPerSecond(let limit):
      return (Double(length) / 2 / seconds, limit, "characters a second")
    case .wordsPerMinute(let limit):
      return (Double(wordCount(of: cue)) * 60 / seconds, limit, "words a minute")
    }
  }

  private func wordCount(of cue: Cue) -> Int {
    cue.lines.reduce(0) { count, line in
      var isInside = false
      return line.text.reduce(count) { count, character in
        let glyph = Glyph(character)
        let begins = glyph.isSpacedWord && !isInside
        isInside = glyph.isSpacedWord || glyph.joins
        return count + (begins ? 1 : 0)
      }
    }
  }
}
