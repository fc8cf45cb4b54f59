/// How bad a finding is.
public enum Severity: String, Sendable, Hashable, Comparable, CaseIterable {
  /// It could be better.
  case note
  /// A guide for subtitles forbids it.
  case warning
  /// A viewer does not see what was meant.
  case error

  /// Whether one is less bad than another.
  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}
