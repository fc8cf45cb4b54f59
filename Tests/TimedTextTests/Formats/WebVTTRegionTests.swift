import Testing
import TimedText

/// "Collect WebVTT region settings": one case a branch.
struct WebVTTRegionTests {
  @Test(arguments: [
    ("id:foo", "id:foo"), ("id:a:b", "id:a:b"), ("id:é", "id:é"), ("id:", "id:"), (":foo", "id:"),
    ("id foo", "id:"), ("ID:foo", "id:"), ("id:a id:b", "id:b"), ("id:a\tlines:2", "id:a lines:2"),
    ("id:a\nlines:2", "id:a lines:2"), ("id:a\u{0C}lines:2", "id:a lines:2"),
    ("width:40%", "id: width:40%"), ("width:0%", "id: width:0%"),
    ("width:40.5%", "id: width:40.5%"),
    ("width:40", "id:"), ("width:101%", "id:"), ("width:-1%", "id:"), ("width:%", "id:"),
    ("width:40% width:x", "id: width:40%"), ("lines:0", "id: lines:0"),
    ("lines:12", "id: lines:12"),
    ("lines:-1", "id:"), ("lines:1.5", "id:"), ("lines:2x", "id:"), ("lines:3", "id:"),
    ("regionanchor:10%,20%", "id: regionanchor:10%,20%"), ("regionanchor:10%", "id:"),
    ("regionanchor:10%,", "id:"), ("regionanchor:,20%", "id:"), ("regionanchor:10%,20", "id:"),
    ("regionanchor:10%,20%,30%", "id:"), ("viewportanchor:10%,20%", "id: viewportanchor:10%,20%"),
    ("viewportanchor:10%,120%", "id:"), ("viewportanchor:10% ,20%", "id:"),
    ("scroll:up", "id: scroll:up"), ("scroll:down", "id:"), ("scroll:Up", "id:"),
    ("scroll:", "id:"), ("foo:bar id:x", "id:x"),
  ])
  func `have the settings of the specification`(settings: String, taken: String) throws {
    let file = "WEBVTT\n\nREGION\n\(settings)\n\n00:01.000 --> 00:02.000\na"
    let track = try SubtitleTrack(parsing: Array(file.utf8), as: .webVTT)
    let lines = String(decoding: track.encoded(as: .webVTT), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: "REGION"))
    let written = lines[(start + 1)...].prefix { !$0.isEmpty }
    #expect(written.joined(separator: " ") == taken)
  }
}
