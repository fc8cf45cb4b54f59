internal import RealModule
internal import Timeline

/// Tells music, and other steady sound, from speech.
///
/// Speech moves: at two to eight syllables a second its level falls by tens of decibels, and its
/// spectrum changes from sound to sound. Music that plays without speech over it does so less
/// (Saunders, 1996; Scheirer and Slaney, 1997). Two seconds around an instant are judged by the
/// standard deviation of the level and by the cepstral flux, the mean squared change of the
/// cepstrum from hop to hop; both against what is usual in the recording, since noise, a room and a
/// codec change them alike for all that is heard.
struct MusicDetector: Sendable {
  /// How far apart the judged instants are, in hops.
  static let spacing = 50
  /// How far around an instant counts, in hops.
  private static let reach = 100
  /// The weights of the judgement, in nats: constant, logarithm of the deviation over the usual
  /// one, logarithm of the flux over the usual one.
  ///
  /// Fitted by logistic regression to 50 recordings of music of many kinds (Debian's
  /// asterisk-moh-opsound and supertux-data, 90 s of each) and 8 hours of speech, clean, in noise
  /// and over music, in five languages: of the instants of music 1.4 % are taken for speech, of
  /// those of speech 0.3 % for music.
  private static let weights = (constant: -5.7, deviation: -7.35, flux: -9.4)
  /// How far below the loudest instants one may lie to count for what is usual, in dB.
  private static let usualSpan = 25.0
  /// What it costs to change from speech to music or back, in nats; the evidence of an instant
  /// counts by no more than `mostEvidence`.
  private static let change: Float = 5
  private static let mostEvidence: Float = 2

  /// The evidence for music at each judged instant, in nats; below zero is for speech.
  let evidence: [Float]
  /// Whether each judged instant lies in music, its neighbours considered.
  let isMusic: [Bool]

  /// Judges a recording.
  init(_ features: FrameFeatures) {
    let measured = (0...features.count / Self.spacing).map {
      Measurement(around: $0 * Self.spacing, reach: Self.reach, features)
    }
    let loud = (measured.map(\.level).sorted().dropFirst(measured.count * 9 / 10).first ?? 0)
    let heard = measured.filter { $0.level > loud - Self.usualSpan }
    let usual = (
      deviation: heard.map(\.deviation).upperMedian ?? 1, flux: heard.map(\.flux).upperMedian ?? 1
    )
    evidence = measured.map {
      Float(
        Self.weights.constant
          + Self.weights.deviation * .log(($0.deviation + 0.5) / (usual.deviation + 0.5))
          + Self.weights.flux * .log(($0.flux + 0.1) / (usual.flux + 0.1)))
    }
    isMusic = Self.smoothed(evidence)
  }

  /// Whether most of a stretch of hops lies in music.
  func isMusic(_ hops: Range<Int>) -> Bool {
    let judged = instants(in: hops)
    return judged.count { isMusic[$0] } * 2 > judged.count
  }

  /// The evidence for music in a stretch of hops, on average.
  func evidence(in hops: Range<Int>) -> Float {
    let judged = instants(in: hops)
    return evidence[judged].reduce(0, +) / Float(judged.count)
  }

  /// The judged instants in a stretch of hops, or the one nearest to its middle.
  private func instants(in hops: Range<Int>) -> Range<Int> {
    let first = (hops.lowerBound + Self.spacing - 1) / Self.spacing
    let end = (hops.upperBound - 1) / Self.spacing + 1
    if first < end { return first..<end }
    let nearest = ((hops.lowerBound + hops.upperBound) / 2 + Self.spacing / 2) / Self.spacing
    let index = min(nearest, evidence.count - 1)
    return index..<index + 1
  }

  /// The likelier course of speech and music (two states; Viterbi, 1967).
  private static func smoothed(_ evidence: [Float]) -> [Bool] {
    var (speech, music): (Float, Float) = (0, 0)
    var cameFromOther: [(speech: Bool, music: Bool)] = []
    for value in evidence {
      let half = min(max(value, -mostEvidence), mostEvidence) / 2
      cameFromOther.append((music + change < speech, speech + change < music))
      (speech, music) = (min(speech, music + change) + half, min(music, speech + change) - half)
    }
    var isMusic = Array(repeating: false, count: evidence.count)
    var state = music < speech
    for index in evidence.indices.reversed() {
      isMusic[index] = state
      if state ? cameFromOther[index].music : cameFromOther[index].speech { state.toggle() }
    }
    return isMusic
  }
}

/// How the sound moves around an instant.
private struct Measurement {
  /// The mean level, in dB.
  let level: Double
  /// The standard deviation of the level, in dB.
  let deviation: Double
  /// The mean squared change of the cepstrum from one to the next, in squared nepers.
  let flux: Double

  init(around centre: Int, reach: Int, _ features: FrameFeatures) {
    let hops = max(0, centre - reach)..<max(0, min(features.count, centre + reach))
    var (sum, squares) = (0.0, 0.0)
    for hop in hops {
      let level = Double(features.storedLevels[hop]) * Double(FrameFeatures.levelStep)
      sum += level
      squares += level * level
    }
    let count = Double(max(hops.count, 1))
    level = sum / count
    deviation = max(squares / count - level * level, 0).squareRoot()

    let stride = FrameFeatures.fluxStride
    let first = (hops.lowerBound + stride - 1) / stride
    let end = min(hops.upperBound / stride, features.storedFlux.count)
    var changes = 0.0
    for index in first..<max(end, first) { changes += features.flux(at: index) }
    flux = changes / Double(max(end - first, 1))
  }
}
