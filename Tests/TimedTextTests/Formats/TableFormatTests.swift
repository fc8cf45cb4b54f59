import TestSupport
import Testing
import TimedText
import Timeline
import UnicodeText

/// CSV and TSV, with a row a cue.
struct TableFormatTests {
  private func file(_ text: String, _ format: SubtitleFormat = .csv) throws -> SubtitleFile {
    try SubtitleFile(parsing: Array(text.utf8), as: format)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// The cues as `identifier|in out|speaker|text`, with slashes for line feeds.
  private func drawn(_ track: SubtitleTrack) -> [String] {
    track.cues.map { cue in
      let times = "\(cue.inTime.seconds) \(cue.outTime.seconds)"
      let text = cue.shown.replacing("\n", with: "/")
      return "\(cue.identifier ?? "")|\(times)|\(cue.text.speaker ?? "")|\(text)"
    }
  }

  @Test(arguments: [
    ("start,end,text\n0.5,1.25,hi\n", ["|0.5 1.25||hi"]),
    ("\u{FEFF}Text;End Time;Start Time\r\n\"a;b\";1,25;0,5\r\n", ["|0.5 1.25||a;b"]),
    ("id,begin,stop,speaker,transcript\nx,0:00:00.500,0:00:01.250,Ann,hi\n", ["x|0.5 1.25|Ann|hi"]),
    ("ID,In,Duration,Caption\n1,00:00.5,0.75,hi\n2,1,1,ho", ["|0.5 1.25||hi", "|1.0 2.0||ho"]),
    ("startMs,endMs,content\n500,1250,hi\n", ["|0.5 1.25||hi"]),
    ("start (ms)\tend (ms)\ttext\n500\t1250\thi\n", ["|0.5 1.25||hi"]),
    ("开始时间,结束时间,说话人,文本\n\"00:00:00,500\",00:00:01.250,甲,好\n", ["|0.5 1.25|甲|好"]),
    ("0.5,1.25,\"a \"\"b\"\"\r\nc\"\n", ["|0.5 1.25||a \"b\"/c"]),
    ("start,end,text\n\n0.5,1.25, \"a\" \n,,\n", ["|0.5 1.25||a"]),
    ("start|end|text\n0.5|1.25|a, b; c\n", ["|0.5 1.25||a, b; c"]),
    ("start,end,text\n1,0.5,x\n", ["|1.0 0.5||x"]),
    ("start,end,name,role,text\n1,2,Ann,host,x\n", ["|1.0 2.0|Ann|x"]),
    ("start,end,text\n-1.5,1e1,x\n", ["|-1.5 10.0||x"]),
    ("start,end\n1.5,2.5\n", ["|1.5 2.5||"]),
    ("Name,Start,End,Description\nAnn,1,2.5,hi\n", ["|1.0 2.5|Ann|hi"]),
    (
      "Name\tStart\tDuration\tTime Format\tType\tDescription\nM1\t0:01.500\t0:01.000\tdecimal\tCue\t\n",
      ["|1.5 2.5||M1"]
    ),
    ("Description,Start,End,Text\nx,1,2.5,hi\n", ["|1.0 2.5||hi"]),
  ])
  func `reads columns by their names and times in many forms`(
    table: String, cues: [String]
  ) throws {
    let read = try file(table)
    #expect(drawn(read.track) == cues)
    if read.diagnostics.isEmpty { #expect(read.repaired() == Array(table.utf8)) }
    #expect(
      try SubtitleFile(parsing: Array(table.utf8)).format == (table.contains("\t") ? .tsv : .csv))
  }

  @Test func `takes JSON in one line for no table`() {
    let report = #"{"audio":[{"end":6.7,"start":0,"text":"a"},{"end":8,"start":7}],"version":1}"#
    #expect(throws: SubtitleParseError.self) { try SubtitleFile(parsing: Array(report.utf8)) }
  }

  @Test(arguments: ["", "hello", "a,b,c\n1,2,3", "start,text\n1,x\n", "\"", "1,2\n"])
  func `refuses what is no table of cues`(table: String) {
    #expect(throws: SubtitleParseError.self) { try file(table) }
    #expect(throws: SubtitleParseError.self) { try file(table, .tsv) }
  }

  @Test(arguments: [
    (
      "start,end,text\n0.5,1.25,Well, \"no\"\n", ["|0.5 1.25||Well, \"no\""],
      "2:10: more fields than columns", "start,end,text\n0.5,1.25,\"Well, \"\"no\"\"\"\n"
    ),
    (
      "start,end,text\n0:00:00,500,0:00:01,250,a, b\n", ["|0.5 1.25||a, b"],
      "2:8: a comma in a time", "start,end,text\n0:00:00.500,0:00:01.250,\"a, b\"\n"
    ),
    (
      "start,end,text,x\n0.5,1.25,\"a\" b,y\n", ["|0.5 1.25||\"a\" b"],
      "2:10: quotes that do not close", "start,end,text,x\n0.5,1.25,\"\"\"a\"\" b\",y\n"
    ),
    (
      "start,end,text\nx,y,z\n1.5,2.5,a\n", ["|1.5 2.5||a"], "2:1: no times",
      "start,end,text\nx,y,z\n1.5,2.5,a\n"
    ),
    (
      "start,end,text\n1.5,2.5,\"a\n3.5,4.5,b\n", ["|1.5 2.5||\"a", "|3.5 4.5||b"],
      "2:9: quotes that do not close", "start,end,text\n1.5,2.5,\"\"\"a\"\n3.5,4.5,b\n"
    ),
    (
      "start,end,text\n0,2,a\n2,4,b\n", ["|0.0 2.0||a", "|2.0 4.0||b"],
      "2:1: times are whole numbers: seconds", "start,end,text\n0,2,a\n2,4,b\n"
    ),
  ])
  func `tells what it assumes`(
    table: String, cues: [String], message: String, repaired: String
  ) throws {
    let read = try file(table)
    #expect(drawn(read.track) == cues)
    #expect(
      read.diagnostics.map { "\($0)" }.contains { $0.hasPrefix(message) }, "\(read.diagnostics)")
    #expect(text(read.repaired()) == repaired)
    #expect(drawn(try file(repaired).track) == cues)
  }

