internal import Synchronization

/// Passes progress on, from whichever thread makes it: rising only, in steps worth drawing.
final class ProgressMeter: Sendable {
  private struct State {
    var shown = -1
    var done: [Int64]
  }

  private let state: Mutex<State>
  private let callback: (@Sendable (Double) -> Void)?
  private let total: Double

  /// Steps from start to end at most.
  private static let steps = 400

  /// Creates a meter for so many spans with so many samples in all, where that is known.
  init(_ callback: (@Sendable (Double) -> Void)?, total: Int64?, spans: Int = 1) {
    self.callback = callback
    self.total = Double(total ?? 0)
    state = Mutex(State(done: Array(repeating: 0, count: spans)))
  }

  /// Tells how many of its samples a span has done; `share` stands in where nobody knows of how many.
  func report(_ done: Int64, ofSpan span: Int = 0, share: () -> Double? = { nil }) {
    guard let callback else { return }
    state.withLock { state in
      state.done[span] = max(0, done)
      let known = total > 0 ? Double(state.done.reduce(0, +)) / total : share() ?? 0
      // The end is told once, when it is certain.
      let step = Int(min(max(known, 0), 1) * Double(Self.steps - 1))
      guard step > state.shown else { return }
      state.shown = step
      callback(Double(step) / Double(Self.steps))
    }
  }

  /// Tells that all is done.
  func finish() {
    guard let callback else { return }
    state.withLock { _ in callback(1) }
  }
}
