internal import RealModule
public import Timeline

/// What the later stages need of a recording: a few bytes for every hop of exactly 10 ms.
///
/// Hop *k* stands for the time from *k* to *k* + 1 hundredths of a second. Its analysis window is
/// centred on it by integer arithmetic on sample positions, so the grid keeps in step with the
/// recording at any sample rate and any length.
public struct FrameFeatures: Sendable, Hashable {
  /// Hops a second.
  public static let hopsPerSecond = 100
  /// The time from one hop to the next.
  public static let hop = MediaTime.milliseconds(10)
  /// How many cepstral coefficients are kept: 1 to 12; the 0th says what the level says.
  package static let cepstrumSize = 12
  /// The level that a stored 0 stands for, in dBFS.
  package static let lowestLevel: Float = -120
  /// The step between stored levels, in dB.
  package static let levelStep: Float = 0.5
  /// The step between stored cepstral coefficients, in nepers.
  package static let cepstrumStep: Float = 1.0 / 8

  /// The level in the speech band, one a hop, in steps of `levelStep` from `lowestLevel`.
  package var storedLevels: [UInt8] = []
  /// The cepstra of every `cepstrumStride`-th hop.
  package var cepstra = CepstrumSequence()
  /// How much the cepstrum changes around every `fluxStride`-th hop; see `flux(stored:)`.
  package var storedFlux: [UInt8] = []
  /// The channel that leads in each hop, or `noChannel`; empty where channels are not told apart.
  package var storedChannels: [UInt8] = []
  /// Stands for no channel.
  package static let noChannel: UInt8 = 255
  /// How many channels are told apart at most.
  package static let mostChannels = 8
  /// How many hops lie between two cepstra.
  package static let cepstrumStride = 2
  /// How many hops one value of the flux stands for.
  package static let fluxStride = 4
  /// The length of the recording.
  public var duration: MediaTime = .zero

  /// The count of hops.
  public var count: Int { storedLevels.count }

  /// Creates features of nothing.
  package init() {}

  /// How many channels with a speaker each are told apart; none where they are not.
  public var channelCount: Int {
    storedChannels.reduce(0) { $1 == Self.noChannel ? $0 : max($0, Int($1) + 1) }
  }

  /// The level of a hop in the speech band, in dBFS: 0 is a full-scale square wave.
  public func level(at hop: Int) -> Float {
    Self.lowestLevel + Float(storedLevels[hop]) * Self.levelStep
  }

  /// Where a hop begins.
  public static func time(ofHop hop: Int) -> MediaTime { Self.hop * hop }

  /// The hops that lie in a stretch of time, as far as there are any.
  package func hops(of range: TimeRange) -> Range<Int> {
    func hop(_ time: MediaTime) -> Int {
      min(max(0, Int(time.samples(rate: Self.hopsPerSecond))), count)
    }
    return hop(range.lowerBound)..<hop(range.upperBound)
  }

  /// Makes room for a recording of a length, so that memory does not grow in leaps.
  package mutating func reserveCapacity(for duration: MediaTime) {
    let hops = Int(duration.samples(rate: Self.hopsPerSecond)) + 1
    storedLevels.reserveCapacity(hops)
    storedFlux.reserveCapacity(hops / Self.fluxStride + 1)
  }

  /// Appends the features of the span that follows.
  ///
  /// - Precondition: The span begins where these end.
  package mutating func append(_ other: FrameFeatures) {
    storedLevels.append(contentsOf: other.storedLevels)
    cepstra.append(other.cepstra)
    storedFlux.append(contentsOf: other.storedFlux)
    storedChannels.append(contentsOf: other.storedChannels)
    duration = max(duration, other.duration)
  }

  /// How much the cepstrum changes from one hop to the second next, squared, on average over the
  /// hops that a stored value stands for; in squared nepers.
  static func flux(stored value: UInt8) -> Float {
    (Float.exp2(Float(value) / fluxSteps) - 1) * fluxUnit
  }

  /// A squared change in squared nepers, as it is stored: the logarithm of its ratio to a small
  /// one, to three per cent.
  static func storedFlux(_ flux: Float) -> UInt8 {
    UInt8(min((Float.log2(1 + flux / fluxUnit) * fluxSteps).rounded(), 255))
  }

  private static let fluxUnit: Float = 1.0 / 64
  private static let fluxSteps: Float = 24

  static func storedLevel(power: Float) -> UInt8 {
    let level = 10 * Float.log10(max(power, 1e-20))
    return UInt8(min(max(((level - lowestLevel) / levelStep).rounded(), 0), 255))
  }

  static func storedCoefficient(_ value: Float) -> Int8 {
    Int8(min(max((value / cepstrumStep).rounded(), -127), 127))
  }
}
