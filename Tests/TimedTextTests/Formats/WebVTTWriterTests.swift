import Testing
import TimedText
import Timeline

/// Text of WebVTT that is written anew.
struct WebVTTWriterTests {
  @Test(arguments: [
    "<c.&amp;>a</c>", "<b.x<y>a</b>", "a\u{2028}b\u{85}c\u{B}\u{C}d", "\u{1}\u{7F}&amp;",
    "a\n<i></i>\nb", "<i>a\n</i>b", "a\n<i></i>", "a\n<v Ann>\nb", "<ruby>字<rt>\n</rt></ruby>",
    "a\n \n\t<b>\n</b>\n b", "<00:00:01.500>\na\n<00:00:01.750>", "<lang en>a <v A&amp;B>b",
  ])
  func `writes text so that it is read as it was`(text: String) throws {
    let file = Array("WEBVTT\n\n00:01.000 --> 00:02.000\n\(text)\n".utf8)
    let track = try SubtitleTrack(parsing: file, as: .webVTT)
    #expect(try SubtitleTrack(parsing: track.encoded(as: .webVTT), as: .webVTT) == track)
    // JSON has markup in the same syntax, and here says nothing beside it.
    let json = String(decoding: track.encoded(as: .json), as: UTF8.self)
    #expect(!json.contains("\"spans\""))
  }

  @Test func `puts a space into a row that would end the cue`() throws {
    let track = SubtitleTrack(cues: [
      Cue(range: .zero ..< .seconds(1), text: CueText("a\n\n").marked(.italic))
    ])
    let text = String(decoding: track.encoded(as: .webVTT), as: UTF8.self)
    #expect(text == "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n<i>a\n \n</i>\n\n")
  }
}
