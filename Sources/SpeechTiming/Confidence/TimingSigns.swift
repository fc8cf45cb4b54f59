/// What tells whether a turn begins where it was put.
protocol TimingSigns {
  /// The signs by name, in a fixed order.
  var values: [(name: String, value: Double)] { get }
  /// The probability, by these, that its start is off by no more than the collar.
  var probability: Double { get }
}

extension RegionSigns: TimingSigns {}
extension TurnSigns: TimingSigns {}
