public import Timeline

/// What markup says of the text under it.
public struct Markup: Sendable, Hashable {
  /// What kind of markup it is.
  public enum Kind: Sendable, Hashable {
    /// Bold type.
    case bold
    /// Italic type.
    case italic
    /// Underlined.
    case underline
    /// Struck out.
    case strikeout
    /// Nothing but its classes, as WebVTT's `<c>`.
    case group
    /// A person speaks it.
    case voice(String)
    /// It is in a language, a BCP 47 tag.
    case language(String)
    /// Text with its reading above, which `rubyText` holds.
    case ruby
    /// The reading of the text before it.
    case rubyText
    /// It is set in another type.
    indirect case font(Font)
    /// From here on it is shown, or sung, only from this time.
    case time(MediaTime)
    /// What the format of a file says here that means something to that format only: an override
    /// tag of ASS, as the file has it.
    case foreign(SubtitleFormat, String)
  }

  /// How letters look.
  public struct Font: Sendable, Hashable {
    /// The colour: `#rrggbb` or `#rrggbbaa` in small letters.
    public var color: String?
    /// The colour behind the letters, written in the same way.
    public var background: String?
    /// The name of the family.
    public var face: String?
    /// The size, as the format has it.
    public var size: String?

    /// Creates a font.
    public init(
      color: String? = nil, background: String? = nil, face: String? = nil, size: String? = nil
    ) {
      self.color = color
      self.background = background
      self.face = face
      self.size = size
    }
  }

  /// What kind it is.
  public var kind: Kind
  /// The classes that it names, by which a style sheet finds it.
  public var classes: [String]

  /// Creates markup.
  public init(_ kind: Kind, classes: [String] = []) {
    self.kind = kind
    self.classes = classes
  }

  /// Bold type.
  public static let bold = Markup(.bold)
  /// Italic type.
  public static let italic = Markup(.italic)
  /// Underlined.
  public static let underline = Markup(.underline)
  /// Struck out.
  public static let strikeout = Markup(.strikeout)
  /// A person speaks it.
  public static func voice(_ name: String) -> Markup { Markup(.voice(name)) }
  /// It has a colour.
  public static func color(_ color: String) -> Markup { Markup(.font(Font(color: color))) }

  /// Who speaks, where it says so.
  var voice: String? {
    if case .voice(let name) = kind { name } else { nil }
  }

  /// A time before which what follows it is hidden, as TTML's content is before it begins; other
  /// formats only show it in another way.
  static func appearance(_ time: MediaTime) -> Markup { Markup(.time(time), classes: ["appear"]) }
  /// Whether what follows it is hidden before its time.
  var hidesWhatFollows: Bool { isPlace && classes.contains("appear") }

  /// Whether it marks a place rather than a stretch.
  public var isPlace: Bool {
    switch kind {
    case .time, .foreign: true
    default: false
    }
  }
}
