import Testing
import TimedText

@Suite struct `A transcript` {
  @Test func `is one turn a line, cut into clauses that together are its text`() throws {
    let transcript = try Transcript(parsing: Array("嗯？什么意思？\n是的\n".utf8))
    #expect(transcript.turns.map(\.text) == ["嗯？什么意思？", "是的"])
    #expect(transcript.turns.map(\.lines) == [1...1, 2...2])
    #expect(transcript.turns[0].clauses.map(\.breakAfter) == [.sentence, .turn])
    #expect(transcript.turns[1].clauses.map(\.breakAfter) == [.turn])
    #expect(transcript.turns[0].clauses.map(\.weight) == [1, 4])
  }
}
