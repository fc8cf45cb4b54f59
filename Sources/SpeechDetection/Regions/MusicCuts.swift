extension SpeechRun {
  /// The same run, cut where speech goes over into music or back without a pause: pieces that are
  /// music, with how sure that is, and others that are not.
  ///
  /// A piece has at least `least` hops, but for a whole run. The core of each stretch of music
  /// overlaps the run.
  func cut(
    at music: some Sequence<MusicDetector.Stretch>, in features: FrameFeatures, least: Int
  ) -> [SpeechRun] {
    var pieces: [SpeechRun] = []
    var done = onset
    for stretch in music {
      let start = border(
        outside: stretch.core.lowerBound, isOnset: true, from: done, least: least, in: features)
      let end = border(
        outside: stretch.core.upperBound, isOnset: false, from: start, least: least, in: features)
      if done < start { pieces.append(SpeechRun(onset: done, offset: start)) }
      if let last = pieces.last, last.music > 0, last.offset == start {
        // Hardly anything else lies between the two.
        pieces[pieces.count - 1].offset = end
        pieces[pieces.count - 1].music = max(last.music, stretch.certainty)
      } else if start < end {
        pieces.append(SpeechRun(onset: start, offset: end, music: stretch.certainty))
      }
      done = end
    }
    if done < offset { pieces.append(SpeechRun(onset: done, offset: offset)) }
    return pieces
  }

  /// Where music begins or ends whose core does so at a hop.
  private func border(
    outside core: Int, isOnset: Bool, from done: Int, least: Int, in features: FrameFeatures
  ) -> Int {
    let margin = MusicDetector.margin
    let likely = isOnset ? core - margin : core + margin
    let (first, last) = (done + least, offset - least)
    guard first <= last else { return isOnset ? done : offset }
    if likely < first { return isOnset ? done : first }
    if likely > last { return isOnset ? last : offset }
    let near = (likely - margin..<likely + margin + 1).clamped(to: first..<last + 1)
    let change = features.change(
      near: near, within: (likely - 2 * margin..<likely + 2 * margin).clamped(to: done..<offset),
      toSteady: isOnset)
    return change ?? likely
  }
}

extension FrameFeatures {
  /// The hop of those near from which the spectrum changes less than before, or more: the one that
  /// parts the values around it into the two most different halves (the likeliest change point of
  /// two means; Hinkley, 1970). There is none where it does not change so.
  fileprivate func change(
    near: Range<Int>, within around: Range<Int>, toSteady: Bool
  ) -> Int? {
    let stride = Self.fluxStride
    let first = (around.lowerBound + stride - 1) / stride
    let values = storedFlux[first..<max(first, min(around.upperBound / stride, storedFlux.count))]
    let total = values.reduce(0) { $0 + Int($1) }
    var before = 0
    var best: (hop: Int, gain: Float)?
    for (index, value) in zip(values.indices, values) {
      let hop = index * stride
      let (left, right) = (index - values.startIndex, values.endIndex - index)
      if left > 0, near.contains(hop) {
        let difference = Float(total - before) / Float(right) - Float(before) / Float(left)
        let gain = difference * difference * Float(left * right)
        if (difference < 0) == toSteady, gain > best?.gain ?? 0 { best = (hop, gain) }
      }
      before += Int(value)
    }
    return best?.hop
  }
}
