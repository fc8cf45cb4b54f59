internal import Timeline

/// A format's own part in reading and writing.
///
/// A reader takes everything that it can make sense of, and says what it had to assume. It works on
/// bytes in one pass; what it keeps is linear in the size of the file.
protocol SubtitleCodec {
  /// What a person calls the format.
  static var name: String { get }
  /// The extensions of its files, in small letters, the usual one first.
  static var fileExtensions: [String] { get }
  /// What a file of the format can hold beside times and plain text.
  static var features: Set<TrackFeature> { get }
  /// Whether it holds what is said, and not only when.
  static var holdsText: Bool { get }
  /// How fine its times are.
  static var precision: MediaTime { get }
  /// Whether a cue ends where the next begins, at the latest.
  static var showsOneAtATime: Bool { get }
  /// Whether its cues stand in the order of their in-times.
  static var isInOrderOfTime: Bool { get }
  /// Whether a cue may be a point of time.
  static var hasPoints: Bool { get }
  /// Whether files of it are read; some formats are for people, and what a reader would need is not
  /// in them.
  static var isReadable: Bool { get }
  /// Whether a whole file that is written anew is in UTF-8 whatever the old one was in: it says so
  /// itself.
  static var isAlwaysUTF8: Bool { get }
  /// What stands between a cue and the next.
  static var boundary: CueBoundary { get }

  /// How much the start of a file looks like one of this format.
  static func likeness(of start: FileStart) -> Likeness

  /// Reads a file.
  ///
  /// - Throws: ``SubtitleParseError`` where it is no file of this format at all.
  static func read(_ source: SourceText) throws(SubtitleParseError) -> ParsedTrack

  /// Writes a whole file.
  static func write(_ track: SubtitleTrack, lineEnding: String, to out: inout ByteWriter)

  /// The cues of a track as they are written, where what one says depends on the next.
  static func settled(_ cues: [Cue]) -> [Cue]

  /// What changes in a file where one of its cues does; nothing where the whole file has to be
  /// written anew for that.
  static func edits(
    changing old: Cue, to new: Cue, at place: CuePlace, in source: SourceText,
    context: CueContext
  ) -> [SourceEdit]?

  /// A cue as it stands in a file, with what separates it from a cue behind it; nothing where a cue
  /// cannot be put into a file that is there.
  static func block(of cue: Cue, context: CueContext, lineEnding: String) -> [UInt8]?
}

/// What of the cues around a cue decides how it is written.
struct CueContext {
  /// The index that the cue has in the new file.
  var index: Int
  /// Who spoke last before it.
  var speaker: String?
  /// The track that the file holds, for what it says of all cues.
  var track: SubtitleTrack?
  /// What the reader found of the file's own ways.
  var dialect: [String: String] = [:]
  /// A cue of the file, which shows how it writes them; nothing where it has none.
  var example: (cue: Cue, place: CuePlace, source: SourceText)?
}

/// What stands between a cue and the next.
enum CueBoundary {
  /// Nothing but what is in the cue's place.
  case none
  /// A line end, which is in the cue's place, and which the last line of a file may lack.
  case lineEnd
  /// A blank line, which is in the cue's place, and which the end of a file may lack.
  case blankLine
  /// Something that stands between cues, and not behind the last; the places are without it.
  case separator(StaticString)
}

/// How much a file looks like one of a format.
enum Likeness: Int, Comparable {
  /// Not at all.
  case none
  /// It may be one.
  case possible
  /// It is hardly anything else.
  case certain

  static func < (a: Likeness, b: Likeness) -> Bool { a.rawValue < b.rawValue }
}

extension SubtitleCodec {
  static var holdsText: Bool { true }
  static var precision: MediaTime { .milliseconds(1) }
  static var showsOneAtATime: Bool { false }
  static var isInOrderOfTime: Bool { false }
  static var hasPoints: Bool { false }
  static var isReadable: Bool { true }
  static var isAlwaysUTF8: Bool { false }
  static var boundary: CueBoundary { .none }

  static func settled(_ cues: [Cue]) -> [Cue] { cues }

  static func edits(
    changing old: Cue, to new: Cue, at place: CuePlace, in source: SourceText,
    context: CueContext
  ) -> [SourceEdit]? { nil }

  static func block(of cue: Cue, context: CueContext, lineEnding: String) -> [UInt8]? { nil }
}

/// A format for people: what a reader would need is not in its files.
protocol WriteOnlyCodec: SubtitleCodec {}

extension WriteOnlyCodec {
  static var isReadable: Bool { false }

  static func likeness(of start: FileStart) -> Likeness { .none }

  static func read(_ source: SourceText) throws(SubtitleParseError) -> ParsedTrack {
    throw SubtitleParseError("\(name) can be written, not read")
  }
}

/// What a reader makes of a file.
struct ParsedTrack {
  /// The subtitles.
  var track = SubtitleTrack(cues: [])
  /// Where in the file each cue stands, one for one; nothing where a changed track is written anew.
  var places: PackedPlaces? = PackedPlaces()
  /// What had to be assumed, and what of the file is written differently for that.
  var repairs = Repairs()
  /// Whether it is in another program's form of the format, which is read and not written.
  var isForeign = false
  /// What a changed cue has to follow of the file's own ways, such as its frame rate, by names that
  /// its codec gives.
  var dialect: [String: String] = [:]
  /// How many bytes the file has.
  private let size: Int

  /// What is made of a file before anything of it was read.
  init(of source: SourceText) { size = source.bytes.count }

  /// Adds a cue, and where it stands.
  mutating func append(_ cue: consuming Cue, at place: CuePlace) {
    track.cues.append(cue, havingRead: place.block.upperBound, of: size)
    places?.append(place)
  }

  /// Adds what stands behind the cues so far, is none, and ends at a place in the file.
  mutating func append(_ content: TrackBlock.Content, endingAt position: Int) {
    let block = TrackBlock(content, before: track.cues.count)
    track.blocks.append(block, havingRead: position, of: size)
  }
}

extension Array {
  /// How many elements are few: room for them costs nothing.
  private static var few: Int { 4096 }

  /// Adds an element that was read from a file.
  ///
  /// Where there are many, there is room for as many as there will be if the file goes on like this,
  /// but eight times as many at most: to double the room, as arrays do by themselves, takes twice the
  /// memory while all are moved.
  ///
  /// - Parameters:
  ///   - element: The element.
  ///   - position: How many bytes of the file are read.
  ///   - size: How many it has.
  mutating func append(_ element: consuming Element, havingRead position: Int, of size: Int) {
    if count == capacity, count >= Self.few {
      let expected = Double(count) * Double(size) / Double(Swift.max(1, position)) * 1.02
      reserveCapacity(Swift.max(count + count / 4, Int(Swift.min(expected, Double(8 * count)))))
    }
    append(element)
  }
}
