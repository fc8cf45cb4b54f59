import Cuelight
import Testing

struct SpeechListingTests {
  private func listing(_ form: SpeechListing, _ drawn: String, name: String = "talk") throws
    -> String
  {
    var spans = [LabelledSpan](drawn: drawn)
    // A time that has no end in decimals.
    spans[1].range = .seconds(1) ..< .seconds(5) / 3
    let bytes = try form.encode(
      spans, runs: spans.filter { $0.kind == .speech }.map(\.range),
      duration: .seconds(drawn.count),
      name: name)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `is RTTM`() throws {
    #expect(
      try listing(.rttm, ".sms", name: "my talk") == """
        SPEAKER my_talk 1 1.000 0.667 <NA> <NA> speech <NA> <NA>
        SPEAKER my_talk 1 3.000 1.000 <NA> <NA> speech <NA> <NA>

        """)
  }

  @Test func `is labels of Audacity`() throws {
    #expect(
      try listing(.audacity, ".sms")
        == "1.000\t1.667\tspeech\n2.000\t3.000\tmusic\n3.000\t4.000\tspeech\n")
  }

  @Test func `is a TextGrid`() throws {
    let grid = try SubtitleFile(parsing: Array(listing(.textGrid, ".sms").utf8))
    #expect(grid.format == .textGrid)
    #expect(grid.diagnostics.isEmpty)
    #expect(grid.track.cues.map(\.shown) == ["speech", "music", "speech"])
    #expect(grid.track.cues.map(\.inTime) == [.seconds(1), .seconds(2), .seconds(3)])
    let silence = try listing(.textGrid, ".s......")
    #expect(silence.contains("xmin = 1.667 \n            xmax = 8 \n            text = \"\""))
  }

  @Test func `is JSON`() throws {
    #expect(
      try listing(.json, ".sms") == """
        {"duration":4,"pauses":[[1.6667,3]],"spans":[\
        {"certainty":0.75,"end":1,"kind":"silence","start":0},\
        {"certainty":0.75,"end":1.6667,"kind":"speech","start":1},\
        {"certainty":0.75,"end":3,"kind":"music","start":2},\
        {"certainty":0.75,"end":4,"kind":"speech","start":3}],"version":1}

        """)
  }

  @Test(arguments: SpeechListing.allCases)
  func `is possible of silence`(form: SpeechListing) throws {
    let bytes = try form.encode([], runs: [], duration: .zero, name: "")
    #expect(bytes.isEmpty == (form == .rttm || form == .audacity))
  }
}
