public import Foundation

/// The recordings in `Media`, which `scripts/make-media` and `scripts/make-odd-media` made.
public enum SampleMedia {
  /// Where they are.
  public static let folder = Checkout.folder.appending(path: "Media")

  /// The path of one of them, or of what is beside it.
  public static func path(_ name: String) -> String { folder.appending(path: name).path }

  /// When what is heard in a recording whose name begins so, for each line of its transcript that is
  /// spoken.
  public static func trueTurns(of name: String) throws -> [TrueTurn] {
    struct Truth: Decodable {
      var turns: [TrueTurn]
    }
    let file = folder.appending(path: "\(name).truth.json")
    return try JSONDecoder().decode(Truth.self, from: Data(contentsOf: file)).turns
  }

  /// A line of a transcript with when it is spoken, in seconds of the recording.
  public struct TrueTurn: Decodable, Sendable {
    /// The line, counted from 0.
    public let line: Int
    /// When it begins.
    public let start: Double
    /// When it ends.
    public let end: Double
    /// What of it is said at one go.
    public let clauses: [TrueClause]
  }

  /// A part of a line with when it is spoken, in seconds of the recording.
  public struct TrueClause: Decodable, Sendable {
    /// The words.
    public let text: String
    /// When they begin.
    public let start: Double
    /// When they end.
    public let end: Double
  }
}
