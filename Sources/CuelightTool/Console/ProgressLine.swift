import Foundation
import Synchronization

/// How far the work is, in one line that is written over at a terminal; nothing elsewhere.
final class ProgressLine: Sendable {
  private let isShown: Bool
  private let percent = Mutex(-1)

  /// Creates a line.
  init(isQuiet: Bool) { isShown = !isQuiet && Console.isInteractive }

  /// Shows how far a step is, from 0 to 1.
  func show(_ step: String, _ part: Double) {
    guard isShown else { return }
    let now = Int(part * 100)
    let isNews = percent.withLock { shown in
      defer { shown = now }
      return shown != now
    }
    guard isNews else { return }
    let width = 24
    let done = min(width, max(0, Int(part * Double(width))))
    let bar = String(repeating: "━", count: done) + String(repeating: "╌", count: width - done)
    FileHandle.standardError.write(Data("\r\u{1B}[K\(step) \(bar) \(now) %".utf8))
  }

  /// Takes the line away.
  func clear() {
    guard isShown, percent.withLock({ $0 >= 0 }) else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
  }
}
