import Foundation
import TestSupport
import Testing
import TimedText

/// The first places at which two lists of texts differ, for a failure that can be read.
private func differences(_ texts: [String], _ expected: [String]) -> [String] {
  let pairs = zip(texts, expected).filter { $0 != $1 }.map { "\($0) ≠ \($1)" }
  return texts.count == expected.count
    ? Array(pairs.prefix(2)) : ["\(texts.count) ≠ \(expected.count)"] + pairs.prefix(2)
}

@Suite struct `Hard wraps` {
  /// A way to wrap lines, as programs do it.
  struct Wrapping: CustomTestStringConvertible {
    var width: Int
    /// How many rows become one line, joined by spaces.
    var rowsPerLine: Int
    var countsColumns = false

    var testDescription: String {
      "at \(width) \(countsColumns ? "columns" : "characters"), \(rowsPerLine) rows a line"
    }

    func lines(of turn: String) -> [String] { rows(of: turn).lines }

    /// How much of its width the last row fills, as a share.
    func share(ofLastRowOf turn: String) -> Double { rows(of: turn).lastShare }

    private func rows(of turn: String) -> (lines: [String], lastShare: Double) {
      var rows: [String] = [""]
      var filled = 0
      for character in turn {
        let width = countsColumns && !character.isASCII ? 2 : 1
        if filled + width > self.width {
          rows.append("")
          filled = 0
        }
        rows[rows.count - 1].append(character)
        filled += width
      }
      let lines = stride(from: 0, to: rows.count, by: rowsPerLine).map {
        rows[$0..<min($0 + rowsPerLine, rows.count)].joined(separator: " ")
      }
      return (lines, Double(filled) / Double(width))
    }
  }

  static let wrappings =
    [30, 38, 42, 50, 60].flatMap { width in
      [1, 2, 3].map { Wrapping(width: width, rowsPerLine: $0) }
    }
    + [60, 76, 84].flatMap { width in
      [1, 2].map { Wrapping(width: width, rowsPerLine: $0, countsColumns: true) }
    }

  @Test(arguments: wrappings)
  func `are undone at any width, whatever they cut`(wrapping: Wrapping) throws {
    let turns = TranscriptTalk.chinese(turns: 160, seed: 1)
      // A last row that is full by chance cannot be told from one that goes on.
      .filter { wrapping.share(ofLastRowOf: $0) < 0.9 }
    let text = turns.flatMap(wrapping.lines).joined(separator: "\n")
    let transcript = try Transcript(parsing: Array(text.utf8))
    #expect(differences(transcript.turns.map(\.text), turns) == [])
    #expect(transcript.notes.contains { if case .unwrapped = $0 { true } else { false } })
  }

  @Test(arguments: [60, 72, 80])
  func `between words are undone with a space`(width: Int) throws {
    let turns = TranscriptTalk.english(turns: 60, seed: 2)
    var lines: [String] = []
    for turn in turns {
      var row = ""
      for word in turn.split(separator: " ") {
        if !row.isEmpty, row.count + 1 + word.count > width {
          lines.append(row)
          row = ""
        }
        row += (row.isEmpty ? "" : " ") + word
      }
      lines += [row, ""]
    }
    let transcript = try Transcript(parsing: Array(lines.joined(separator: "\r\n").utf8))
    #expect(differences(transcript.turns.map(\.text), turns) == [])
  }

  @Test func `are left alone when that is asked`() throws {
    let wrapping = Wrapping(width: 42, rowsPerLine: 1)
    let lines = TranscriptTalk.chinese(turns: 60, seed: 3).flatMap(wrapping.lines)
    var options = TranscriptOptions()
    options.unwraps = false
    let transcript = try Transcript(
      parsing: Array(lines.joined(separator: "\n").utf8), options: options)
    #expect(transcript.turns.map(\.text) == lines)
    #expect(transcript.notes.isEmpty)
  }

  @Test(arguments: 0..<8)
  func `are not seen where there are none`(seed: UInt64) throws {
    for turns in [
      TranscriptTalk.chinese(turns: 120, seed: seed),
      TranscriptTalk.english(turns: 120, seed: seed),
    ] {
      let transcript = try Transcript(parsing: Array(turns.joined(separator: "\n").utf8))
      #expect(differences(transcript.turns.map(\.text), turns) == [])
      #expect(transcript.turns.map(\.lines) == (1...turns.count).map { $0...$0 })
      #expect(transcript.notes.isEmpty)
    }
  }

  @Test func `keep the numbers of the lines that a turn came from`() throws {
    let wrapping = Wrapping(width: 42, rowsPerLine: 2)
    let turns = TranscriptTalk.chinese(turns: 80, seed: 4)
    let wrapped = turns.map(wrapping.lines)
    let transcript = try Transcript(
      parsing: Array(wrapped.joined().joined(separator: "\n\n").utf8))
    var expected: [ClosedRange<Int>] = []
    for lines in wrapped {
      let first = (expected.last?.upperBound ?? 0) + 1
      expected.append(first...first + lines.count - 1)
    }
    // Blank lines between all lines say nothing about paragraphs.
    #expect(transcript.turns.map(\.lines) == expected)
  }

  @Test func `leave true spaces in, and take those of a line that is spaced throughout`() throws {
    let text = "嗯。这在 Deep CIGAR 1 这篇论文中提到过。\n我 不 认为 有人 知道 怎么 处理 那个。\n可能吧。 但它也有点抽象。"
    let transcript = try Transcript(parsing: Array(text.utf8))
    #expect(
      transcript.turns.map(\.text) == [
        "嗯。这在 Deep CIGAR 1 这篇论文中提到过。", "我不认为有人知道怎么处理那个。", "可能吧。但它也有点抽象。",
      ])
  }
}

@Suite struct `The transcript of an interview` {
  private static let path = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/transcripts/episode-zh.txt").standardizedFileURL.path

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: path),
      "needs ../shared/transcripts/episode-zh.txt, a transcript that is not part of the package"))
  func `has none of its false spaces left and no row cut off`() throws {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: Self.path)))
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    let transcript = try Transcript(parsing: bytes)

    // A line of two full rows, 42 characters each, goes on in the next.
    var expected: [ClosedRange<Int>] = []
    for (index, line) in lines.enumerated() {
      let before = index > 0 ? Array(lines[index - 1]) : []
      if before.count == 85, before[42] == " ", let last = expected.popLast() {
        expected.append(last.lowerBound...index + 1)
      } else {
        expected.append(index + 1...index + 1)
      }
      #expect(!line.isEmpty)
    }
    #expect(transcript.turns.map(\.lines) == expected)

    let isHan = { (character: Character) in ("\u{4e00}"..."\u{9fff}").contains(character) }
    let wide: Set<Character> = ["，", "。", "？", "！", "：", "；", "、", "“", "”", "…", "—"]
    for turn in transcript.turns {
      let characters = Array(turn.text)
      for index in characters.indices where characters[index] == " " {
        let sides = [characters[index - 1], characters[index + 1]]
        #expect(!sides.contains { wide.contains($0) }, "\(turn.text)")
        #expect(!sides.allSatisfy(isHan), "\(turn.text)")
      }
      #expect(turn.text.first.map { !"，。？！：；、”".contains($0) } ?? false, "\(turn.text)")
      #expect(!turn.text.contains("停顿]") && !turn.text.contains("pause"))
    }
    let text = transcript.turns.map(\.text).joined(separator: "\n")
    for word in ["Transformer模型", "将AGI定义为", "Anthropic，所有", "我感觉这本该", "Deep CIGAR 1 这篇"] {
      #expect(text.contains(word))
    }
  }
}
