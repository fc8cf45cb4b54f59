internal import Timeline
internal import UnicodeText

/// A line of the transcript that is not blank, as it stands in the file.
struct SourceLine: Sendable, Hashable {
  /// Its number: from 1, blank lines not counted.
  var number: Int
  /// Its characters, without white space at its ends.
  var scalars: [Unicode.Scalar]
  /// Whether white space, taken off, stood before or behind it.
  var hadSpaceBefore: Bool
  var hadSpaceBehind: Bool
  /// Whether a blank line stands before it.
  var followsBlank: Bool
  /// How many characters at its start are no speech: a name, a time, a dash.
  var labelLength = 0
  /// Whether something at its start says that a turn begins here.
  var opensTurn = false
  /// The speaker's name at its start.
  var speaker: String?
  /// The time at its start.
  var statedStart: MediaTime?
  /// Whether a sign at its start says that another voice speaks.
  var hasVoiceSign = false
  /// The time range of the subtitle that it is a row of.
  var fragment: TimeRange?

  /// What is said in it: what its label leaves.
  var text: [Unicode.Scalar] { labelLength == 0 ? scalars : Array(scalars[labelLength...]) }

  /// The lines of a text. Any of LF, CRLF, CR, NEL, LS, PS, VT and FF ends one.
  static func lines(of text: String) -> [SourceLine] {
    var lines: [SourceLine] = []
    var current: [Unicode.Scalar] = []
    var followsBlank = false
    var endsWithReturn = false
    func close() {
      defer { current.removeAll(keepingCapacity: true) }
      guard let first = current.firstIndex(where: { !$0.isSpace }),
        let last = current.lastIndex(where: { !$0.isSpace })
      else {
        followsBlank = true
        return
      }
      lines.append(
        SourceLine(
          number: lines.count + 1, scalars: Array(current[first...last]),
          hadSpaceBefore: first > 0, hadSpaceBehind: last < current.count - 1,
          followsBlank: followsBlank))
      followsBlank = false
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where endsWithReturn: break
      case "\n", "\r", "\u{0b}", "\u{0c}", "\u{85}", "\u{2028}", "\u{2029}": close()
      default: current.append(scalar)
      }
      endsWithReturn = scalar == "\r"
    }
    close()
    // Blank lines between all lines are the form of the file, and set nothing apart.
    let blanks = lines.dropFirst().lazy.filter(\.followsBlank).count
    if lines.count > 3, blanks == lines.count - 1 {
      for index in lines.indices { lines[index].followsBlank = false }
    }
    return lines
  }
}
