import TestSupport
import Testing
import TimedText
import Timeline

@testable import Retiming

struct TextCorrectionTests {
  private static let talks = [CorrectionTalk.english, .chinese]

  /// The talk with some of its lines replaced.
  private func correction(
    _ talk: CorrectionTalk, _ edit: (inout [String]) -> Void
  ) throws -> TextCorrection {
    var lines = talk.lines
    edit(&lines)
    return try TextCorrection(of: talk.track(), to: CorrectionTalk.transcript(lines))
  }

  @Test(arguments: talks)
  func `the transcript that a track was made from changes nothing`(talk: CorrectionTalk) throws {
    for profile in LayoutProfile.all {
      let track = try talk.track(profile: profile)
      var options = TextCorrection.Options()
      options.profile = profile
      let correction = try TextCorrection(of: track, to: talk.transcript(), options: options)
      #expect(correction.edits == [])
      #expect(correction.track == track)
      #expect(correction.similarity == 1)
    }
  }

  @Test(arguments: SubtitleFormat.readable)
  func `subtitles as the transcript of themselves leave a file byte for byte`(
    format: SubtitleFormat
  ) throws {
    guard format.features.contains(.text) else { return }
    for talk in Self.talks {
      let bytes = try talk.track().encoded(as: format)
      let file = try SubtitleFile(parsing: bytes, as: format)
      for transcript in [
        try talk.transcript(),
        try Transcript(parsing: talk.track().encoded(as: .webVTT)),
      ] {
        let correction = try TextCorrection(of: file.track, to: transcript)
        #expect(correction.edits == [], "\(format)")
        #expect(file.encoded(correction.track, origins: correction.origins) == bytes)
      }
    }
  }

  @Test func `a letter changes one cue, and its text alone`() throws {
    let correction = try correction(.english) {
      $0[1] = $0[1].replacing("telephone", with: "telephony")
    }
    #expect(correction.count(.changed) == 1)
    #expect(correction.count(.new) + correction.count(.removed) == 0)
    let change = try #require(correction.changes.first { $0.kind == .changed })
    #expect(change.oldRange == change.newRange)
    #expect(change.newText == change.oldText?.replacing("telephone", with: "telephony"))
  }

  @Test func `has nothing to listen for where only letters change`() throws {
    let talk = CorrectionTalk.english
    func hasEstimates(_ edit: (inout [String]) -> Void) throws -> Bool {
      var lines = talk.lines
      edit(&lines)
      return try CorrectionPlan(of: talk.track(), to: CorrectionTalk.transcript(lines)).hasEstimates
    }
    #expect(try !hasEstimates { _ in })
    #expect(try !hasEstimates { $0[1] = $0[1].replacing("telephone", with: "telephony") })
    #expect(try !hasEstimates { $0.remove(at: 5) })
    #expect(try hasEstimates { $0[0] += " This is a sentence that no cue has." })
    #expect(try hasEstimates { $0[3] = $0[3].replacing("who invented it", with: "who") })
  }

  @Test func `a word of another length changes one cue, and its text alone`() throws {
    let correction = try correction(.chinese) { $0[4] = $0[4].replacing("发明了", with: "最先发明出了") }
    #expect(correction.edits.count == 1)
    let change = try #require(correction.changes.first { $0.kind == .changed })
    #expect(change.oldRange == change.newRange)
    #expect(change.newText?.contains("最先发明出了") == true)
  }

  @Test func `commas that a track leaves out are no difference`() throws {
    let correction = try correction(.chinese) {
      $0[0] = "欢迎回到我们的节目。大家好，"
      $0[2] = "谢谢你们邀请我"
    }
    #expect(correction.edits == [])
  }

  @Test func `a turn that is gone takes its cue with it, and nothing else`() throws {
    let correction = try correction(.english) { $0.remove(at: 2) }
    #expect(correction.edits == ["removed: Thank you for having me. → "])
  }

  @Test(arguments: talks)
  func `a turn between two that are gone stays as it is`(talk: CorrectionTalk) throws {
    for kept in talk.lines.indices.dropFirst().dropLast() {
      let correction = try correction(talk) {
        $0.remove(at: kept + 1)
        $0.remove(at: kept - 1)
      }
      #expect(correction.count(.changed) + correction.count(.new) == 0, "\(talk.lines[kept])")
      #expect(correction.count(.removed) > 0)
    }
  }

  @Test func `a backchannel that is gone takes the right cue with it`() throws {
    let correction = try correction(.chinese) { $0.remove(at: 3) }
    #expect(correction.edits.allSatisfy { $0.contains("嗯") })
    #expect(correction.edits.count == 1)
  }

  @Test func `merged turns change nothing`() throws {
    let correction = try correction(.english) {
      $0[9] += " " + $0[10]
      $0.remove(at: 10)
    }
    #expect(correction.edits == [])
  }

