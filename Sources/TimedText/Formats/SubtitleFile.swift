public import UnicodeText

/// A subtitle file that was read: its track, and all that is needed to write it again with nothing
/// changed but what was asked.
///
///     let file = try SubtitleFile(parsing: bytes, fileExtension: "srt")
///     var track = file.track
///     for index in track.cues.indices { track.cues[index].range = … }
///     let changed = file.encoded(track)
public struct SubtitleFile: Sendable {
  /// The format.
  public let format: SubtitleFormat
  /// How its text is written.
  public var encoding: TextEncoding { source.encoding }
  /// How the encoding was told.
  public let encodingEvidence: DecodedText.Evidence
  /// What in it is not as the format has it, and what was assumed, in the order of the file; no more
  /// than a thousand.
  public let diagnostics: [Diagnostic]
  /// How many there are in all.
  public let diagnosticCount: Int
  let source: SourceText
  let parsed: ParsedTrack

  /// The largest file that can be read, in bytes.
  public static let largestSize = SourceText.largestSize

  /// The subtitles.
  public var track: SubtitleTrack { parsed.track }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - fileExtension: The extension of its name, which tells the format where its content does
  ///     not.
  ///   - format: The format, where it is known.
  ///   - encoding: The encoding, where it is known; found by evidence without it.
  /// - Throws: `SubtitleParseError` where it is not of that format, or of no format that is known;
  ///   `TextDecodingError` where it is no text.
  /// - Complexity: O(*n*) in the size of the file.
  public init(
    parsing bytes: [UInt8], fileExtension: String? = nil, as format: SubtitleFormat? = nil,
    encoding: TextEncoding? = nil
  ) throws {
    guard bytes.count <= SourceText.largestSize else {
      throw SubtitleParseError("is larger than 4 GB, which no subtitle file is")
    }
    let malformed: Int
    (source, encodingEvidence, malformed) = try SourceText.decoding(bytes, as: encoding)
    let format = try format ?? .recognised(in: source, fileExtension: fileExtension)
    self.format = format
    var parsed = try format.codec.read(source)
    if malformed > 0 {
      let places = malformed == 1 ? "bytes here are" : "bytes here and elsewhere are"
      parsed.repairs.note(
        TextDecoder.firstMalformation(in: source.bytes) ?? source.start,
        "\(places) not valid \(source.encoding): they are shown as \u{FFFD}")
    }
    parsed.settleTimes(of: format.codec)
    self.parsed = parsed
    diagnostics = parsed.repairs.diagnostics(in: source)
    diagnosticCount = parsed.repairs.count
  }

  /// The file with what had to be assumed written as its format has it, and else byte for byte as it
  /// was read.
  public func repaired() -> [UInt8] { editor.repaired() }

  /// The file with another track: what the tracks have in common stays byte for byte as it was read,
  /// but for repairs.
  ///
  /// - Parameters:
  ///   - track: The new track.
  ///   - origins: For each of its cues the index of the cue in ``track`` that it was, or nothing for
  ///     a new one; without them, cues are the same by their order.
  /// - Returns: The bytes of the file, in its encoding; in UTF-8 where that lacks a character.
  public func encoded(_ track: SubtitleTrack, origins: [Int?]? = nil) -> [UInt8] {
    let origins = origins ?? track.cues.indices.map { $0 < self.track.cues.count ? $0 : nil }
    precondition(origins.count == track.cues.count, "each cue has an origin, or nothing for one")
    if track == self.track, origins.elementsEqual(track.cues.indices.map { $0 }) {
      return repaired()
    }
    var rest = track
    rest.cues = self.track.cues
    // What stands between the cues stays where it stands, by whichever cues its place is told.
    if rest.blocks == self.track.blocks.moved(through: origins) { rest.blocks = self.track.blocks }
    if rest == self.track, let edited = editor.edited(track.cues, origins: origins) {
      return edited
    }
    let ending: SubtitleFormat.LineEnding = source.lineEnding == "\n" ? .lf : .crlf
    let text = track.encoded(as: format, lineEnding: ending)
    return format.codec.isAlwaysUTF8 ? text : source.assembled(NewVersion(text, of: source))
  }

