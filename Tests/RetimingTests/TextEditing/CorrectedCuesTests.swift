import Testing
import TimedText
import Timeline

@testable import Retiming

struct CorrectedCuesTests {
  private func range(_ start: Int, _ end: Int) -> TimeRange {
    .milliseconds(start) ..< .milliseconds(end)
  }

  /// The times of a cue from 10 s to 12 s and of a new one behind it, in milliseconds.
  private func times(ofNewCue new: TimeRange) -> [TimeRange] {
    func cue(_ range: TimeRange) -> Cue {
      Cue(inTime: range.lowerBound, outTime: range.upperBound, text: "x")
    }
    var corrected = CorrectedCues(gap: .milliseconds(80))
    corrected.keep(cue(range(10_000, 12_000)), at: 0)
    corrected.append([cue(new)], replacing: 1..<1)
    return corrected.cues.map(\.range)
  }

  @Test func `a new cue waits for the end of the one before it, where that is near`() {
    let kept = range(10_000, 12_000)
    #expect(times(ofNewCue: range(11_960, 14_000)) == [kept, range(12_080, 14_000)])
    #expect(times(ofNewCue: range(12_020, 14_000)) == [kept, range(12_080, 14_000)])
    #expect(times(ofNewCue: range(12_200, 14_000)) == [kept, range(12_200, 14_000)])
  }

  @Test func `the cue before ends earlier where a new one begins long before its end, or is short`()
  {
    for new in [range(11_500, 14_000), range(11_960, 12_200)] {
      let cut = MediaTime.milliseconds(10_000)..<new.lowerBound - .milliseconds(80)
      #expect(times(ofNewCue: new) == [cut, new])
    }
  }
}