  @Test func `a turn that is split at a cue changes nothing`() throws {
    let track = try CorrectionTalk.english.track()
    let correction = try correction(.english) {
      $0[4] = "Well, that depends on whom you ask."
      $0.insert(
        "Some people say Bell, others say Meucci, and there are good reasons for both answers.",
        at: 5)
    }
    #expect(correction.track == track)
  }

  @Test func `a turn that is split inside a row divides that cue`() throws {
    let correction = try correction(.english) {
      $0[2] = "Thank you"
      $0.insert("for having me.", at: 3)
    }
    let touched = correction.changes.filter { $0.kind != .unchanged }
    #expect(touched.allSatisfy { $0.oldText == nil || $0.oldText == "Thank you for having me." })
    #expect(touched.first?.newText?.contains("Thank you for") == false)
  }

  @Test(arguments: talks)
  func `a new sentence gets a cue between its neighbours`(talk: CorrectionTalk) throws {
    let sentence = talk.language == "zh" ? "这件事真的很有意思。" : "Now that is a story I like."
    let correction = try correction(talk) { $0.insert(sentence, at: 7) }
    #expect(correction.count(.new) == 1)
    #expect(correction.count(.removed) == 0)
    // The cue before may give up some of its time, the one behind it never does.
    #expect(correction.count(.changed) <= 1)
    let new = try #require(correction.changes.firstIndex { $0.kind == .new })
    #expect(correction.changes[new + 1].kind == .unchanged)
    #expect(
      correction.changes.filter { $0.kind == .changed }.allSatisfy { $0.oldText == $0.newText })
  }

  @Test func `a sentence that begins with dots is all of a new cue`() throws {
    var talk = CorrectionTalk.english
    talk.lines[3] = "... is what I would like to begin with. Who invented it?"
    for (place, line) in [(4, "... the story goes on."), (7, "Right. ... the story goes on.")] {
      talk.lines[5] = place == 7 ? line : "Right."
      if place == 4 { talk.lines.insert(line, at: 4) }
      let whole = try talk.track()
      for (index, cue) in whole.cues.enumerated() where cue.shown.hasPrefix("...") {
        var track = whole
        track.cues.remove(at: index)
        let correction = try TextCorrection(of: track, to: talk.transcript())
        #expect(correction.edits == ["new:  → \(cue.shown)".replacing("\n", with: "/")])
      }
      if place == 4 { talk.lines.remove(at: 4) }
    }
  }

  @Test func `a dash inside of a turn is text, also at the start of a row`() throws {
    var talk = CorrectionTalk.english
    talk.lines[8] = "The message of welcome that was recorded - the temporary one - is gone."
    var track = try talk.track()
    let place = try #require(track.cues.firstIndex { $0.shown.contains("recorded") })
    track.cues[place].text = CueText(
      "The message of welcome that was recorded\n- the temporary one - is gone.")
    #expect(try TextCorrection(of: track, to: talk.transcript()).edits.isEmpty)
    // That of a speaker is not.
    track.cues[place].text = CueText("- The message of welcome\n- that was recorded.")
    talk.lines[8] = "The message of welcome\nthat was recorded."
    #expect(try TextCorrection(of: track, to: talk.transcript()).edits.isEmpty)
  }

  @Test(arguments: talks)
  func `a cue that was missing is put back, and nothing else changes`(talk: CorrectionTalk) throws {
    var track = try talk.track()
    let place = try #require(
      track.cues.firstIndex { $0.shown == "Right." || $0.shown.hasPrefix("比如") })
    track.cues.remove(at: place)
    let correction = try TextCorrection(of: track, to: talk.transcript())
    #expect(correction.count(.new) == 1)
    #expect(correction.edits.count == 1)
  }

  @Test(arguments: talks + [CorrectionTalk.hesitant], [0.22, 0.13])
  func `a cue that was missing is put back in the middle of a sentence, too`(
    talk: CorrectionTalk, pace: Double
  ) throws {
    let whole = try talk.track(pace: pace)
    for place in whole.cues.indices.dropFirst().dropLast() where whole.cues[place].shown.count > 7 {
      var track = whole
      let missing = track.cues.remove(at: place)
      let correction = try TextCorrection(of: track, to: talk.transcript())
      let kinds = Set(correction.changes.map(\.kind))
      #expect(kinds == [.unchanged, .new], "without “\(missing.shown)”: \(correction.edits)")
    }
  }

  @Test func `of two cues that say the same the one is put back for which there is time`() throws {
    var talk = CorrectionTalk.english
    talk.lines.insert("Right.", at: 6)
    let whole = try talk.track()
    for place in whole.cues.indices where whole.cues[place].shown == "Right." {
      var track = whole
      track.cues.remove(at: place)
      let correction = try TextCorrection(of: track, to: talk.transcript())
      #expect(correction.edits.count == 1)
      #expect(correction.changes[place].kind == .new)
    }
  }

  @Test func `a sentence written anew changes the cues that showed it`() throws {
    let correction = try correction(.english) {
      $0[6] =
        "That patent came in during the spring of that year, and a rival one described much the same."
    }
    #expect(correction.shown.joined(separator: " ").contains("spring of"))
    let touched = correction.changes.filter { $0.kind != .unchanged }.compactMap(\.oldText)
    let before = try CorrectionTalk.english.track().cues.map(\.shown)
      .filter { $0.contains("patent") || $0.contains("hours before") || $0.contains("described") }
    #expect(touched.allSatisfy(before.contains))
  }

  @Test func `markup of what did not change stays`() throws {
    let bytes = Array(
      """
      WEBVTT

      intro
      00:01.000 --> 00:03.000 align:start
      <v Ann>So <i>this</i> is <b>teh first</b> one
      of <00:00:02.500>them

      00:04.000 --> 00:05.000
      Quite.

      """.utf8)
    let file = try SubtitleFile(parsing: bytes, as: .webVTT)
    let correction = try TextCorrection(
      of: file.track, to: CorrectionTalk.transcript(["So this is the first one of them", "Quite."]))
    let text = String(
      decoding: file.encoded(correction.track, origins: correction.origins), as: UTF8.self)
    #expect(text == String(decoding: bytes, as: UTF8.self).replacing("teh", with: "the"))
  }

  @Test(arguments: [
    ("We have good\nreasons for it.", "We have greasons for it.", "We have greasons\nfor it."),
    ("It was a tele\nphone.", "It was a telephone.", "It was a telephone."),
    ("So it goes,\nand goes.", "So it goes and goes.", "So it goes\nand goes."),
  ])
  func `a row never ends inside a word`(old: String, new: String, shown: String) throws {
    let track = SubtitleTrack(
      language: "en",
      cues: [Cue(inTime: .seconds(1), outTime: .seconds(4), text: CueText(old))])
    let correction = try TextCorrection(of: track, to: CorrectionTalk.transcript([new]))
    #expect(correction.track.cues.map(\.shown) == [shown])
  }

  @Test func `names, dashes and marks in rows are no difference and stay`() throws {
    let bytes = Array(
      """
      1
      00:00:01,000 --> 00:00:03,000
      Ann: Are you sure about taht?

      2
      00:00:03,500 --> 00:00:06,000
      - Bob: I am.
      - Ann: [laughs] Well then.

      """.utf8)
    let file = try SubtitleFile(parsing: bytes, as: .subRip)
    let correction = try TextCorrection(
      of: file.track,
      to: CorrectionTalk.transcript([
        "Ann: Are you sure about that?", "Bob: I am.", "Ann: Well then. [laughs]",
      ]))
    let text = String(
      decoding: file.encoded(correction.track, origins: correction.origins), as: UTF8.self)
    #expect(text == String(decoding: bytes, as: UTF8.self).replacing("taht", with: "that"))
  }

  @Test func `rows in another language stay`() throws {
    let english = try CorrectionTalk.english.track()
    let pairs = CorrectionTalk.chinese.lines.prefix(6).enumerated().map { index, line in
      "\(index + 1)\n00:00:\(10 + index * 3),000 --> 00:00:\(12 + index * 3),000\n\(line)\n"
        + english.cues[index].shown.replacing("\n", with: " ") + "\n"
    }
    let file = try SubtitleFile(parsing: Array(pairs.joined(separator: "\n").utf8), as: .subRip)
    var lines = Array(CorrectionTalk.chinese.lines.prefix(6))
    lines[4] = lines[4].replacing("发明", with: "创造")
    let correction = try TextCorrection(of: file.track, to: CorrectionTalk.transcript(lines))
    let text = String(
      decoding: file.encoded(correction.track, origins: correction.origins), as: UTF8.self)
    #expect(text == pairs.joined(separator: "\n").replacing("发明", with: "创造"))
  }

  @Test func `text that fits no longer is laid out in the cue's own time`() throws {
    let correction = try correction(.english) {
      $0[3] =
        "So, before we go any further with this at all, please tell me and everybody who "
        + "listens, as plainly as you can: who invented it?"
    }
    let cues = correction.track.cues
    #expect(
      try LayoutProfile.standard.findings(in: correction.track).allSatisfy {
        $0.rule != .lineLength && $0.rule != .lineCount && $0.rule != .overlap
      })
    #expect(zip(cues, cues.dropFirst()).allSatisfy { $0.outTime <= $1.inTime })
    #expect(correction.count(.unchanged) >= cues.count - 5)
  }

  @Test func `another text is refused`() throws {
    #expect(throws: TextCorrectionError.self) {
      try TextCorrection(
        of: CorrectionTalk.english.track(), to: CorrectionTalk.chinese.transcript())
    }
    #expect(throws: TextCorrectionError.trackWithoutText) {
      try TextCorrection(
        of: SubtitleTrack(cues: []), to: CorrectionTalk.chinese.transcript())
    }
  }
}

extension CorrectionTalk: CustomTestStringConvertible {
  var testDescription: String { language }
}
