public import Timeline

/// Why pieces make no time map.
public enum TimeMapError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A piece has no length.
  case emptyPiece(MediaTime)
  /// A piece begins before the one in front of it ends.
  case overlap(MediaTime)
  /// A time is so far away that sums with it could not be held.
  case beyondReach(MediaTime)
  /// A speed is not positive, or its fraction too fine to be held.
  case unfitSpeed
  /// Maps one behind the other have more pieces, or speeds of finer fractions, than can be held.
  case tooFine
  /// A map cannot be inverted: this old time is played more than once.
  case repeated(MediaTime)

  /// What is wrong, as a clause.
  public var description: String {
    switch self {
    case .emptyPiece(let time): "the piece at \(time) of the new time line has no length"
    case .overlap(let time):
      "two pieces overlap at \(time) of the new time line; each begins where the last ends or later"
    case .beyondReach(let time): "\(time) is more than fifty years away"
    case .unfitSpeed: "a speed is above zero, and its fraction has no more than 18 digits"
    case .tooFine: "the maps have too many pieces, or speeds too unlike, to be one map"
    case .repeated(let time):
      "the map has no inverse: \(time) of the old time line is played more than once"
    }
  }
}
