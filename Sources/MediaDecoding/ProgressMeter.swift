internal import Synchronization

/// Passes progress on, from whichever thread makes it: rising only, in steps worth drawing.
final class ProgressMeter: Sendable {
  private let shown = Mutex(-1)
  private let callback: (@Sendable (Double) -> Void)?

  /// Steps from start to end at most.
  private static let steps = 400

  init(_ callback: (@Sendable (Double) -> Void)?) { self.callback = callback }

  /// Tells how far it is, where somebody wants to know.
  func report(_ share: () -> Double) {
    guard let callback else { return }
    // The end is told once, when it is certain.
    let step = Int(min(max(share(), 0), 1) * Double(Self.steps - 1))
    shown.withLock { shown in
      guard step > shown else { return }
      shown = step
      callback(Double(step) / Double(Self.steps))
    }
  }

  /// Tells that all is done.
  func finish() {
    guard let callback else { return }
    shown.withLock { _ in callback(1) }
  }
}
