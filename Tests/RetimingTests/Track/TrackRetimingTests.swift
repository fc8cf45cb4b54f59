import Retiming
import TestSupport
import Testing
import TimedText
import Timeline

struct TrackRetimingTests {
  /// A minute of speech: ten cues of four seconds, two seconds apart.
  private let track = SubtitleTrack(
    cues: (0..<10).map { number in
      Cue(
        range: MediaTime.seconds(6 * number)..<MediaTime.seconds(6 * number + 4),
        text: CueText("Number \(number) is what is said here, and in four seconds"))
    })

  /// What is left of a recording of which a stretch was cut.
  private func cut(_ start: Int, _ end: Int) throws -> TimeMap {
    let (start, end) = (MediaTime.milliseconds(start), MediaTime.milliseconds(end))
    return try TimeMap([
      TimeMap.Piece(new: Stretch(to: start), through: start, start),
      TimeMap.Piece(new: Stretch(from: start), through: start, end),
    ])
  }

  private func retimed(
    _ map: TimeMap, _ change: (inout RetimingOptions) -> Void = { _ in }
  ) throws -> RetimedTrack {
    var options = RetimingOptions()
    options.language = "en"
    change(&options)
    return try RetimedTrack(track, through: map, options: options)
  }

  @Test func `leaves everything as it is where nothing changed`() throws {
    let retimed = try retimed(.identity)
    #expect(retimed.track == track)
    #expect(retimed.outcomes.allSatisfy { $0.kind == .unchanged })
  }

