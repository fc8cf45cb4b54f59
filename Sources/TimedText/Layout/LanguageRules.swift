internal import UnicodeText

/// What a profile asks of the text in one language.
public struct LanguageRules: Sendable, Hashable {
  /// How characters are counted.
  public enum Counting: Sendable, Hashable {
    /// One for each character that a reader sees: a letter with its marks is one.
    case characters
    /// One for a full-width character, a half for a half-width one; punctuation that is drawn
    /// full-width among Han characters (“ ” … —) is one.
    ///
    /// This is how Netflix counts in Chinese, Japanese and Korean ("How is reading speed
    /// measured?", Partner Help Center).
    case fullWidth
  }

  /// How fast a viewer can read.
  public enum ReadingSpeed: Sendable, Hashable {
    /// In characters, spaces and punctuation included.
    case charactersPerSecond(Double)
    /// In words.
    case wordsPerMinute(Double)
  }

  /// The most characters in a line.
  public var lineLength: Int
  /// How characters are counted, in a line and for the reading speed.
  public var counting: Counting
  /// The fastest that a viewer is asked to read.
  public var readingSpeed: ReadingSpeed
  /// What stands before each line where two people speak in one cue.
  public var speakerDash: String
  /// The commas and full stops that are not shown: a space stands for them inside a line, nothing
  /// at its end.
  ///
  /// This is the convention of Chinese and Japanese subtitles. In a number, a name or an ellipsis
  /// they are shown.
  public var spacedMarks: Set<Character>

  /// Creates rules.
  public init(
    lineLength: Int, counting: Counting = .characters, readingSpeed: ReadingSpeed,
    speakerDash: String = "- ", spacedMarks: Set<Character> = []
  ) {
    self.lineLength = lineLength
    self.counting = counting
    self.readingSpeed = readingSpeed
    self.speakerDash = speakerDash
    self.spacedMarks = spacedMarks
  }
}

extension LanguageRules {
  /// The length of a character in half characters, the unit in which the layout counts.
  func halves(_ character: Character) -> Int {
    switch counting {
    case .characters: character.displayWidth == 0 ? 0 : 2
    case .fullWidth: character.eastAsianWidth
    }
  }

  /// The length of a text in half characters.
  func halves(_ text: String) -> Int { text.reduce(0) { $0 + halves($1) } }

  /// Whether the reading speed is told in words.
  var countsWords: Bool {
    if case .wordsPerMinute = readingSpeed { true } else { false }
  }
}
