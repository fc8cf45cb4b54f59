internal import Algorithms

extension [TrackBlock] {
  /// The same blocks before the cues of a new version of their track.
  ///
  /// - Parameter origins: For each cue of the new version the index of the cue that it was, or nothing
  ///   for a new one.
  /// - Returns: The blocks, each before the first cue that was the one behind it, or came later.
  /// - Complexity: O(*n* + *m* log *n*) for *m* blocks and *n* cues.
  package func moved(through origins: [Int?]) -> [TrackBlock] {
    guard !isEmpty else { return self }
    /// The greatest origin up to each new cue: the first new cue of an origin of at least so much is the
    /// first at which this is at least so much.
    var greatest: [Int] = []
    greatest.reserveCapacity(origins.count)
    for origin in origins { greatest.append(Swift.max(greatest.last ?? -1, origin ?? -1)) }
    return map { block in
      TrackBlock(block.content, before: greatest.partitioningIndex { $0 >= block.place })
    }
  }
}
