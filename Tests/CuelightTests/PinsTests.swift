import Cuelight
import TestSupport
import Testing

/// Pins as users write them, on a recording of nine seconds.
struct PinsTests {
  private static let talk = SampleTalk.short

  private static func recording() async throws -> Recording {
    let folder = try TemporaryFolder()
    try folder.write(talk.wav, to: "talk.wav")
    return try await Recording(reading: .file(folder.path("talk.wav")))
  }

  private static func generation(
    _ pins: String, transcript: String? = nil, recording: Recording
  ) async throws -> Generation {
    var options = Generation.Options()
    options.pins = try Pins(parsing: Array(pins.utf8))
    let transcript = try Transcript(parsing: Array((transcript ?? talk.transcript).utf8))
    return try await Generation(timing: transcript, to: recording, options: options)
  }

  @Test func `of a line or of a cue's text are kept to the millisecond`() async throws {
    let recording = try await Self.recording()
    let byLine = try await Self.generation(
      "# the second line is late\n2 4.321 4.6 # seconds\n", recording: recording)
    #expect(byLine.turns[1].range == .milliseconds(4321) ..< .milliseconds(4600))
    #expect(byLine.turns[1].evidence == .pin)
    #expect(byLine.track.cues.contains { $0.inTime == .milliseconds(4321) })

    let byText = try await Self.generation(
      #"{"version": 1, "pins": [{"text": "thank\nYOU", "start": 4.321}], "more": 1}"#,
      recording: recording)
    #expect(byText.turns[1].range?.lowerBound == .milliseconds(4321))
  }

  @Test func `of words inside a clause cut it there, and no text is lost`() async throws {
    let recording = try await Self.recording()
    let generation = try await Self.generation(
      #"{"version":1,"pins":[{"lines":[3,3],"text":"begin with","start":5.5,"end":5.75}]}"#,
      recording: recording)
    let turn = generation.turns[2]
    #expect(turn.turn.text == Self.talk.lines[2])
    #expect(turn.turn.clauses.map(\.text) == ["Shall we ", "begin with ", "the harbour?"])
    #expect(turn.clauseRanges[1] == .milliseconds(5500) ..< .milliseconds(5750))
  }

  @Test func `find a text that is there twice by its line or by what is before it`() async throws {
    let recording = try await Self.recording()
    let transcript = "Good morning to all.\nYes.\nShall we begin with the harbour?\nYes."
    for pin in [
      #""lines":[4,4]"#, #""before":"with the harbour?""#, #""before":"其他 the harbour?""#,
    ] {
      let generation = try await Self.generation(
        #"{"version":1,"pins":[{"text":"Yes.","start":7.7,\#(pin)}]}"#, transcript: transcript,
        recording: recording)
      #expect(generation.turns[3].range?.lowerBound == .milliseconds(7700))
      #expect(generation.turns[1].evidence != .pin)
    }
  }

  @Test(arguments: [
    ("9 1.5", "pin 1, line 9 is of a line that the transcript has no words on"),
    (
      "1 2\n2 1.5",
      "pin 2, line 2 is at 00:00:01.500, no later than pin 1 at 00:00:02.000, whose words come before it"
    ),
    (
      "2 1.5\n2 1.7",
      "pin 2, line 2 is at 00:00:01.700, and pin 1 puts the same words at 00:00:01.500"
    ),
    ("1 60", "pin 1, line 1 is at 00:01:00.000, and the recording is over at 00:00:09.400"),
    (
      #"{"version":1,"pins":[{"text":"Good evening","start":1}]}"#,
      "pin 1 (“Good evening”) is of text that is not there in the transcript any more"
    ),
    (
      #"{"version":1,"pins":[{"text":"begin","start":1}]}"#,
      "pin 1 (“begin”) is of text that is there more than once: give its line as well"
    ),
  ])
  func `that cannot be kept to are refused in a sentence`(pins: String, reason: String) async throws
  {
    let recording = try await Self.recording()
    await #expect(throws: PinError.self) { try await Self.generation(pins, recording: recording) }
    do {
      _ = try await Self.generation(pins, recording: recording)
    } catch {
      #expect("\(error)" == reason)
    }
  }

  @Test(arguments: [
    (
      "two 1",
      "line 1 is no pin: a pin is the number of a line of the transcript and when it begins, such as 12 1:02:03.5"
    ),
    ("3 4 4", "pin 1, line 3 ends no later than it begins"),
    ("{}", "these are no pins: the JSON needs a version and a list of pins"),
    (#"{"version":2,"pins":[]}"#, "the version of these pins is 2, and only 1 is known"),
    (#"{"version":1,"pins":[{"text":"a"}]}"#, "pin 1 (“a”) says no time"),
    (#"{"version":1,"pins":[{"start":1}]}"#, "pin 1 says neither lines nor text"),
    (
      #"{"version":1,"pins":[{"text":"a","start":-1}]}"#,
      "pin 1 (“a”) has a time that no recording has"
    ),
  ])
  func `that are no pins are refused in a sentence`(file: String, reason: String) {
    do throws(PinError) {
      _ = try Pins(parsing: Array(file.utf8))
      Issue.record("\(file) was taken for pins")
    } catch {
      #expect(error.description == reason)
    }
  }
}
