import Foundation
import TestSupport
import Testing
import TimedText
import Timeline
import UnicodeText

/// Files that nobody would write: whatever the bytes, a reader comes back with something sane.
///
/// A run of the tests tries a few thousand; `scripts/fuzz` as many as it is told.
struct FormatFuzzTests {
  private static let environment = ProcessInfo.processInfo.environment
  /// How many files are tried in each format.
  private static let rounds = environment["CUELIGHT_FUZZ"].flatMap(Int.init) ?? 300
  private static let seed = environment["CUELIGHT_FUZZ_SEED"].flatMap(UInt64.init) ?? 50

  @Test(arguments: SubtitleFormat.allCases)
  func `takes any bytes`(format: SubtitleFormat) throws {
    var mutator = Mutator(format: format, seed: Self.seed)
    for round in 0..<Self.rounds {
      let bytes = mutator.next()
      guard let file = try? SubtitleFile(parsing: bytes, as: format) else { continue }
      check(file, of: bytes, round)
      // What it takes for is nothing that it could not be asked for.
      _ = try? SubtitleFile(parsing: bytes)
    }
  }

  private func check(_ file: SubtitleFile, of bytes: [UInt8], _ round: Int) {
    /// Which file it is, and the file, told where something is wrong with it.
    var name: String {
      "\(file.format.rawValue), round \(round): \(Data(bytes).base64EncodedString())"
    }
    let cues = file.track.cues
    #expect(cues.count <= bytes.count, Comment(rawValue: name))
    let textSize = cues.reduce(0) { $0 + $1.text.string.utf8.count }
    #expect(textSize <= 8 * bytes.count + 64, Comment(rawValue: name))
    for cue in cues {
      #expect(cue.inTime.seconds.magnitude <= 3_600_000_000, Comment(rawValue: name))
      var open: [Range<Int>] = []
      for span in cue.text.spans {
        #expect(span.depth <= open.count, Comment(rawValue: name))
        open.removeLast(max(0, open.count - span.depth))
        let outer = open.last ?? 0..<cue.text.string.utf8.count
        #expect(
          outer.lowerBound <= span.range.lowerBound && span.range.upperBound <= outer.upperBound,
          Comment(rawValue: name))
        open.append(span.range)
      }
    }
    for block in file.track.blocks {
      #expect((0...cues.count).contains(block.place), Comment(rawValue: name))
    }
    let places = file.diagnostics.map { ($0.line, $0.column) }
    #expect(places.allSatisfy { $0.0 > 0 && $0.1 > 0 }, Comment(rawValue: name))
    #expect(zip(places, places.dropFirst()).allSatisfy { $0 <= $1 }, Comment(rawValue: name))

    // What nothing was assumed of stays as it is; what was mended is read as what it was taken for.
    let repaired = file.repaired()
    if file.diagnosticCount == 0 { #expect(repaired == bytes, Comment(rawValue: name)) }
    let meant = cues.map(\.comparable)
    func isMeant(_ bytes: [UInt8], _ encoding: TextEncoding) -> Bool {
      let again = try? SubtitleFile(parsing: bytes, as: file.format, encoding: encoding)
      return again?.track.cues.map(\.comparable) == meant
    }
    #expect(
      isMeant(repaired, file.encoding)
        // A file is written in UTF-8 where its encoding lacks what a repair needs.
        || isMeant(repaired, .utf8)
        // A text of which just so much is malformed that it still passes for one may be too short for
        // that when something of it was left out: it is what is shown of it that counts.
        || isMeant(Array(file.encoding.decode(repaired[...]).text.utf8), .utf8),
      Comment(rawValue: name))
    // All of them would take most of the time; over the rounds each has its turn.
    let others = SubtitleFormat.allCases
    for format in [file.format, others[round % others.count]] { _ = file.track.encoded(as: format) }
  }
}

/// Makes files of a format that are broken in some places.
private struct Mutator {
  private var tracks: RandomTrack
  private var generator: SeededGenerator
  private let format: SubtitleFormat

  init(format: SubtitleFormat, seed: UInt64) {
    self.format = format
    tracks = RandomTrack(format: format, generator: SeededGenerator(seed: seed))
    generator = SeededGenerator(seed: seed &+ 1)
  }

  mutating func next() -> [UInt8] {
    var bytes = tracks.next().encoded(as: format)
    for _ in 0..<Int.random(in: 1...6, using: &generator) { mutate(&bytes) }
    return bytes
  }

  private static let tokens = [
    "-->", "<", ">", "</", "{", "}", "{\\", "\\N", "&", ";", "&#", ":", ",", ".", "\"", "'", "[",
    "]",
    "\n", "\r", "\r\n", "\n\n", "\t", "\0", "00:00:01,000 --> 00:00:02,000\n", "00:01.000", "NOTE",
    "STYLE\n", "REGION\n", "WEBVTT", "Dialogue: ", "[Events]\n", "<p begin=\"1s\" end=\"2s\">",
    "99999999999999999999", "-1", "1e999", "NaN", "\u{FEFF}", "\u{2028}", "字", "<b>", "</i>", "<v ",
    "<ruby>", "<rt>", "\"startTime\":", "{\"", "]}", "SPEAKER ", "xmin = ", "<!--", "]]>",
    "<![CDATA[",
    "&lt;", "%", "=", "0", "1", "\\", "/", "<font color=", "{\\an8}", "\u{2060}",
  ]

  private mutating func mutate(_ bytes: inout [UInt8]) {
    func index() -> Int { Int.random(in: 0...bytes.count, using: &generator) }
    let start = index()
    let end = min(bytes.count, start + Int.random(in: 0...40, using: &generator))
    switch Int.random(in: 0..<7, using: &generator) {
    case 0: bytes.removeSubrange(start..<end)
    case 1: bytes.insert(contentsOf: bytes[start..<end], at: index())
    case 2 where !bytes.isEmpty:
      bytes[min(start, bytes.count - 1)] = UInt8.random(in: 0...255, using: &generator)
    case 3: bytes.removeLast(bytes.count - start)
    case 4 where start < bytes.count:
      bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    default:
      let token = Self.tokens.randomElement(using: &generator) ?? ""
      let count = Int.random(in: 0..<20, using: &generator) == 0 ? 50 : 1
      bytes.insert(contentsOf: String(repeating: token, count: count).utf8, at: start)
    }
  }
}

extension Cue {
  /// The cue without what is not written into a text that was mended: controls, line ends of other
  /// kinds, and rows without text.
  fileprivate var comparable: String {
    var cue = self
    let visible = String.UnicodeScalarView(
      text.string.unicodeScalars.map { scalar in
        switch scalar.properties.generalCategory {
        case .control where scalar != "\n", .lineSeparator, .paragraphSeparator: " "
        default: scalar
        }
      })
    let rows = String(visible).split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
    cue.text = CueText(rows.joined(separator: "\n"))
    // How many stretches are malformed depends on what comes behind the last of them.
    return cue.drawn.replacing("\u{FFFD}", with: "")
  }
}
