import TestSupport
import Testing
import TimedText
import Timeline

/// What readers that others wrote make of our files.
struct FormatsPeerTests {
  /// A conversation as it is laid out, with speakers.
  private static func track() throws -> SubtitleTrack {
    var speech = SimulatedSpeech(from: 3590)
    try speech.say(LayoutEpisodes.chinese)
    for index in speech.turns.indices {
      speech.turns[index].turn.speaker = index % 2 == 0 ? "甲" : "乙"
    }
    return try LaidOutTrack(
      layingOut: speech.turns, duration: speech.duration, profile: .standard, language: "zh"
    ).track
  }

  /// The times of a track, as fine as a format has them, in milliseconds.
  private static func times(
    _ track: SubtitleTrack, as format: SubtitleFormat = .webVTT
  ) -> [String] {
    let rate = Int(MediaTime.seconds(1).ticks / format.precision.ticks)
    return track.cues.map { cue in
      [cue.inTime, cue.outTime]
        .map {
          MediaTime(samples: $0.samples(rate: rate), rate: rate).roundedMilliseconds.description
        }
        .joined(separator: " ")
    }
  }

  private static let hasFFmpeg = Peer.output(of: ["ffmpeg", "-version"]) != nil
  private static let hasPysubs2 = Peer.output(of: ["python3", "-c", "import pysubs2"]) != nil
  private static let hasTTConv = Peer.output(of: ["python3", "-c", "import ttconv"]) != nil
  private static let hasWebVTTPy = Peer.output(of: ["python3", "-c", "import webvtt"]) != nil