  @Test func `moves what is behind a cut, and takes away what was in it`() throws {
    let retimed = try retimed(cut(11_000, 23_000))
    #expect(retimed.origins == [0, 1, 4, 5, 6, 7, 8, 9])
    #expect(retimed.track.cues[2].range == seconds(12, 16))
    #expect(
      retimed.outcomes.map(\.kind) == [
        .unchanged, .unchanged, .gone, .gone, .moved, .moved, .moved, .moved, .moved, .moved,
      ])
  }

  @Test func `keeps the text of a cue that a cut runs through, and tells`() throws {
    let retimed = try retimed(cut(8000, 12_000))
    #expect(retimed.track.cues[1].text == track.cues[1].text)
    #expect(retimed.track.cues[1].range == seconds(6, 8))
    #expect(retimed.outcomes[1].kind == .trimmed)
    #expect(retimed.outcomes[1].notes.first?.hasSuffix("of its speech is left") == true)
  }

  @Test func `joins a cue across a cut inside it`() throws {
    let retimed = try retimed(cut(7000, 8000))
    #expect(retimed.track.cues[1].range == seconds(6, 9))
    #expect(retimed.outcomes[1].kind == .trimmed)
    #expect(retimed.outcomes[1].notes.contains("a cut runs through it"))
  }

  @Test func `leaves the clauses that are left, or nothing, where that is asked for`() throws {
    let clauses = try retimed(cut(8000, 12_000)) { $0.trimmed = .clause }
    #expect(clauses.track.cues[1].text.string == "Number 1 is what is said here,")
    let tail = try retimed(cut(4000, 8400)) { $0.trimmed = .clause }
    #expect(tail.track.cues[1].text.string == "and in four seconds")
    let dropped = try retimed(cut(8000, 12_000)) { $0.trimmed = .drop }
    #expect(dropped.outcomes[1].kind == .gone)
  }

  @Test func `takes a cue away whose speech is gone, though some of its time is left`() throws {
    let retimed = try retimed(cut(6600, 12_000))
    #expect(retimed.outcomes[1].kind == .gone)
    #expect(retimed.outcomes[1].notes == ["its speech was cut"])
  }

  @Test func `goes by where somebody speaks, where that is known`() throws {
    // Of the second cue's four seconds, it is said in the first and in the last.
    let speech = [seconds(0, 4), seconds(6, 7), seconds(9, 10), seconds(12, 16)]
    let silence = try retimed(cut(7000, 8900)) { $0.speech = speech }
    #expect(silence.outcomes[1].notes == ["a cut runs through it"])
    let words = try retimed(cut(5900, 7000)) { $0.speech = speech }
    #expect(words.outcomes[1].notes == ["about 50 % of its speech is left"])
    let all = try retimed(cut(5900, 9900)) { $0.speech = speech }
    #expect(all.outcomes[1].kind == .gone)
    let clause = try retimed(cut(6900, 8900)) {
      $0.speech = speech
      $0.trimmed = .clause
    }
    #expect(clause.track.cues[1].text == track.cues[1].text)
    let last = try retimed(cut(8900, 12_000)) {
      $0.speech = speech
      $0.trimmed = .clause
    }
    #expect(last.track.cues[1].text.string == "Number 1 is what is said here,")
  }

  @Test func `keeps a short answer that stays longer than it is said`() throws {
    let answer = SubtitleTrack(
      cues: [Cue(range: seconds(10, 12), text: "Yes."), Cue(range: seconds(20, 24), text: "So")])
    var options = RetimingOptions()
    options.language = "en"
    let kept = try RetimedTrack(answer, through: cut(10_400, 15_000), options: options)
    #expect(kept.outcomes[0].kind == .trimmed)
    // It is long enough to be read, in what is free before the next one.
    #expect(kept.track.cues[0].range.duration == LayoutProfile.standard.minimumDuration)
    let gone = try RetimedTrack(answer, through: cut(5000, 10_500), options: options)
    #expect(gone.outcomes[0].kind == .gone)
  }

  @Test func `shows a cue as often as it is played, in the order of the new recording`() throws {
    let coldOpen = try TimeMap([
      TimeMap.Piece(new: seconds(0, 6), old: seconds(30, 36)),
      TimeMap.Piece(new: Stretch(from: .seconds(6)), through: .seconds(6), .zero),
    ])
    let retimed = try retimed(coldOpen)
    #expect(retimed.origins == [5, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    #expect(retimed.outcomes[5].kind == .repeated)
    #expect(retimed.outcomes[5].new == [seconds(0, 4), seconds(36, 40)])
  }

  @Test func `shows a cue on both sides of what was put in, and over what is short`() throws {
    func insert(_ length: MediaTime) throws -> TimeMap {
      try TimeMap([
        TimeMap.Piece(new: seconds(0, 8), old: seconds(0, 8)),
        TimeMap.Piece(new: Stretch(from: .seconds(8) + length), through: length, .zero),
      ])
    }
    let advert = try retimed(insert(.seconds(30)))
    #expect(advert.outcomes[1].kind == .split)
    #expect(advert.outcomes[1].new == [seconds(6, 8), seconds(38, 40)])
    let pause = try retimed(insert(.milliseconds(400)))
    #expect(pause.outcomes[1].kind == .moved)
    #expect(pause.outcomes[1].new == [.seconds(6)..<MediaTime.milliseconds(10_400)])
  }

  @Test func `cuts what would be shown before the start`() throws {
    let retimed = try retimed(.shifted(by: .seconds(-7)))
    #expect(retimed.outcomes[0].kind == .gone)
    #expect(retimed.outcomes[1].new == [seconds(0, 3)])
  }

  @Test func `moves the times inside a cue with it`() throws {
    var text = CueText("One ")
    text.append(CueText(""), as: [Markup(.time(.seconds(2)))])
    text.append("two ")
    text.append(CueText(""), as: [Markup(.time(.seconds(3)))])
    text.append("three")
    let track = SubtitleTrack(cues: [Cue(range: seconds(1, 4), text: text)])
    let later = try RetimedTrack(track, through: .shifted(by: .seconds(5)))
    #expect(times(in: later.track.cues[0].text) == [.seconds(7), .seconds(8)])
    let half = try #require(RationalRate(1, over: 2))
    let faster = try RetimedTrack(track, through: .stretched(by: half))
    #expect(times(in: faster.track.cues[0].text) == [.seconds(1), .milliseconds(1500)])
    let shorter = try RetimedTrack(track, through: .shifted(by: .milliseconds(-1200)))
    #expect(times(in: shorter.track.cues[0].text) == [.milliseconds(800), .milliseconds(1800)])
  }

  private func times(in text: CueText) -> [MediaTime] {
    text.spans.compactMap { if case .time(let time) = $0.markup.kind { time } else { nil } }
  }

  @Test func `keeps comments before the cues that they stood before`() throws {
    var commented = track
    commented.blocks = [
      TrackBlock(.comment("first")), TrackBlock(.comment("third"), before: 2),
      TrackBlock(.comment("last"), before: 10),
    ]
    let retimed = try RetimedTrack(commented, through: cut(5000, 17_000))
    #expect(retimed.origins == [0, 3, 4, 5, 6, 7, 8, 9])
    #expect(retimed.track.blocks.map(\.place) == [0, 1, 8])
  }

  @Test func `has chapters last as long as anything of them`() throws {
    let chapters = try SubtitleFile(
      parsing: Array(
        #"{"version":"1.2.0","chapters":[{"startTime":0,"title":"A"},{"startTime":60,"title":"B"},"#
          .utf8) + Array(#"{"startTime":300,"title":"C"}]}"#.utf8))
    let options = RetimingOptions(for: chapters.format)
    let trimmed = try RetimedTrack(chapters.track, through: cut(50_000, 290_000), options: options)
    #expect(trimmed.track.cues.map(\.text.string) == ["A", "B", "C"])
    #expect(trimmed.track.cues.map(\.inTime) == [.zero, .seconds(50), .seconds(60)])
    let gone = try RetimedTrack(chapters.track, through: cut(50_000, 310_000), options: options)
    #expect(gone.track.cues.map(\.text.string) == ["A", "C"])
    #expect(gone.track.cues.map(\.inTime) == [.zero, .seconds(50)])
  }

  @Test(arguments: 0..<80)
  func `makes no overlaps and keeps the order, whatever the map`(seed: UInt64) throws {
    var random = RandomMaps(seed: seed)
    let map = random.map(monotone: seed.isMultiple(of: 2))
    let retimed = try retimed(map)
    let cues = retimed.track.cues
    #expect(zip(cues, cues.dropFirst()).allSatisfy { $0.outTime <= $1.inTime })
    #expect(cues.allSatisfy { $0.inTime >= .zero && $0.outTime > $0.inTime })
    #expect(retimed.outcomes.map(\.cue) == track.cues.indices.map { $0 })
    #expect(retimed.outcomes.reduce(0) { $0 + $1.new.count } == cues.count)
    #expect(retimed.origins.count == cues.count)
  }
}
