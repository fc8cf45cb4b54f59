import Testing
import TimedText
import Timeline

/// When cues come and go.
struct LayoutTimeTests {
  private func times(
    _ turns: [TimedTurn], audio: [LabelledSpan] = [], until duration: Double = 100,
    _ profile: LayoutProfile = .netflix
  ) throws -> [[Int64]] {
    let laid = try LaidOutTrack(
      layingOut: turns, audio: audio, duration: MediaTime(seconds: duration), profile: profile)
    return laid.times
  }

  private func span(_ start: Double, _ end: Double, _ kind: AudioKind) -> LabelledSpan {
    LabelledSpan(MediaTime(seconds: start)..<MediaTime(seconds: end), kind)
  }

  @Test func `comes when it is said`() throws {
    let times = try times([.spoken("这是第一句话。", 1.234, 3), .spoken("这是第二句话。", 5.678, 7)])
    #expect(times.map { $0[0] } == [1234, 5678])
  }

  @Test func `begins inside a clause when the words are said`() throws {
    // Sixteen characters in eight seconds: the ninth is said at 5 s.
    let turn = TimedTurn.spoken("科幻小说科幻小说科幻小说科幻小说", 1, 9)
    var profile = LayoutProfile.netflix
    profile.languages["zh"]?.lineLength = 4
    let times = try times([turn], profile)
    #expect(times.map { $0[0] } == [1000, 5000])
  }

  @Test func `stays until it can be read, but no longer after its speech than the profile allows`()
    throws
  {
    // Fourteen characters: 2.07 s at three quarters of nine a second.
    let text = "这句话一共有十四个字没有更多"
    #expect(try times([.spoken(text, 1, 2.9)]) == [[1000, 3074]])
    #expect(try times([.spoken(text, 1, 2)]) == [[1000, 2500]])
    #expect(try times([.spoken(text, 1, 4)]) == [[1000, 4000]])
  }

  @Test func `stays for the shortest time in any case`() throws {
    #expect(try times([.spoken("嗯", 1, 1.1)]) == [[1000, 1833]])
    #expect(try times([.spoken("嗯", 1, 1.1)], .ted) == [[1000, 2000]])
    #expect(
      try times([.spoken("嗯", 1, 1.1)], audio: [span(1.2, 5, .music)]) == [[1000, 1833]])
  }

  @Test func `does not linger over speech or music that is not its own`() throws {
    let turn = TimedTurn.spoken("这句话一共有十四个字没有更多", 1, 2)
    #expect(
      try times([turn], audio: [span(1, 2, .speech), span(2.2, 9, .music)]) == [[1000, 2200]])
    #expect(
      try times([turn], audio: [span(1, 2, .speech), span(2.3, 9, .speech)]) == [[1000, 2300]])
    #expect(
      try times([turn], audio: [span(1, 2, .speech), span(2, 9, .silence)]) == [[1000, 2500]])
  }

  @Test func `closes a short gap to two frames and leaves a long one`() throws {
    let first = TimedTurn.spoken("这是第一句话。", 1, 3)
    #expect(try times([first, .spoken("第二句话。", 3.3, 5)])[0] == [1000, 3217])
    #expect(try times([first, .spoken("第二句话。", 3.02, 5)])[0] == [1000, 2937])
    #expect(try times([first, .spoken("第二句话。", 3.6, 5)])[0] == [1000, 3000])
  }

  @Test func `goes when the longest time is over`() throws {
    #expect(try times([.spoken("嗯", 1, 30)]) == [[1000, 8000]])
  }

  @Test func `leaves no flicker where the longest time keeps it from closing a gap`() throws {
    let times = try times([.spoken("嗯", 1, 8), .spoken("第二句话。", 8.2, 10)])
    #expect(times == [[1000, 7700], [8200, 10000]])
  }

  @Test func `ends with the recording`() throws {
    #expect(try times([.spoken("嗯", 9.8, 9.9)], until: 10) == [[9800, 10000]])
  }

  @Test func `moves starts only where cues begin at once`() throws {
    let turns = (0..<3).map { _ in TimedTurn.spoken("三个人一起说了很长的话", 5, 5) }
    let times = try times(turns)
    #expect(times[0][0] == 5000)
    for (cue, next) in zip(times, times.dropFirst()) {
      #expect(cue[0] < cue[1] && cue[1] <= next[0] && next[0] - cue[0] <= 42)
    }
  }

  @Test func `finds room at the end of the recording`() throws {
    let turns = (0..<4).map { _ in TimedTurn.spoken("说到最后一刻还没说完的话", 10, 10) }
    for time in try times(turns, until: 10) {
      #expect(time[0] < time[1] && time[1] <= 10_000)
    }
  }
}
