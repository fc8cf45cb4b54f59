internal import Timeline

/// LRC, `.lrc`: lyrics, each line behind the time at which it is sung, as `[01:02.34]la la`.
///
/// There is no standard; this is what players agree on. A line is shown until the next one; one
/// without words ends the line before. `[offset:500]` has all of it shown half a second sooner: the
/// time of a cue is that of its line less the offset. Lines of one time, such as a translation below
/// the words, are the rows of one cue, for players show them together. Times inside a line, as
/// `<01:02.34>`, say when a word is sung.
///
/// As the end of a cue is said by the line behind it, a changed track is written anew.
enum LRC: SubtitleCodec {
  static let name = "LRC"
  static let fileExtensions = ["lrc"]
  static let features: Set<TrackFeature> = [.innerTimes, .rows, .outTime, .comment, .title]
  static let precision = MediaTime.milliseconds(10)
  static let showsOneAtATime = true

  /// How long the last line is shown where nothing ends it: as long as most lines of a song are.
  static let lastLineLength = MediaTime.seconds(5)
  /// The attribute that holds how many digits a file's times have behind the point, where those are
  /// three.
  static let digitsAttribute = "lrc.digits"
  /// The attribute that holds how much sooner all is shown, in milliseconds.
  static let offsetAttribute = "lrc.offset"

  static func likeness(of start: FileStart) -> Likeness {
    var best = Likeness.none
    for line in start.lines where line.first == UInt8(ascii: "[") {
      let line = Array(line)
      if let tag = LRCTag(line, at: 0, closedBy: UInt8(ascii: "]")) {
        if tag.digits > 0, !tag.hasOnlyColons { return .certain }
        if !tag.hasOnlyColons { best = .possible }
      } else if let name = LRCReader.name(line.indices, in: line),
        ["ar", "ti", "al", "by", "offset", "length"].contains(name.name)
      {
        best = .possible
      }
    }
    return best
  }

  static func read(_ source: SourceText) throws(SubtitleParseError) -> ParsedTrack {
    var reader = LRCReader(source)
    return try reader.read()
  }

  static func write(_ track: SubtitleTrack, lineEnding: String, to out: inout ByteWriter) {
    LRCWriter(track, lineEnding: lineEnding).append(track, to: &out)
  }

  /// When a line ends that no other line is behind: with its last word where a time says when that
  /// is, else after five seconds, or with the song where that is sooner.
  static func end(
    ofLast text: CueText, from inTime: MediaTime, before length: MediaTime?
  ) -> MediaTime {
    if let end = wordEnd(of: text, from: inTime) { return end }
    let usual = min(inTime, .longestInFiles) + lastLineLength
    return length.map { $0 > inTime ? min(usual, $0) : usual } ?? usual
  }

  /// When the last word of a line ends, where a time says so.
  static func wordEnd(of text: CueText, from inTime: MediaTime) -> MediaTime? {
    guard let span = text.spans.last, case .time(let time) = span.markup.kind, time > inTime,
      span.range.lowerBound == text.string.utf8.count
    else { return nil }
    return time
  }
}

/// A time in brackets.
struct LRCTag {
  /// The time, in milliseconds.
  var milliseconds: Int64
  /// How many digits are behind the point.
  var digits: Int
  /// Whether these stand behind a colon, as in older files: then it may be hours, minutes and
  /// seconds as well.
  var hasOnlyColons: Bool
  /// Where it ends, behind the bracket.
  var end: Int

  /// The time in brackets that begins at an index; nothing where there is none.
  init?(_ bytes: [UInt8], at start: Int, closedBy bracket: UInt8, before limit: Int? = nil) {
    let limit = limit ?? bytes.count
    var index = start + 1
    func number() -> (value: Int64, digits: Int)? {
      let start = index
      var value: Int64 = 0
      while index < limit, bytes[index].isDigit {
        value = min(value * 10 + Int64(bytes[index] - 0x30), 99_999_999)
        index += 1
      }
      return index > start ? (value, index - start) : nil
    }
    func skip(_ mark: UInt8) -> Bool {
      guard index < limit, bytes[index] == mark else { return false }
      index += 1
      return true
    }
    guard let first = number(), skip(UInt8(ascii: ":")), let second = number() else { return nil }
    var (minutes, seconds) = (first.value, second.value)
    var fraction: (start: Int, digits: Int) = (index, 0)
    if skip(UInt8(ascii: ":")) {
      let start = index
      guard let third = number() else { return nil }
      if index < limit, bytes[index] == UInt8(ascii: ".") {
        (minutes, seconds) = (first.value * 60 + second.value, third.value)
      } else {
        // Older files have a colon before the hundredths.
        fraction = (start, third.digits)
      }
    }
    hasOnlyColons = fraction.digits > 0
    if fraction.digits == 0, skip(UInt8(ascii: ".")) {
      let start = index
      guard let number = number() else { return nil }
      fraction = (start, number.digits)
    }
    guard skip(bracket), seconds < 60 else { return nil }
    milliseconds = (minutes * 60 + seconds) * 1000
    for (place, byte) in bytes[fraction.start..<fraction.start + fraction.digits].prefix(3)
      .enumerated()
    {
      milliseconds += Int64(byte - 0x30) * [100, 10, 1][place]
    }
    digits = fraction.digits
    end = index
  }
}
