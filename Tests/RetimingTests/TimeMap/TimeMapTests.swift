import Retiming
import TestSupport
import Testing
import Timeline

struct TimeMapTests {
  /// An advert taken out at a minute, another put in at two.
  private let adverts = map {
    [
      try TimeMap.Piece(new: seconds(0, 60), old: seconds(0, 60)),
      try TimeMap.Piece(new: seconds(60, 90), old: seconds(90, 120)),
      try TimeMap.Piece(inserted: Stretch(seconds(90, 100))),
      try TimeMap.Piece(new: Stretch(from: .seconds(100)), through: .seconds(100), .seconds(120)),
    ]
  }
  /// A teaser in front of the whole.
  private let coldOpen = map {
    [
      try TimeMap.Piece(new: seconds(0, 10), old: seconds(300, 310)),
      try TimeMap.Piece(new: Stretch(from: .seconds(10)), through: .seconds(10), .zero),
    ]
  }

  @Test(arguments: [(30, 30), (60, nil), (89, nil), (90, 60), (119, 89), (120, 100), (7200, 7180)])
  func `tells where an old time is played, if anywhere`(old: Int, new: Int?) {
    #expect(adverts.images(of: .seconds(old)) == [new].compactMap { $0.map { .seconds($0) } })
  }

  @Test(arguments: [(-1, nil), (0, 0), (60, 90), (89, 119), (90, nil), (99, nil), (100, 120)])
  func `tells what is played at a new time, if anything`(new: Int, old: Int?) {
    #expect(adverts.old(at: .seconds(new)) == old.map { .seconds($0) })
  }

  @Test func `tells what is cut`() {
    #expect(adverts.cuts == [Stretch(to: .zero), Stretch(seconds(60, 90))])
    #expect(TimeMap.identity.cuts.isEmpty)
    #expect(coldOpen.cuts == [Stretch(to: .zero)])
  }

  @Test func `plays a time as often as the pieces do, in the order of the new time line`() {
    #expect(coldOpen.images(of: .seconds(305)) == [.seconds(5), .seconds(315)])
    #expect(coldOpen.images(of: .seconds(200)) == [.seconds(210)])
    #expect(!coldOpen.isMonotone)
    #expect(adverts.isMonotone)
  }

  @Test func `takes a stretch apart where pieces do`() {
    let images = adverts.images(of: seconds(50, 125))
    #expect(images.map(\.old) == [seconds(50, 60), seconds(90, 120), seconds(120, 125)])
    #expect(images.map(\.new) == [seconds(50, 60), seconds(60, 90), seconds(100, 105)])
    #expect(!images[0].isFollowed(by: images[1]))
    #expect(adverts.images(of: seconds(61, 89)).isEmpty)
  }

  @Test func `plays at a speed`() throws {
    let speed = try #require(RationalRate(25, over: 24))
    let map = try TimeMap([TimeMap.Piece(new: .all, through: .zero, .zero, speed: speed)])
    #expect(map.images(of: .seconds(25)) == [.seconds(24)])
    #expect(map.old(at: .seconds(24)) == .seconds(25))
    #expect(map.pieces[0].speed == speed)
  }

  @Test func `joins pieces that are one, and fills what lies between pieces`() throws {
    let joined = try TimeMap([
      TimeMap.Piece(new: seconds(0, 10), old: seconds(5, 15)),
      TimeMap.Piece(new: seconds(10, 20), old: seconds(15, 25)),
      TimeMap.Piece(new: seconds(30, 40), old: seconds(25, 35)),
    ])
    #expect(joined.pieces.map(\.new.range) == [seconds(0, 20), seconds(20, 30), seconds(30, 40)])
    #expect(joined.pieces.map(\.isInserted) == [false, true, false])
  }

  @Test func `refuses pieces that make no map`() {
    #expect(throws: TimeMapError.overlap(.seconds(9))) {
      try TimeMap([
        TimeMap.Piece(new: seconds(0, 10), old: seconds(0, 10)),
        TimeMap.Piece(new: seconds(9, 20), old: seconds(10, 21)),
      ])
    }
    #expect(throws: TimeMapError.emptyPiece(.seconds(3))) {
      try TimeMap.Piece(new: seconds(3, 3), old: seconds(0, 10))
    }
    #expect(throws: TimeMapError.unfitSpeed) {
      try TimeMap.Piece(
        new: .all, through: .zero, .zero, speed: RationalRate(0, over: 1) ?? .one)
    }
    let far = MediaTime(ticks: .max)
    #expect(throws: TimeMapError.beyondReach(far)) {
      try TimeMap.Piece(inserted: Stretch(from: .zero, to: far))
    }
  }

  @Test func `answers for times at the ends of what can be held`() throws {
    let fast = try #require(RationalRate(1 << 62, over: 1))
    let maps = try [
      TimeMap.identity, adverts, coldOpen,
      TimeMap([
        TimeMap.Piece(
          new: .all, through: TimeMap.reach.lowerBound, TimeMap.reach.upperBound, speed: fast)
      ]),
    ]
    for map in maps {
      for time in [MediaTime(ticks: .min), MediaTime(ticks: .max)] {
        _ = map.old(at: time)
        _ = map.images(of: time)
      }
      _ = map.images(of: MediaTime(ticks: .min)..<MediaTime(ticks: .max))
      _ = map.cuts
      _ = try? map.inverse()
    }
  }
}
