import TimedText
import Timeline

/// Files of JSON as tests need them.
enum JSONFixtures {
  /// A file that is read as a format.
  static func file(_ text: String, _ format: SubtitleFormat = .json) throws -> SubtitleFile {
    try SubtitleFile(parsing: Array(text.utf8), as: format)
  }

  /// As people write it: indented, with a mark, lines that end as on Windows, and parts that nobody
  /// knows.
  static let pretty = """
    \u{FEFF}{
      "version" : "1.0.0",
      "x": [1.50, {"y": "z"}],
      "segments": [
        { "startTime": 0.50, "endTime": 1.000, "body": "on\\u0065", "z": [ ] },
        { "startTime": 2, "endTime": 3, "body": "two", "speaker": "Ann" },
        { "startTime": 4, "endTime": 5, "body": "three" }
      ]
    }
    """.replacing("\n", with: "\r\n")

  /// Chapters with all that one can have.
  static let chapters = #"""
    {
      "version": "1.2.0", "author": "Ann", "title": "Show", "x": {"a": 1},
      "chapters": [
        {"startTime": 0, "title": "Intro"},
        {"startTime": 168.5, "title": "Hearing Aids", "img": "https://e.org/a.jpg", "toc": false},
        {"startTime": 260, "endTime": 300, "url": "https://e.org/", "location":
          {"name": "Eve", "geo": "geo:1,2"}},
        {"startTime": 410, "title": "Last"}
      ]
    }
    """#

  /// A cue of every kind of markup, in ways that WebVTT's cue text syntax has and has not.
  static let allMarkup: SubtitleTrack = {
    let kinds: [Markup.Kind] = [
      .bold, .italic, .underline, .strikeout, .group, .voice("A \"B\"\n\u{0}"), .voice(""),
      .language("zh-Hant"), .ruby, .rubyText, .time(MediaTime(ticks: 7)),
      .font(.init(color: "#ff0000", background: "#00ff0080", face: "Noto", size: "12")),
      .font(.init()), .foreign(.subRip, "{\\pos(1,2)}"), .foreign(.webVTT, "<x>"),
    ]
    var cues: [Cue] = []
    for outer in kinds {
      for inner in kinds {
        var text = CueText("a\n\n<b>&amp; ")
        text.append("里é", as: Markup(outer, classes: ["x", "y.z "]), Markup(inner))
        text.append("", as: Markup(inner))
        text.append("\u{2028}\r\n\t\u{7F}")
        cues.append(Cue(inTime: .zero, outTime: .seconds(-1), text: text))
        cues.append(Cue(inTime: .zero, outTime: .zero, text: text.marked(Markup(outer))))
      }
      cues.append(Cue(inTime: .zero, outTime: .zero, text: CueText("x").marked(Markup(outer))))
      cues.append(Cue(inTime: .zero, outTime: .zero, text: CueText("").marked(Markup(outer))))
    }
    return SubtitleTrack(cues: cues)
  }()
}
