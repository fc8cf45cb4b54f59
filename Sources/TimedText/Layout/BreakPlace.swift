internal import Timeline

/// A place in a turn where a line or a cue may end and the next one begin; the first is the start
/// of the turn, the last its end.
///
/// Lengths are sums from the start of the turn, in half characters, so that the length of the
/// text between two places is a difference.
struct BreakPlace {
  /// What the text has at a place.
  enum Kind: UInt8, Comparable {
    /// The middle of a word that is longer than a line.
    case insideWord
    /// Two words meet.
    case word
    /// A mark that is less than a comma (、), or the end of a clause without any.
    case phrase
    case comma
    case semicolon
    case sentence
    /// The start or the end of the turn.
    case turn

    static func < (a: Kind, b: Kind) -> Bool { a.rawValue < b.rawValue }
  }

  var kind: Kind
  /// How bad a break here is for other reasons.
  var penalty: Float
  /// Where the line that ends here ends in the UTF-8 of the shown text, its last space left out.
  var textEnd: Int
  /// Where the line that begins here begins.
  var textStart: Int
  /// The length of the text up to `textEnd`.
  var lengthEnd: Int
  /// The length of the text up to `textStart`.
  var lengthStart: Int
  /// How many words stand before.
  var words: Int
  /// When what stands before has been said.
  var spokenEnd: MediaTime
  /// When what follows begins to be said.
  var spokenStart: MediaTime
  /// The clause that what stands before ends in.
  var clauseBefore: Int
  /// The clause that what follows begins in.
  var clauseAfter: Int
  /// What the silences before this place, and up to its end, would cost a cue that spans them.
  var silenceBefore: Float = 0
  var silenceAfter: Float = 0
  /// How many sentences end before this place, and up to its end.
  var sentencesBefore: Int = 0
  var sentencesAfter: Int = 0
}

/// A turn made ready to be laid out.
struct TurnText {
  /// Which of the timed turns it is.
  let turn: Int
  /// What is shown of it, in one line.
  let text: String
  /// Where it may be cut, from its start to its end: at least these two.
  let places: [BreakPlace]
  /// The length of the speaker's name before the first line, where a format has to write it there.
  let label: Int

  var start: MediaTime { places[0].spokenStart }
  var end: MediaTime { places[places.count - 1].spokenEnd }
  var lastPlace: Int { places.count - 1 }

  /// The length of the text between two places.
  func length(_ from: Int, _ to: Int) -> Int { places[to].lengthEnd - places[from].lengthStart }

  /// How much there is to read between two places, in half characters or words.
  func amount(_ from: Int, _ to: Int, inWords: Bool) -> Int {
    inWords ? places[to].words - places[from].words : length(from, to)
  }

  /// What the silences between two places cost a cue that spans them.
  func silence(_ from: Int, _ to: Int) -> Float {
    places[to].silenceBefore - places[from].silenceAfter
  }

  /// How many sentences end between two places.
  func sentencesInside(_ from: Int, _ to: Int) -> Int {
    places[to].sentencesBefore - places[from].sentencesAfter
  }

  /// The text between two places.
  func shown(_ from: Int, _ to: Int) -> String {
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: places[from].textStart)
    let end = utf8.index(start, offsetBy: max(0, places[to].textEnd - places[from].textStart))
    return String(text[start..<end])
  }
}
