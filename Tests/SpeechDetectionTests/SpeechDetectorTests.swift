import SpeechDetection
import TestSupport
import Testing
import Timeline

struct SpeechDetectorTests {
  /// Features whose levels are drawn: `.` noise at −60 dBFS, `#` speech at −20, `-` a weak sound
  /// at −40. A column is a hop. Seconds of pause and of speech stand before and behind, so that the
  /// recording has two levels to tell apart.
  private func features(_ drawing: String) -> (features: FrameFeatures, start: Int) {
    var generator = SeededGenerator(seed: 7)
    let pause = String(repeating: ".", count: 60)
    let context = pause + String(repeating: String(repeating: "#", count: 60) + pause, count: 5)
    var features = FrameFeatures()
    for column in context + drawing + context {
      let level: Float = column == "#" ? -20 : column == "-" ? -40 : -60
      let stored = (level - FrameFeatures.lowestLevel) / FrameFeatures.levelStep
      features.storedLevels.append(UInt8(stored) + UInt8.random(in: 0...2, using: &generator))
    }
    return (features, context.count)
  }

  private func detected(_ drawing: String) -> String {
    let (features, start) = features(drawing)
    var marks = Array(repeating: Character("."), count: features.count)
    for run in SpeechDetector().runs(in: features) {
      for hop in run.onset..<run.offset { marks[hop] = "#" }
    }
    return String(marks[start..<start + drawing.count])
  }

  @Test(arguments: [
    ("....########....", "....########...."),  // plain
    ("..#####...#####.", "..#############."),  // a dip shorter than a pause is bridged
    ("..####......###.", "..####.........."),  // a click is dropped, a pause stays
    ("..####......####", "..####......####"),
    ("..####-----####.", "..#############."),  // weak speech is speech
    ("................", "................"),
  ])
  func `finds speech, bridges dips, drops clicks`(drawing: String, speech: String) {
    #expect(detected(drawing) == speech)
  }

  @Test func `cuts where another channel takes the lead for more than a moment`() {
    var (features, start) = features(String(repeating: "#", count: 100))
    features.storedChannels = Array(repeating: 0, count: features.count)
    for hop in start + 40..<start + 48 { features.storedChannels[hop] = 1 }
    for hop in start + 70..<features.count { features.storedChannels[hop] = 1 }
    let runs = SpeechDetector().runs(in: features).filter {
      $0.onset < start + 100 && $0.offset > start
    }
    #expect(runs.map(\.onset) == [start, start + 70])
    #expect(runs.map(\.offset) == [start + 70, start + 100])
  }

  @Test func `finds the same at any level`() {
    let (features, _) = features("..######....")
    let loud = SpeechDetector().runs(in: features)
    var quiet = features
    quiet.storedLevels = features.storedLevels.map { $0 - 40 }
    #expect(SpeechDetector().runs(in: quiet) == loud)
  }

  @Test func `follows a floor that rises`() {
    var (features, _) = features("")
    let once = features.storedLevels
    for _ in 0..<5 { features.storedLevels += once }
    let half = features.count / 2
    for hop in half..<features.count { features.storedLevels[hop] += 20 }
    let runs = SpeechDetector().runs(in: features)
    // Ten seconds of each level have a run every 1.2 s, but where the floor changes.
    #expect(runs.count >= 55)
    #expect(runs.count { $0.count > 55 && $0.count < 65 } >= 52)
  }

  @Test(arguments: [0, 1, 5, 100])
  func `says nothing of silence`(count: Int) {
    var features = FrameFeatures()
    features.storedLevels = Array(repeating: 0, count: count)
    #expect(SpeechDetector().runs(in: features).isEmpty)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `gives runs in order, inside the recording, with pauses between`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var features = FrameFeatures()
    for _ in 0..<Int.random(in: 1...3000, using: &generator) {
      features.storedLevels.append(.random(in: 0...255, using: &generator))
    }
    let configuration = SpeechDetector.Configuration()
    var end = -configuration.minimumPause
    for run in SpeechDetector().runs(in: features) {
      #expect(run.onset - end >= configuration.minimumPause)
      #expect(run.count >= configuration.minimumSpeech)
      #expect(run.offset <= features.count)
      end = run.offset
    }
  }

  @Test func `covers the recording with spans`() {
    let runs = [
      SpeechRun(onset: 10, offset: 50), SpeechRun(onset: 60, offset: 90),
      SpeechRun(onset: 200, offset: 250),
    ]
    let spans = SpeechDetector().spans(of: runs, duration: .milliseconds(2400))
    #expect(spans.map(\.kind) == [.silence, .speech, .silence, .speech])
    #expect(
      spans.map { $0.range.upperBound }
        == [.milliseconds(100), .milliseconds(900), .milliseconds(2000), .milliseconds(2400)])
    #expect(SpeechDetector().spans(of: [], duration: .zero).isEmpty)
  }
}