  /// The track in a format: to that of the file, nothing changes but what is against it, unless the
  /// file is in another program's form of it, such as Whisper's JSON.
  public func encoded(as format: SubtitleFormat) -> [UInt8] {
    format == self.format && !parsed.isForeign ? repaired() : track.encoded(as: format)
  }

  private var editor: SourceEditor {
    SourceEditor(source: source, codec: format.codec, parsed: parsed)
  }
}

extension SourceText {
  /// The text of a file, how its encoding was told, and how many stretches of it are malformed.
  static func decoding(
    _ bytes: [UInt8], as stated: TextEncoding?
  ) throws(TextDecodingError) -> (SourceText, DecodedText.Evidence, malformed: Int) {
    let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let isWebVTT = bytes[(isMarked ? 3 : 0)...].begins(with: "WEBVTT")
    if stated == nil || stated == .utf8 {
      // WebVTT is UTF-8, whatever controls are in it. Nothing is copied where a file is what most are.
      if isWebVTT ? TextDecoder.isValid(bytes) : TextDecoder.isUTF8(bytes) {
        let evidence: DecodedText.Evidence =
          stated != nil ? .stated : isMarked ? .byteOrderMark : .content
        return (SourceText(utf8: bytes), evidence, 0)
      }
    }
    if isWebVTT, stated == nil {
      // It is UTF-8 by its standard, broken or not; only what hardly can be is looked at twice.
      let (text, malformed) = TextEncoding.utf8.decode(bytes[...])
      if malformed <= TextEncoding.utf8.toleratedMalformations(in: text, isStated: true) {
        return (SourceText(utf8: bytes), isMarked ? .byteOrderMark : .content, malformed)
      }
    }
    let declared = stated == nil ? XMLDeclaration.encoding(in: bytes) : nil
    var decoded: DecodedText
    do throws(TextDecodingError) {
      decoded = try TextDecoder.decode(bytes, as: stated ?? declared)
      // What a file says of itself may be wrong.
      if declared != nil, decoded.malformed > 0 { decoded = try TextDecoder.decode(bytes) }
    } catch  where isWebVTT && (stated == nil || stated == .utf8) {
      // To a browser it is UTF-8 all the same.
      let malformed = TextEncoding.utf8.decode(bytes[...]).malformed
      return (SourceText(utf8: bytes), .content, malformed)
    }
    let source =
      decoded.encoding == .utf8
      ? SourceText(utf8: bytes)
      : SourceText(decoded.text, encoding: decoded.encoding, original: bytes)
    return (source, decoded.evidence, decoded.malformed)
  }
}

extension SubtitleTrack {
  /// The track as a file: UTF-8 without a byte order mark, times as fine as the format has them.
  ///
  /// What the format cannot hold is left out: see ``losses(in:)``.
  ///
  /// - Complexity: O(*n*) in the size of the track.
  public func encoded(
    as format: SubtitleFormat, lineEnding: SubtitleFormat.LineEnding = .lf
  ) -> [UInt8] {
    var writer = ByteWriter()
    let adapted = AdaptedTrack(self, for: format)
    format.codec.write(adapted.track, lineEnding: lineEnding.rawValue, to: &writer)
    return writer.bytes
  }

  /// Reads a file whose format is known.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - format: Its format.
  /// - Throws: `SubtitleParseError` where it is not of that format; `TextDecodingError` where it is
  ///   no text.
  /// - Complexity: O(*n*) in the size of the file.
  public init(parsing bytes: [UInt8], as format: SubtitleFormat) throws {
    self = try SubtitleFile(parsing: bytes, as: format).track
  }
}
