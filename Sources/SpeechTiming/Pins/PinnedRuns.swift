internal import SpeechDetection

/// The runs of a recording, such that every pinned clause begins with a run and ends with one.
///
/// A run is cut where a pin lies in it. Where a clause is pinned to a pause there is something all
/// the same that the detector did not hear: the next run is taken to begin there if it is near, or
/// there is a short one of its own.
struct PinnedRuns {
  /// The runs, in order, none over another.
  private(set) var runs: [SpeechRun]

  /// How near the next run is that begins at a pin in the pause before it, in hops.
  private static let near = 50
  /// How long a run is that nobody heard, in hops, where nothing comes sooner.
  private static let unheard = 30

  /// Cuts runs at pins and gives a run to those that have none.
  init(_ runs: [SpeechRun], pins: [(pin: ClausePin, hop: Int?)], hopCount: Int) {
    let edges = pins.compactMap { pin, hop in hop.map { (edge: pin.edge, hop: $0) } }
    self.runs = []
    var rest = runs[...]
    /// Passes on what lies before a hop, and keeps what lies behind it.
    func passOn(upTo hop: Int) {
      while let run = rest.first, run.onset < hop {
        guard run.offset > hop else {
          self.runs.append(run)
          rest.removeFirst()
          continue
        }
        self.runs.append(SpeechRun(onset: run.onset, offset: hop, music: run.music))
        rest[rest.startIndex].onset = hop
      }
    }
    for (index, pin) in edges.enumerated() {
      passOn(upTo: pin.hop)
      guard pin.edge == .start, rest.first?.onset != pin.hop else { continue }
      // Nothing was heard here. What is pinned next bounds what can be taken for this clause.
      let bound = min(index + 1 < edges.count ? edges[index + 1].hop : hopCount, hopCount)
      if let next = rest.first, next.onset < min(pin.hop + Self.near, bound) {
        rest[rest.startIndex].onset = pin.hop
      } else {
        let end = min(pin.hop + Self.unheard, bound, rest.first?.onset ?? hopCount)
        self.runs.append(SpeechRun(onset: pin.hop, offset: max(end, pin.hop + 1)))
      }
    }
    self.runs += rest
  }
}