  @Test func `reads Whisper's milliseconds and bare quotes`() throws {
    let table =
      "start\tend\ttext\n0\t2500\t\"Hello,\n2500\t4000\tshe said.\" \"Yes\n4000\t5000\t\"all\"\n"
    let read = try SubtitleFile(parsing: Array(table.utf8), fileExtension: "tsv")
    #expect(read.format == .tsv)
    #expect(
      drawn(read.track) == [
        "|0.0 2.5||\"Hello,", "|2.5 4.0||she said.\" \"Yes", "|4.0 5.0||all",
      ])
    #expect(
      read.diagnostics.map(\.message) == ["times are whole numbers: milliseconds are assumed"])
    var track = read.track
    track.cues[1].inTime = .milliseconds(2750)
    #expect(text(read.encoded(track)) == table.replacing("\n2500\t4000", with: "\n2750\t4000"))
  }

  @Test func `keeps other columns`() throws {
    let table = "score,start,end,text,note\n0.9,1.5,2.5,a,\n0.8,2.5,3.5,b,\"x, y\"\n"
    let track = try file(table).track
    #expect(track.cues[0].attributes == [Attribute("csv.score", "0.9")])
    #expect(track.cues[1].attributes["csv.note"] == "x, y")
    #expect(track.losses(in: .csv).isEmpty)
    let written = text(track.encoded(as: .tsv))
    #expect(
      written == """
        start\tend\tspeaker\ttext\tscore\tnote
        1.500\t2.500\t\ta\t0.9\t
        2.500\t3.500\t\tb\t0.8\tx, y

        """)
    #expect(try SubtitleTrack(parsing: Array(written.utf8), as: .tsv) == track)
  }

  @Test func `changes nothing but what is asked`() throws {
    let table =
      "No,Start ,End,x,\"Text\",Speaker\r\n1, 0:01.5,0:02.50,,a,Ann\r\n2,0:03.5,0:04.5,\"q\",\"b\",Ann"
    let read = try file(table)
    #expect(read.repaired() == Array(table.utf8))
    func changed(_ origins: [Int?] = [0, 1], _ change: (inout [Cue]) -> Void) -> String {
      var track = read.track
      change(&track.cues)
      return text(read.encoded(track, origins: origins))
    }
    #expect(
      changed { $0[0].inTime = .milliseconds(61_250) }
        == table.replacing("0:01.5", with: "1:01.250"))
    #expect(
      changed { $0[1].text = CueText("\"c\"").marked(.voice("Bo, b")) }
        == table.replacing("\"b\",Ann", with: "\"\"\"c\"\"\",\"Bo, b\""))
    #expect(
      changed([1]) { $0.removeFirst() } == table.replacing("1, 0:01.5,0:02.50,,a,Ann\r\n", with: "")
    )
    #expect(
      changed([0, nil, 1]) { $0.insert(.at(2600, 3000, [Cue.Line("n", speaker: "Bo")]), at: 1) }
        == table.replacing("\r\n2,", with: "\r\n2,0:02.600,0:03.000,,n,Bo\r\n2,"))
    #expect(
      changed([0, 1, nil]) { $0.append(.at(5000, 6000, [Cue.Line("e")])) }
        == table + "\r\n3,0:05.000,0:06.000,,e,\r\n")
  }

  @Test func `never fails on damaged files`() throws {
    var generator = SeededGenerator(seed: 52)
    let table = "id,start,end,text,speaker\n1,0.5,1.5,\"a \"\"b\"\"\nc\",Ann\n2,1:00:00,9e9,b,\n"
    for round in 0..<1500 {
      let format = round % 2 == 0 ? SubtitleFormat.csv : .tsv
      var bytes = Array((format == .csv ? table : table.replacing(",", with: "\t")).utf8)
      generator.damage(
        &bytes, with: Array("\",\t\n0:;".utf8), inserting: "\"\"\",99999999999999999999")
      guard let file = try? SubtitleFile(parsing: bytes, as: format, encoding: .utf8) else {
        continue
      }
      _ = file.repaired()
      for format in SubtitleFormat.allCases { _ = file.track.encoded(as: format) }
    }
  }
}
