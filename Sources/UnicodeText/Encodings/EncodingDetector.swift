/// Tells the encoding of a text by what its bytes make of each.
///
/// Every encoding that can decode the bytes makes a text of them, and the likeliest text wins. Of
/// encodings that make the same text the usual one is named. Where two texts are about as likely,
/// that is told; where they are equally likely, nothing is chosen, unless the wrong one would change
/// but a letter here and there.
struct EncodingDetector {
  /// What a choice between encodings comes to.
  enum Verdict {
    case certain(TextEncoding)
    case doubtful(TextEncoding, orElse: TextEncoding)
    case ambiguous([TextEncoding])
    case unreadable
  }

  /// By how many nats a text must be likelier than the next to be chosen, and to be chosen without
  /// doubt.
  private static let choice = 6.0, conviction = 15.0
  /// Which part of a text may be other characters so that it is read all the same.
  private static let readable = 0.02
  /// How unlikely a text may be, in nats a character, that somebody wrote.
  private static let leastLikely = -9.5
  /// How many bytes are judged: enough of those that differ between encodings.
  private static let sampleSize = 24_000

  private struct Candidate {
    var encoding: TextEncoding
    var text: String
    var score: Double
  }

  /// The encoding of bytes without a byte order mark.
  static func verdict(on bytes: ArraySlice<UInt8>) -> Verdict {
    let sample = sample(of: bytes)
    var candidates: [Candidate] = []
    for encoding in TextEncoding.detectable {
      // A wide encoding has no lines of bytes to pick from.
      let judged = encoding.unitSize > 1 ? bytes.prefix(Self.sampleSize) : sample
      guard judged.count.isMultiple(of: encoding.unitSize),
        encoding != .iso2022JP || judged.contains(0x1b)
      else { continue }
      let (text, malformed) = encoding.decode(judged)
      // A text with nothing of UTF-8 in it but what is malformed is in some other encoding.
      let allowed =
        encoding == .utf8
        ? encoding.toleratedMalformations(in: text) : judged.count / encoding.unitSize / 500
      guard malformed <= allowed, !text.isEmpty,
        !candidates.contains(where: { $0.text == text })
      else { continue }
      let score =
        TextPlausibility.logProbability(of: text, hasNextLine: encoding.isUnicode)
        - Double(malformed) * 12
        + prior(of: encoding, for: judged) - hanAloneCost(of: text, in: encoding)
      let scale = Double(sample.count) / Double(judged.count)
      candidates.append(Candidate(encoding: encoding, text: text, score: score * scale))
    }
    candidates.sort { $0.score > $1.score }
    guard let best = candidates.first,
      best.score > leastLikely * Double(best.text.unicodeScalars.count)
    else { return .unreadable }
    let rivals = candidates.dropFirst().prefix { best.score - $0.score < conviction }
    let equals = rivals.prefix { best.score - $0.score < choice }
    guard equals.allSatisfy({ difference(best.text, $0.text) <= readable }) else {
      return .ambiguous([best.encoding] + equals.map(\.encoding))
    }
    return rivals.first.map { .doubtful(best.encoding, orElse: $0.encoding) }
      ?? .certain(best.encoding)
  }

  /// In which part of their characters two readings of the same bytes differ.
  private static func difference(_ text: String, _ other: String) -> Double {
    let (a, b) = (text.unicodeScalars, other.unicodeScalars)
    let longer = max(a.count, b.count)
    let others = zip(a, b).count { $0 != $1 } + longer - min(a.count, b.count)
    return Double(others) / Double(max(longer, 1))
  }

  /// What an encoding is known to be worth before the text is looked at, in nats.
  private static func prior(of encoding: TextEncoding, for bytes: ArraySlice<UInt8>) -> Double {
    switch encoding {
    // Most text is, and few other texts are valid in it.
    case .utf8: 20 + 8 * Double(bytes.lazy.filter { $0 >= 0xc2 }.count)
    case .macintosh: -20
    // They have the letters of Western Europe's languages as well, which are found in its own.
    case .windows1250, .windows1254, .windows1257: -8
    case .iso8859Part2, .iso8859Part7, .iso8859Part8, .iso8859Part9, .iso8859Part15: -2
    // Texts in them are full of their letters. One letter or two are hardly in any of them.
    case .windows874, .koi8R, .iso8859Part5, .iso8859Part6: -6
    case .koi8U: -8
    case .ibm866, .utf32LittleEndian, .utf32BigEndian: -5
    default: 0
    }
  }

  /// What it costs a text in an encoding of Japanese or Korean, in nats, that it has Han characters and
  /// not one of the letters that these languages have beside them.
  private static func hanAloneCost(of text: String, in encoding: TextEncoding) -> Double {
    let letters: Set<Script>
    switch encoding {
    case .shiftJIS, .eucJP, .iso2022JP: letters = [.hiragana, .katakana]
    case .eucKR: letters = [.hangul]
    default: return 0
    }
    let scripts = text.unicodeScalars.lazy.filter { $0.value > 0xff }.map(\.script)
    if scripts.contains(where: letters.contains) { return 0 }
    // Those of a title or two may be few; a film without any is in another language.
    return min(40, Double(scripts.count { $0 == .han }))
  }

  /// The lines that hold bytes above ASCII, as far as they are needed.
  private static func sample(of bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard bytes.count > sampleSize else { return bytes }
    var sample: [UInt8] = []
    var start = bytes.startIndex
    var isTelling = false
    for index in bytes.indices {
      if bytes[index] >= 0x80 || bytes[index] == 0x1b { isTelling = true }
      let isEnd = bytes[index] == 0x0a || bytes[index] == 0x0d || index + 1 == bytes.endIndex
      guard isEnd || index - start == sampleSize else { continue }
      if isTelling { sample += bytes[start...index] }
      if sample.count >= sampleSize { break }
      start = index + 1
      isTelling = false
    }
    return sample.isEmpty ? bytes.prefix(sampleSize) : sample[...]
  }
}
