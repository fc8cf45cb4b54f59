internal import Timeline

/// What there is in each minute of a recording.
struct Minutes {
  /// The cues of a minute, by the worst that is to be said of them.
  enum Cues: Int, Comparable {
    case none, fine, findings, doubt

    static func < (a: Cues, b: Cues) -> Bool { a.rawValue < b.rawValue }

    /// How it is drawn.
    var drawn: (sign: String, role: StyleRole) {
      switch self {
      case .none: (" ", .plain)
      case .fine: ("·", .ruler)
      case .findings: ("!", .finding)
      case .doubt: ("?", .doubt)
      }
    }
  }

  /// What most of each minute is.
  private(set) var sounds: [StyleRole]
  /// The cues of each minute.
  private(set) var cues: [Cues]

  /// The time of a minute.
  static func range(_ minute: Int) -> TimeRange {
    MediaTime.seconds(60 * minute)..<MediaTime.seconds(60 * (minute + 1))
  }

  init(_ input: StripInput, doubts: [Doubt], count: Int) {
    let index = CueIndex(input.cues)
    let roles = SoundRoles(input.spans, cues: index)
    sounds = (0..<count).map { minute in
      let range = Self.range(minute)
      let times = roles.durations(in: range)
      func part(_ role: StyleRole) -> MediaTime { times[role, default: .zero] }
      // A minute has a cue for most of its speech, or it has not.
      let speech = part(.speech) + part(.speechWithoutCue)
      if part(.music) > speech { return .music }
      guard speech > .seconds(3) else { return .silence }
      return part(.speechWithoutCue) * 2 > speech ? .speechWithoutCue : .speech
    }
    var cues = [Cues](repeating: .none, count: count)
    func note(_ state: Cues, at time: MediaTime) {
      let minute = time.ticks / (60 * MediaTime.ticksPerSecond)
      guard minute >= 0, minute < Int64(count) else { return }
      cues[Int(minute)] = max(cues[Int(minute)], state)
    }
    for cue in index.cues {
      note(cue.findings.isEmpty ? .fine : .findings, at: cue.range.lowerBound)
    }
    for doubt in doubts where doubt.kind == .cue && doubt.degree >= CuePainter.doubtful {
      note(.doubt, at: doubt.range.lowerBound)
    }
    self.cues = cues
  }
}
