import Retiming
import TestSupport
import Testing
import Timeline

struct EDLTests {
  private func read(
    _ events: String, rate: String? = "25"
  ) throws(EditListError) -> EditList {
    try CutLists.read("TITLE: T\n" + events) { $0.frameRate = rate.flatMap { FrameRate($0) } }
  }

  @Test func `counts dropped frames, and takes their rate from that`() throws {
    let list = try read(
      """
      FCM: DROP FRAME
      001  AX  AA  C  00:10:00;00 00:20:00;00 01:00:00;00 01:10:00;00
      """, rate: nil)
    // Ten minutes of the count are 17 982 frames of 1001/30000 s.
    let rate = try #require(FrameRate("29.97"))
    let length = try #require(rate.time(ofFrames: 17_982))
    #expect(list.map.pieces.map(\.new.range) == [MediaTime.zero..<length])
    #expect(list.map.pieces.map(\.old?.range) == [length..<length + length])
    #expect(list.notes.map(\.message) == ["drops frames: 30000/1001 frames a second are taken"])
  }

  @Test func `takes drop and non-drop as each time code has it`() throws {
    let list = try read(
      "001  AX  V  C  00:01:00:00 00:02:00:00 01:00:00;00 01:01:00;02\n", rate: "29.97")
    #expect(list.map.pieces[0].speed == .one)
    #expect(
      list.map.pieces[0].old?.range?.lowerBound == MediaTime(samples: 1800 * 1001, rate: 30_000))
  }

  @Test func `takes a dissolve at its cut`() throws {
    let list = try read(
      """
      001  TAPE1  V  C      00:00:00:00 00:00:10:00 01:00:00:00 01:00:10:00
      002  TAPE1  V  C      00:00:10:00 00:00:10:00 01:00:10:00 01:00:10:00
      002  TAPE1  V  D 025  00:00:30:00 00:00:40:00 01:00:10:00 01:00:20:00
      * BLEND, DISSOLVE
      003  TAPE1  V  W001 010  00:00:50:00 00:00:55:00 01:00:20:00 01:00:25:00
      """)
    #expect(
      list.map.pieces.compactMap(\.old?.range) == [
        seconds(0, 10), seconds(30, 40), seconds(50, 55),
      ])
    #expect(list.notes.isEmpty)
  }

  @Test func `plays at the speed of M2, and what is backwards or still not at all`() throws {
    let list = try read(
      """
      001  TAPE 1  V  C  00:00:00:00 00:00:20:00 01:00:00:00 01:00:10:00
      M2   TAPE 1       050.0                00:00:00:00
      002  TAPE 1  V  C  00:00:30:00 00:00:40:00 01:00:10:00 01:00:20:00
      M2   TAPE 1       -025.0               00:00:40:00
      003  TAPE 1  V  C  00:00:50:00 00:00:50:01 01:00:20:00 01:00:22:00
      M2   TAPE 1       000.0                00:00:50:00
      004  TAPE 1  V  C  00:01:00:00 00:01:10:00 01:00:22:00 01:00:32:00
      """)
    #expect(list.map.pieces.map(\.speed) == [RationalRate(2, over: 1), nil, .one])
    #expect(list.map.images(of: .seconds(10)) == [.seconds(5)])
    #expect(list.map.images(of: .seconds(35)).isEmpty)
    #expect(list.notes.map(\.line) == [5, 7])
    #expect(list.notes.first?.message.contains("played backwards") == true)
  }

  @Test(
    arguments: [
      "026.0416666666666666666666666666666666666667", "0026.04166666666666667",
      "26.041666666666667",
    ])
  func `takes a speed of any number of digits`(speed: String) throws {
    let list = try read(
      "001  T  V  C  00:00:00:00 00:00:25:00 01:00:00:00 01:00:24:00\nM2  T  \(speed)  00:00:00:00\n"
    )
    #expect(list.map.pieces.map(\.speed) == [RationalRate(25, over: 24)])
  }

  @Test(
    arguments: [
      // What M2 has is what was meant, give or take a frame of the source.
      ("25", "037.5", 152, 101, 3, 2),
      // A digit is not enough for 25/24, and the frames are.
      ("25", "026.0", 62_500, 60_000, 25, 24),
      // Of the rate itself, or of the time code's frames.
      ("24000/1001", "047.952047952", 48_000, 24_000, 2, 1),
      ("24000/1001", "048.0", 48_000, 24_000, 2, 1),
      ("24000/1001", "047.9", 48_000, 24_000, 2, 1),
      // A source that is only as long as what is played of it says nothing.
      ("25", "050.0", 1000, 1000, 2, 1),
    ] as [(String, String, Int, Int, Int64, Int64)])
  func `takes the speed that M2 and the event's own frames agree on`(
    rate: String, m2: String, source: Int, record: Int, upper: Int64, lower: Int64
  ) throws {
    let nominal = rate == "25" ? 25 : 24
    func code(_ frames: Int) -> String {
      let seconds = frames / nominal
      return [seconds / 3600, seconds / 60 % 60, seconds % 60, frames % nominal]
        .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
    let list = try read(
      "001  T  V  C  \(code(0)) \(code(source)) \(code(0)) \(code(record))\nM2  T  \(m2)  \(code(0))\n",
      rate: rate)
    #expect(list.map.pieces.map(\.speed) == [RationalRate(upper, over: lower)])
  }

  @Test(
    arguments: [
      // Through an event, and between two of them.
      "23:59:50:00 00:00:10:00,00:00:10:00 00:00:20:00",
      "23:59:40:00 00:00:00:00,00:00:00:00 00:00:10:00",
      "23:59:30:00 23:59:50:00,23:59:50:00 24:00:00:00",
    ])
  func `goes on past midnight`(record: String) throws {
    let places = record.split(separator: ",")
    let list = try read(
      """
      001  T1  AA  C  23:59:55:00 00:00:15:00 \(places[0])
      002  T1  AA  C  00:00:20:00 00:00:30:00 \(places[1])
      """)
    let start = MediaTime.seconds(24 * 3600)
    #expect(
      list.map.pieces.compactMap(\.old?.range) == [
        start - .seconds(5)..<start + .seconds(15), start + .seconds(20)..<start + .seconds(30),
      ])
    let first = try #require(list.map.pieces.first { $0.old != nil }?.new.range?.lowerBound)
    #expect(
      list.map.pieces.filter { $0.old != nil }.compactMap(\.new.range).map {
        $0.lowerBound - first..<$0.upperBound - first
      } == [.zero..<MediaTime.seconds(20), .seconds(20)..<MediaTime.seconds(30)])
    #expect(list.notes.contains { $0.message.contains("passes midnight") })
  }

  @Test func `takes the clock of a recording that began before midnight`() throws {
    let list = try CutLists.read(
      "TITLE: T\n001  T1  AA  C  00:00:20:00 00:00:30:00 01:00:00:00 01:00:10:00"
    ) {
      $0.frameRate = FrameRate("25")
      $0.sourceStart = .seconds(23 * 3600)
    }
    #expect(
      list.map.pieces.compactMap(\.old?.range) == [
        MediaTime.seconds(3620)..<MediaTime.seconds(3630)
      ])
  }

  @Test func `inserts black, and other reels`() throws {
    let list = try read(
      """
      001  BL     V  C  00:00:00:00 00:00:05:00 01:00:00:00 01:00:05:00
      002  TAPE1  V  C  00:00:00:00 00:00:10:00 01:00:05:00 01:00:15:00
      003  ADVERT V  C  00:00:00:00 00:00:02:00 01:00:15:00 01:00:17:00
      004  TAPE1  V  C  00:00:10:00 00:00:20:00 01:00:17:00 01:00:27:00
      """)
    #expect(list.source == "TAPE1")
    #expect(list.map.images(of: .seconds(15)) == [.seconds(22)])
    #expect(list.map.old(at: .seconds(16)) == nil)
    #expect(list.map.old(at: .seconds(3)) == nil)
  }

  @Test func `goes by the sound where it is cut in another way than the pictures`() throws {
    let list = try read(
      """
      001  TAPE1  V   C  00:00:00:00 00:00:10:00 01:00:00:00 01:00:10:00
      002  TAPE1  A   C  00:00:00:00 00:00:12:00 01:00:00:00 01:00:12:00
      003  TAPE1  V   C  00:00:20:00 00:00:30:00 01:00:10:00 01:00:20:00
      004  TAPE1  A   C  00:00:22:00 00:00:30:00 01:00:12:00 01:00:20:00
      """)
    #expect(list.map.images(of: .seconds(11)) == [.seconds(11)])
    #expect(list.map.images(of: .seconds(21)).isEmpty)
  }

  @Test func `names what it does not understand`() throws {
    let list = try read(
      """
      001  AX  V  C  00:00:00:00 00:00:10:00 01:00:00:00 01:00:10:00
      FANCY EFFECT 7
      """)
    #expect(
      list.notes.map(\.description) == [
        "3:1: “FANCY EFFECT 7” is not understood: it is passed over"
      ])
  }

  @Test(
    arguments: [
      (
        "001  AX  V  C  00:00:00:00 00:00:10:30 01:00:00:00 01:00:10:00\n",
        "2:28: frame 30 of a second"
      ),
      (
        "001  AX  V  C  00:00:00:00 00:00:10 01:00:00:00 01:00:10:00\n",
        "2:28: “00:00:10” is no time code"
      ),
      ("001  AX  V  C  00:00:00:00\n", "2:1: the event is not whole"),
      ("001  AX  V  C  00:00:00:00 00:00:10:00 01:00:0\n", "2:1: the event is not whole"),
      (
        "001  AX  V  Q  00:00:00:00 00:00:10:00 01:00:00:00 01:00:10:00\n",
        "2:1: the event has no transition"
      ),
      (
        "001  AX  V  C  00:00:00:00 00:00:10:00 01:00:10:00 01:00:00:00\n",
        "2:52: the event ends before it begins"
      ),
      (
        "001  AX  V  C  00:00:10:00 00:00:00:00 01:00:00:00 01:00:10:00\n",
        "2:28: the event's source ends before it begins"
      ),
      (
        """
        001  AX  V  C  00:00:00:00 00:00:10:00 01:00:00:00 01:00:10:00
        002  AX  V  C  00:00:20:00 00:00:30:00 01:00:05:00 01:00:15:00
        """, "3:1: overlaps what is played before it"
      ),
      (
        "001  T  V  C  00:00:00:00 00:00:25:00 01:00:00:00 01:00:24:00\nM2  T  1e30\n",
        "3:8: nothing can be played at such a speed"
      ),
      ("001  BL  V  C  00:00:00:00 00:00:10:00 01:00:00:00 01:00:10:00\n", "plays nothing"),
      (
        "FCM: DROP FRAME\n001  AX  V  C  00:00:00:00 00:00:10:00 01:00:00:00 01:00:10:00\n",
        "drops frames, which at 25"
      ),
    ] as [(String, String)])
  func `tells in a line what is wrong, and where`(events: String, message: String) {
    do {
      let list = try read(events)
      Issue.record("\(list.map) was read")
    } catch {
      #expect(error.description.contains(message), "\(error)")
    }
  }
}
