import TestSupport
import Testing
import TimedText
import Timeline

/// What formats have for each cue, against whole files.
struct WrittenPartsTests {
  private static let seeds = 1...200 as ClosedRange<UInt64>

  @Test(arguments: seeds)
  func `put together, WebVTT's are the file`(seed: UInt64) {
    let track = Self.track(seed)
    let parts = WebVTTParts(track)
    #expect(parts.cues.count == track.cues.count)
    var file = parts.header
    for index in Self.order(of: track) {
      let (cue, part) = (track.cues[index], parts.cues[index])
      let rows = [
        part.identifier,
        "\(cue.inTime) --> \(cue.outTime)" + (part.settings.isEmpty ? "" : " " + part.settings),
        part.text.isEmpty ? nil : part.text,
      ]
      file += part.lead + rows.compactMap(\.self).joined(separator: "\n") + "\n\n"
    }
    file += parts.footer
    #expect(file == String(decoding: track.encoded(as: .webVTT), as: UTF8.self))
  }

  @Test(arguments: seeds)
  func `put together, SubRip's texts are the file`(seed: UInt64) {
    let track = Self.track(seed)
    let texts = track.subRipTexts
    #expect(texts.count == track.cues.count)
    var file = ""
    for (number, index) in Self.order(of: track).enumerated() {
      let times = [track.cues[index].inTime, track.cues[index].outTime]
        .map { "\($0)".replacing(".", with: ",") }
      file += "\(number + 1)\n\(times[0]) --> \(times[1])\n\(texts[index])\n\n"
    }
    let whole = String(decoding: track.encoded(as: .subRip), as: UTF8.self)
    // A cue without text has no row for it.
    #expect(file.replacing("\n\n\n", with: "\n\n") == whole.replacing("\n\n\n", with: "\n\n"))
  }

  @Test func `a cue that only draws has no text, and the others keep theirs`() throws {
    let script = """
      [Script Info]
      ScriptType: v4.00+

      [Events]
      Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
      Dialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,third
      Dialogue: 0,0:00:02.00,0:00:03.00,Default,,0,0,0,,{\\p1}m 0 0 l 100 0 100 100{\\p0}
      Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,first

      """
    let track = try SubtitleTrack(parsing: Array(script.utf8), as: .ass)
    #expect(WebVTTParts(track).cues.map(\.text) == ["third", "", "first"])
    #expect(track.subRipTexts == ["third", "", "first"])
  }

  /// A track as a format may have it, one in three with cues out of order.
  private static func track(_ seed: UInt64) -> SubtitleTrack {
    var tracks = RandomTrack(format: .webVTT, generator: SeededGenerator(seed: seed))
    var track = tracks.next()
    for index in track.cues.indices { track.cues[index].attributes = [] }
    if seed.isMultiple(of: 3) { track.cues.reverse() }
    return track
  }

  /// The cues as they follow each other in a file.
  private static func order(of track: SubtitleTrack) -> [Int] {
    track.cues.indices.sorted { (track.cues[$0].inTime, $0) < (track.cues[$1].inTime, $1) }
  }
}
