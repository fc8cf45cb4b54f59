import Foundation
import Synchronization

/// How far the work is, in one line that is written over at a terminal; nothing elsewhere.
final class ProgressLine: Sendable {
  private let isShown: Bool
  private let shown = Mutex("")

  /// Creates a line.
  init(isQuiet: Bool) { isShown = !isQuiet && Console.isInteractive }

  /// Shows how far a step is, from 0 to 1, or only its name.
  func show(_ step: String, _ part: Double? = nil) {
    guard isShown else { return }
    let text = part.map { "\(step) \(Int(min(max($0, 0), 1) * 100)) %" } ?? "\(step) …"
    shown.withLock { shown in
      guard shown != text else { return }
      shown = text
      write(text)
    }
  }

  /// Takes the line away.
  func clear() {
    shown.withLock { shown in
      guard !shown.isEmpty else { return }
      shown = ""
      write("")
    }
  }

  private func write(_ text: String) {
    // Back to the start of the line, and what stood there wiped out.
    try? StandardStreams.write(Array("\r\u{1B}[K\(text)".utf8), to: STDERR_FILENO)
  }
}
