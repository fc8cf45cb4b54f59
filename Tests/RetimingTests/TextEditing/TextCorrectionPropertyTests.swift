import TestSupport
import Testing
import TimedText
import Timeline

@testable import Retiming

struct TextCorrectionPropertyTests {
  /// The letters and digits of texts.
  private func letters(_ texts: some Sequence<String>) -> String {
    texts.joined().filter { $0.isLetter || $0.isNumber }
  }

  /// A talk with some of its lines changed as people change them.
  private func edited(_ talk: CorrectionTalk, _ random: inout SeededGenerator) -> [String] {
    var lines = talk.lines
    let isChinese = talk.language == "zh"
    for _ in 0..<Int.random(in: 1..<5, using: &random) {
      let index = Int.random(in: 0..<lines.count, using: &random)
      var line = Array(lines[index])
      let place = Int.random(in: 0..<max(1, line.count), using: &random)
      switch Int.random(in: 0..<7, using: &random) {
      case 0 where !line.isEmpty: line[place] = isChinese ? "变" : "q"
      case 1: line.insert(contentsOf: isChinese ? "当然" : " indeed ", at: place)
      case 2: line.removeSubrange(place..<min(line.count, place + 4))
      case 3: line += isChinese ? "这是后来才加上去的一句话。" : " This was added later on."
      case 4: line = []
      case 5 where index + 1 < lines.count:
        line += (isChinese ? "" : " ") + lines[index + 1]
        lines[index + 1] = ""
      default:
        lines.insert(String(line[place...]), at: index + 1)
        line.removeSubrange(place...)
      }
      lines[index] = String(line)
    }
    return lines
  }

  @Test(arguments: [CorrectionTalk.english, .chinese], 0..<60)
  func `the result says what the transcript says, in order, and leaves all else alone`(
    talk: CorrectionTalk, seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    let transcript = try CorrectionTalk.transcript(edited(talk, &random))
    let track = try talk.track()
    let correction = try TextCorrection(of: track, to: transcript)
    let cues = correction.track.cues
    #expect(letters(cues.map(\.shown)) == letters(transcript.turns.map(\.text)))
    #expect(zip(cues, cues.dropFirst()).allSatisfy { $0.outTime <= $1.inTime })
    #expect(cues.allSatisfy { $0.inTime < $0.outTime })
    let origins = correction.origins.compactMap(\.self)
    #expect(zip(origins, origins.dropFirst()).allSatisfy(<))
    #expect(correction.count(.unchanged) + 12 >= track.cues.count)
    for change in correction.changes where change.kind == .unchanged {
      #expect(change.old.map { track.cues[$0] } == change.new.map { cues[$0] })
    }
    // Once corrected, there is nothing to correct.
    let again = try TextCorrection(of: correction.track, to: transcript)
    #expect(again.edits == [])
  }

  @Test(arguments: 0..<150)
  func `tracks and transcripts of any kind are corrected or refused`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let words = [
      "嗯", "，", "。", "- ", "\n", " ", "Ann: ", "[music]", "♪", "e\u{301}", "é", "\u{200B}", "👩‍👩‍👧",
      "x",
      "one", "two", "two", "“", "\u{202E}", "…", "—", "1,000", "\t", ">> ", "：", "ﾊﾝ", "ok.",
    ]
    func text(_ count: Int) -> String {
      (0..<Int.random(in: 0...count, using: &random)).map { _ in
        words.randomElement(using: &random) ?? ""
      }.joined()
    }
    let times = [MediaTime.zero, .seconds(1), .seconds(-5), MediaTime(ticks: .max), .seconds(2)]
    let cues = (0..<Int.random(in: 0..<12, using: &random)).map { index in
      let isWild = Int.random(in: 0..<4, using: &random) == 0
      var text = CueText(text(8))
      if Bool.random(using: &random) { text = text.marked(.italic) }
      return Cue(
        inTime: (isWild ? times.randomElement(using: &random) : nil) ?? .seconds(index),
        outTime: (isWild ? times.randomElement(using: &random) : nil) ?? .seconds(index + 1),
        text: text)
    }
    let said = cues.map { $0.shown } + [text(20)]
    guard
      let transcript = try? Transcript(
        parsing: Array(said.shuffled(using: &random).joined(separator: "\n").utf8))
    else { return }
    var options = TextCorrection.Options()
    options.leastSimilarity = 0
    let track = SubtitleTrack(cues: cues)
    guard let correction = try? TextCorrection(of: track, to: transcript, options: options) else {
      return
    }
    #expect(correction.origins.count == correction.track.cues.count)
    #expect(correction.changes.filter { $0.old != nil }.map(\.old) == Array(cues.indices))
  }
}
