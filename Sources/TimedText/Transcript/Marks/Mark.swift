/// Something that the transcript says is heard, and nobody says: `[停顿]`, `[laughter]`, `(music)`.
public enum Mark: String, Sendable, Hashable, CaseIterable {
  /// Nobody speaks for a while.
  case pause
  /// Music is heard.
  case music
  /// People laugh, clap, or make another noise.
  case noise
}
