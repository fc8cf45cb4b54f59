internal import RealModule

/// Tells music, and other steady sound, from speech.
///
/// Speech moves: at two to eight syllables a second its level falls by tens of decibels, and its
/// spectrum changes from sound to sound. Music that plays without speech over it does so less
/// (Saunders, 1996; Scheirer and Slaney, 1997). One and a half seconds around an instant are judged
/// by how far the level ranges and by how much the cepstrum changes from hop to hop; both against
/// what is usual in the recording, since noise, a room and a codec change them alike for all that
/// is heard.
struct MusicDetector: Sendable {
  /// A stretch of music.
  struct Stretch: Sendable, Hashable {
    /// The hops in whose surroundings nothing but music is heard: it begins and ends up to
    /// `MusicDetector.margin` further out.
    var core: Range<Int>
    /// How sure it is that this is music, from 0 to 1.
    var certainty: Double
  }

  /// How far apart the judged instants are, in hops.
  static let spacing = 10
  /// How far around an instant counts, in hops.
  static let reach = 75
  /// How much of what is around an instant may be something else before it sounds like that, in
  /// hops.
  static let margin = 45
  /// The weights of the judgement, in nats: constant, logarithm of the range over the usual one,
  /// logarithm of the change over the usual one.
  ///
  /// Fitted by logistic regression to 300 jingles of 1.5 to 4 s out of 71 pieces of music (Debian's
  /// asterisk-moh-opsound, supertux-data and fillets-ng-data) and 13 hours of speech, clean, in
  /// noise and over music, in seven languages. Of such jingles 83 % are told, of pieces of 8 to
  /// 16 s 80 % of the time; four seconds an hour of the speech are taken for music, most of them where
  /// two voices alternate of which one changes far more than the other.
  private static let weights: (constant: Float, range: Float, change: Float) = (-6.5, -7.36, -6.42)
  /// Which share of the instants at which something is heard all around lies below what is usual:
  /// more than half, since there may be more music in a recording than speech without a pause.
  private static let usualShare = 0.65
  /// How much of what is around an instant has to be heard for it to speak for music: a pause is
  /// steady too. With less, the instant speaks a little against it, in nats.
  private static let heardShare = 0.9
  private static let unheard: Float = -0.25
  /// What it costs to change from speech to music or back, in nats; the evidence of an instant
  /// counts by no more than `mostEvidence`.
  private static let change: Float = 8
  private static let mostEvidence: Float = 6

  /// The evidence for music at each judged instant, in nats; below zero is for speech.
  let evidence: [Float]
  /// The stretches of music, in order.
  let stretches: [Stretch]

  /// Judges a recording in which something is heard in some runs.
  ///
  /// - Complexity: linear in the count of hops.
  init(_ features: FrameFeatures, heardIn runs: [SpeechRun]) {
    let measured = MusicMeasures.all(of: features, every: Self.spacing, reach: Self.reach)
    let heard = Self.heardShares(of: runs, count: measured.count, in: features.count)
    // A pause would make speech seem to range far.
    let whole = zip(measured, heard).filter { $0.1 >= Self.heardShare }.map(\.0)
    let range = Self.usual(whole.map(\.range))
    let change = Self.usual(whole.map(\.change))
    let evidence = zip(measured, heard).map { measure, heard in
      let evidence =
        Self.weights.constant
        + Self.weights.range * .log((measure.range + 1) / (range + 1))
        + Self.weights.change * .log((measure.change + 0.1) / (change + 0.1))
      let most = heard < Self.heardShare ? Self.unheard : Self.mostEvidence
      return min(max(evidence, -Self.mostEvidence), most)
    }
    self.evidence = evidence
    stretches = Self.musicalInstants(evidence).map { instants in
      let mean = evidence[instants].reduce(0, +) / Float(instants.count)
      let start = instants.lowerBound * Self.spacing
      let end = (instants.upperBound - 1) * Self.spacing
      return Stretch(
        core: max(0, start - Self.spacing / 2)..<end + Self.spacing / 2,
        certainty: Double(1 / (1 + Float.exp(-mean))))
    }
  }

  private static func usual(_ values: [Float]) -> Float {
    values.sorted().dropFirst(Int(Double(values.count) * usualShare)).first ?? 1
  }

  /// How much of what is around each instant lies in runs.
  private static func heardShares(of runs: [SpeechRun], count: Int, in hopCount: Int) -> [Double] {
    var first = 0
    return (0..<count).map { instant in
      let around = MusicMeasures.hops(around: instant * spacing, reach: reach, of: hopCount)
      while first < runs.count, runs[first].offset <= around.lowerBound { first += 1 }
      let heard = runs[first...].prefix { $0.onset < around.upperBound }
        .reduce(0) { $0 + ($1.onset..<$1.offset).clamped(to: around).count }
      return Double(heard) / Double(max(around.count, 1))
    }
  }

  /// The instants of each stretch of music, by the likelier course of speech and music (two states;
  /// Viterbi, 1967).
  private static func musicalInstants(_ evidence: [Float]) -> [Range<Int>] {
    var (speech, music): (Float, Float) = (0, 0)
    var cameFromOther: [(speech: Bool, music: Bool)] = []
    for value in evidence {
      cameFromOther.append((music + change < speech, speech + change < music))
      (speech, music) = (
        min(speech, music + change) + value / 2, min(music, speech + change) - value / 2
      )
    }
    var stretches: [Range<Int>] = []
    var state = music < speech
    var end = evidence.count
    for index in evidence.indices.reversed()
    where state ? cameFromOther[index].music : cameFromOther[index].speech {
      if state { stretches.append(index..<end) }
      state.toggle()
      end = index
    }
    if state { stretches.append(0..<end) }
    return stretches.reversed()
  }
}
