import Retiming
import TestSupport
import Testing
import Timeline

/// FCPXML, OpenTimelineIO and auto-editor, beyond what they share with all lists.
struct TimelineListTests {
  private func finalCut(
    _ spine: String, resources: String = "", sequence: String = ""
  ) throws(EditListError) -> EditList {
    try CutLists.read(
      """
      <fcpxml version="1.9"><resources>
      <format id="r1" frameDuration="1001/30000s"/>
      <asset id="r2" name="ep" src="file:///ep.mov" start="3600s" duration="600s" format="r1"/>
      <asset id="r3" name="jingle" src="file:///jingle.wav" start="0s" duration="5s"/>
      \(resources)</resources>
      <project><sequence format="r1" \(sequence)><spine>
      \(spine)
      </spine></sequence></project></fcpxml>
      """)
  }

  @Test func `reads a spine with gaps and other recordings, by the recording's own clock`() throws {
    let list = try finalCut(
      """
      <asset-clip ref="r3" offset="0s" duration="5s"/>
      <asset-clip ref="r2" offset="5s" start="3610s" duration="20020/1001s"/>
      <gap offset="25s" duration="2s"/>
      <asset-clip ref="r2" offset="27s" start="3660s" duration="10s"/>
      """)
    #expect(list.source == "ep")
    #expect(list.map.images(of: .seconds(10)) == [.seconds(5)])
    #expect(list.map.images(of: .seconds(65)) == [.seconds(32)])
    #expect(list.map.pieces.map(\.isInserted) == [true, false, true, false])
  }

