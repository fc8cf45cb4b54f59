import Foundation
import TestSupport
import Testing
import TimedText
import Timeline

/// What holds of every format, on tracks of all that it can hold.
struct FormatRoundTripTests {
  private static let environment = ProcessInfo.processInfo.environment
  /// How many tracks are tried in each format; `scripts/fuzz` tries as many as it is told.
  private static let rounds = environment["CUELIGHT_FUZZ"].flatMap(Int.init) ?? 1000
  private static let seed = environment["CUELIGHT_FUZZ_SEED"].flatMap(UInt64.init) ?? 40

  @Test(arguments: SubtitleFormat.readable)
  func `reads back what it wrote`(format: SubtitleFormat) throws {
    var tracks = RandomTrack(format: format, generator: SeededGenerator(seed: Self.seed))
    for round in 0..<Self.rounds {
      let track = tracks.next()
      let ending = SubtitleFormat.LineEnding.allCases[round % 2]
      let bytes = track.encoded(as: format, lineEnding: ending)
      let file = try SubtitleFile(parsing: bytes, as: format)
      try #require(file.track == track, "round \(round): \(String(decoding: bytes, as: UTF8.self))")
      #expect(file.diagnostics.isEmpty, "round \(round)")
    }
  }

  @Test(arguments: SubtitleFormat.readable)
  func `is told by what is in a file`(format: SubtitleFormat) throws {
    var tracks = RandomTrack(format: format, generator: SeededGenerator(seed: 41))
    for round in 0..<50 {
      let track = tracks.next()
      guard !track.cues.isEmpty else { continue }
      let file = try SubtitleFile(parsing: track.encoded(as: format))
      #expect(file.format == format, "round \(round)")
    }
  }

  @Test(arguments: SubtitleFormat.readable)
  func `writes a file again byte for byte`(format: SubtitleFormat) throws {
    var tracks = RandomTrack(format: format, generator: SeededGenerator(seed: 42))
    for round in 0..<200 {
      let bytes = tracks.next().encoded(as: format)
      for file in [bytes, [0xEF, 0xBB, 0xBF] + bytes] {
        let read = try SubtitleFile(parsing: file, as: format)
        #expect(read.repaired() == file, "round \(round)")
        #expect(read.encoded(read.track) == file, "round \(round)")
      }
    }
  }

  /// What is asked for is in the file, however it has to be written.
  @Test(arguments: SubtitleFormat.readable)
  func `changes what is asked, and a reader finds it`(format: SubtitleFormat) throws {
    guard format.features.contains(.outTime) else { return }
    var tracks = RandomTrack(format: format, generator: SeededGenerator(seed: 43))
    for round in 0..<200 {
      let file = try SubtitleFile(parsing: tracks.next().encoded(as: format), as: format)
      var track = file.track
      var origins: [Int?] = Array(track.cues.indices)
      for index in track.cues.indices {
        let shift = MediaTime.seconds(round)
        track.cues[index].range = track.cues[index].range.shifted(by: shift)
      }
      if let last = track.cues.indices.last {
        track.cues[last].text =
          format.features.contains(.text) ? "new text" : CueText("").marked(.voice("Bob"))
        if round % 3 == 0 {
          track.cues.removeFirst()
          origins.removeFirst()
        }
      }
      let edited = try SubtitleFile(parsing: file.encoded(track, origins: origins), as: format)
      #expect(edited.track.cues == track.cues, "round \(round)")
    }
  }
}
