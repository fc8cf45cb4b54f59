import Foundation
import Testing
import TimedText

/// A real transcript that lies beside a developer's checkout: 683 lines of a translated interview,
/// cut at 42 characters, two rows joined into a line.
private let lines: [String]? = {
  let checkout = (0..<3).reduce(URL(fileURLWithPath: #filePath)) { url, _ in
    url.deletingLastPathComponent()
  }
  let path = checkout.deletingLastPathComponent().appending(
    path: "shared/transcripts/episode-zh.txt")
  guard let text = try? String(contentsOf: path, encoding: .utf8) else { return nil }
  return text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    .filter { !$0.isEmpty }
}()

@Suite(.enabled(if: lines != nil, "needs the transcripts beside the checkout"))
struct RealTranscriptTests {
  @Test(
    arguments: [0..<683, 0..<250, 250..<500, 500..<683, 0..<60, 120..<180, 300..<340, 0..<40]
      + stride(from: 0, to: 620, by: 60).map { $0..<min($0 + 100, 683) })
  func `joins what the wrap cut, whichever part of the file there is`(part: Range<Int>) throws {
    let part = try #require(lines)[part].map { Array($0) }
    let transcript = try Transcript(
      parsing: Array(part.map { String($0) }.joined(separator: "\n").utf8))
    let joined = Set(transcript.turns.flatMap { $0.lines.dropFirst() })
    let cut = part.indices.dropFirst().filter {
      part[$0 - 1].count == 85 && part[$0 - 1][42] == " "
    }
    #expect(joined == Set(cut.map { $0 + 1 }))
  }

  @Test func `leaves no false space and no mark`() throws {
    let text = try #require(lines).joined(separator: "\n")
    for turn in try Transcript(parsing: Array(text.utf8)).turns {
      let characters = Array(turn.text)
      for (index, character) in characters.enumerated() where character == " " {
        let isBetweenHan = [index - 1, index + 1].allSatisfy {
          characters.indices.contains($0)
            && characters[$0].unicodeScalars.allSatisfy { $0.properties.isIdeographic }
        }
        #expect(!isBetweenHan, "\(turn.text)")
      }
      #expect(!turn.text.contains("["))
    }
  }
}
