import Foundation
import Testing

/// Compares with what is kept in `Snapshots`. With `RECORD_SNAPSHOTS` in the environment, keeps what
/// there is now: look at the difference before you commit it.
func expectSnapshot(
  _ text: String, named name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Snapshots/\(name)")
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
    try Data(text.utf8).write(to: file)
  }
  let kept = try? String(contentsOf: file, encoding: .utf8)
  let (now, then) = (lines(of: text), lines(of: kept ?? ""))
  let changes = now.difference(from: then).map { change in
    switch change {
    case .insert(let offset, let line, _): "\(offset + 1) + \(line)"
    case .remove(let offset, let line, _): "\(offset + 1) - \(line)"
    }
  }
  #expect(
    text == kept, "\(name) has changed:\n\(changes.joined(separator: "\n"))",
    sourceLocation: sourceLocation)
}

private func lines(of text: String) -> [Substring] {
  text.split(separator: "\n", omittingEmptySubsequences: false)
}
