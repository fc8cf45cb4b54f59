internal import UnicodeText

/// The languages that a track is in where its markup does not say: one, or, where its cues show one
/// above another, those two.
struct TrackLanguages {
  /// The language of a track as a BCP 47 tag; of two, that of the upper rows.
  private(set) var main: String
  /// The language of the lower rows, where cues show two.
  private(set) var lower: String?
  /// The writing systems of the upper and the lower rows, where these tell them apart.
  private var scripts: (upper: Script, lower: Script)?

  /// The languages of a track: what it says of itself, else what its text seems to be.
  ///
  /// Cues show two languages if most of those that have several rows begin in one writing system
  /// and end in another, or if the words of all first rows are surely of one language and those of
  /// all last rows of another.
  ///
  /// - Complexity: O(1) in the length of the track: no more than its start is read.
  init(of track: SubtitleTrack) {
    guard let halves = Halves(of: track) else {
      main = track.language ?? track.guessedLanguage
      return
    }
    main = halves.upper.tag
    lower = halves.lower.tag
    scripts = halves.scripts
    guard let stated = track.language else { return }
    // What is stated is the one or the other: the one that it is, or that nobody would know.
    let code = LanguageGuess(stated: stated).code
    let isLower =
      code == halves.lower.code
      || code != halves.upper.code && halves.lower.certainty < halves.upper.certainty
    if isLower { lower = stated } else { main = stated }
  }

  /// The language of each row of a cue; `most` is how many rows one language may have.
  func tags(of rows: [some StringProtocol], most: Int) -> [String] {
    guard let lower else { return rows.map { _ in main } }
    let upperRows =
      scripts.map { Self.upperRows(of: rows, by: $0, most: most) }
      ?? Self.upperRows(of: rows, most: most)
    return rows.indices.map { $0 < upperRows ? main : lower }
  }

  /// How many rows are upper ones, by their writing systems; half of them where these do not tell.
  ///
  /// A row too many for one language is the other’s, whatever its letters: a name or an address.
  private static func upperRows(
    of rows: [some StringProtocol], by scripts: (upper: Script, lower: Script), most: Int
  ) -> Int {
    let isLower = rows.map { row -> Bool? in
      switch ScriptCounts(row).telling {
      case scripts.upper: false
      case scripts.lower: true
      default: nil
      }
    }
    let middle = (rows.count + 1) / 2
    let least = rows.count == most + 1 ? 1 : 0
    return (least...rows.count - least).min { a, b in
      func cost(_ count: Int) -> (Int, Int) {
        let misplaced =
          isLower[..<count].count { $0 == true } + isLower[count...].count { $0 == false }
        return (misplaced, abs(count - middle))
      }
      return cost(a) < cost(b)
    } ?? 0
  }

  /// How many rows are upper ones where two languages say the same in one writing system: about half
  /// of the text, with no row too many for either as far as that can be.
  private static func upperRows(of rows: [some StringProtocol], most: Int) -> Int {
    guard rows.count > 1 else { return rows.count }
    let lengths = rows.map(\.count)
    let total = lengths.reduce(0, +)
    return (1..<rows.count).min {
      func cost(_ count: Int) -> (Int, Int) {
        let tooMany = max(0, count - most) + max(0, rows.count - count - most)
        return (tooMany, abs(2 * lengths[..<count].reduce(0, +) - total))
      }
      return cost($0) < cost($1)
    } ?? rows.count
  }
}

/// What cues of several rows begin with and what they end with, where those are two languages.
private struct Halves {
  var upper: LanguageGuess
  var lower: LanguageGuess
  /// Their writing systems, where they have different ones.
  var scripts: (upper: Script, lower: Script)?

  /// More cues, or more of a cue, tell no more.
  private static let most = (cues: 400, characters: 400)
  /// How sure two languages must be that share a writing system.
  private static let sure = 0.9

  private struct Pair: Hashable {
    var upper: Script
    var lower: Script
  }

  init?(of track: SubtitleTrack) {
    let cues = track.cues.lazy.map(\.text.string).filter { $0.contains("\n") }
      .prefix(Self.most.cues)
      .map { $0.prefix(Self.most.characters).split(whereSeparator: \.isNewline) }
      .filter { $0.count > 1 }
    guard !cues.isEmpty else { return nil }
    var pairs: [Pair: Int] = [:]
    for rows in cues {
      guard let upper = ScriptCounts(rows[0]).telling,
        let lower = ScriptCounts(rows[rows.count - 1]).telling, upper != lower
      else { continue }
      pairs[Pair(upper: upper, lower: lower), default: 0] += 1
    }
    if let (pair, count) = pairs.max(by: { $0.value < $1.value }), 2 * count > cues.count {
      scripts = (pair.upper, pair.lower)
    }
    func guess(_ rows: some Sequence<Substring>, _ script: Script?) -> LanguageGuess {
      let own = rows.filter { script == nil || ScriptCounts($0).telling == script }
      return LanguageGuess(own.joined(separator: "\n"))
    }
    upper = guess(cues.map { $0[0] }, scripts?.upper)
    lower = guess(cues.map { $0[$0.count - 1] }, scripts?.lower)
    let isSure = min(upper.certainty, lower.certainty) > Self.sure
    guard scripts != nil || isSure && upper.code != lower.code else { return nil }
  }
}
