import Testing
import TimedText
import Timeline

/// What Cuelight's own JSON holds: all that it knows of a track.
struct JSONTrackTests {
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func `keeps all markup`() throws {
    let bytes = JSONFixtures.allMarkup.encoded(as: .json)
    let read = try SubtitleFile(parsing: bytes)
    #expect(read.format == .json)
    #expect(read.diagnostics.filter { !$0.message.hasPrefix("the cue") }.isEmpty)
    for (cue, other) in zip(read.track.cues, JSONFixtures.allMarkup.cues) { #expect(cue == other) }
    #expect(read.track == JSONFixtures.allMarkup)
    #expect(JSONFixtures.allMarkup.losses(in: .json).isEmpty)
  }

  @Test func `keeps all else`() throws {
    var settings = CueSettings()
    (settings.vertical, settings.lineAlignment, settings.position) = (.growingLeft, .end, 33.25)
    (settings.line, settings.positionAlignment) = (.percentage(1e-7), .lineRight)
    (settings.size, settings.alignment, settings.region) = (.infinity, .left, "a \"b\"")
    var cue = Cue(inTime: .seconds(2), outTime: .seconds(1), text: "x")
    (cue.identifier, cue.settings) = ("", settings)
    cue.attributes = [
      Attribute("json.words", "[1, 2]"), Attribute("ass.layer", "1"), Attribute("ass.layer", "2"),
      Attribute("json.broken", "{\"a\":"), Attribute("json.x", "{\"y\": [null]}"),
      Attribute("json.body", "\"other\""), Attribute("json.x", "true"), Attribute("json.", "1"),
    ]
    var other = Cue(inTime: .zero, outTime: .zero, text: "")
    var places = CueSettings()
    places.line = .number(-1.5)
    other.settings = places
    var region = CueRegion(
      identifier: "r\n", width: 1 / 3, lines: .max, viewportAnchor: .init(x: -1, y: 1e300))
    region.scrollsUp = true
    let track = SubtitleTrack(
      language: "", title: "\u{FEFF}", cues: [cue, other],
      blocks: [
        TrackBlock(.comment("c"), before: 2), TrackBlock(.region(region), before: 1),
        TrackBlock(.styleSheet("a"), before: 1), TrackBlock(.region(region)),
        TrackBlock(.foreign(.webVTT, "x\n"), before: 2), TrackBlock(.styleSheet("a"), before: 0),
      ],
      attributes: [
        Attribute("vtt.header", "a"), Attribute("vtt.header", "b"),
        Attribute("json.segments", "[]"), Attribute("json.meta", "{\"k\": \"</script>\"}"),
      ])
    #expect(try SubtitleTrack(parsing: track.encoded(as: .json), as: .json) == track)
  }

  @Test func `has the members that others look for`() throws {
    let vtt = """
      WEBVTT - T

      REGION
      id:r
      lines:2

      one
      00:01.000 --> 00:02.500 line:50% position:10%,line-left align:start
      <v Ann><i>a</i> &lt; b

      00:03.000 --> 00:02.000 line:-1
      <v Bob>plain

      """
    let track = try SubtitleTrack(parsing: Array(vtt.utf8), as: .webVTT)
    #expect(
      text(track.encoded(as: .json)) == """
        {"version":"1.0.0","generator":"cuelight","title":"T","regions":[{"id":"r","width":100,\
        "lines":2,"regionAnchorX":0,"regionAnchorY":100,"viewportAnchorX":0,\
        "viewportAnchorY":100,"scroll":""}],"blocks":[{"before":0,"region":0}],"segments":[
        {"speaker":"Ann","startTime":1,"endTime":2.5,"body":"a < b","id":"one",\
        "markup":"<v Ann><i>a</i> &lt; b","settings":{"snapToLines":false,"line":50,\
        "position":10,"positionAlign":"line-left","align":"start"}},
        {"speaker":"Bob","startTime":3,"endTime":2,"body":"plain","settings":\
        {"snapToLines":true,"line":-1}}
        ]}

        """)
  }
}
