public import Timeline

/// A recording that was decoded from start to end, with the consumers that took its samples.
public struct Decoded<Consumer: PCMConsumer>: Sendable {
  /// One span of the recording.
  public struct Part: Sendable {
    /// What took its samples.
    public var consumer: Consumer
    /// The samples that it owns. The first part's start at 0, each other's where the one before ends,
    /// and the last part's end with the recording.
    public let owned: Range<Int64>
  }

  /// The spans in the order of time; at least one, none of them empty.
  public var parts: [Part]
  /// Samples a second.
  public let sampleRate: Int
  /// The number of channels.
  public let channels: Int
  /// The packets that could not be decoded.
  public let damage: Damage
  /// What else a user should know, each once.
  public let warnings: [MediaWarning]

  /// The number of samples in each channel.
  public var sampleCount: Int64 { parts.last?.owned.upperBound ?? 0 }
  /// How long the recording is.
  public var duration: MediaTime { MediaTime(samples: sampleCount, rate: sampleRate) }
}

/// Packets that could not be decoded, or not without patching. What they held is silence, so that
/// everything after them is in its place.
public struct Damage: Sendable, Hashable {
  /// How many there are.
  public private(set) var packetCount = 0
  /// Where the first of them are, in order.
  public private(set) var firstPlaces: [MediaTime] = []

  /// How many places are kept.
  static let placesKept = 8

  mutating func add(at place: MediaTime) {
    packetCount += 1
    if firstPlaces.count < Self.placesKept { firstPlaces.append(place) }
  }

  mutating func append(_ later: Damage) {
    packetCount += later.packetCount
    firstPlaces += later.firstPlaces.prefix(Self.placesKept - firstPlaces.count)
  }
}

/// Something about a recording that did not keep it from being decoded, but that a user should know.
public enum MediaWarning: Sendable, Hashable {
  /// Its timestamps leave gaps; so much silence stands in them.
  case gapsFilled(MediaTime)
  /// Its timestamps leave a gap too long to be true; what comes after it is earlier by so much than
  /// the timestamps say.
  case gapNotFilled(MediaTime)
  /// Its timestamps overlap; so much of it was dropped.
  case overlapsDropped(MediaTime)
  /// Its timestamps begin anew so many times; the pieces stand one after the other.
  case timeRestarts(Int)
  /// Its sample rate or number of channels changes; it was converted to what it starts with.
  case formatChanges
  /// It ends before the end that it states.
  case endsEarly(at: MediaTime, stated: MediaTime)
}

extension MediaWarning: CustomStringConvertible {
  /// The warning as one sentence without a full stop.
  public var description: String {
    switch self {
    case .gapsFilled(let time):
      "gaps in its timestamps were filled with \(time) of silence"
    case .gapNotFilled(let time):
      "a gap of \(time) in its timestamps is too long to be true and was closed"
    case .overlapsDropped(let time):
      "\(time) were dropped where its timestamps overlap"
    case .timeRestarts(let count):
      "its timestamps begin anew \(count == 1 ? "once" : "\(count) times"); "
        + "the pieces follow each other"
    case .formatChanges:
      "its sample rate or channels change on the way; all of it was converted to what it starts with"
    case .endsEarly(let time, let stated):
      "it ends at \(time), before the \(stated) that it states: it may be cut off"
    }
  }
}
