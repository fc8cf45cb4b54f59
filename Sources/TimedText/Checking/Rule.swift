extension Finding {
  /// What is forbidden. `docs/rules.md` has each rule's reason, number and source.
  public enum Rule: String, Sendable, Hashable, CaseIterable {
    // What is shown.

    /// It is to be read faster than the profile allows.
    case readingSpeed = "reading-speed"
    /// A line has too many characters.
    case lineLength = "line-length"
    /// The cue has too many lines.
    case lineCount = "line-count"
    /// One of two lines is much shorter than the other.
    case lineBalance = "line-balance"
    /// Two lines would fit into one.
    case needlessBreak = "needless-break"
    /// A line begins or ends with a mark that may not stand there.
    case kinsoku
    /// A line ends inside a word.
    case wordBreak = "word-break"
    /// It shows nothing.
    case empty
    /// There are blanks at the ends of a line, or empty lines.
    case blanks
    /// It shows what the cue before it has just shown.
    case repeated

    // When it is shown.

    /// It ends when it begins, or before.
    case noDuration = "no-duration"
    /// It is shown for too short a time.
    case tooShort = "too-short"
    /// It is shown for too long a time.
    case tooLong = "too-long"
    /// The next cue comes too soon after it.
    case gap
    /// The time to the next cue is neither long enough to be seen as a pause nor as short as the
    /// profile asks for.
    case chaining
    /// It is still shown when the next cue comes.
    case overlap
    /// It comes before the cue that stands before it.
    case order

    // What is heard meanwhile.

    /// Nobody speaks while it is shown.
    case overSilence = "over-silence"
    /// There is music while it is shown, and nobody speaks.
    case overMusic = "over-music"
    /// Somebody speaks, and no cue is shown.
    case uncuedSpeech = "uncued-speech"
    /// It comes before its speech.
    case earlyStart = "early-start"
    /// It comes after its speech has begun.
    case lateStart = "late-start"
    /// It stays long after its speech.
    case lingering
    /// It is shown when the recording is over.
    case pastEnd = "past-end"

    // How it is written.

    /// The file is not as its format has it.
    case format
    /// The encoding of the file is in doubt.
    case encoding

    /// Whether it is judged by what is heard in the recording.
    public var isOfAudio: Bool {
      switch self {
      case .overSilence, .overMusic, .uncuedSpeech, .earlyStart, .lateStart, .lingering, .pastEnd:
        true
      default: false
      }
    }

    /// How bad it is, where nobody says otherwise.
    public var severity: Severity {
      switch self {
      case .noDuration, .overlap, .order, .pastEnd: .error
      case .lineBalance, .needlessBreak, .blanks, .repeated, .lingering, .encoding: .note
      default: .warning
      }
    }
  }
}
