/// Every second of a recording by what becomes of it: nothing is passed over in silence.
public struct Ledger: Sendable, Hashable {
  /// What becomes of a stretch of the recording.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A cue is shown.
    case cue
    /// Somebody speaks, and the transcript does not have it.
    case speech
    /// Music, without a cue.
    case music
    /// Neither speech nor music, and no cue.
    case silence
  }

  /// A stretch of the recording.
  public struct Entry: Sendable, Hashable {
    /// Where it is.
    public var range: TimeRange
    /// What becomes of it.
    public var kind: Kind
  }

  /// The stretches from the start of the recording to its end, without gaps or overlaps; two
  /// neighbours differ.
  public let entries: [Entry]

  /// Draws up the ledger of a recording.
  ///
  /// - Parameters:
  ///   - cues: The cues, in order, none over another.
  ///   - spans: What is heard where, from start to end.
  ///   - duration: The length of the recording.
  public init(cues: [Cue], spans: [LabelledSpan], duration: MediaTime) {
    var entries: [Entry] = []
    func add(_ range: TimeRange, _ kind: Kind) {
      guard !range.isEmpty else { return }
      if let last = entries.last, last.kind == kind {
        entries[entries.count - 1].range = last.range.lowerBound..<range.upperBound
      } else {
        entries.append(Entry(range: range, kind: kind))
      }
    }
    var span = spans.startIndex
    /// Adds what is heard from the end of the last entry up to an instant.
    func addHeard(_ start: MediaTime, upTo end: MediaTime) {
      var position = start
      while position < end, span < spans.endIndex {
        let next = min(spans[span].range.upperBound, end)
        if next > position { add(position..<next, Kind(spans[span].kind)) }
        position = max(position, next)
        if spans[span].range.upperBound <= end { span += 1 } else { break }
      }
      if position < end { add(position..<end, .silence) }
    }
    var end = MediaTime.zero
    for cue in cues {
      let range = cue.range.clamped(to: min(end, duration)..<duration)
      addHeard(end, upTo: range.lowerBound)
      add(range, .cue)
      end = max(end, range.upperBound)
      while span < spans.endIndex, spans[span].range.upperBound <= end { span += 1 }
    }
    addHeard(end, upTo: duration)
    self.entries = entries
  }

  /// How much of the recording is of a kind.
  public func duration(of kind: Kind) -> MediaTime {
    entries.reduce(.zero) { $1.kind == kind ? $0 + $1.range.duration : $0 }
  }
}

extension Ledger.Kind {
  fileprivate init(_ kind: AudioKind) {
    self =
      switch kind {
      case .speech: .speech
      case .music: .music
      case .silence: .silence
      }
  }
}
