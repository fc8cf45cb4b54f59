import Retiming
import TestSupport
import Testing
import Timeline

/// An edit is the same edit whichever tool wrote it down, at whatever frame rate.
struct SameEditTests {
  private static let seeds: Range<UInt64> = 1..<21

  @Test(arguments: RandomEdit.counts)
  func `is the same map to the tick in all formats that count frames`(count: RandomEdit.Count)
    throws
  {
    for seed in Self.seeds {
      var generator = SeededGenerator(seed: seed)
      let edit = try #require(
        RandomEdit(count, isInOrder: seed.isMultiple(of: 2), using: &generator))
      let expected = try edit.map
      for (name, text) in edit.exact {
        let list = try CutLists.read(text) { $0.frameRate = edit.rate }
        #expect(list.map == expected, "\(name), seed \(seed)")
        #expect(list.notes.isEmpty, "\(name), seed \(seed)")
      }
    }
  }

  @Test(arguments: RandomEdit.counts)
  func `is the same map but for rounding in all formats that write seconds`(
    count: RandomEdit.Count
  ) throws {
    for seed in Self.seeds {
      var generator = SeededGenerator(seed: seed)
      let edit = try #require(RandomEdit(count, isInOrder: true, using: &generator))
      let expected = try edit.map.pieces
      for (name, text) in edit.rounded {
        let pieces = try CutLists.read(text).map.pieces
        #expect(pieces.count == expected.count, "\(name), seed \(seed)")
        for (piece, right) in zip(pieces, expected) {
          #expect(isNear(piece.new.end, right.new.end), "\(name), seed \(seed)")
          #expect(isNear(piece.old?.start, right.old?.start), "\(name), seed \(seed)")
        }
      }
      // What is skipped leaves the end open.
      let left = try CutLists.read(edit.sponsorBlock).map.pieces
      #expect(left.count == expected.count)
      for (piece, right) in zip(left, expected) {
        #expect(isNear(piece.old?.start, right.old?.start), "SponsorBlock, seed \(seed)")
        #expect(
          piece.new.end == nil || isNear(piece.new.end, right.new.end),
          "SponsorBlock, seed \(seed)")
      }
    }
  }

  /// Six digits are rounded at both ends of each range.
  private func isNear(_ a: MediaTime?, _ b: MediaTime?) -> Bool {
    guard let a, let b else { return a == b }
    return abs((a - b).seconds) < 2e-5
  }
}
