public import Timeline

/// What a page shows: a recording's levels, what is heard in it, and its cues.
///
/// All its text is data: nothing in it is obeyed by the browser.
public struct PageInput: Sendable {
  /// What the page is called.
  public var title: String
  /// The file's name of the recording.
  public var name: String
  /// Where the browser finds the recording.
  public var recording: PageRecording
  /// How long the recording is.
  public var duration: MediaTime
  /// How loud it is, hop by hop.
  public var levels: Levels
  /// What is heard, in order, without overlaps; silence may be left out.
  public var spans: [LabelledSpan]
  /// The cues, in the order of their file.
  public var cues: [PageCue]
  /// What should be looked at, the worst first.
  public var worst: [Doubt]
  /// The cues' file as WebVTT, without its cues.
  public var webVTT: PageFrame
  /// What the subtitles are called.
  public var trackName: String
  /// Their language as a BCP 47 tag, where it is known.
  public var language: String?

  /// Creates an input.
  public init(
    title: String, name: String, recording: PageRecording, duration: MediaTime, levels: Levels,
    spans: [LabelledSpan], cues: [PageCue], worst: [Doubt] = [], webVTT: PageFrame = PageFrame(),
    trackName: String = "", language: String? = nil
  ) {
    self.title = title
    self.name = name
    self.recording = recording
    self.duration = duration
    self.levels = levels
    self.spans = spans
    self.cues = cues
    self.worst = worst
    self.webVTT = webVTT
    self.trackName = trackName
    self.language = language
  }
}

/// Where a page's browser finds the recording.
public enum PageRecording: Sendable, Hashable {
  /// Nowhere: the page shows what was heard, and plays nothing.
  case none
  /// In a file, by a URL relative to the page's own.
  case reference(String)
  /// In the page: the bytes of the file, and its media type.
  case embedded([UInt8], type: String)
}

/// What a WebVTT file has before its first cue and behind its last one.
public struct PageFrame: Sendable, Hashable {
  /// The header with its blank line, style sheets, regions and comments.
  public var header: String
  /// Comments behind the last cue.
  public var footer: String

  /// Creates a frame.
  public init(header: String = "WEBVTT\n", footer: String = "") {
    self.header = header
    self.footer = footer
  }
}

/// A cue as a page shows it and gives it back.
public struct PageCue: Sendable, Hashable {
  /// When it appears.
  public var inTime: MediaTime
  /// When it goes.
  public var outTime: MediaTime
  /// What is shown, with line ends between its lines.
  public var text: String
  /// Who speaks.
  public var speaker: String?
  /// How fast the text must be read, in characters a second.
  public var readingSpeed: Double?
  /// How much it is in doubt, from 0, as it should be, to 1, surely wrong.
  public var doubt: Double = 0
  /// The probability that it begins where it should, where that is known.
  public var probability: Double?
  /// What speaks against it, one clause each.
  public var reasons: [String] = []
  /// Whether its profile has something against it.
  public var isFaulty = false
  /// The first and last line of the transcript that it is from, where that is known.
  public var lines: ClosedRange<Int>?
  /// What WebVTT has for it: all but the times.
  public var webVTT: WebVTT?
  /// Its text as SubRip has it, where that is not what is shown.
  public var subRip: String?

  /// What WebVTT has for a cue besides its times.
  public struct WebVTT: Sendable, Hashable, Encodable {
    /// Comments before the cue, with their line ends.
    public var lead: String?
    /// What the file calls it.
    public var identifier: String?
    /// Where on the screen it stands, as the format writes it.
    public var settings: String?
    /// The text with its markup.
    public var text: String

    /// Creates what WebVTT has for a cue.
    public init(
      lead: String? = nil, identifier: String? = nil, settings: String? = nil, text: String
    ) {
      self.lead = lead
      self.identifier = identifier
      self.settings = settings
      self.text = text
    }
  }

  /// Creates a cue.
  public init(inTime: MediaTime, outTime: MediaTime, text: String) {
    self.inTime = inTime
    self.outTime = outTime
    self.text = text
  }
}
