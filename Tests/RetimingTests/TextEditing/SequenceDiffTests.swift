import TestSupport
import Testing

@testable import Retiming

struct SequenceDiffTests {
  private func letters(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  /// How many elements two sequences have in common at most.
  private func mostCommon(_ a: [UInt32], _ b: [UInt32]) -> Int {
    var row = [Int](repeating: 0, count: b.count + 1)
    for x in a {
      var diagonal = 0
      for (index, y) in b.enumerated() {
        let above = row[index + 1]
        row[index + 1] = x == y ? diagonal + 1 : max(above, row[index])
        diagonal = above
      }
    }
    return row[b.count]
  }

  @Test func `finds what is the same`() {
    let diff = SequenceDiff(letters("the quick brown fox"), letters("the slow brown fox!"))
    #expect(diff.matches.first == .init(old: 0, new: 0, count: 4))
    #expect(diff.matches.last == .init(old: 9, new: 8, count: 10))
  }

  @Test func `takes a few words for what they are, not for letters of others`() {
    let (talk, left) = (
      "the hundred who heard it three times, a hundredth and a third", "hundredth"
    )
    let start = letters(talk).firstRange(of: letters(left))?.lowerBound
    for (old, new) in [(talk, left), (left, talk)] {
      let matches = SequenceDiff(letters(old), letters(new)).matches
      #expect(matches.map(\.count) == [left.count])
      #expect(matches.map { max($0.old, $0.new) } == [start])
    }
  }

  @Test(arguments: 0..<200)
  func `short sequences have as much in common as they can`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let a = (0..<Int.random(in: 0..<12, using: &random)).map { _ in
      UInt32.random(in: 0..<3, using: &random)
    }
    let b = (0..<Int.random(in: 0..<12, using: &random)).map { _ in
      UInt32.random(in: 0..<3, using: &random)
    }
    let matches = SequenceDiff(a, b).matches
    #expect(matches.reduce(0) { $0 + $1.count } == mostCommon(a, b))
  }

  /// Of long texts not every run is looked at.
  @Test(arguments: 0..<30, [3000, 12_000])
  func `what is said to be the same is the same, in order`(seed: UInt64, count: Int) {
    var random = SeededGenerator(seed: seed)
    let a = (0..<count).map { _ in UInt32.random(in: 0..<40, using: &random) }
    var b = a
    for _ in 0..<Int.random(in: 1..<40, using: &random) {
      let start = Int.random(in: 0..<b.count, using: &random)
      let end = min(b.count, start + Int.random(in: 0..<60, using: &random))
      b.replaceSubrange(
        start..<end,
        with: (0..<Int.random(in: 0..<60, using: &random)).map { _ in
          UInt32.random(in: 0..<40, using: &random)
        })
    }
    var (old, new, common) = (0, 0, 0)
    for match in SequenceDiff(a, b).matches {
      #expect(match.old >= old && match.new >= new)
      #expect(a[match.old..<match.old + match.count] == b[match.new..<match.new + match.count])
      (old, new) = (match.old + match.count, match.new + match.count)
      common += match.count
    }
    #expect(old <= a.count && new <= b.count)
    #expect(common * 10 > a.count)
  }

  @Test func `texts without anything in common, or with one letter throughout, end`() {
    let long = [UInt32](repeating: 1, count: 20_000)
    #expect(SequenceDiff(long, [UInt32](repeating: 2, count: 20_000)).matches.isEmpty)
    #expect(SequenceDiff(long, Array(long.dropLast(5_000))).matches.count == 1)
    #expect(SequenceDiff([], long).matches.isEmpty)
  }
}
