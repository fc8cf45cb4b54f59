import Testing
import TimedText
import Timeline

/// Podcasting 2.0's transcripts and chapters, and Bilibili's subtitles.
struct PlayerJSONTests {
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func `writes what podcast hosts take`() throws {
    var track = SubtitleTrack(cues: [
      .at(
        500, 1250, [Cue.Line("A \"quote\"", speaker: "Ann"), Cue.Line("and more", speaker: "Ann")]),
      .at(2000, 3000, [Cue.Line("no name")]),
    ])
    track.cues[1].identifier = "x"
    #expect(
      text(track.encoded(as: .podcast)) == """
        {"version":"1.0.0","segments":[
        {"speaker":"Ann","startTime":0.5,"endTime":1.25,"body":"A \\"quote\\"\\nand more"},
        {"startTime":2,"endTime":3,"body":"no name"}
        ]}

        """)
    #expect(track.losses(in: .podcast).map(\.feature) == [.identifier])
  }

  @Test func `reads and writes Bilibili's subtitles`() throws {
    let bcc = """
      {"font_size":0.4,"font_color":"#00FF00","background_alpha":0.5,"background_color":"#9C27B0",\
      "Stroke":"none","lang":"zh","type":"AIsubtitle","body":[
      {"from":0.5,"to":1.25,"location":2,"content":"你好","sid":1,"music":0.0},
      {"from":2,"to":3,"location":8,"content":"上面\\n两行"}
      ]}

      """
    let file = try SubtitleFile(parsing: Array(bcc.utf8))
    #expect(file.format == .bilibili)
    #expect(file.track.language == "zh")
    #expect(file.track.attributes["bcc.font_color"] == "\"#00FF00\"")
    #expect(file.track.cues[0].attributes["bcc.sid"] == "1")
    #expect(file.track.cues[1].settings?.anchor == .init(row: .top, column: .center))
    #expect(text(file.track.encoded(as: .bilibili)) == bcc)
    let odd = try JSONFixtures.file(
      #"{"body":[{"from":0,"to":1,"location":0,"content":""}]}"#, .bilibili)
    #expect(odd.track.cues.map(\.settings) == [nil])
    #expect(odd.diagnosticCount == 1)
  }

  @Test func `reads and writes chapters`() throws {
    let file = try SubtitleFile(parsing: Array(JSONFixtures.chapters.utf8))
    #expect(file.format == .chapters)
    #expect(file.repaired() == Array(JSONFixtures.chapters.utf8))
    let track = file.track
    #expect(track.title == "Show")
    #expect(track.attributes["chapter.author"] == "Ann")
    #expect(track.cues.map(\.outTime.seconds) == [168.5, 260, 300, 410])
    #expect(track.cues[1].attributes["chapter.img"] == "https://e.org/a.jpg")
    #expect(track.cues[1].attributes["chapter.toc"] == "false")
    let written = track.encoded(as: .chapters)
    #expect(try SubtitleTrack(parsing: written, as: .chapters) == track)
    #expect(text(written).contains(#"{"startTime":0,"title":"Intro"}"#))
    #expect(text(written).contains(#"{"startTime":260,"endTime":300,"url":"https://e.org/","#))
    #expect(track.losses(in: .chapters).isEmpty)
  }

  @Test func `changes times of chapters and nothing else`() throws {
    let file = try JSONFixtures.file(JSONFixtures.chapters, .chapters)
    var later = file.track
    for index in later.cues.indices {
      later.cues[index].inTime += .seconds(1)
      later.cues[index].outTime += .seconds(1)
    }
    var expected = JSONFixtures.chapters
    for (old, new) in [("0,", "1,"), ("168.5", "169.5"), ("260", "261"), ("410", "411")] {
      expected = expected.replacing("\"startTime\": \(old)", with: "\"startTime\": \(new)")
    }
    expected = expected.replacing("300", with: "301")
    #expect(text(file.encoded(later)) == expected)
    // A chapter that no longer ends where the next one starts says so.
    var moved = file.track
    moved.cues[1].inTime = .seconds(170)
    expected = JSONFixtures.chapters.replacing("168.5", with: "170")
      .replacing(#""title": "Intro"}"#, with: #""title": "Intro", "endTime":168.5}"#)
    #expect(text(file.encoded(moved)) == expected)
  }

  @Test func `keeps titles and times of chapters in WebVTT, and back`() throws {
    let track = try JSONFixtures.file(JSONFixtures.chapters, .chapters).track
    let vtt = try SubtitleTrack(parsing: track.encoded(as: .webVTT), as: .webVTT)
    let back = try SubtitleTrack(parsing: vtt.encoded(as: .chapters), as: .chapters)
    #expect(back.cues.map(\.shown) == track.cues.map(\.shown))
    #expect(back.cues.map(\.range) == track.cues.map(\.range))
    #expect(Set(track.losses(in: .webVTT).map(\.feature)) == [.foreign])
  }
}
