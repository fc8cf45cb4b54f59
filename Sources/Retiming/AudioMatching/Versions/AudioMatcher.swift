internal import RealModule
internal import SpeechDetection
internal import Timeline

/// The stages by which two versions of a recording are compared.
struct AudioMatcher {
  private let old: SoundFrames
  private let new: SoundFrames
  private let oldDuration: MediaTime
  private let newDuration: MediaTime

  /// How much of the shorter recording has to be in the other one for them to be versions of one:
  /// programmes that have but a jingle in common are not.
  private static let leastShare = 0.1

  init(_ old: FrameFeatures, _ new: FrameFeatures) throws(AudioMatchError) {
    self.old = SoundFrames(old)
    self.new = SoundFrames(new)
    oldDuration = old.duration
    newDuration = new.duration
    for (frames, isNew) in [(self.old, false), (self.new, true)] {
      guard frames.count >= 2 * SoundCodes.reach,
        frames.loudness.contains(where: { $0 != .quiet })
      else { throw .silent(isNew: isNew) }
    }
  }

  /// The map from the old recording to the new one.
  func map() throws(AudioMatchError) -> TimeMap {
    let index = SoundIndex(SoundCodes(old))
    let codes = SoundCodes(new)
    let tempi = RateSearch(codes: codes, index: index).tempi()
    guard !tempi.isEmpty else { throw .nothingInCommon }
    var model = MatchModel(
      new, old,
      agreeingOn: tempi.flatMap { tempo in
        tempo.votes.map {
          (Diagonal(rate: tempo.rate, shift: $0.old - tempo.rate * $0.new), Int($0.new))
        }
      })
    var rates = tempi.map(\.rate)
    var chain = chain(codes, index, model, rates)
    let common = Double(chain.reduce(0) { $0 + $1.count })
    guard common >= Self.leastShare * Double(min(old.count, new.count)) else {
      throw .nothingInCommon
    }
    // Once more, with what the first chain tells of the rates and of how far the two agree.
    rates = measuredRates(rates, chain)
    model = model.learnt(from: chain)
    chain = self.chain(codes, index, model, rates)
    var filling = GapFilling(
      model: model,
      rates: rates.filter { rate in
        chain.contains { $0.diagonal.rate == rate }
      })
    chain = StretchChain(stretches: filling.filled(chain)).best()
    let builder = PieceBuilder(model: model, oldDuration: oldDuration, newDuration: newDuration)
    do {
      return try builder.map(of: chain)
    } catch {
      throw .unfit(error)
    }
  }

  private func chain(
    _ codes: SoundCodes, _ index: SoundIndex, _ model: MatchModel, _ rates: [Double]
  ) -> [MatchedStretch] {
    let search = StretchSearch(codes: codes, index: index, model: model, rates: rates)
    return StretchChain(stretches: search.stretches()).best()
  }

  /// The rates as the chain's stretches have them, the usual ones exact.
  private func measuredRates(_ rates: [Double], _ chain: [MatchedStretch]) -> [Double] {
    let refinement = RateRefinement(shift: LevelShift(new: new, old: old))
    return rates.map { rate in
      let groups = chain.groupedByDiagonal().filter { $0[0].diagonal.rate == rate }
      guard let longest = groups.map({ $0[$0.count - 1].end - $0[0].start }).max() else {
        return rate
      }
      // What is too short to be measured was found to half a frame or so.
      let measured =
        refinement.measured(rate, over: groups)
        ?? MeasuredRate(value: rate, doubt: 0.15 / Double(max(longest, 1)))
      // A ratio is taken for a usual one where that moves nothing by more than half a hop.
      let tolerance = max(4 * measured.doubt, 0.25 / Double(max(longest, 1)))
      let ratio = RationalRate.likely(measured.value, within: tolerance)
      return Double(ratio.numerator) / Double(ratio.denominator)
    }
  }
}

extension [MatchedStretch] {
  /// The stretches of a chain that follow each other on one diagonal.
  func groupedByDiagonal() -> [[MatchedStretch]] {
    var groups: [[MatchedStretch]] = []
    for stretch in self {
      if let last = groups.last?.last, last.diagonal.rate == stretch.diagonal.rate,
        abs(stretch.oldStart - last.diagonal.old(stretch.start)) < StretchChain.sameDiagonal,
        stretch.start - last.end <= StretchChain.longestCover
      {
        groups[groups.count - 1].append(stretch)
      } else {
        groups.append([stretch])
      }
    }
    return groups
  }
}
