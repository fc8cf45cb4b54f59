extension Recording {
  /// How many syllables a recording may have a second, silence and all: languages are spoken at five
  /// to eight (Pellegrino, Coupé and Marsico, 2011), so most of such a transcript would be left over.
  private static let mostSyllables = 50.0
  /// How many syllables are never too many: a search for them takes no time.
  private static let few = 10_000.0

  /// Whether turns are not out of all proportion to the length of the recording.
  func hasRoom(for turns: [Turn]) -> Bool {
    let syllables = turns.reduce(0) { $0 + $1.weight }
    return syllables <= max(Self.mostSyllables * duration.seconds, Self.few)
  }
}
