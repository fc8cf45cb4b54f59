/// What a reader takes in at once: a stretch of a turn up to a punctuation mark that can hold a
/// pause.
public struct Clause: Sendable, Hashable {
  /// What it says, with its punctuation and the white space that follows it inside the turn, so
  /// that the clauses of a turn joined are its text; hard wraps undone, marks taken out.
  public var text: String
  /// How much of a break follows it.
  public var breakAfter: ClauseBreak
  /// How long it takes to say, in syllables (a Han character is one); above zero.
  public var weight: Double
  /// The marks that the transcript has between the clause before and this one.
  public var marksBefore: [Mark]
  /// The marks behind it that no clause follows: at the end of the transcript only.
  public var marksAfter: [Mark]

  /// Creates a clause.
  public init(
    text: String, breakAfter: ClauseBreak, weight: Double, marksBefore: [Mark] = [],
    marksAfter: [Mark] = []
  ) {
    self.text = text
    self.breakAfter = breakAfter
    self.weight = weight
    self.marksBefore = marksBefore
    self.marksAfter = marksAfter
  }
}

/// How much of a break the text has behind a clause, from none to the end of a turn.
public enum ClauseBreak: Int, Sendable, Hashable, Comparable, CaseIterable {
  /// No punctuation: the clause was too long, or a mark stands there.
  case none
  /// A comma or its like (，、,).
  case comma
  /// More than a comma, less than a sentence (；：— and …).
  case semicolon
  /// The end of a sentence.
  case sentence
  /// The end of the turn in mid-sentence: without a mark that ends a sentence.
  case openTurn
  /// The end of the turn and of a sentence.
  case turn

  /// Whether one break is the weaker.
  public static func < (a: ClauseBreak, b: ClauseBreak) -> Bool { a.rawValue < b.rawValue }
}
