/// The subtitles of a recording: cues, in order, and what a file says beside them.
///
/// A track that Cuelight lays out has its cues in order of time, none over another.
public struct SubtitleTrack: Sendable, Hashable {
  /// The language as a BCP 47 tag (`zh-Hans`, `en`), where it is known.
  public var language: String?
  /// What it is called, where the file says so.
  public var title: String?
  /// The cues, in the order of the file.
  public var cues: [Cue]
  /// What stands between the cues: comments, style sheets, regions, what only one format knows.
  public var blocks: [TrackBlock]
  /// What the file says of the whole, in its order: `lrc.ar` an artist, `ass.PlayResX` a width.
  public var attributes: [Attribute]

  /// Creates a track.
  public init(
    language: String? = nil, title: String? = nil, cues: [Cue], blocks: [TrackBlock] = [],
    attributes: [Attribute] = []
  ) {
    self.language = language
    self.title = title
    self.cues = cues
    self.blocks = blocks
    self.attributes = attributes
  }

  /// How many bytes of UTF-8 the text of all cues has: what room a writer needs for it.
  var textSize: Int {
    let cues = cues.span
    var size = 0
    for index in cues.indices { size += cues[index].text.string.utf8.count }
    return size
  }
}

/// Something in a subtitle file that is no cue.
public struct TrackBlock: Sendable, Hashable {
  /// What it is.
  public enum Content: Sendable, Hashable {
    /// A comment for whoever edits the file.
    case comment(String)
    /// Styles in the language of CSS.
    case styleSheet(String)
    /// A region that cues may be shown in.
    indirect case region(CueRegion)
    /// Something that means something to one format only, as its file has it.
    case foreign(SubtitleFormat, String)
  }

  /// The index of the cue before which it stands; the number of cues where it comes last.
  public var place: Int
  /// What it is.
  public var content: Content

  /// Creates a block.
  public init(_ content: Content, before place: Int = 0) {
    self.place = place
    self.content = content
  }
}

/// A part of the screen that cues may be shown in: WebVTT's region, which other formats' regions are
/// turned into. Its members' defaults are those of WebVTT.
public struct CueRegion: Sendable, Hashable {
  /// A place, in per cent across and down.
  public struct Point: Sendable, Hashable {
    /// Across, from the left.
    public var x: Double
    /// Down, from the top.
    public var y: Double

    /// Creates a place.
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// What cues call it.
  public var identifier: String
  /// How wide it is, in per cent of the video.
  public var width: Double
  /// How many lines it has.
  public var lines: Int
  /// The point of the region that stands at `viewportAnchor`.
  public var regionAnchor: Point
  /// The point of the video at which `regionAnchor` stands.
  public var viewportAnchor: Point
  /// Whether a new line pushes the older ones up.
  public var scrollsUp: Bool

  /// Creates a region.
  public init(
    identifier: String, width: Double = 100, lines: Int = 3,
    regionAnchor: Point = Point(x: 0, y: 100),
    viewportAnchor: Point = Point(x: 0, y: 100), scrollsUp: Bool = false
  ) {
    self.identifier = identifier
    self.width = width
    self.lines = lines
    self.regionAnchor = regionAnchor
    self.viewportAnchor = viewportAnchor
    self.scrollsUp = scrollsUp
  }
}