  // Needs the ffmpeg command, which Cuelight itself does not.
  @Test(.enabled(if: hasFFmpeg), arguments: [SubtitleFormat.subRip, .webVTT, .ass, .ssa])
  func `ffmpeg reads the times and the text`(format: SubtitleFormat) throws {
    let track = try Self.track()
    let read = try #require(
      Peer.output(
        of: ["ffmpeg", "-v", "warning", "-i", "FILE", "-f", "webvtt", "-"],
        reading: track.encoded(as: format), as: format.rawValue))
    #expect(read.errors == "")
    let back = try SubtitleTrack(parsing: Array(read.text.utf8), as: .webVTT)
    #expect(Self.times(back) == Self.times(track, as: format))
    if format != .subRip {
      // The names of those who speak second in a cue are text in scripts.
      let shown = try SubtitleTrack(parsing: track.encoded(as: format), as: format).cues
      #expect(back.cues.map(\.shown) == shown.map(\.shown))
    }
  }

  // Needs the ffmpeg command, which Cuelight itself does not.
  @Test(.enabled(if: hasFFmpeg))
  func `ffmpeg reads the lines of lyrics`() throws {
    var track = try Self.track()
    for index in track.cues.indices {
      track.cues[index].text = CueText(track.cues[index].shown.replacing("\n", with: " "))
    }
    let read = try #require(
      Peer.output(
        of: ["ffmpeg", "-v", "warning", "-i", "FILE", "-f", "webvtt", "-"],
        reading: track.encoded(as: .lrc), as: "lrc"))
    #expect(read.errors == "")
    let back = try SubtitleTrack(parsing: Array(read.text.utf8), as: .webVTT)
    // The lines that end others are cues without words to it.
    let shown = SubtitleTrack(cues: back.cues.filter { !$0.text.isBlank })
    #expect(shown.cues.map(\.shown) == track.cues.map(\.shown))
    let inTimes = [shown, track].map { track in
      Self.times(track, as: .lrc).map { $0.prefix { $0 != " " } }
    }
    #expect(inTimes[0] == inTimes[1])
  }

  // Needs pysubs2 from PyPI.
  @Test(.enabled(if: hasPysubs2), arguments: [SubtitleFormat.subRip, .webVTT, .ass, .ssa])
  func `pysubs2 reads the times and the text`(format: SubtitleFormat) throws {
    let track = try Self.track()
    let program = """
      import pysubs2, sys
      for e in pysubs2.load(sys.argv[1]): print(e.start, e.end, e.plaintext.replace("\\n", " "), sep="\\t")
      """
    let read = try #require(
      Peer.output(
        of: ["python3", "-c", program, "FILE"], reading: track.encoded(as: format),
        as: format.rawValue))
    let rows = read.text.split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(rows.map { "\($0[0]) \($0[1])" } == Self.times(track, as: format))
    #expect(rows.map { String($0[2]).letters } == (try lettersShown(track, format)))
  }

  // Needs webvtt-py from PyPI.
  @Test(.enabled(if: hasWebVTTPy))
  func `webvtt-py reads the times, the text and the voices`() throws {
    let track = try Self.track()
    let program = """
      import webvtt, sys
      def ms(t): h, m, s = t.split(":"); return int(h) * 3600000 + int(m) * 60000 + round(float(s) * 1000)
      for c in webvtt.read(sys.argv[1]): print(ms(c.start), ms(c.end), c.text.replace("\\n", " "), c.voice, sep="\\t")
      """
    let read = try #require(
      Peer.output(
        of: ["python3", "-c", program, "FILE"], reading: track.encoded(as: .webVTT), as: "vtt"))
    let rows = read.text.split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(rows.map { "\($0[0]) \($0[1])" } == Self.times(track))
    #expect(rows.map { String($0[2]).letters } == (try lettersShown(track, .webVTT)))
    #expect(rows.map { String($0[3]) } == track.cues.map { $0.lines[0].speaker })
  }

  // Needs ttconv from PyPI.
  @Test(.enabled(if: hasTTConv), arguments: [false, true])
  func `ttconv reads the times, the text and the looks without a message`(isAwkward: Bool) throws {
    var track = try Self.track()
    if isAwkward {
      var tracks = RandomTrack(format: .ttml, generator: SeededGenerator(seed: 90))
      track.cues = []
      for round in 0..<40 {
        for var cue in tracks.next().cues where !cue.text.isBlank {
          let start = 10 * round + track.cues.count
          cue.range = .seconds(start) ..< .seconds(start + 1)
          track.cues.append(cue)
        }
      }
      let others = try SubtitleTrack(
        parsing: Array(
          """
          WEBVTT

          02:30:00.000 --> 02:30:01.000
          <ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby><ruby>日本<rt>にほん</rt></ruby>

          02:30:02.000 --> 02:30:05.000
          <02:30:02.000>one <02:30:03.500>two <i><02:30:04.000>three</i>
          """.utf8), as: .webVTT)
      track.cues += others.cues
    }
    let program = """
      import sys, logging
      logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(message)s")
      import xml.etree.ElementTree as et
      from ttconv.imsc import reader
      from ttconv import model
      doc = reader.to_model(et.parse(sys.argv[1]))
      def text(e):
        if isinstance(e, model.Text): return e.get_text()
        if isinstance(e, model.Br): return " "
        return "".join(text(c) for c in e)
      for div in doc.get_body():
        for p in div:
          print(round((p.get_begin() or 0) * 1000), round(p.get_end() * 1000), text(p), sep="\\t")
      """
    let read = try #require(
      Peer.output(
        of: ["python3", "-c", program, "FILE"], reading: track.encoded(as: .ttml), as: "ttml"))
    #expect(read.errors == "")
    let rows = read.text.split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(rows.map { "\($0[0]) \($0[1])" } == Self.times(track))
    // Bases of a ruby may come before all of its readings.
    #expect(
      rows.map { String($0[2]).letters.sorted() } == track.cues.map { $0.shown.letters.sorted() })
  }

  private static let hasPython = Peer.output(of: ["python3", "-c", "import csv, json"]) != nil

  // Needs python3, whose modules json and csv read what podcast hosts and spreadsheets read.
  @Test(.enabled(if: hasPython), arguments: [SubtitleFormat.json, .podcast, .bilibili, .csv, .tsv])
  func `Python reads the times, the text and the speakers`(format: SubtitleFormat) throws {
    let track = try Self.track()
    let program = """
      import csv, json, sys
      kind, path = sys.argv[1:]
      if kind in ("csv", "tsv"):
        with open(path, newline="") as f:
          rows = [(r["start"], r["end"], r["speaker"], r["text"])
                  for r in csv.DictReader(f, delimiter="\\t" if kind == "tsv" else ",")]
      elif kind == "bcc":
        rows = [(c["from"], c["to"], "", c["content"]) for c in json.load(open(path))["body"]]
      else:
        rows = [(c["startTime"], c["endTime"], c.get("speaker", ""), c["body"])
                for c in json.load(open(path))["segments"]]
      for a, b, who, text in rows:
        print(f"{round(float(a) * 1000)} {round(float(b) * 1000)}", who, text.replace("\\n", " "), sep="\\t")
      """
    let read = try #require(
      Peer.output(
        of: ["python3", "-c", program, format.rawValue, "FILE"],
        reading: track.encoded(as: format), as: format.rawValue))
    let rows = read.text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
    #expect(rows.map { String($0[0]) } == Self.times(track))
    #expect(rows.map { String($0[2]).letters } == (try lettersShown(track, format)))
    if format != .bilibili {
      #expect(rows.map { String($0[1]) } == track.cues.map { $0.lines[0].speaker ?? "" })
    }
  }

  /// The letters of each cue, with the names that SubRip and scripts write.
  private func lettersShown(_ track: SubtitleTrack, _ format: SubtitleFormat) throws -> [String] {
    guard format != .webVTT else { return track.cues.map(\.shown.letters) }
    return try SubtitleTrack(parsing: track.encoded(as: format), as: format).cues.map(
      \.shown.letters)
  }
}
