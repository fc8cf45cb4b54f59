import Foundation
import TestSupport
import Testing
import TimedText
import Timeline

struct FormatsTests {
  private func text(_ track: SubtitleTrack, _ format: SubtitleFormat) -> String {
    String(decoding: track.encoded(as: format), as: UTF8.self)
  }

  @Test(arguments: [
    ("awkward.srt", SubtitleFormat.subRip, SubtitleFormat.LineEnding.lf),
    ("awkward.vtt", .webVTT, .lf), ("awkward-crlf.srt", .subRip, .crlf),
    ("awkward-crlf.vtt", .webVTT, .crlf), ("awkward.ass", .ass, .lf), ("awkward.ssa", .ssa, .lf),
    ("awkward-crlf.ass", .ass, .crlf), ("awkward.sbv", .sbv, .lf), ("awkward.lrc", .lrc, .lf),
    ("awkward.ttml", .ttml, .lf),
    ("awkward-crlf.ttml", .ttml, .crlf), ("awkward.html", .html, .lf),
    ("awkward.txt", .plainText, .lf),
    ("awkward.json", .json, .lf),
    ("awkward.podcast.json", .podcast, .lf), ("awkward.bcc", .bilibili, .lf),
    ("awkward.chapters.json", .chapters, .lf), ("awkward.csv", .csv, .crlf),
    ("awkward.tsv", .tsv, .lf), ("awkward.labels.txt", .audacity, .lf),
    ("awkward.rttm", .rttm, .lf), ("awkward.TextGrid", .textGrid, .lf),
  ])
  func `writes what it wrote before, byte for byte`(
    name: String, format: SubtitleFormat, lineEnding: SubtitleFormat.LineEnding
  ) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Golden/\(name)")
    let written = SubtitleTrack.awkward.encoded(as: format, lineEnding: lineEnding)
    // Set to write the files anew; look at what changed before it is kept.
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
      try Data(written).write(to: file)
    }
    #expect(try Data(contentsOf: file) == Data(written))
  }

  @Test func `rounds times to the nearest millisecond`() {
    let range = MediaTime(samples: 1, rate: 24)..<MediaTime(samples: 59, rate: 24)
    let track = SubtitleTrack(cues: [Cue(range: range, lines: [Cue.Line("x")])])
    #expect(text(track, .subRip).hasPrefix("1\n00:00:00,042 --> 00:00:02,458\nx\n"))
    #expect(text(track, .webVTT) == "WEBVTT\n\n00:00:00.042 --> 00:00:02.458\nx\n\n")
  }

  @Test func `names the speaker at a change in SubRip, on every cue in WebVTT`() {
    let track = SubtitleTrack(
      cues: [("甲", "一"), ("甲", "二"), ("乙", "三"), (nil, "四"), ("乙", "五")].enumerated().map {
        .at($0 * 1000, $0 * 1000 + 900, [Cue.Line($1.1, speaker: $1.0)])
      })
    let subRip = text(track, .subRip).split(separator: "\n").filter {
      $0.contains { "一二三四五".contains($0) }
    }
    #expect(subRip == ["甲: 一", "二", "乙: 三", "四", "乙: 五"])
    let webVTT = text(track, .webVTT).split(separator: "\n").filter {
      $0.contains { "一二三四五".contains($0) }
    }
    #expect(webVTT == ["<v 甲>一", "<v 甲>二", "<v 乙>三", "四", "<v 乙>五"])
  }

  @Test func `closes a tag that has nothing in it before the next one opens`() throws {
    var shown = CueText("a")
    shown.append("", as: .italic)
    shown.append("b", as: .bold)
    let track = SubtitleTrack(cues: [Cue(range: .zero ..< .seconds(1), text: shown)])
    #expect(text(track, .subRip).contains("\na<i></i><b>b</b>\n"))
  }

  @Test func `writes a track without cues`() throws {
    #expect(text(SubtitleTrack(cues: []), .subRip) == "")
    #expect(text(SubtitleTrack(cues: []), .webVTT) == "WEBVTT\n\n")
    for format in SubtitleFormat.readable {
      let empty = SubtitleTrack(cues: []).encoded(as: format)
      #expect(try SubtitleTrack(parsing: empty, as: format).cues.isEmpty)
    }
  }

  @Test func `reads its own WebVTT back`() throws {
    var generator = SeededGenerator(seed: 30)
    for _ in 0..<300 {
      let track = SubtitleTrack(cues: Cue.random(using: &generator))
      for lineEnding in SubtitleFormat.LineEnding.allCases {
        let bytes = track.encoded(as: .webVTT, lineEnding: lineEnding)
        #expect(try SubtitleTrack(parsing: bytes, as: .webVTT) == track)
      }
    }
  }

  @Test func `reads its own SubRip back`() throws {
    var generator = SeededGenerator(seed: 31)
    for _ in 0..<300 {
      var track = SubtitleTrack(cues: Cue.random(using: &generator))
      for index in track.cues.indices {
        for line in track.cues[index].lines.indices { track.cues[index].lines[line].speaker = nil }
      }
      let bytes = track.encoded(as: .subRip)
      #expect(try SubtitleTrack(parsing: bytes, as: .subRip) == track)
      #expect(try SubtitleTrack(parsing: [0xEF, 0xBB, 0xBF] + bytes, as: .subRip) == track)
    }
  }

  @Test(arguments: [
    (SubtitleFormat.subRip, "hello\n"), (.webVTT, "WEBVT\n"), (.webVTT, ""),
  ])
  func `says what is no file of a format`(format: SubtitleFormat, file: String) {
    #expect(throws: SubtitleParseError.self) {
      try SubtitleTrack(parsing: Array(file.utf8), as: format)
    }
  }

  @Test func `knows formats by the extension`() {
    #expect(SubtitleFormat(fileExtension: "SRT") == .subRip)
    #expect(SubtitleFormat(fileExtension: "vtt") == .webVTT)
    #expect(SubtitleFormat(fileExtension: "doc") == nil)
  }
}
