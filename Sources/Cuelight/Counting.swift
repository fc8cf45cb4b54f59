extension String {
  /// A number with what it counts: `1 cue`, `2 cues`.
  package init(_ number: Int, _ noun: String) {
    self = "\(number) \(noun)" + (number == 1 ? "" : "s")
  }
}
