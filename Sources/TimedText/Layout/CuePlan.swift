internal import Timeline

/// A cue before its times are final: which stretches of which turns it shows.
struct CuePlan {
  /// A stretch of a turn, from one of its places to another.
  struct Part {
    var turn: TurnText
    var from: Int
    var to: Int
  }

  /// One part, or two where two turns share the cue.
  var parts: [Part]
  /// Whether both parts of two are in one voice, so that no dash tells them apart.
  var isOneVoice: Bool

  var spokenStart: MediaTime { parts[0].turn.places[parts[0].from].spokenStart }
  var spokenEnd: MediaTime {
    let last = parts[parts.count - 1]
    return last.turn.places[last.to].spokenEnd
  }

  /// How much there is to read, in the unit of the reading speed: half characters, dashes
  /// included, or words.
  func amount(by rules: LanguageRules) -> Int {
    let text = parts.reduce(0) { sum, part in
      sum + part.turn.amount(part.from, part.to, inWords: rules.countsWords)
    }
    guard parts.count > 1, !isOneVoice, !rules.countsWords else { return text }
    return text + parts.count * rules.halves(rules.speakerDash)
  }

  /// The length of the text in half characters.
  var length: Int { parts.reduce(0) { $0 + $1.turn.length($1.from, $1.to) } }
}
