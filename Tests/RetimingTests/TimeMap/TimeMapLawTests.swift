import Retiming
import TestSupport
import Testing
import Timeline

/// What holds for every map.
struct TimeMapLawTests {
  @Test(arguments: 0..<60)
  func `is a total function of the new time line`(seed: UInt64) {
    var random = RandomMaps(seed: seed)
    let map = random.map(monotone: false)
    for _ in 0..<50 {
      let new = random.time()
      let piece = map.pieces.filter { $0.new.contains(new) }
      #expect(piece.count <= 1)
      #expect(map.old(at: new) == piece.first?.old(at: new))
    }
  }

  @Test(arguments: 0..<60)
  func `leads from an old time to the new ones at which it is played`(seed: UInt64) {
    var random = RandomMaps(seed: seed)
    let map = random.map(monotone: false)
    for _ in 0..<50 {
      let old = random.time()
      let images = map.images(of: old)
      #expect(images == images.sorted())
      // By going through all pieces.
      let expected = map.pieces.filter { piece in
        guard let stretch = piece.old else { return false }
        return stretch.contains(old)
      }
      #expect(images == expected.compactMap { $0.new(at: old) })
      #expect(images.isEmpty == map.cuts.contains { $0.contains(old) })
    }
  }

  @Test(arguments: 0..<60)
  func `is changed by the identity on neither side`(seed: UInt64) throws {
    var random = RandomMaps(seed: seed)
    let map = random.map(monotone: false)
    #expect(try map.followed(by: .identity) == map)
    #expect(try TimeMap.identity.followed(by: map) == map)
  }

  @Test(arguments: 0..<60)
  func `follows another as one after the other does`(seed: UInt64) throws {
    var random = RandomMaps(seed: seed)
    let (first, second) = (random.map(monotone: false), random.map(monotone: false))
    let both = try first.followed(by: second)
    for _ in 0..<50 {
      let new = random.time()
      let expected = second.old(at: new).flatMap { first.old(at: $0) }
      // The times in between are rounded in one case and not in the other.
      let isOnEdge = second.old(at: new).map { middle in
        (-1...1).contains {
          first.piece(at: MediaTime(ticks: middle.ticks + $0)) != first.piece(at: middle)
        }
      }
      if isOnEdge == true { continue }
      let found = both.old(at: new)
      #expect((found == nil) == (expected == nil))
      if let found, let expected { #expect(abs(found.ticks - expected.ticks) <= 3) }
    }
  }

  @Test(arguments: 0..<60)
  func `follows others in whatever order they are put together`(seed: UInt64) throws {
    var random = RandomMaps(seed: seed)
    let maps = (0..<3).map { _ in random.map(monotone: false) }
    let left = try maps[0].followed(by: maps[1]).followed(by: maps[2])
    let right = try maps[0].followed(by: maps[1].followed(by: maps[2]))
    for _ in 0..<50 {
      let new = random.time()
      #expect(left.old(at: new) == right.old(at: new))
    }
  }

  @Test(arguments: 0..<60)
  func `is undone by its inverse, where it has one`(seed: UInt64) throws {
    var random = RandomMaps(seed: seed)
    let map = random.map(monotone: true)
    let inverse = try map.inverse()
    for _ in 0..<50 {
      let old = random.time()
      guard let new = map.images(of: old).first else {
        #expect(inverse.old(at: old) == nil)
        continue
      }
      #expect(inverse.old(at: old) == new)
    }
    // Ends on whole ticks of both time lines come back as they were, but for what is inserted before
    // all else: the old time line has nothing that it could be cut from.
    let played = Array(map.pieces.drop { $0.isInserted })
    #expect(try inverse.inverse().pieces == played)
  }

  @Test(arguments: 0..<60)
  func `has no inverse where it plays something twice`(seed: UInt64) throws {
    var random = RandomMaps(seed: seed)
    let map = random.map(monotone: true)
    let end = try #require(map.pieces.last?.new.end)
    let again = try TimeMap.Piece(
      new: Stretch(from: end, to: end + .seconds(1)), through: end,
      #require(map.pieces.first { !$0.isInserted }?.old?.start))
    let twice = try TimeMap(map.pieces + [again])
    #expect(throws: TimeMapError.self) { try twice.inverse() }
  }

  @Test(arguments: 0..<60)
  func `takes a stretch apart without loss`(seed: UInt64) {
    var random = RandomMaps(seed: seed)
    let map = random.map(monotone: true)
    for _ in 0..<20 {
      let (a, b) = (random.time(), random.time())
      let stretch = min(a, b)..<max(a, b)
      let images = map.images(of: stretch)
      let cut = map.cuts.reduce(Int64(0)) { sum, cut in
        let start = max(cut.start ?? stretch.lowerBound, stretch.lowerBound)
        let end = min(cut.end ?? stretch.upperBound, stretch.upperBound)
        return sum + max(0, end.ticks - start.ticks)
      }
      let played = images.reduce(Int64(0)) { $0 + $1.old.duration.ticks }
      #expect(played + cut == stretch.duration.ticks)
      #expect(zip(images, images.dropFirst()).allSatisfy { $0.new.upperBound <= $1.new.lowerBound })
    }
  }
}
