extension Finding.Rule {
  /// The rule in a few words, as `a line has too many characters`.
  public var title: String { texts.title }
  /// Why it is one, as sentences.
  public var reason: String { texts.reason }
  /// Where it is from, as a sentence.
  public var source: String { texts.source }
  /// The reason, the source, and how the rule is turned off, as sentences.
  public var help: String {
    "\(reason) \(source) Turn it off with --off \(rawValue)."
      + (isMendable ? " --fix mends it where that is safe." : "")
  }

  private struct Texts {
    var title: String
    var reason: String
    var source: String

    init(_ title: String, _ reason: String, _ source: String) {
      (self.title, self.reason, self.source) = (title, reason, source)
    }
  }

  private var texts: Texts {
    switch self {
    case .readingSpeed, .lineLength, .lineCount, .lineBalance, .needlessBreak, .kinsoku, .wordBreak,
      .empty, .blanks, .repeated:
      textsOfRows
    case .noDuration, .tooShort, .tooLong, .gap, .chaining, .overlap, .order: textsOfTimes
    case .overSilence, .overMusic, .uncuedSpeech, .earlyStart, .lateStart, .lingering, .pastEnd:
      textsOfSound
    case .format:
      Texts(
        "The file is not as its format has it",
        "Players differ in what they make of it; what Cuelight made of it is told.",
        "The format's own specification; see docs/formats.md.")
    case .encoding:
      Texts(
        "The encoding of the file is in doubt",
        "It was told by evidence, and another encoding fits nearly as well; --encoding says which.",
        "Cuelight's own.")
    }
  }

  private var textsOfRows: Texts {
    switch self {
    case .readingSpeed:
      Texts(
        "The cue is to be read faster than the profile allows",
        "Who reads all the time sees nothing of the picture, or does not come to the end.",
        "Netflix, language guides and \"How is reading speed measured?\"; BBC, Target minimum "
          + "timing; TED cheat-sheet.")
    case .lineLength:
      Texts(
        "A line has too many characters",
        "Players break it where they like, or it runs out of the picture.",
        "Netflix, language guides; BBC, Line length; TED cheat-sheet.")
    case .lineCount:
      Texts(
        "The cue has too many lines", "More of them cover the picture.",
        "Netflix, General Requirements; BBC, Avoid 3 lines or more; TED cheat-sheet.")
    case .lineBalance:
      Texts(
        "One of two lines is much shorter than the other",
        "The eye has a long way from the end of the one to the start of the other.",
        "TED cheat-sheet: not shorter than half of the other.")
    case .needlessBreak:
      Texts(
        "Two lines would fit into one", "One line covers less of the picture.",
        "Netflix, General Requirements: text is usually kept to one line.")
    case .kinsoku:
      Texts(
        "A line begins or ends with a mark that may not stand there",
        "A mark that is torn from its word is read with another one, or overlooked.",
        "W3C, JLREQ (line breaking rules) and CLREQ (line-start and line-end prohibition).")
    case .wordBreak:
      Texts(
        "A line ends inside a word", "Half a word is read as another word.",
        "BBC, Break at natural points; the words are ICU's (UAX #29 with dictionaries).")
    case .empty:
      Texts(
        "The cue shows nothing",
        "It is a slip, or stands where text was lost.", "Cuelight's own.")
    case .blanks:
      Texts(
        "There are blanks at the ends of a line, or empty lines",
        "They move centred text, and some players draw a box around them.",
        "BBC: no unnecessary line breaks and white space at the beginning or end of a subtitle.")
    default:
      Texts(
        "The cue shows what the cue before it has just shown",
        "One text was put there twice, or one cue cut in two.", "Cuelight's own.")
    }
  }

  private var textsOfTimes: Texts {
    switch self {
    case .noDuration:
      Texts(
        "The cue ends when it begins, or before", "No player shows it.",
        "WebVTT, SubRip and TTML: an end is later than its start.")
    case .tooShort:
      Texts(
        "The cue is shown for too short a time", "It flashes by.",
        "Netflix, General Requirements: 5/6 s; TED cheat-sheet: 1 s.")
    case .tooLong:
      Texts(
        "The cue is shown for too long a time", "Viewers begin to read it again.",
        "Netflix, General Requirements, and TED cheat-sheet: 7 s.")
    case .gap:
      Texts(
        "The next cue comes too soon after the cue",
        "Without a short gap the eye does not see that the text has changed.",
        "Netflix, Subtitle Timing Guidelines: two frames at any frame rate.")
    case .chaining:
      Texts(
        "The gap to the next cue is neither closed nor long enough to be seen as a pause",
        "The text flickers.",
        "Netflix, Subtitle Timing Guidelines: closed to two frames, or half a second; BBC, Gaps: "
          + "none, or one second.")
    case .overlap:
      Texts(
        "The cue is still shown when the next one comes",
        "Players put one over the other, or drop one.",
        "Netflix, Subtitle Timing Guidelines: a gap between any two.")
    default:
      Texts(
        "The cue comes before the cue that stands before it",
        "Players that read a file as they play it drop it.",
        "WebVTT: authors keep cues in the order of their start times.")
    }
  }

  private var textsOfSound: Texts {
    switch self {
    case .overSilence:
      Texts(
        "Nobody speaks while the cue is shown", "It is in the wrong place, or nobody says it.",
        "Cuelight's own; descriptions of sounds in brackets are left alone.")
    case .overMusic:
      Texts(
        "There is music while the cue is shown, and nobody speaks",
        "It is in the wrong place, or it is a song's, which is marked with ♪.",
        "Cuelight's own; what is in brackets or marked with ♪ or # is left alone.")
    case .uncuedSpeech:
      Texts(
        "Somebody speaks for a second or longer, and no cue is shown",
        "Text is missing there, or it is an advert or a jingle that has none.", "Cuelight's own.")
    case .earlyStart:
      Texts(
        "The cue comes before its speech", "It gives away what is not said yet.",
        "Netflix: within three frames; TED cheat-sheet: 0.1 s; BBC, Match subtitle to pace of "
          + "speaking: 1.5 s; Amara: 0.5 s.")
    case .lateStart:
      Texts(
        "The cue comes after its speech has begun",
        "Its first words are heard, and seen with the next ones.",
        "Netflix: within three frames; Amara: 0.5 s.")
    case .lingering:
      Texts(
        "The cue stays long after its speech", "It is read as if somebody still spoke.",
        "Netflix, Subtitle Timing Guidelines: half a second; BBC, Match subtitle to pace of "
          + "speaking: 1.5 s.")
    default:
      Texts(
        "The cue is shown when the recording is over",
        "Nobody sees it, or it belongs to another recording.", "Cuelight's own.")
    }
  }
}
