internal import Algorithms
internal import Timeline

/// What is heard when, with speech that no cue covers told apart.
struct SoundRoles {
  /// Speech that reaches out of its cue by less is covered: a cue need not show it all.
  private static let shortest = MediaTime.milliseconds(500)

  /// Stretches of speech and music, in order; between them is silence.
  private var stretches: [(range: TimeRange, role: StyleRole)] = []

  init(_ spans: [LabelledSpan], cues: CueIndex) {
    let covered = cues.covered
    for span in spans {
      let range = span.range.clamped(to: CueIndex.limits)
      guard !range.isEmpty else { continue }
      switch span.kind {
      case .music: stretches.append((range, .music))
      case .speech: addSpeech(range, covered: covered)
      case .silence: break
      }
    }
    stretches.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Adds a stretch of speech in pieces: under cues and short ways out of them, and without.
  private mutating func addSpeech(_ speech: TimeRange, covered: [TimeRange]) {
    var done = speech.lowerBound
    var gapStart = speech.lowerBound
    func close(gapAt end: MediaTime, into stretches: inout [(range: TimeRange, role: StyleRole)]) {
      guard end > gapStart, end - gapStart >= Self.shortest else { return }
      if done < gapStart { stretches.append((done..<gapStart, .speech)) }
      stretches.append((gapStart..<end, .speechWithoutCue))
      done = end
    }
    var next = covered.partitioningIndex { $0.upperBound > speech.lowerBound }
    while next < covered.count, covered[next].lowerBound < speech.upperBound {
      close(gapAt: covered[next].lowerBound, into: &stretches)
      gapStart = covered[next].upperBound
      next += 1
    }
    close(gapAt: speech.upperBound, into: &stretches)
    if done < speech.upperBound { stretches.append((done..<speech.upperBound, .speech)) }
  }

  /// What is heard anywhere.
  var all: Set<StyleRole> { Set(stretches.map(\.role)) }

  /// How much of a stretch of time is what; silence is the rest.
  func durations(in range: TimeRange) -> [StyleRole: MediaTime] {
    var durations: [StyleRole: MediaTime] = [:]
    var next = stretches.partitioningIndex { $0.range.upperBound > range.lowerBound }
    while next < stretches.count, let shared = stretches[next].range.intersection(range) {
      durations[stretches[next].role, default: .zero] += shared.duration
      next += 1
    }
    return durations
  }

  /// What is heard half-way through each column.
  func roles(on scale: TimeScale) -> [StyleRole] {
    (0..<scale.columns).map { role(at: scale.time(of: $0).middle) }
  }

  private func role(at time: MediaTime) -> StyleRole {
    let next = stretches.partitioningIndex { $0.range.lowerBound > time }
    guard next > 0, stretches[next - 1].range.contains(time) else { return .silence }
    return stretches[next - 1].role
  }
}
