import Cuelight
import Foundation
import TestSupport
import Testing

struct GenerationReportTests {
  private func report() throws -> GenerationReport {
    var talk = try TimedTalk([
      ("Ann: Good morning, everybody.", 1..<3), ("Bob: Nobody says this.", nil),
      ("Ann: Let us begin.", 5..<6.0004567),
    ])
    talk.doubt(2, probability: 0.123456)
    talk.turns[0].voice = 1
    let generation = try Generation(
      layingOut: talk.turns, in: "en", over: [LabelledSpan](drawn: "mss.ssss"),
      duration: .seconds(8))
    return GenerationReport(
      generation, duration: .seconds(8), remarks: ["it ends early"], damagedPackets: 2)
  }

  @Test func `has the form that its readers know`() throws {
    let json = try report().json()
    #expect(json.last == UInt8(ascii: "\n"))
    #expect(json.count { $0 == UInt8(ascii: "\n") } == 1)
    #expect(
      String(decoding: json, as: UTF8.self) == """
        {"audio":[\
        {"end":1,"kind":"music","start":0},\
        {"end":3,"kind":"cue","start":1},\
        {"end":4,"kind":"silence","start":3},\
        {"end":5,"kind":"speech","start":4},\
        {"end":6.0005,"kind":"cue","start":5},\
        {"end":8,"kind":"speech","start":6.0005}],\
        "damagedPackets":2,"duration":8,"findings":[],"language":"en","notes":[],\
        "turns":[\
        {"collar":0.25,"cue":1,"end":3,"evidence":"regions","lines":[1,1],"name":"Ann",\
        "probability":0.9375,"speaker":1,"start":1,"state":"timed"},\
        {"collar":0.25,"evidence":"regions","lines":[2,2],"name":"Bob",\
        "probability":0,"state":"unspoken"},\
        {"collar":0.25,"cue":2,"end":6.0005,"evidence":"regions","lines":[3,3],"name":"Ann",\
        "probability":0.1235,"start":5,"state":"doubtful"}],\
        "version":1,"warnings":["it ends early"]}

        """)
  }

  @Test func `accounts for every line and every second of a recording`() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(SampleTalk.short.wav, to: "talk.wav")
    let recording = try await Recording(reading: .file(path))
    let transcript = try Transcript(parsing: Array(SampleTalk.short.transcript.utf8))
    let generation = try await Generation(timing: transcript, to: recording)
    let report = GenerationReport(generation, of: recording)

    #expect(report.turns.flatMap(\.lines) == [1, 1, 2, 2, 3, 3, 4, 4])
    for (turn, time) in zip(report.turns, SampleTalk.short.times) {
      #expect(abs((turn.start ?? 0) - time.lowerBound) < 0.1)
      let cue = try generation.track.cues[#require(turn.cue) - 1]
      #expect(abs(cue.range.lowerBound.seconds - (turn.start ?? 0)) < 0.001)
    }
    #expect(report.audio.first?.start == 0)
    #expect(report.audio.last?.end == report.duration)
    for (a, b) in zip(report.audio, report.audio.dropFirst()) { #expect(a.end == b.start) }
  }
}
