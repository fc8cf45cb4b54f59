/// What is wrong with an edit list or a time map that was read.
public struct EditListError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The line at fault, from 1; nothing where the list as a whole is.
  public let line: Int?
  /// The column, from 1, in bytes of the line's UTF-8.
  public let column: Int?
  /// What is wrong and what to do, without a full stop.
  public let message: String

  init(line: Int? = nil, column: Int? = nil, _ message: String) {
    self.line = line
    self.column = column
    self.message = message
  }

  /// The message with its place, as `3:14: the clip has no end`.
  public var description: String {
    ([line, column].compactMap { $0.map(String.init) } + [message]).joined(separator: ":")
      .replacing(":" + message, with: ": " + message)
  }
}
