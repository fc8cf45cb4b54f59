/// What a piece of a drawing is, from which its colour follows.
public enum StyleRole: Sendable, Hashable {
  /// Text that says nothing about its colour.
  case plain
  /// Time, and other marks that stay in the background.
  case ruler
  /// Somebody speaks there.
  case speech
  /// Somebody speaks there, and no cue says what.
  case speechWithoutCue
  /// Music is there.
  case music
  /// Nothing is heard there but silence or a steady noise.
  case silence
  /// The frame of a cue; speakers are numbered from 0.
  case cue(speaker: Int)
  /// What is uncertain.
  case doubt
  /// What is wrong.
  case finding
}

/// A line of a drawing: pieces of text, each with its role.
public struct StyledLine: Sendable, Hashable {
  /// A piece of text in one role.
  public struct Run: Sendable, Hashable {
    /// The text: no controls and no line ends.
    public var text: String
    /// What it is.
    public var role: StyleRole

    /// Creates a run.
    public init(_ text: String, _ role: StyleRole) {
      self.text = text
      self.role = role
    }
  }

  /// The pieces, from the left in the order of reading.
  public var runs: [Run]

  /// Creates a line.
  public init(_ runs: [Run]) { self.runs = runs }

  /// The text alone.
  public var text: String { runs.map(\.text).joined() }

  /// The line as a terminal shows it in colour: every colour that is turned on is turned off again
  /// before the line ends.
  public func rendered(in depth: ColourDepth) -> String {
    runs.reduce(into: "") { line, run in
      if let attributes = depth.attributes(of: run.role) {
        line += "\u{1B}[\(attributes)m\(run.text)\u{1B}[0m"
      } else {
        line += run.text
      }
    }
  }
}
