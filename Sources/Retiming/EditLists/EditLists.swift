/// What an editor or a tool wrote of the cuts that it made.
public enum EditLists {
  /// The largest list that is read, in bytes.
  public static let largestSize = 1 << 28
}
