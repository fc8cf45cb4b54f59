internal import RealModule

/// How likely each character is within its script, as logarithms of probabilities.
///
/// Characters that are ranked share most of the probability by Zipf's law; the others share the rest
/// evenly.
struct CharacterModel: Sendable {
  private let ranked: [Unicode.Scalar: Float]
  private let unranked: Float

  /// A model of ranked characters that have a share of all, and of others that share the rest.
  init(_ ranks: String, share: Double, others: Int) {
    let scalars = ranks.unicodeScalars
    // Zipf–Mandelbrot with a flat head, as letters and characters have.
    let head = Double(scalars.count) / 12 + 1
    let weights = scalars.indices.enumerated().map { 1 / (Double($0.offset) + head) }
    let sum = weights.reduce(0, +)
    ranked = Dictionary(
      zip(scalars, weights).map { ($0, Float(Double.log(share * $1 / sum))) },
      uniquingKeysWith: { first, _ in first })
    unranked = Float(Double.log((1 - share) / Double(others)))
  }

  /// The logarithm of a character's probability.
  func logProbability(of scalar: Unicode.Scalar) -> Float { ranked[scalar] ?? unranked }
}

extension CharacterModel {
  static let simplified = CharacterModel(CharacterRanks.simplified, share: 0.8, others: 9_000)
  static let traditional = CharacterModel(CharacterRanks.traditional, share: 0.8, others: 12_000)
  static let kanji = CharacterModel(CharacterRanks.kanji, share: 0.8, others: 6_000)
  static let kana = CharacterModel(CharacterRanks.kana, share: 0.98, others: 60)
  static let hangul = CharacterModel(CharacterRanks.hangul, share: 0.82, others: 3_000)
  static let cyrillic = CharacterModel(CharacterRanks.cyrillic, share: 0.999, others: 200)
  static let greek = CharacterModel(CharacterRanks.greek, share: 0.999, others: 100)
  static let hebrew = CharacterModel(CharacterRanks.hebrew, share: 0.995, others: 60)
  static let arabic = CharacterModel(CharacterRanks.arabic, share: 0.995, others: 200)
  static let thai = CharacterModel(CharacterRanks.thai, share: 0.995, others: 20)
  static let latin = CharacterModel(CharacterRanks.latin, share: 0.95, others: 20_000)
}
