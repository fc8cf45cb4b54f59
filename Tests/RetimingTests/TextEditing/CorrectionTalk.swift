import TimedText
import Timeline

@testable import Retiming

/// A talk with its subtitles, to be corrected.
struct CorrectionTalk {
  /// The lines of the transcript.
  var lines: [String]
  var language: String

  static let english = CorrectionTalk(
    lines: [
      "Welcome back to the show, everybody.",
      "Today we are talking about the history of the telephone, and why it took so long to arrive.",
      "Thank you for having me.",
      "So, tell me: who invented it?",
      "Well, that depends on whom you ask. Some people say Bell, others say Meucci, and there are "
        + "good reasons for both answers.",
      "Right.",
      "The patent was filed in 1876, only a few hours before another one that described nearly the "
        + "same thing.",
      "[laughter]",
      "A few hours! What happened to the other inventor?",
      "Elisha Gray? He went on to found a company, and it did rather well.",
      "And nobody remembers his name today.",
      "Some do. I do, for example, and so does everybody who listens to this show from now on.",
    ], language: "en")

  static let chinese = CorrectionTalk(
    lines: [
      "欢迎回到我们的节目，大家好。", "今天我们要聊的是电话的历史，以及它为什么来得这么晚。", "谢谢你们邀请我。", "嗯。",
      "那么，请告诉我：到底是谁发明了电话？",
      "这要看你问的是谁。有人说是贝尔，也有人说是梅乌奇，两种说法都有很充分的理由，所以争论一直没有停过。", "没错。",
      "专利是在1876年提交的，只比另一份几乎一模一样的申请早了几个小时。[停顿]", "几个小时！另外那位发明家后来怎么样了？",
      "你是说格雷吗？他后来开了一家公司，生意做得相当不错，叫做Western Electric。", "今天却没有人记得他的名字。",
      "有些人还记得。比如我就记得，从现在开始，每一位听众也都会记得。",
    ], language: "zh")

  /// One in which sentences, and parts of them, begin with words of a syllable that commas stand
  /// behind, which the track leaves out.
  static let hesitant = CorrectionTalk(
    lines: [
      "嗯，所以说，你其实可以这样来想一想，其中一个关于效率的可能解释，是需要被认真考虑的，那就是进化。",
      "对，我也这么看，呃，小孩子学开车的时候，练了十六个小时，或者说十个小时以后，就能上路了，这是真的。",
      "是，不过他们的视力都非常好，至少对我来说是这样的。",
    ], language: "zh")

  /// The lines as a transcript.
  func transcript() throws -> Transcript { try Self.transcript(lines) }

  static func transcript(_ lines: [String]) throws -> Transcript {
    try Transcript(parsing: Array(lines.joined(separator: "\n").utf8))
  }

  /// The subtitles as they would be laid out, with so many seconds for a syllable and a pause between two
  /// turns.
  func track(profile: LayoutProfile = .standard, pace: Double = 0.22) throws -> SubtitleTrack {
    var time = MediaTime.seconds(1)
    let turns = try transcript().turns.map { turn in
      var ranges: [TimeRange] = []
      for clause in turn.clauses {
        let end = time + MediaTime(seconds: pace * clause.weight + 0.1)
        ranges.append(time..<end)
        time = end
      }
      time = time + .milliseconds(700)
      return TimedTurn(
        turn: turn, state: .timed, clauseRanges: ranges, probability: 1, collar: .zero,
        evidence: .regions)
    }
    var track = try LaidOutTrack(
      layingOut: turns, duration: time + .seconds(5), profile: profile, language: language
    ).track
    track.language = nil
    return track
  }
}

extension TextCorrection {
  /// What the new cues show, rows joined by a solidus.
  var shown: [String] { track.cues.map { $0.shown.replacing("\n", with: "/") } }
  /// Old and new text of what changed.
  var edits: [String] {
    changes.filter { $0.kind != .unchanged }.map {
      "\($0.kind.rawValue): \($0.oldText ?? "") → \($0.newText ?? "")"
        .replacing("\n", with: "/")
    }
  }
}
