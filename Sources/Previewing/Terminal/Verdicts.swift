public import Timeline

/// What somebody who looked said of places in doubt.
public struct Verdicts: Sendable, Hashable {
  /// What can be said.
  public enum Verdict: String, Sendable, Hashable, CaseIterable {
    /// It is as it should be.
    case good
    /// It is wrong.
    case bad
  }

  /// What tells a place from the others, in whatever order they are listed.
  public struct Place: Sendable, Hashable {
    /// What was in doubt.
    public var kind: Doubt.Kind
    /// The index of the cue.
    public var cue: Int?
    /// Where it is; that of a cue is not looked at.
    public var start: MediaTime?

    /// The place of a doubt.
    public init(_ doubt: Doubt) {
      kind = doubt.kind
      cue = doubt.cue
      start = doubt.cue == nil ? doubt.range.lowerBound : nil
    }
  }

  private var verdicts: [Place: (Doubt, Verdict)] = [:]

  /// Creates an empty list.
  public init() {}

  /// Whether nothing was said.
  public var isEmpty: Bool { verdicts.isEmpty }

  /// What was said of a place.
  public subscript(doubt: Doubt) -> Verdict? {
    get { verdicts[Place(doubt)]?.1 }
    set { verdicts[Place(doubt)] = newValue.map { (doubt, $0) } }
  }

  /// All that was said, in the order of time.
  public var all: [(doubt: Doubt, verdict: Verdict)] {
    verdicts.values.map { (doubt: $0.0, verdict: $0.1) }.sorted {
      ($0.doubt.range.lowerBound, $0.doubt.cue ?? -1)
        < ($1.doubt.range.lowerBound, $1.doubt.cue ?? -1)
    }
  }

  /// Whether the same was said of the same places.
  public static func == (a: Verdicts, b: Verdicts) -> Bool {
    a.verdicts.mapValues(\.1) == b.verdicts.mapValues(\.1)
  }

  /// Hashes what was said of what.
  public func hash(into hasher: inout Hasher) { hasher.combine(verdicts.mapValues(\.1)) }
}
