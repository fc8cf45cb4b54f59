internal import RealModule

/// Looks between the stretches of a chain for what is too short to have shown by its codes: a word
/// between two silences that were removed.
///
/// In each rectangle that is left over, every diagonal is tried; the best stretch in it divides it
/// into two smaller ones.
struct GapFilling {
  /// The smallest side of a rectangle that is looked at, in frames.
  private static let shortest = 8
  /// The largest rectangle that is looked at whole, in frames of the one times frames of the other.
  private static let largest = 2_000_000
  /// How many of those in all.
  private static let mostCells = 20_000_000

  let model: MatchModel
  let rates: [Double]
  private var cells = 0

  init(model: MatchModel, rates: [Double]) {
    self.model = model
    self.rates = rates
  }

  /// The same chain with what was found between its stretches, before and behind them.
  mutating func filled(_ chain: [MatchedStretch]) -> [MatchedStretch] {
    var result: [MatchedStretch] = []
    var (new, old) = (0, 0.0)
    for stretch in chain {
      result += fill(new..<max(new, stretch.start), old..<max(old, stretch.oldStart))
      result.append(stretch)
      (new, old) = (stretch.end, stretch.oldEnd)
    }
    result += fill(new..<max(new, model.new.count), old..<max(old, Double(model.old.count)))
    return result
  }

  private mutating func fill(_ new: Range<Int>, _ old: Range<Double>) -> [MatchedStretch] {
    let first = max(0, Int(old.lowerBound.rounded(.up)))
    let places = first..<max(first, min(Int(old.upperBound), model.old.count))
    guard new.count >= Self.shortest, places.count >= Self.shortest else { return [] }
    let (size, overflow) = new.count.multipliedReportingOverflow(by: places.count * rates.count)
    guard !overflow, size <= Self.largest, cells + size <= Self.mostCells else { return [] }
    cells += size
    guard let found = best(in: new, places) else { return [] }
    let before = fill(
      new.lowerBound..<max(new.lowerBound, found.start),
      old.lowerBound..<max(old.lowerBound, found.oldStart))
    let after = fill(
      min(found.end, new.upperBound)..<new.upperBound,
      min(found.oldEnd, old.upperBound)..<old.upperBound)
    return before + [found] + after
  }

  /// The stretch within a rectangle that most speaks for, if that is more than chance gives.
  private func best(in new: Range<Int>, _ old: Range<Int>) -> MatchedStretch? {
    var best: (score: Float, diagonal: Diagonal, range: Range<Int>)?
    let (first, last) = (Double(old.lowerBound), Double(old.upperBound - 1))
    for rate in rates {
      let end = old.upperBound - Int(rate * Double(new.lowerBound))
      let start = old.lowerBound - Int(rate * Double(new.upperBound)) - 1
      // Between two frames a word looks like another: half of a frame is the step.
      for step in 2 * start...2 * end {
        let diagonal = Diagonal(rate: rate, shift: Double(step) / 2)
        // Where it is in the rectangle.
        let low = Int(((first - diagonal.shift) / rate).rounded(.up))
        let high = Int(((last - diagonal.shift) / rate).rounded(.down)) + 1
        let frames = (low..<max(low, high)).clamped(to: new)
        // The part of it that most speaks for (Kadane's).
        var (sum, from): (Float, Int) = (0, frames.lowerBound)
        for frame in frames {
          sum += model.score(frame, at: diagonal.old(frame))
          if sum <= 0 {
            (sum, from) = (0, frame + 1)
          } else if sum > best?.score ?? 0 {
            best = (sum, diagonal, from..<frame + 1)
          }
        }
      }
    }
    // As much as the best of so many places has by chance (Karlin and Altschul, 1990).
    let chance = Float.log(Float(new.count) * Float(old.count))
    guard let best else { return nil }
    let found = stretch(best.range, on: best.diagonal)
    // A chord is like a long vowel for as long as both last, and as much so a syllable further on.
    let beside = best.diagonal.beside.map { stretch(best.range, on: $0).score }
    let evidence = found.score - max(0, beside.max() ?? 0)
    return evidence > max(chance, StretchChain.cutCost + 1) ? found : nil
  }

  private func stretch(_ range: Range<Int>, on diagonal: Diagonal) -> MatchedStretch {
    var sums: [Float] = [0]
    for frame in range {
      sums.append(sums[sums.count - 1] + model.score(frame, at: diagonal.old(frame)))
    }
    return MatchedStretch(diagonal: diagonal, start: range.lowerBound, sums: sums)
  }
}
