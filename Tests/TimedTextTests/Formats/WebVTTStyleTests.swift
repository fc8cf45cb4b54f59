import TimedText
import Timeline
import Testing

/// What becomes of WebVTT's style sheets in formats that have none.
struct WebVTTStyleTests {
  private func track(_ rules: String, _ text: String) throws -> SubtitleTrack {
    let file = "WEBVTT\n\nSTYLE\n\(rules)\n\n00:01.000 --> 00:02.000\n\(text)\n"
    return try SubtitleTrack(parsing: Array(file.utf8), as: .webVTT)
  }

  @Test(arguments: [
    ("::cue(.x) { color: red }", "<c.x>a</c>", "<font color=\"#ff0000\">a</font>"),
    (
      "::cue(c.x){color:#00FF00;font-weight:bold}", "<c.x>a</c>",
      "<b><font color=\"#00ff00\">a</font></b>"
    ),
    ("::cue(.x), ::cue(.y) { font-style: italic; }", "<c.x>a</c><c.y>b</c>", "<i>a</i><i>b</i>"),
    ("::cue(.x) { text-decoration: underline }", "<b.x>a</b>", "<b><u>a</u></b>"),
    ("::cue(.x) { text-decoration: line-through }", "<c.x>a</c>", "<s>a</s>"),
    ("::cue(.x) { font-weight: 700 } /* { */", "<c.x>a</c>", "<b>a</b>"),
    (
      "::cue(v[voice=\"Ann\"]) { color: rgb(255, 255, 0) }", "<v Ann>a",
      "<font color=\"#ffff00\">Ann: a</font>"
    ),
    (
      "::cue(.x) { font-family: \"Open Sans\" !important }", "<c.x>a</c>",
      "<font face=\"Open Sans\">a</font>"
    ),
    ("::cue(.red) { color: blue }", "<c.red>a</c>", "<font color=\"#0000ff\">a</font>"),
  ])
  func `become markup where they are simple`(rules: String, text: String, written: String) throws {
    let track = try track(rules, text)
    let file = String(decoding: track.encoded(as: .subRip), as: UTF8.self)
    #expect(file == "1\n00:00:01,000 --> 00:00:02,000\n\(written)\n\n")
    #expect(track.losses(in: .subRip).isEmpty)
  }

  @Test(arguments: [
    ("::cue(.x) { color: red; text-shadow: 1px 1px }", "<c.x>a</c>", ["style-sheet"]),
    ("::cue(.x .y) { color: red }", "<c.x>a</c>", ["class", "style-sheet"]),
    ("::cue { color: red }", "a", ["style-sheet"]),
    ("::cue(.x) { background-color: rgba(0, 0, 0, 0.5) }", "<c.x>a</c>", ["background"]),
    ("::cue(.x) { font-size: 80% }", "<c.x>a</c>", ["font-size"]),
    ("::cue(.x { color: red", "<c.x>a</c>", ["class", "style-sheet"]),
    ("nonsense", "<c.loud>a</c>", ["class", "style-sheet"]),
  ])
  func `are named where they are lost`(rules: String, text: String, lost: [String]) throws {
    let track = try track(rules, text)
    #expect(track.losses(in: .subRip).map(\.feature.rawValue) == lost)
    #expect(track.losses(in: .webVTT).isEmpty)
  }

  @Test func `become TTML's own styles`() throws {
    let track = try track("::cue(.x) { background-color: #00000080; font-size: 80% }", "<c.x>a</c>")
    #expect(track.losses(in: .ttml).isEmpty)
    let file = String(decoding: track.encoded(as: .ttml), as: UTF8.self)
    #expect(
      file.contains("<span tts:backgroundColor=\"#00000080\" tts:fontSize=\"80%\">a</span>"))
  }
}
