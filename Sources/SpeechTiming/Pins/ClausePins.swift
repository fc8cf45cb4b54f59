internal import SpeechDetection
public import TimedText
public import Timeline

/// Pins that can all be kept to: those of later clauses are later, and all are in the recording.
public struct ClausePins: Sendable, Hashable {
  /// The pins, in order.
  public private(set) var pins: [ClausePin]

  /// No pins.
  public static let none = ClausePins()

  private init() { pins = [] }

  /// The same pins, each told in another way that keeps their order.
  func mapped(_ transform: (ClausePin) -> ClausePin) -> ClausePins {
    var mapped = self
    mapped.pins = pins.map(transform)
    return mapped
  }

  /// Makes sure that pins, in any order, can all be kept to.
  ///
  /// - Throws: ``ClausePinError``, with the first one that cannot.
  public init(
    _ pins: [ClausePin], of turns: [Turn], duration: MediaTime
  ) throws(ClausePinError) {
    let pins = pins.sorted { $0.place < $1.place }
    for pin in pins {
      guard turns.indices.contains(pin.turn),
        turns[pin.turn].clauses.indices.contains(pin.clause)
      else { throw .unknownClause(pin) }
      let isInside =
        pin.edge == .start
        ? pin.time >= .zero && pin.time < duration : pin.time > .zero && pin.time <= duration
      guard isInside else { throw .outside(pin, duration: duration) }
    }
    for (pin, next) in zip(pins, pins.dropFirst()) {
      // A clause may begin the instant at which another one ends.
      let mayTouch = pin.edge == .end && next.edge == .start
      guard pin.place != next.place, pin.time < next.time || mayTouch && pin.time == next.time
      else { throw .contradiction(pin, next) }
    }
    self.pins = pins
  }

  /// The hop of each pin: ascending, and nothing for one that shares its hop with the one before.
  ///
  /// Two pins in one hop are told apart when all is timed, by ``PinnedTurns``.
  func hops(hopCount: Int) -> [Int?] {
    var previous: (hop: Int, edge: ClausePin.Edge)?
    return pins.map { pin in
      let hop = Int(pin.time.samples(rate: FrameFeatures.hopsPerSecond))
      let last = pin.edge == .start ? hopCount - 1 : hopCount
      guard hop >= 0, hop <= last else { return nil }
      if let previous, hop < previous.hop { return nil }
      if let previous, hop == previous.hop, previous.edge == .start || pin.edge == .end {
        return nil
      }
      previous = (hop, pin.edge)
      return hop
    }
  }
}
