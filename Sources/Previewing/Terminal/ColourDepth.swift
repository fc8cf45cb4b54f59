/// How many colours a terminal has.
public enum ColourDepth: Sendable, Hashable, CaseIterable {
  /// None: text alone, without escape sequences.
  case none
  /// The sixteen whose hues the user chose.
  case sixteen
  /// The palette of 256.
  case palette256

  /// The parameters of the sequence that turns on a role's colour, or nothing for the terminal's
  /// own.
  ///
  /// The 256 are of middling lightness, to be read on black and on white.
  func attributes(of role: StyleRole) -> String? {
    switch self {
    case .none: nil
    case .sixteen: sixteen(role)
    case .palette256: palette256(role)
    }
  }

  private func sixteen(_ role: StyleRole) -> String? {
    switch role {
    case .plain: nil
    case .ruler, .silence: "90"
    case .speech: "32"
    case .speechWithoutCue, .doubt: "33"
    case .music: "35"
    case .cue(let speaker): ["36", "34", "95", "92", "96", "94"][speaker % 6]
    case .finding: "1;31"
    }
  }

  private func palette256(_ role: StyleRole) -> String? {
    switch role {
    case .plain: nil
    case .ruler: "38;5;245"
    case .silence: "38;5;240"
    case .speech: "38;5;71"
    case .speechWithoutCue, .doubt: "38;5;172"
    case .music: "38;5;134"
    case .cue(let speaker):
      "38;5;" + ["67", "137", "139", "72", "131", "103"][speaker % 6]
    case .finding: "1;38;5;167"
    }
  }
}
