internal import Dispatch
internal import Synchronization

/// Does what can be done side by side.
struct Parallel: Sendable {
  /// How many may be at work at the same time; what comes out does not depend on it.
  let workers: Int

  /// The values that `body` gives for 0 to `count` − 1, in that order.
  func map<Value: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Value) -> [Value] {
    let results = Mutex<[Value?]>(Array(repeating: nil, count: count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(workers, count))) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let value = body(index)
        results.withLock { $0[index] = value }
      }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}
