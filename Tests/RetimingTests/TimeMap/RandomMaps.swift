import Retiming
import TestSupport
import Timeline

/// The stretch between two numbers of seconds.
func seconds(_ start: Int, _ end: Int) -> TimeRange {
  MediaTime.seconds(start)..<MediaTime.seconds(end)
}

/// A map of pieces that are known to make one.
func map(_ pieces: () throws -> [TimeMap.Piece]) -> TimeMap {
  do { return try TimeMap(pieces()) } catch { preconditionFailure("\(error)") }
}

/// Maps of some minutes, and times in them.
struct RandomMaps {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// A time from a little before zero to behind most maps' ends.
  mutating func time() -> MediaTime {
    MediaTime(
      ticks: Int64.random(in: -10...400, using: &generator) * MediaTime.ticksPerSecond
        + Int64.random(in: 0..<MediaTime.ticksPerSecond, using: &generator))
  }

  private mutating func length() -> MediaTime {
    .milliseconds(Int.random(in: 1...60_000, using: &generator))
  }

  /// Up to a dozen pieces at usual speeds and at odd ones, with inserted ones between them.
  mutating func map(monotone: Bool) -> TimeMap {
    var (new, old) = (MediaTime.zero, MediaTime.zero)
    var pieces: [TimeMap.Piece] = []
    do {
      for _ in 0..<Int.random(in: 1...12, using: &generator) {
        if Int.random(in: 0..<4, using: &generator) == 0 {
          let end = new + length()
          pieces.append(try TimeMap.Piece(inserted: Stretch(new..<end)))
          new = end
        }
        if !monotone { old = max(.zero, time()) }
        if Bool.random(using: &generator) { old = old + length() }
        let duration = length()
        let oldDuration =
          switch Int.random(in: 0..<4, using: &generator) {
          case 0: length()
          case 1: duration * (RationalRate(25025, over: 24000) ?? .one)
          default: duration
          }
        let range = new..<new + duration
        pieces.append(try TimeMap.Piece(new: range, old: old..<old + oldDuration))
        (new, old) = (range.upperBound, old + oldDuration)
      }
      return try TimeMap(pieces)
    } catch {
      preconditionFailure("\(error)")
    }
  }
}
