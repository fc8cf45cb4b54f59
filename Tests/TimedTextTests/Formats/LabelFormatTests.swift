import TestSupport
import Testing
import TimedText
import Timeline
import UnicodeText

/// Audacity's labels, RTTM and Praat's TextGrid.
struct LabelFormatTests {
  private func file(_ text: String, _ format: SubtitleFormat? = nil) throws -> SubtitleFile {
    try SubtitleFile(parsing: Array(text.utf8), as: format)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private func drawn(_ track: SubtitleTrack) -> [String] {
    track.cues.map {
      "\($0.inTime.seconds) \($0.outTime.seconds)|\($0.text.speaker ?? "")|\($0.shown)"
    }
  }

  // MARK: - Audacity

  private static let labels =
    "0.500000\t1.250000\tspeech\r\n\\\t100.5\t2000.0\r\n2.000000\t2.000000\ta point\r\n\r\n"
    + "junk\r\n3.000000\t4.000000\t\r\n5.000000\t6.000000"

  @Test func `reads Audacity's labels with their frequencies`() throws {
    let read = try file(Self.labels, .audacity)
    #expect(
      drawn(read.track) == ["0.5 1.25||speech", "2.0 2.0||a point", "3.0 4.0||", "5.0 6.0||"])
    #expect(read.track.cues[0].attributes == [Attribute("audacity.frequencies", "100.5\t2000.0")])
    #expect(read.diagnostics.map(\.line) == [5])
    #expect(read.repaired() == Array(Self.labels.utf8))
    #expect(try file("0.5\t1.25\tspeech\n\\\t1\t2\n").format == .audacity)
    #expect(throws: SubtitleParseError.self) { try file("hello\n", .audacity) }
    let written = read.track.encoded(as: .audacity)
    #expect(try SubtitleTrack(parsing: written, as: .audacity) == read.track)
  }

