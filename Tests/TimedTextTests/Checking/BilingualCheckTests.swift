import Testing
import TimedText
import Timeline

/// Cues that show one language above another, in files that do not say so: each row is judged by the
/// rules of its own language.
@Suite struct `Cues in two languages` {
  private func rules(
    _ cues: [String], stated language: String? = nil, _ profile: LayoutProfile = .standard
  ) throws -> [Finding.Rule] {
    let track = SubtitleTrack(
      language: language,
      cues: cues.enumerated().map { index, text in
        Cue(
          range: MediaTime.seconds(index * 6)..<MediaTime.seconds(index * 6 + 5),
          text: CueText(text))
      })
    return try profile.findings(in: track).map(\.rule)
  }

  private static let chineseAndEnglish = [
    "首先我们想知道大家的看法\nFirst, we would like to hear what you all",
    "所以请告诉我们\nso please tell us",
    "我们现在都听着呢，\n我们也还有很多的时间\nwe are listening to you\nand there is still some time for it",
    "好的", "谢谢\nThank you",
  ]

  @Test(arguments: [nil, "zh", "en"])
  func `are judged row by row`(language: String?) throws {
    #expect(try rules(Self.chineseAndEnglish, stated: language) == [])
    var long = Self.chineseAndEnglish
    long[0] += " think"
    #expect(try rules(long, stated: language) == [.lineLength])
    var fast = Self.chineseAndEnglish
    fast[2] = "我们听着呢还有时间，我们听着呢\n我们听着呢还有时间，我们听着呢还有时\nwe are"
    #expect(try rules(fast, stated: language) == [.lineLength])
  }

  @Test func `may have a name in letters of the other language`() throws {
    let named =
      Self.chineseAndEnglish + [
        "example.org/winter\nThere we went to the harbour early\nin the morning."
      ]
    #expect(try rules(named) == [])
    let crowded =
      Self.chineseAndEnglish + ["harbour\nThere we went\nto the harbour\nin the morning."]
    #expect(try rules(crowded).contains(.lineCount))
  }

  @Test func `may stand in either order`() throws {
    let turned = Self.chineseAndEnglish.map { text in
      let rows = text.split(separator: "\n")
      let half = (rows.count + 1) / 2
      return (rows[half...] + rows[..<half]).joined(separator: "\n")
    }
    #expect(try rules(turned) == [])
  }

  @Test func `may share a writing system`() throws {
    let cues = [
      "Je pense que nous devons y aller,\nmais il est trop tard pour cela.\n"
        + "I think that we have to go there,\nbut it is too late for that now.",
      "C'est ce que vous m'avez dit hier\nThat is what you told me yesterday",
      "et je ne l'ai pas oublié du tout.\nand I have not forgotten it at all.",
      "Il y a des gens qui sont venus ici\nThere are people who came to us here",
    ]
    #expect(try rules(cues, .ted) == [])
    #expect(try rules(cues.map { $0 + "\nof" }, .ted).contains(.lineCount))
    let uneven =
      "Bonjour.\nEt nous voilà.\nWell then, good morning to you all,\nand here we are, as I have said."
    #expect(try rules(cues + [uneven], .ted) == [])
  }

  @Test func `are not seen where one language has names in letters of another`() throws {
    let cues = [
      "而他们现在都在谈论的就是\nOpenAI GPT-4", "我们今天在这里要讲的是\n这家公司做了些什么",
      "而他们自己却说这根本就\n没有什么可以大惊小怪的",
    ]
    // Two lines of Chinese are too fast for the time that one would have.
    let fast = cues.map { $0 + "，真的没有一点办法啊\n还是没有，你们说呢" }
    #expect(try rules(cues) == [])
    #expect(try rules(fast).contains(.lineCount))
  }
}
