import ArgumentParser
import Cuelight

/// What subtitles are judged by.
struct CheckArguments: ParsableArguments {
  @Option(help: ArgumentHelp("What they are to keep to.", valueName: "name"))
  var profile = LayoutProfile.standard

  @Option(
    help: ArgumentHelp("The recording: its speech is to judge by as well.", valueName: "media"),
    completion: .file())
  var media: String?

  @Option(
    help: ArgumentHelp(
      "The video's frames a second, such as 25 or 24000/1001, for what a profile counts in frames. "
        + "(default: 24)", valueName: "rate"),
    transform: FrameRateArgument.checked)
  var frameRate: RationalRate?

  @Option(
    help: ArgumentHelp(
      "The language of the subtitles, such as zh or pt-BR. (default: as they say, or guessed)",
      valueName: "tag"),
    transform: LanguageTag.checked)
  var language: String?

  @Option(
    help: ArgumentHelp("Leave out a rule; may be repeated.", valueName: "rule"),
    completion: .list(Finding.Rule.allCases.map(\.rawValue)))
  var off: [Finding.Rule] = []

  @Option(
    help: ArgumentHelp("Judge by this rule only; may be repeated.", valueName: "rule"),
    completion: .list(Finding.Rule.allCases.map(\.rawValue)))
  var only: [Finding.Rule] = []

  @Option(
    help: ArgumentHelp(
      "How bad a rule's findings are: error, warning or note. May be repeated.",
      valueName: "rule=severity"),
    transform: SeverityArgument.init)
  var severity: [SeverityArgument] = []

  /// The options that they make.
  func options() throws -> Check.Options {
    var options = Check.Options()
    options.profile = profile
    options.frameRate = frameRate
    options.language = language
    if !only.isEmpty { options.rules = RuleSelection(only: Set(only)) }
    options.rules.off.formUnion(off)
    for argument in severity { options.rules.severities[argument.rule] = argument.severity }
    return options
  }
}

/// Frame rates as they are written.
enum FrameRateArgument {
  /// Takes a whole number, one with decimals, or a fraction; what is usually written for the rates of
  /// NTSC is taken for them.
  static func checked(_ text: String) throws -> RationalRate {
    let usual = [
      "23.976": (24_000, 1001), "23.98": (24_000, 1001), "29.97": (30_000, 1001),
      "59.94": (60_000, 1001),
    ]
    if let (over, under) = usual[text], let rate = RationalRate(Int64(over), over: Int64(under)) {
      return rate
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let numbers = parts.map { Int64($0) }
    let rate: RationalRate? =
      switch numbers.count {
      case 1: (numbers[0] ?? nil).flatMap { RationalRate($0, over: 1) } ?? decimal(text)
      case 2:
        (numbers[0] ?? nil).flatMap { over in
          (numbers[1] ?? nil).flatMap { RationalRate(over, over: $0) }
        }
      default: nil
      }
    guard let rate, rate.numerator >= rate.denominator, rate.numerator / rate.denominator <= 1000
    else {
      throw ValidationError("Frame rates are written as 25, 23.976 or 24000/1001 are.")
    }
    return rate
  }

  private static func decimal(_ text: String) -> RationalRate? {
    guard let value = Double(text), (1...1000).contains(value) else { return nil }
    return RationalRate(Int64((value * 1000).rounded()), over: 1000)
  }
}

/// A rule and how bad its findings are.
struct SeverityArgument {
  let rule: Finding.Rule
  let severity: Severity

  init(_ argument: String) throws {
    let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, let rule = Finding.Rule(rawValue: String(parts[0])),
      let severity = Severity(rawValue: String(parts[1]))
    else {
      throw ValidationError(
        "Severities are named as line-balance=warning is; there are error, warning and note "
          + "(see 'cuelight check --list-rules' for the rules).")
    }
    (self.rule, self.severity) = (rule, severity)
  }
}
