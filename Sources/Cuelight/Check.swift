internal import Algorithms

/// Subtitles judged by a profile: what it forbids and they do, with where in the file that is.
///
///     let check = try Check(file, options: Check.Options())
///     for item in check.items { print(item.place.line, item.finding) }
public struct Check: Sendable {
  /// How subtitles are judged.
  public struct Options: Sendable {
    /// What they are judged by.
    public var profile = LayoutProfile.standard
    /// The frames a second of the video, for what the profile states in frames; 24 without it.
    public var frameRate: RationalRate?
    /// The language of the text as a BCP 47 tag, where it is known.
    public var language: String?
    /// The rules, and how bad each is.
    public var rules = RuleSelection()

    /// The usual options.
    public init() {}

    /// The profile at the frame rate.
    var profileAtRate: LayoutProfile { frameRate.map(profile.at) ?? profile }
  }

  /// A finding and its place.
  public struct Item: Sendable, Hashable {
    /// What was found.
    public var finding: Finding
    /// Where in the file it is: the row at fault, else the times of the cue; for speech without a cue
    /// the times of the cue behind it, or of the last one.
    public var place: FilePlace
  }

  /// The findings in the order of the file.
  public let items: [Item]
  /// The name of the profile.
  public let profile: String
  /// The language of the text, as stated or guessed, as a BCP 47 tag; `und` where it is not known.
  public let language: String
  /// How many cues there are.
  public let cueCount: Int

  /// How many findings are of a severity.
  public func count(of severity: Severity) -> Int {
    items.count { $0.finding.severity == severity }
  }

  /// Judges subtitles.
  ///
  /// - Parameters:
  ///   - file: The subtitles.
  ///   - recording: The recording, where its speech is to judge by as well.
  ///   - options: How they are judged.
  /// - Throws: `BreakIteratorError` where words cannot be told apart for want of ICU's data.
  /// - Complexity: O(*n* log *n*) in the size of the file and the length of the recording.
  public init(
    _ file: SubtitleFile, against recording: Recording? = nil, options: Options = Options()
  ) throws {
    try self.init(file, heard: recording?.heard, options: options)
  }

  package init(_ file: SubtitleFile, heard: HeardAudio?, options: Options) throws {
    let track = file.track(in: options.language)
    let findings = try options.profileAtRate.findings(
      in: track, heard: heard, precision: file.format.precision)
    var locator = FindingLocator(file)
    let placed = options.rules.applied(to: findings).map {
      Item(finding: $0, place: locator.place(of: $0))
    }
    items = (placed + locator.faultsOfForm(by: options.rules)).enumerated().sorted { a, b in
      let (first, second) = (a.element.place, b.element.place)
      return (first.line, first.column, a.offset) < (second.line, second.column, b.offset)
    }.map(\.element)
    profile = options.profile.name
    language = track.language ?? track.guessedLanguage
    cueCount = track.cues.count
  }
}

extension SubtitleFile {
  /// The track, in a language that somebody states.
  func track(in language: String?) -> SubtitleTrack {
    var track = track
    if let language { track.language = language }
    return track
  }
}

extension Recording {
  /// What is heard in the recording, for judging a track by it.
  public var heard: HeardAudio {
    HeardAudio(spans: spans, speech: speech, duration: duration)
  }
}

extension [SpeechRun] {
  /// The stretches in which somebody rather speaks than music is heard.
  var speech: [TimeRange] { filter { $0.music < 0.5 }.map(\.range) }
}

/// Finds the places of findings in their file.
private struct FindingLocator {
  private let file: SubtitleFile
  private let places: CuePlaces
  /// The rows of the cue that was last asked for.
  private var rows: (cue: Int, places: [FilePlace])?
  /// The cues in the order of their in-times.
  private let order: [Int]

  init(_ file: SubtitleFile) {
    self.file = file
    places = file.places
    let cues = file.track.cues
    order = cues.indices.sorted { (cues[$0].inTime, $0) < (cues[$1].inTime, $1) }
  }

  mutating func place(of finding: Finding) -> FilePlace {
    guard let cue = finding.cue else {
      return places.times(of: firstCue(from: finding.range?.lowerBound ?? .zero))
    }
    guard let line = finding.line else {
      return finding.rule.isOfText
        ? rows(of: cue).first ?? places.times(of: cue)
        : places.times(of: cue)
    }
    let rows = rows(of: cue)
    return rows.indices.contains(line) ? rows[line] : places.times(of: cue)
  }

  /// The first cue that begins at a time or later, else the last one.
  private func firstCue(from time: MediaTime) -> Int {
    let first = order.partitioningIndex { file.track.cues[$0].inTime >= time }
    return first < order.count ? order[first] : order.last ?? 0
  }

  private mutating func rows(of cue: Int) -> [FilePlace] {
    if let rows, rows.cue == cue { return rows.places }
    let found = places.rows(of: cue)
    rows = (cue, found)
    return found
  }

  /// What the reader had to assume.
  func faultsOfForm(by rules: RuleSelection) -> [Check.Item] {
    var items: [(Finding, FilePlace)] = file.diagnostics.map {
      (Finding(rule: .format, message: $0.message), places.place(of: $0))
    }
    if case .doubtful(let other) = file.encodingEvidence {
      let message = "read as \(file.encoding), though it may be \(other)"
      items.insert(
        (Finding(rule: .encoding, message: message), places.start), at: 0)
    }
    return items.compactMap { finding, place in
      rules.applied(to: [finding]).first.map { Check.Item(finding: $0, place: place) }
    }
  }
}

extension Finding.Rule {
  /// Whether what is shown is at fault, and not when.
  fileprivate var isOfText: Bool {
    switch self {
    case .lineCount, .lineBalance, .needlessBreak, .repeated: true
    default: false
    }
  }
}