  @Test func `changes one label and no other`() throws {
    let read = try file(Self.labels, .audacity)
    func changed(_ origins: [Int?] = [0, 1, 2, 3], _ change: (inout [Cue]) -> Void) -> String {
      var track = read.track
      change(&track.cues)
      return text(read.encoded(track, origins: origins))
    }
    #expect(
      changed { $0[0].outTime = .milliseconds(1500) }
        == Self.labels.replacing("1.250000", with: "1.500000"))
    #expect(changed { $0[1].text = "p\tq\n" } == Self.labels.replacing("a point", with: "p q "))
    #expect(changed { $0[3].text = "end" } == Self.labels + "\tend")
    #expect(
      changed([1, 2, 3]) { $0.removeFirst() }
        == Self.labels.replacing("0.500000\t1.250000\tspeech\r\n\\\t100.5\t2000.0\r\n", with: ""))
    #expect(
      changed([0, 1, 2, 3, nil]) { $0.append(.at(7000, 8000, [Cue.Line("x")])) }
        == Self.labels + "\r\n7.000\t8.000\tx\r\n")
  }

  // MARK: - RTTM

  private static let turns = """
    ;; who speaks
    SPKR-INFO talk 1 <NA> <NA> <NA> unknown Ann <NA> <NA>
    SPEAKER talk 1 0.50 0.75 <NA> <NA> Ann <NA> <NA>
    SPEAKER talk  2 2 1.5 <NA> <NA> speech 0.9 <NA>

    SPEAKER other 1 9 1 <NA> <NA> Bo <NA>
    SPEAKER talk 1 x y
    """

  @Test func `reads who speaks when`() throws {
    let read = try file(Self.turns)
    #expect(read.format == .rttm)
    #expect(drawn(read.track) == ["0.5 1.25|Ann|", "2.0 3.5||", "9.0 10.0|Bo|"])
    #expect(read.track.attributes == [Attribute("rttm.file", "talk")])
    #expect(
      read.track.cues[1].attributes == [
        Attribute("rttm.channel", "2"), Attribute("rttm.confidence", "0.9"),
      ])
    #expect(read.track.blocks.count == 3)
    #expect(read.track.blocks.first == TrackBlock(.comment("who speaks"), before: 0))
    #expect(read.diagnostics.map(\.line) == [6, 7])
    #expect(read.repaired() == Array(Self.turns.utf8))
    let written = read.track.encoded(as: .rttm)
    #expect(try SubtitleTrack(parsing: written, as: .rttm) == read.track)
    #expect(throws: SubtitleParseError.self) { try file("hello\n", .rttm) }
  }

  @Test func `writes who speaks and tells that the words are lost`() throws {
    let track = SubtitleTrack(cues: [
      .at(500, 1250, [Cue.Line("hi", speaker: "Ann Lee")]), .at(2000, 2001, [Cue.Line("ho")]),
    ])
    #expect(
      text(track.encoded(as: .rttm)) == """
        SPEAKER recording 1 0.500 0.750 <NA> <NA> Ann_Lee <NA> <NA>
        SPEAKER recording 1 2.000 0.001 <NA> <NA> speech <NA> <NA>

        """)
    #expect(track.losses(in: .rttm).map(\.feature) == [.text])
    #expect(track.losses(in: .rttm).map(\.count) == [2])
  }

  @Test func `changes one turn and no other`() throws {
    let read = try file(Self.turns)
    var track = read.track
    track.cues[0].inTime = .milliseconds(250)
    track.cues[1].text = CueText("").marked(.voice("Bo B"))
    #expect(
      text(read.encoded(track))
        == Self.turns.replacing("0.50 0.75", with: "0.250 1.000")
        .replacing("speech", with: "Bo_B"))
    track = read.track
    track.cues[0] = .at(100, 200, [Cue.Line("")])
    #expect(
      text(read.encoded(track, origins: [nil, 1, 2]))
        == Self.turns.replacing("0.50 0.75 <NA> <NA> Ann", with: "0.100 0.100 <NA> <NA> speech"))
  }

  // MARK: - TextGrid

  private static let long = """
    File type = "ooTextFile"
    Object class = "TextGrid"

    xmin = 0
    xmax = 4.5
    tiers? <exists>
    size = 3
    item []:
        item [1]:
            class = "IntervalTier"
            name = "Ann"
            xmin = 0
            xmax = 4.5
            intervals: size = 3
            intervals [1]:
                xmin = 0
                xmax = 0.5
                text = ""
            intervals [2]:
                xmin = 0.5
                xmax = 1.25
                text = "say ""hi""
    there"
            intervals [3]:
                xmin = 1.25
                xmax = 4.5
                text = ""
        item [2]:
            class = "IntervalTier"
            name = "words"
            xmin = 0
            xmax = 4.5
            intervals: size = 1
            intervals [1]:
                xmin = 0.25
                xmax = 0.75
                text = "w"
        item [3]:
            class = "TextTier"
            name = "Bo"
            xmin = 0
            xmax = 4.5
            points: size = 1
            points [1]:
                number = 2
                mark = "p"
    """

  private static let short = """
    File type = "ooTextFile short"
    "TextGrid"

    0
    4.5
    <exists>
    3
    "IntervalTier" "Ann" 0 4.5 3
    0 0.5 ""
    0.5 1.25 "say ""hi""
    there" ! a comment
    1.25 4.5 ""
    "IntervalTier" "words" 0 4.5 1 0.25 0.75 "w"
    "TextTier" "Bo" 0 4.5 1
    2 "p"
    """

  @Test(arguments: [long, short])
  func `reads both forms of TextGrids`(grid: String) throws {
    let read = try file(grid)
    #expect(read.format == .textGrid)
    #expect(
      drawn(read.track) == ["0.25 0.75||w", "0.5 1.25|Ann|say \"hi\"\nthere", "2.0 2.0|Bo|p"])
    #expect(read.track.attributes == [Attribute("textgrid.xmax", "4.5")])
    #expect(read.diagnostics.map(\.message).count == 1)
    #expect(read.diagnostics.first?.message.contains("“words” is taken for no speaker's") == true)
    #expect(read.repaired() == Array(grid.utf8))
    let written = read.track.encoded(as: .textGrid)
    #expect(try SubtitleTrack(parsing: written, as: .textGrid) == read.track)
    #expect(read.track.losses(in: .textGrid).isEmpty)
  }

  @Test func `reads UTF-16 as Praat writes it`() throws {
    let grid = Self.long.replacing("Ann", with: "甲")
    let units = Array(grid.utf16).flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let read = try SubtitleFile(parsing: [0xFE, 0xFF] + units)
    #expect(read.format == .textGrid)
    #expect(read.track.cues[1].text.speaker == "甲")
    #expect(read.repaired() == [0xFE, 0xFF] + units)
  }

  @Test func `writes a tier a speaker, without gaps and overlaps`() throws {
    let track = SubtitleTrack(cues: [
      .at(500, 1250, [Cue.Line("one", speaker: "Ann")]),
      .at(1000, 2000, [Cue.Line("over", speaker: "Ann")]),
      .at(1500, 1750, [Cue.Line("\"two\"")]),
    ])
    let written = text(track.encoded(as: .textGrid))
    #expect(
      written.split(separator: "\n").map { $0.trimmingPrefix { $0 == " " } }
        .filter { $0.hasPrefix("name") || $0.hasPrefix("text") || $0.hasPrefix("intervals: ") }
        == [
          "name = \"Ann\" ", "intervals: size = 3 ", "text = \"\" ", "text = \"one\" ",
          "text = \"\" ", "name = \"Ann\" ", "intervals: size = 2 ", "text = \"\" ",
          "text = \"over\" ", "name = \"text\" ", "intervals: size = 3 ", "text = \"\" ",
          "text = \"\"\"two\"\"\" ", "text = \"\" ",
        ])
    let read = try file(written)
    #expect(read.diagnostics.isEmpty)
    #expect(read.track == track)
  }

  @Test(arguments: [
    "", "File type = \"ooTextFile\"\n\"Pitch\"", "\"ooTextFile\" \"TextGrid\" 0",
    "\"ooTextFile\n\"TextGrid",
  ])
  func `refuses what is no TextGrid`(grid: String) {
    #expect(throws: SubtitleParseError.self) { try file(grid, .textGrid) }
  }

  @Test func `never fails on damaged files`() throws {
    var generator = SeededGenerator(seed: 53)
    let files: [(String, SubtitleFormat)] = [
      (Self.long, .textGrid), (Self.short, .textGrid), (Self.labels, .audacity),
      (Self.turns, .rttm),
    ]
    for round in 0..<1500 {
      let (text, format) = files[round % files.count]
      var bytes = Array(text.utf8)
      generator.damage(&bytes, with: Array("\"\t\n0 <;\\".utf8), inserting: "\" 9e99 -9e99 ")
      guard let file = try? SubtitleFile(parsing: bytes, as: format, encoding: .utf8) else {
        continue
      }
      #expect(file.repaired() == bytes)
      for format in SubtitleFormat.allCases { _ = file.track.encoded(as: format) }
    }
  }
}
