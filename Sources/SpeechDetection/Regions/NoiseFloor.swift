/// The level of what is heard when nobody speaks, followed over the recording.
///
/// The floor at an instant is a low percentile of the levels around it, as in minimum statistics
/// (Martin, 2001): speech pauses often enough that one hop in twenty of half a minute is not speech,
/// while a jingle is shorter than that and does not pass for the floor.
struct NoiseFloor: Sendable {
  /// How far around an instant levels count, in hops.
  private static let reach = 1500
  /// How far apart the instants are at which the floor is computed, in hops.
  private static let spacing = 100
  /// Which share of the levels lies below the floor.
  private static let share = 0.05

  /// The stored level of the floor at every `spacing`-th hop.
  private let knots: [Float]

  /// Follows the floor of a recording.
  ///
  /// - Complexity: linear in the count of levels.
  init(storedLevels levels: [UInt8]) {
    var around = SlidingHistogram(levels)
    knots = stride(from: 0, to: levels.count + Self.spacing, by: Self.spacing).map { centre in
      around.slide(to: max(0, centre - Self.reach)..<centre + Self.reach)
      return Float(around.value(at: Int(Double(around.count) * Self.share)))
    }
  }

  /// The floor at a hop, between the knots in a straight line.
  func storedLevel(at hop: Int) -> Float {
    let knot = hop / Self.spacing
    let part = Float(hop % Self.spacing) / Float(Self.spacing)
    guard knot + 1 < knots.count else { return knots.last ?? 0 }
    return knots[knot] * (1 - part) + knots[knot + 1] * part
  }
}