  @Test func `takes rational times to the tick`() throws {
    let list = try finalCut(
      #"<asset-clip ref="r2" offset="0s" start="108216108/30000s" duration="1001000/30000s"/>"#)
    let piece = try #require(list.map.pieces.first)
    #expect(piece.old?.start == MediaTime(samples: 108_216_108 - 108_000_000, rate: 30_000))
    #expect(piece.new.end == MediaTime(samples: 1_001_000, rate: 30_000))
  }

  @Test func `goes into clips, synchronised clips and compound clips`() throws {
    let clip = try finalCut(
      """
      <clip offset="0s" start="3600s" duration="10s">
        <video ref="r2" offset="3590s" start="3600s" duration="600s">
          <audio ref="r2" lane="-1" offset="3600s" duration="600s"/>
        </video>
      </clip>
      """)
    #expect(clip.map.images(of: .seconds(12)) == [.seconds(2)])
    let synchronised = try finalCut(
      """
      <sync-clip offset="0s" start="10s" duration="10s">
        <asset-clip ref="r2" offset="0s" start="3600s" duration="100s"/>
      </sync-clip>
      """)
    #expect(synchronised.map.images(of: .seconds(12)) == [.seconds(2)])
    let compound = try finalCut(
      #"<ref-clip ref="r9" offset="0s" start="5s" duration="10s"/>"#,
      resources: """
        <media id="r9"><sequence tcStart="0s"><spine>
          <asset-clip ref="r2" offset="0s" start="3600s" duration="8s"/>
          <asset-clip ref="r2" offset="8s" start="3700s" duration="20s"/>
        </spine></sequence></media>
        """)
    #expect(compound.map.pieces.compactMap(\.old?.range) == [seconds(5, 8), seconds(100, 107)])
  }

  @Test func `plays by a time map, and conformed to the sequence's rate`() throws {
    let mapped = try finalCut(
      """
      <asset-clip ref="r2" offset="0s" start="0s" duration="10s"><timeMap>
        <timept time="0s" value="3600s"/><timept time="5s" value="3610s"/>
        <timept time="10s" value="3615s"/></timeMap></asset-clip>
      """)
    #expect(mapped.map.pieces.map(\.speed) == [RationalRate(2, over: 1), .one])
    #expect(mapped.map.pieces.compactMap(\.old?.range) == [seconds(0, 10), seconds(10, 15)])
    let backwards = try finalCut(
      """
      <asset-clip ref="r2" offset="0s" start="3600s" duration="10s"/>
      <asset-clip ref="r2" offset="10s" start="0s" duration="10s"><timeMap>
        <timept time="0s" value="3610s"/><timept time="10s" value="3600s"/></timeMap></asset-clip>
      """)
    #expect(backwards.map.images(of: .seconds(5)) == [.seconds(5)])
    #expect(backwards.notes.first?.message.contains("played backwards") == true)
    let conformed = try finalCut(
      """
      <asset-clip ref="r3" offset="0s" start="0s" duration="4s">
        <conform-rate srcFrameRate="25"/></asset-clip>
      """)
    #expect(conformed.map.pieces[0].speed == RationalRate(1200, over: 1001))
  }

  @Test func `names elements that it does not understand`() throws {
    let list = try finalCut(
      #"<asset-clip ref="r2" offset="0s" start="3600s" duration="10s"><wormhole/></asset-clip>"#)
    #expect(list.notes.map(\.message) == ["“wormhole” is not understood: it is passed over"])
  }

  // MARK: - OpenTimelineIO

  private func openTimeline(_ children: String) throws(EditListError) -> EditList {
    try CutLists.read(
      """
      {"OTIO_SCHEMA": "Timeline.1", "tracks": {"OTIO_SCHEMA": "Stack.1", "children": [
      {"OTIO_SCHEMA": "Track.1", "kind": "Video", "children": [\(children)]}]}}
      """)
  }

  private func clip(
    _ start: Int, _ length: Int, effects: String = "", rate: String = "24.0", available: Int = 0
  ) -> String {
    """
    {"OTIO_SCHEMA": "Clip.1", "name": "c", "source_range": \(CutLists.range(start, length, rate)),
     "effects": [\(effects)], "media_reference": {"OTIO_SCHEMA": "ExternalReference.1",
     "target_url": "ep.mp3", "available_range": \(CutLists.range(available, 100_000, rate))}}
    """
  }

  @Test func `takes a rate that was rounded for the one that is meant`() throws {
    let list = try openTimeline(clip(24_000, 24_000, rate: "23.976023976023978"))
    #expect(list.map.pieces.compactMap(\.old?.range) == [seconds(1001, 2002)])
  }

  @Test func `takes up the time code of a recording`() throws {
    let list = try openTimeline(clip(86_640, 240, available: 86_400))
    #expect(list.map.pieces.compactMap(\.old?.range) == [seconds(10, 20)])
  }

  @Test func `plays at the speed of a time warp, and what stands still not at all`() throws {
    let list = try openTimeline(
      clip(0, 240, effects: #"{"OTIO_SCHEMA": "LinearTimeWarp.1", "time_scalar": 2.0}"#) + ","
        + clip(480, 24, effects: #"{"OTIO_SCHEMA": "FreezeFrame.1", "time_scalar": 0}"#) + ","
        + clip(504, 240))
    #expect(list.map.pieces.map(\.speed) == [RationalRate(2, over: 1), nil, .one])
    #expect(list.map.pieces.map(\.new.range) == [seconds(0, 10), seconds(10, 11), seconds(11, 21)])
    #expect(list.notes.map(\.message) == ["the clip stands still: nothing is said in it"])
  }

  @Test func `goes into stacks inside of tracks, and passes over gaps`() throws {
    let stack = """
      {"OTIO_SCHEMA": "Stack.1", "source_range": \(CutLists.range(48, 96, "24.0")), "effects": [],
       "children": [{"OTIO_SCHEMA": "Track.1", "kind": "Video", "children": [
       \(clip(0, 72)), \(clip(240, 240))]}]}
      """
    let gap = #"{"OTIO_SCHEMA": "Gap.1", "source_range": \#(CutLists.range(0, 24, "24.0"))}"#
    let list = try openTimeline("\(gap), \(stack), \(clip(480, 24))")
    #expect(
      list.map.pieces.map { $0.old?.range } == [
        nil, seconds(2, 3), seconds(10, 13), seconds(20, 21),
      ])
    #expect(list.map.pieces.first?.new.range == seconds(0, 1))
  }

  @Test func `takes a speed of many digits for the ratio that it stands for`() throws {
    let warp = #"{"OTIO_SCHEMA": "LinearTimeWarp.1", "time_scalar": 1.0416666666666667}"#
    let list = try openTimeline(clip(0, 240, effects: warp))
    #expect(list.map.pieces.map(\.speed) == [RationalRate(25, over: 24)])
    let twice = try openTimeline(clip(0, 240, effects: "\(warp), \(warp)"))
    #expect(twice.map.pieces.map(\.speed) == [RationalRate(625, over: 576)])
  }

  @Test func `tells of a clip that begins before its recording`() throws {
    let list = try openTimeline(clip(-48, 240) + "," + clip(480, 24))
    #expect(list.map.images(of: .seconds(1)) == [.seconds(3)])
    #expect(list.notes.count == 1)
    #expect(list.notes.first?.message.hasPrefix("begins 00:00:02.000 before") == true)
  }

  @Test func `names a schema that it does not know`() throws {
    let list = try openTimeline(
      clip(0, 24) + #", {"OTIO_SCHEMA": "Hologram.1", "source_range": null}"#)
    #expect(list.notes.map(\.message) == ["“Hologram” is not understood: its time plays nothing"])
  }

  // MARK: - auto-editor

  @Test func `plays chunks faster, each for a whole number of frames`() throws {
    let list = try CutLists.read(
      #"{"version": "1", "source": "a.mp3", "chunks": [[0, 300, 1], [300, 901, 2.0], [901, 1001, 1]]}"#
    ) { $0.frameRate = FrameRate("30") }
    #expect(
      list.map.pieces.map(\.new.range) == [
        seconds(0, 10), .seconds(10)..<MediaTime(samples: 600, rate: 30),
        MediaTime(samples: 600, rate: 30)..<MediaTime(samples: 700, rate: 30),
      ])
    #expect(list.map.pieces.map(\.speed) == [.one, RationalRate(2, over: 1), .one])
  }

  @Test func `counts a clip's place in frames at its speed`() throws {
    let list = try CutLists.read(
      """
      {"version": "3", "timebase": "30000/1001", "v": [], "a": [[
        {"name": "audio", "src": "a", "start": 0, "dur": 300, "offset": 150, "speed": 2.0}]]}
      """)
    #expect(
      list.map.pieces[0].old?.range?.lowerBound == MediaTime(samples: 300 * 1001, rate: 30_000))
  }
}
