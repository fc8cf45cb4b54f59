import Cuelight
import Foundation
import Testing

struct GenerationSummaryTests {
  private func summary(
    _ talk: TimedTalk, heard: String, unspoken: Generation.UnspokenLines = .leaveOut,
    language: String = "en"
  ) throws -> GenerationSummary {
    var options = Generation.Options()
    options.unspoken = unspoken
    let duration = MediaTime.seconds(heard.count)
    let generation = try Generation(
      layingOut: talk.turns, in: language, over: [LabelledSpan](drawn: heard), duration: duration,
      options: options)
    return GenerationSummary(generation, duration: duration, remarks: ["it ends early"])
  }

  private let evenTalk: [(String, Range<Double>?)] = [
    ("Good morning, everybody.", 1..<3), ("Good morning.", 4..<5), ("Let us begin.", 6..<8),
  ]

  @Test func `says in three lines that all is well`() throws {
    let lines = try summary(TimedTalk(evenTalk), heard: ".ss.s.ss.").lines
    #expect(
      lines == [
        "Timed: 3 turns over 00:00:09, in 3 cues, all within profile default (en)",
        "Doubtful: nothing",
        "Missing: nothing",
      ])
  }

  @Test func `says where to look, the least certain first`() throws {
    var talk = try TimedTalk(evenTalk)
    talk.doubt(2, probability: 0.4)
    #expect(
      try summary(talk, heard: ".ss.s.ss.").lines[1] == "Doubtful: 1 turn, line 3 at 00:00:06")
    talk.doubt(1, probability: 0.2)
    #expect(
      try summary(talk, heard: ".ss.s.ss.").lines[1]
        == "Doubtful: 2 turns, the least certain first: line 2 at 00:00:04, line 3 at 00:00:06")
    let six: [(String, Range<Double>?)] = (0..<6).map { index in
      let start = Double(2 * index)
      return ("Turn number \(index).", start..<start + 1)
    }
    var long = try TimedTalk(six)
    for index in long.turns.indices { long.doubt(index, probability: 0.3) }
    #expect(
      try summary(long, heard: "s.s.s.s.s.s.").lines[1]
        == "Doubtful: 6 turns, the least certain first: line 1 at 00:00:00, line 2 at 00:00:02, "
        + "line 3 at 00:00:04, line 4 at 00:00:06, …")
  }

  @Test func `names the lines that nobody speaks and the speech that has no text`() throws {
    let talk = try TimedTalk([
      ("Good morning.", 1..<3), ("An advert.", nil), ("Another advert.", nil),
      ("Let us begin.", 8..<10), ("The end.", nil),
    ])
    let summary = try summary(talk, heard: ".ss...s.ss..sss", language: "und")
    #expect(
      summary.lines == [
        "Timed: 2 of 5 turns over 00:00:15, in 2 cues, all within profile default",
        "Doubtful: nothing",
        "Missing: lines 2–3, 5 not spoken, left out; "
          + "00:00:04 of speech without text, at 00:00:12–00:00:15, 00:00:06–00:00:07",
      ])
    #expect(summary.unspokenLines == [2, 3, 5])
    #expect(summary.confidence == 0.9375)
  }

  @Test func `names the lines that got a place without being spoken`() throws {
    let talk = try TimedTalk([
      ("Good morning.", 1..<3), ("An advert.", nil), ("Let us begin.", 8..<10),
    ])
    let summary = try summary(talk, heard: ".ss.....ss", unspoken: .keep)
    #expect(summary.lines[0].hasPrefix("Timed: 3 turns over 00:00:10, in 3 cues"))
    #expect(summary.lines[1] == "Doubtful: nothing")
    #expect(summary.lines[2] == "Missing: line 2 not spoken, put where there is room")
    #expect(summary.placedLines == [2])
  }

  @Test func `counts the cues that break a rule`() throws {
    let fast = String(repeating: "Many words in a very short time. ", count: 3)
    let talk = try TimedTalk([(fast, 1..<2), ("Good morning.", 2..<3), (fast, 3..<4)])
    let summary = try summary(talk, heard: ".ssssss")
    #expect(summary.faultyCues > 0)
    #expect(
      summary.lines[0].hasSuffix(
        "\(summary.faultyCues) of which \(summary.faultyCues == 1 ? "breaks" : "break") a rule of profile default (en)"
      ))
  }

  @Test func `has the JSON form that its readers know`() throws {
    var talk = try TimedTalk([
      ("Good morning.", 1..<3), ("An advert.", nil), ("Let us begin.", 8..<10),
    ])
    talk.doubt(2, probability: 0.25)
    let json = try summary(talk, heard: ".ss.....ss").json()
    #expect(
      String(decoding: json, as: UTF8.self) == """
        {"confidence":0.5938,"cues":2,\
        "doubtful":[{"line":3,"probability":0.25,"start":8}],"duration":10,"faultyCues":0,\
        "language":"en","notes":[],"placedLines":[],"placedParts":[],"profile":"default",\
        "speechWithoutText":[],"timed":2,"turns":3,"unspokenLines":[2],"unspokenParts":[],"version":1,\
        "warnings":["it ends early"]}

        """)
  }

  @Test func `is of nothing where nobody speaks`() throws {
    let talk = try TimedTalk([("An advert.", nil)])
    let summary = try summary(talk, heard: "...")
    #expect(summary.confidence == 0)
    #expect(
      summary.lines[0]
        == "Timed: 0 of 1 turn over 00:00:03, in 0 cues, all within profile default (en)")
  }
}
