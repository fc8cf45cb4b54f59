/// Where each clause of a script lies by the sounds of its words.
struct AcousticTiming: Sendable {
  /// The place of each clause; nothing where it is not spoken.
  let places: [RegionTiming.Place?]
  /// What tells for each turn whether it is where it was put; nothing where it is not spoken.
  let signs: [TurnSigns?]
}
