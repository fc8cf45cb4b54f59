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
}
