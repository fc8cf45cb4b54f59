public import Timeline

/// Something that a track may have beside times and plain text, and that not every format can hold.
public enum TrackFeature: String, Sendable, Hashable, CaseIterable {
  /// What is said, which nearly all formats hold.
  case text
  /// What a cue is called.
  case identifier
  /// Where a cue stands, as one of nine places of the screen.
  case place
  /// Where a cue stands in more detail: lines, per cent, sizes.
  case position
  /// Text from top to bottom.
  case vertical
  /// A region of the screen.
  case region
  /// Bold type.
  case bold
  /// Italic type.
  case italic
  /// Underlined text.
  case underline
  /// Text that is struck out.
  case strikeout
  /// The colour of letters.
  case color
  /// The colour behind letters.
  case background
  /// The family of type.
  case font
  /// The size of type, or a kind of size that the format lacks.
  case fontSize = "font-size"
  /// Classes of a style sheet.
  case classes = "class"
  /// Who speaks.
  case voice
  /// The language of a part of the text.
  case languagePart = "language-part"
  /// Readings above the text.
  case ruby
  /// Times inside the text.
  case innerTimes = "inner-time"
  /// Text that is hidden until its time, as TTML's is, where other formats show it in another way.
  case hiding
  /// Several rows in a cue.
  case rows
  /// Rows of a cue with nothing in them.
  case blankRows = "blank-row"
  /// A gap, or none, between a cue and the next: where the format has no out-times.
  case outTime = "out-time"
  /// An order of cues that is not that of time.
  case order
  /// Comments.
  case comment
  /// Styles in the language of CSS.
  case styleSheet = "style-sheet"
  /// The language of the track.
  case language
  /// What the track is called.
  case title
  /// What only one format knows.
  case foreign

  /// What a person calls it.
  var words: String {
    switch self {
    case .text: "the text"
    case .identifier: "the identifier"
    case .place: "the place on the screen"
    case .position: "the exact position"
    case .vertical: "vertical lines"
    case .region: "the region"
    case .bold: "bold type"
    case .italic: "italics"
    case .underline: "underlining"
    case .strikeout: "strikeout"
    case .color: "the colour"
    case .background: "the colour behind the letters"
    case .font: "the typeface"
    case .fontSize: "the size of type"
    case .classes: "the style class"
    case .voice: "who speaks"
    case .languagePart: "the language of a part"
    case .ruby: "readings above the text"
    case .innerTimes: "times inside the text"
    case .hiding: "that text is hidden until its time"
    case .rows: "line breaks"
    case .blankRows: "blank rows"
    case .outTime: "the end"
    case .order: "the place in the file, which is not in order of time,"
    case .comment: "comments"
    case .styleSheet: "style sheets"
    case .language: "the language"
    case .title: "the title"
    case .foreign: "what only its own format knows"
    }
  }
}

extension SubtitleFormat {
  /// What the format can hold beside times.
  public var features: Set<TrackFeature> {
    codec.holdsText ? codec.features.union([.text]) : codec.features
  }
  /// How fine the format's times are.
  public var precision: MediaTime { codec.precision }
}
