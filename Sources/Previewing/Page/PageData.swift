internal import FoundationEssentials
internal import Timeline

/// What a page's script reads: the input as JSON, and the levels as letters.
struct PageData: Encodable {
  private struct Cue: Encodable {
    var start: Int64
    var end: Int64
    var text: String
    var speaker: String?
    var speed: Double?
    var doubt: Double?
    var probability: Double?
    var findings: [String]?
    var isFaulty: Bool?
    var lines: [Int]?
    var webVTT: PageCue.WebVTT?
    var subRip: String?

    init(_ cue: PageCue) {
      start = cue.inTime.roundedMilliseconds
      end = cue.outTime.roundedMilliseconds
      text = cue.text
      speaker = cue.speaker
      speed = cue.readingSpeed.flatMap(Self.rounded)
      doubt = Self.rounded(cue.doubt).flatMap { $0 == 0 ? nil : $0 }
      probability = cue.probability.flatMap(Self.rounded)
      findings = cue.reasons.isEmpty ? nil : cue.reasons
      isFaulty = cue.isFaulty ? true : nil
      lines = cue.lines.map { [$0.lowerBound, $0.upperBound] }
      webVTT = cue.webVTT
      subRip = cue.subRip
    }

    /// A number with three decimals; JSON has none that is not finite.
    private static func rounded(_ value: Double) -> Double? {
      value.isFinite ? (value * 1000).rounded() / 1000 : nil
    }
  }

  /// A stretch with what is heard in it.
  private struct Span: Encodable {
    var start: Double
    var end: Double
    var kind: String

    func encode(to encoder: any Encoder) throws {
      var values = encoder.unkeyedContainer()
      try values.encode(start)
      try values.encode(end)
      try values.encode(kind)
    }
  }

  /// What should be looked at: a cue, or a place that has none.
  private struct Place: Encodable {
    var cue: Int?
    var start: Int64?
    var end: Int64?
    var text: String?
    var findings: [String]?
    var lines: [Int]?

    init?(_ doubt: Doubt, cues: Range<Int>) {
      if doubt.kind == .cue {
        guard let cue = doubt.cue, cues.contains(cue) else { return nil }
        self.cue = cue
        return
      }
      start = doubt.range.lowerBound.roundedMilliseconds
      end = doubt.range.upperBound.roundedMilliseconds
      text = doubt.text
      findings = doubt.reasons
      lines = doubt.lines.map { [$0.lowerBound, $0.upperBound] }
    }
  }

  private var version = 1
  private var key: String
  private var title: String
  private var name: String
  private var source: String?
  private var duration: Double
  private var hop: Double
  private var spans: [Span]
  private var cues: [Cue]
  private var worst: [Place]
  private var header: String
  private var footer: String
  private var trackName: String
  private var language: String?

  init(_ input: PageInput) {
    title = input.title
    name = input.name
    if case .reference(let url) = input.recording { source = url }
    duration = input.duration.seconds
    hop = input.levels.hop.seconds
    spans = input.spans.filter { $0.kind != .silence }.map {
      Span(
        start: $0.range.lowerBound.seconds, end: $0.range.upperBound.seconds,
        kind: $0.kind.rawValue)
    }
    cues = input.cues.map(Cue.init)
    worst = input.worst.compactMap { Place($0, cues: input.cues.indices) }
    (header, footer) = (input.webVTT.header, input.webVTT.footer)
    trackName = input.trackName
    language = input.language
    // What was judged belongs to these very cues.
    var digest = SHA256()
    for cue in input.cues {
      digest.update(Array("\(cue.inTime.ticks) \(cue.outTime.ticks) \(cue.text)\u{0}".utf8))
    }
    key = "cuelight " + digest.hexadecimal.prefix(32)
  }

  /// The JSON, in which nothing is left that HTML could take for the end of a script.
  func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Self.escaped(Array(try encoder.encode(self)))
  }

  /// JSON with the signs of HTML, and the line ends that only JavaScript knows, by their numbers:
  /// they can stand in strings only.
  static func escaped(_ json: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(json.count + json.count / 16)
    for (index, byte) in json.enumerated() {
      switch byte {
      case UInt8(ascii: "<"): out += "\\u003C".utf8
      case UInt8(ascii: ">"): out += "\\u003E".utf8
      case UInt8(ascii: "&"): out += "\\u0026".utf8
      case 0xA8 where json[max(0, index - 2)..<index].elementsEqual([0xE2, 0x80]):
        out.replaceSubrange(out.count - 2..<out.count, with: "\\u2028".utf8)
      case 0xA9 where json[max(0, index - 2)..<index].elementsEqual([0xE2, 0x80]):
        out.replaceSubrange(out.count - 2..<out.count, with: "\\u2029".utf8)
      default: out.append(byte)
      }
    }
    return out
  }

  /// The levels, each as one of 64 letters (those of base 64 for URLs): from −90 dBFS to 0.
  static func letters(of levels: Levels) -> [UInt8] {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    return levels.values.map { level in
      let share = (level + 90) / 90
      return letters[share > 0 ? Int(min(share, 1) * 63) : 0]
    }
  }
}
