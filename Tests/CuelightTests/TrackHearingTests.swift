import Cuelight
import TestSupport
import Testing

/// Where a recording has the words of subtitles.
@Suite struct `The words of a track` {
  private func recording(_ media: String) async throws -> Recording {
    try await Recording(reading: .file(SampleMedia.path(media)))
  }

  /// A cue for each clause of a talk, where it is spoken.
  private func track(of talk: String) throws -> SubtitleTrack {
    SubtitleTrack(
      cues: try SampleMedia.trueTurns(of: talk).flatMap(\.clauses).map { clause in
        Cue(
          range: MediaTime(seconds: clause.start)..<MediaTime(seconds: clause.end),
          text: CueText(clause.text))
      })
  }

  @Test func `are heard where they are spoken, and tell which cue was moved`() async throws {
    var track = try track(of: "talk-zh")
    let moved = 7
    let spoken = track.cues[moved].inTime
    track.cues[moved].inTime = spoken + .seconds(2)
    track.cues[moved].outTime = track.cues[moved].outTime + .seconds(2)
    let recording = try await recording("talk-zh.m4a")
    let hearing = try await TrackHearing(of: track, in: recording)
    #expect(hearing.relation == .said)
    #expect(hearing.note == nil)
    let heard = try #require(hearing.cues[moved]?.start)
    #expect(abs((heard - spoken).seconds) < 0.25)
    let inTime = zip(hearing.cues, track.cues).count { hearing, cue in
      hearing?.start.map { abs(($0 - cue.inTime).seconds) < 0.3 } ?? false
    }
    #expect(inTime * 5 >= track.cues.count * 4)
    let preview = try Preview(RecordingOutline(recording), track: track, hearing: hearing)
    let place = try #require(preview.doubts.firstIndex { $0.cue == moved })
    #expect(place < 3)
    #expect(preview.doubts[place].reasons.first == "its words are heard 2.0 s earlier")
    #expect(try #require(preview.input.cues[moved].doubt) > 0.9)
  }

  @Test func `are judged by where somebody speaks alone where they are another recording's`()
    async throws
  {
    let other = try track(of: "talk-zh")
    let recording = try await recording("prompts-en.mp3")
    let hearing = try await TrackHearing(of: other, in: recording)
    #expect(hearing.relation == .unrelated)
    #expect(hearing.cues.allSatisfy { $0 == nil })
    #expect(hearing.note?.contains("neither by their sounds nor by their lengths") == true)
    let preview = try Preview(RecordingOutline(recording), track: other, hearing: hearing)
    #expect(preview.note == hearing.note)
    #expect(preview.doubts.count >= other.cues.count)
  }

  @Test func `are none in a track without words, and too many for a short recording`()
    async throws
  {
    let recording = try await recording("prompts-en.mp3")
    let range = MediaTime.seconds(1)..<MediaTime.seconds(2)
    let blank = SubtitleTrack(
      cues: ["", "[music]", "♪"].map { Cue(range: range, text: CueText($0)) })
    let silent = try await TrackHearing(of: blank, in: recording)
    #expect(silent.cues == [nil, nil, nil])
    #expect(silent.note == nil)
    let line = String(repeating: "word ", count: 100)
    let long = SubtitleTrack(
      cues: (0..<200).map { Cue(range: range, text: CueText("\($0) \(line)")) })
    let hearing = try await TrackHearing(of: long, in: recording)
    #expect(hearing.relation == .unrelated)
    #expect(hearing.cues.allSatisfy { $0 == nil })
  }
}
