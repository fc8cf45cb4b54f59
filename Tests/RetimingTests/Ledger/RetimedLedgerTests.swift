import Foundation
import Retiming
import TestSupport
import Testing
import Timeline

struct RetimedLedgerTests {
  @Test func `keeps members that it does not know, whatever they are called`() throws {
    let report = #"""
      {"duration": 20, "a\n\u0001\"\\é": [1], "turns": [{"start": 5, "end": 8, "\u001f": null}],
       "audio": [{"start": 0, "end": 20, "kind": "speech"}]}
      """#
    let map = try TimeMap([TimeMap.Piece(new: Stretch(from: .zero), through: .zero, .seconds(2))])
    let ledger = try RetimedLedger(Array(report.utf8), through: map)
    let members = try #require(
      try JSONSerialization.jsonObject(with: Data(ledger.json)) as? [String: Any])
    #expect(members["a\n\u{1}\"\\é"] as? [Int] == [1])
    let turn = try #require((members["turns"] as? [[String: Any]])?.first)
    #expect(turn.keys.sorted() == ["\u{1F}", "end", "start"])
    #expect(turn["start"] as? Double == 3)
  }

  @Test func `times the parts of a long turn again, and says which of them were cut`() throws {
    let report = #"""
      {"duration": 60, "turns": [{"start": 10, "end": 40, "state": "timed", "parts": [
        {"start": 10, "end": 20, "state": "timed"}, {"state": "unspoken", "text": "No."},
        {"start": 20, "end": 30, "state": "timed"}, {"start": 30, "end": 40, "state": "doubtful"}]}],
       "audio": [{"start": 0, "end": 60, "kind": "speech"}]}
      """#
    // The stretch from 20 to 30 s is cut.
    let map = try TimeMap([
      TimeMap.Piece(new: Stretch(from: .zero, to: .seconds(20)), through: .zero, .zero),
      TimeMap.Piece(new: Stretch(from: .seconds(20)), through: .seconds(20), .seconds(30)),
    ])
    let ledger = try RetimedLedger(Array(report.utf8), through: map)
    let members = try #require(
      try JSONSerialization.jsonObject(with: Data(ledger.json)) as? [String: Any])
    let turn = try #require((members["turns"] as? [[String: Any]])?.first)
    #expect(turn["end"] as? Double == 30)
    let parts = try #require(turn["parts"] as? [[String: Any]])
    #expect(parts.map { $0["state"] as? String } == ["timed", "unspoken", "cut", "doubtful"])
    #expect(parts.map { $0["start"] as? Double } == [10, nil, nil, 20])
  }
}
