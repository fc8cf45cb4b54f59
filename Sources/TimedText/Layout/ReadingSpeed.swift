internal import Timeline

extension LanguageRules {
  /// How fast lines, which have a length of `length` half characters together, are to be read where
  /// they are shown for a time, and how fast they may be, with the unit of both.
  func readingSpeed(
    of lines: [Cue.Line], length: Int, over time: MediaTime
  ) -> (speed: Double, limit: Double, unit: String) {
    let seconds = max(time.seconds, 1e-3)
    switch readingSpeed {
    case .charactersPerSecond(let limit):
      return (Double(length) / 2 / seconds, limit, "characters a second")
    case .wordsPerMinute(let limit):
      return (Double(wordCount(of: lines)) * 60 / seconds, limit, "words a minute")
    }
  }

  private func wordCount(of lines: [Cue.Line]) -> Int {
    lines.reduce(0) { count, line in
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
