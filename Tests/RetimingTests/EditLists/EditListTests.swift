import Retiming
import TestSupport
import Testing
import Timeline

/// What all formats of edit lists have in common.
struct EditListTests {
  private func isRate25(_ options: inout EditListOptions) { options.frameRate = FrameRate("25") }

  @Test(arguments: CutLists.all.dropLast())
  func `says the same in every format`(name: String, text: String) throws {
    let list = try CutLists.read(text, isRate25)
    let expected = try TimeMap([
      TimeMap.Piece(new: seconds(0, 10), old: seconds(0, 10)),
      TimeMap.Piece(new: seconds(10, 25), old: seconds(20, 35)),
    ])
    #expect(list.map == expected)
    #expect(list.notes.isEmpty)
  }

  @Test func `goes on behind the last segment that is skipped`() throws {
    let list = try CutLists.read(CutLists.sponsorBlock)
    #expect(list.format == .sponsorBlock)
    #expect(list.map.images(of: .seconds(65)) == [.seconds(30)])
    #expect(
      list.map.cuts == [
        Stretch(to: .zero), Stretch(seconds(10, 20)), Stretch(seconds(35, 60)),
      ])
    #expect(list.notes.map(\.message) == ["a segment for “poi” cuts nothing"])
    #expect(list.notes.map(\.line) == [3])
  }

  @Test func `takes ranges as kept or as removed, as it is told`() throws {
    let removed = try CutLists.read("10,20\n30,40\n") { $0.meaning = .remove }
    #expect(removed.map.images(of: .seconds(45)) == [.seconds(25)])
    let kept = try CutLists.read(CutLists.sponsorBlock) { $0.meaning = .keep }
    #expect(kept.map.images(of: .seconds(35)) == [.seconds(10)])
  }

  @Test func `repeats and reorders`() throws {
    let list = try CutLists.read("300,310\n0,60\n300,\n")
    #expect(list.map.images(of: .seconds(305)) == [.seconds(5), .seconds(75)])
    #expect(list.map.images(of: .seconds(30)) == [.seconds(40)])
    #expect(list.map.images(of: .seconds(4000)) == [.seconds(3770)])
  }

  @Test func `tells once of ranges that overlap, where the first of them says something again`()
    throws
  {
    let kept = try CutLists.read("0,5\n10,20\n3,8\n12,15\n20,30\n")
    #expect(
      kept.notes.map(\.description) == [
        "3:1: what begins at 00:00:03.000 is played by another range, too: it comes again "
          + "(and 1 more)"
      ])
    #expect(kept.map.images(of: .seconds(4)) == [.seconds(4), .seconds(16)])
    let removed = try CutLists.read("0,5,cut\n3,8,cut\n8,9,cut\n")
    #expect(
      removed.notes.map(\.description) == [
        "2:1: what begins at 00:00:03.000 is cut by another range, too"
      ])
    #expect(removed.map.images(of: .seconds(10)) == [.seconds(1)])
  }

  @Test(
    arguments: [
      ("", "is empty"),
      (" \n\n", "is empty"),
      ("\nDear editor,\nplease cut the end.\n", "2:1: is no edit list that is known"),
      ("0,1e40\n", "1:3: “1e40” is no time"),
      ("# cuts\n5,nan\n", "2:3: “nan” is no time"),
      ("<html><body>404</body></html>", "is an HTML page, no edit list"),
      (
        "{\"version\": \"9\",\n\"timebase\": \"25\", \"a\": []}",
        "1:13: the timeline's version is not 1, 2 or 3"
      ),
      (
        CutLists.finalCut.replacing("ref=\"r2\"", with: "ref=\"r9\""),
        ": plays nothing of any recording: the clip refers to no recording of the list"
      ),
      ("\u{FEFF}<fcpxml>\n <a></b></fcpxml>", "2:"),
      ("5,10\n20,x\n", "2:4: “x” is no time"),
      ("5,10\n20,15\n", "2:1: the range ends at"),
      ("start,end,action\n0,10,keep\n5,20,cut\n", "3:1: the range is cut here and kept"),
      ("0,\n10,20\n", "2:1: follows a range without an end"),
      ("{\"a\": 1}", "1:1: is no JSON that tells of cuts"),
      ("{\"cutSegments\": [{\"start\": 0, \"end\": }]}", "1:38: not JSON"),
      ("{\"cutSegments\": [\n{\"start\": 3, \"end\": 2}]}", "2:1: the range ends at"),
      ("{\"cutSegments\": [", "1:18: the JSON ends too early"),
      ("[{\"segment\": [5]}]", "1:2: a segment has “segment”"),
      ("file 'a.mp3'\nfile 'b.mp3'\n", "1:1: says no outpoint"),
      ("file 'a.mp3\n", "1:1: a file's name is missing"),
      ("inpoint 5\n", "1:1: “inpoint” stands before any file"),
      ("file a\noutpoint soon\n", "2:1: “soon” is no time"),
      (CutLists.edl, "says not how many frames a second"),
      (CutLists.autoEditor1, "counts frames and says not of what rate"),
      (
        "{\"version\": \"1\", \"timebase\": \"25\", \"chunks\": [[5, 1, 1]]}",
        "ends before it starts"
      ),
      (
        "{\"version\": \"1\", \"timebase\": \"25\", \"chunks\": [[0, 9, 1], [5, 12, 1]]}",
        "1:58: the chunk begins before"
      ),
      ("<fcpxml><resources/></fcpxml>", "1:1: has no sequence"),
      (
        CutLists.finalCut.replacing("duration=\"10s\"", with: "duration=\"-10s\""),
        "a duration is below zero"
      ),
      ("<xmeml version=\"5\"/>", "Final Cut Pro 7"),
      ("<fcpxml>\n<sequence></fcpxml>", "closed that is not the last one opened"),
      ("{\"OTIO_SCHEMA\": \"Timeline.1\", \"tracks\": null}", "plays nothing of any recording"),
      ("{\"version\": 1, \"pieces\": []}", "name it with --apply"),
      ("start,end,action\n0,10,keep\n10,20,maybe\n", "3:7: “maybe” is neither keep nor cut"),
      ("0,10\n20,99999999999\n", "2:4: a time lies more than fifty years away"),
      ("start,end,action\n0,,cut\n", "2:1: all of the recording is cut"),
      ("1\n00:00:01,000 --> 00:00:03,000\nHello.\n", "2:1: is subtitles, no edit list"),
      ("WEBVTT\n\n00:01.000 --> 00:03.000\nHello.\n", "3:1: is subtitles, no edit list"),
      ("{\"cutSegments\": [{\"start\": NaN, \"end\": 5}]}", "1:28: a time is a number of seconds"),
      ("{\"cutSegments\": [{\"start\": 0, \"end\": 1e12}]}", "1:38: a time lies more than fifty"),
      ("[{\"segment\": [1, 2]},\n{\"end\": 5}]", "2:1: a segment has “segment”"),
      (
        CutLists.openTimeline.replacing("\"value\": 500.0", with: "\"value\": 1e18"),
        "a time lies more than fifty years away"
      ),
    ] as [(String, String)])
  func `tells in a line what is wrong, and where`(text: String, message: String) {
    do {
      let list = try CutLists.read(text)
      Issue.record("\(list.map) was read")
    } catch {
      #expect(error.description.contains(message), "\(error)")
      #expect(!error.description.contains("\n"))
    }
  }

  @Test func `takes signs in labels for no more than that`() throws {
    for label in ["Intro; the talk", "\"Intro;\tthe talk\"", "cut; or not"] {
      let list = try CutLists.read("0,10,\(label)\n20,35,x\n")
      #expect(list.map.images(of: .seconds(30)) == [.seconds(20)])
    }
    let open = try CutLists.read("\t10\tIntro\n20\t35\n")
    #expect(open.map.images(of: .seconds(30)) == [.seconds(20)])
    // A column of this name may hold labels as well.
    let typed = try CutLists.read("start,end,type\n10,20,sponsor\n")
    #expect(typed.map.images(of: .seconds(15)) == [.seconds(5)])
  }

  @Test func `tells of cells that may be others than they are taken for`() throws {
    let comma = try CutLists.read("0:00,0:10\n0:20,500,0:30\n")
    #expect(
      comma.notes.map(\.description) == [
        "2:10: “0:30” behind a start and an end is taken for a label: is a comma of a time taken for "
          + "the end of its cell?"
      ])
    let short = try CutLists.read("start\tend\n0\t10\n20,30\n")
    #expect(
      short.notes.map(\.description) == [
        "3:1: the row has no cell for its end: it goes on to the end of the recording"
      ])
    // A length, a label, and an end that is left open.
    let clear = try CutLists.read("0:00,0:10,0:10\n0:20,0:35,12\n0:40,\n")
    #expect(clear.notes.isEmpty)
  }

  @Test func `counts lines by whatever ends them`() throws {
    for end in ["\n", "\r", "\r\n"] {
      let lines = [
        "TITLE: T", "001  AX  V  C  00:00:00:00 00:00:10:00 01:00:00:00 01:00:10:00", "", " FANCY",
      ]
      let list = try CutLists.read(lines.joined(separator: end), isRate25)
      #expect(list.notes.map(\.line) == [4])
      #expect(list.notes.map(\.column) == [2])
    }
  }

  @Test func `finds what is kept and cut at once, in any order`() {
    let rows = (0..<500).reversed().map { "\($0 * 10),\($0 * 10 + 5),keep" }
    for (cut, isRefused) in [("2005,2010", false), ("2004.9,2010", true), ("2007,", true)] {
      let text = (["start,end,action"] + rows + ["\(cut),cut"]).joined(separator: "\n")
      let list = try? CutLists.read(text)
      #expect((list == nil) == isRefused)
    }
  }

  @Test func `refuses more ranges than anybody plays, at the first that is too much`() {
    let text = String(repeating: "1,2\n", count: 300_005)
    #expect {
      try CutLists.read(text)
    } throws: {
      "\($0)" == "300001:1: the list has more than 300000 ranges"
    }
  }

  @Test func `tells of what is played before the recording begins`() throws {
    let list = try CutLists.read("3595,3610\n3620,3630\n") { $0.sourceStart = .seconds(3600) }
    #expect(list.map.images(of: .seconds(5)) == [.seconds(10)])
    #expect(
      list.notes.map(\.description) == [
        "1:1: begins 00:00:05.000 before the recording does: nothing is played until then"
      ])
    #expect {
      try CutLists.read("0,10\n20,30\n") { $0.sourceStart = .seconds(3600) }
    } throws: {
      "\($0)".hasPrefix("1:1: all that is played lies before the recording begins")
    }
  }

  @Test func `chooses the recording that is played longest, or the one that is named`() throws {
    let text = """
      file 'jingle.mp3'
      outpoint 5
      file '/episodes/Ep 1.mp3'
      outpoint 60
      file 'jingle.mp3'
      outpoint 5
      """
    let list = try CutLists.read(text)
    #expect(list.source == "/episodes/Ep 1.mp3")
    #expect(list.map.images(of: .seconds(10)) == [.seconds(15)])
    #expect(list.map.pieces.map(\.isInserted) == [true, false, true])
    #expect(list.notes.first?.message.contains("several recordings are played") == true)
    let jingle = try CutLists.read(text) { $0.source = "Jingle" }
    #expect(jingle.map.images(of: .seconds(3)) == [.seconds(3), .seconds(68)])
    #expect(
      jingle.notes.map(\.description) == [
        "5:1: what begins at 00:00:00.000 is played by another range, too: it comes again"
      ])
    #expect(throws: EditListError.self) { try CutLists.read(text) { $0.source = "other" } }
  }

  @Test func `takes up the clock of a recording that does not begin at zero`() throws {
    let list = try CutLists.read("3600,3610\n3620,3630\n") { $0.sourceStart = .seconds(3600) }
    #expect(list.map.images(of: .seconds(25)) == [.seconds(15)])
    #expect(list.notes.isEmpty)
    let asked = try CutLists.read("3600,3610\n3620,3630\n")
    #expect(asked.notes.first?.message.hasPrefix("nothing before 01:00:00.000 is played") == true)
  }
}
