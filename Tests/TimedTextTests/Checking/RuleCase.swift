import Testing
import TimedText
import Timeline

/// A track that a rule has nothing against, at the limit, and one that goes a step beyond it.
struct RuleCase: Sendable, CustomTestStringConvertible {
  var rule: Finding.Rule
  var profile: LayoutProfile
  var language: String
  /// Cues as `start end text`, with `/` between rows.
  var allowed: [String]
  var forbidden: [String]
  /// What is heard, one letter for a tenth of a second: `s` speech, `m` music, `.` neither.
  var heard: String?

  init(
    _ rule: Finding.Rule, _ profile: LayoutProfile = .netflix, _ language: String = "en",
    allowed: [String], forbidden: [String], heard: String? = nil
  ) {
    self.rule = rule
    self.profile = profile
    self.language = language
    self.allowed = allowed
    self.forbidden = forbidden
    self.heard = heard
  }

  var testDescription: String {
    "\(rule.rawValue) \(profile.name) \(language): \(forbidden.first?.prefix(40) ?? "")"
  }

  /// The rules that have something against cues.
  func rules(against cues: [String]) throws -> Set<Finding.Rule> {
    let track = SubtitleTrack(language: language, cues: try cues.map(Self.cue))
    return Set(try profile.findings(in: track, heard: heard.map(HeardAudio.init)).map(\.rule))
  }

  static func cue(_ text: String) throws -> Cue {
    let parts = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    let (start, end) = (try #require(Double(parts[0])), try #require(Double(parts[1])))
    let rows = parts.count > 2 ? parts[2].replacing("/", with: "\n") : ""
    return Cue(
      inTime: MediaTime(seconds: start), outTime: MediaTime(seconds: end),
      text: CueText(String(rows)))
  }
}

extension HeardAudio {
  /// What is heard, one letter for a tenth of a second.
  init(_ letters: String) {
    var spans: [LabelledSpan] = []
    for (index, letter) in letters.enumerated() {
      let kind: AudioKind = letter == "s" ? .speech : letter == "m" ? .music : .silence
      let range = MediaTime.milliseconds(index * 100) ..< .milliseconds(index * 100 + 100)
      if let last = spans.last, last.kind == kind {
        spans[spans.count - 1].range = last.range.lowerBound..<range.upperBound
      } else {
        spans.append(LabelledSpan(range, kind))
      }
    }
    self.init(
      spans: spans, speech: spans.filter { $0.kind == .speech }.map(\.range),
      duration: .milliseconds(letters.count * 100))
  }
}

/// So many of a character.
func row(_ count: Int, of character: Character = "a") -> String {
  String(repeating: character, count: count)
}
