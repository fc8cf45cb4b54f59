/// Reads bytes as text.
public enum TextDecoder {
  /// The text of bytes in an encoding that is stated, or in the one that they are found to be in.
  ///
  /// A byte order mark tells the encoding; valid UTF-8 is UTF-8. For the rest each encoding that can
  /// decode the bytes is judged by the text that it makes of them.
  ///
  /// - Complexity: linear in the number of bytes.
  public static func decode(
    _ bytes: [UInt8], as stated: TextEncoding? = nil
  ) throws(TextDecodingError) -> DecodedText {
    if let kind = FileKind.of(bytes[...]) { throw .notText(kind) }
    if let stated { return try decode(bytes, asStated: stated) }
    if let (encoding, length) = byteOrderMark(of: bytes) {
      let (text, malformed) = encoding.decode(bytes.dropFirst(length))
      guard isText(text, malformed: malformed, in: encoding) else { throw .unreadable }
      return DecodedText(
        text: text, encoding: encoding, evidence: .byteOrderMark, malformed: malformed)
    }
    if ByteCounts(bytes).areClearlyUTF8, let text = String(validating: bytes, as: UTF8.self) {
      guard isText(text, malformed: 0, in: .utf8) else { throw .unreadable }
      return DecodedText(text: text, encoding: .utf8, evidence: .content, malformed: 0)
    }
    let encoding: TextEncoding
    let evidence: DecodedText.Evidence
    switch EncodingDetector.verdict(on: bytes[...]) {
    case .unreadable: throw .unreadable
    case .ambiguous(let encodings): throw .ambiguous(encodings)
    case .certain(let found): (encoding, evidence) = (found, .content)
    case .doubtful(let found, let other): (encoding, evidence) = (found, .doubtful(orElse: other))
    }
    let (text, malformed) = encoding.decode(bytes[...])
    guard isText(text, malformed: malformed, in: encoding) else { throw .unreadable }
    return DecodedText(text: text, encoding: encoding, evidence: evidence, malformed: malformed)
  }

  /// Whether bytes are UTF-8 text and can hardly be anything else; the same that `decode` finds,
  /// without making a text of them.
  ///
  /// - Complexity: linear in the number of bytes.
  package static func isUTF8(_ bytes: [UInt8]) -> Bool {
    let isMarked = bytes.starts(with: [0xef, 0xbb, 0xbf])
    let counts = ByteCounts(bytes)
    return (isMarked || counts.areClearlyUTF8) && FileKind.of(bytes[...]) == nil
      && (counts.above7F == 0 || isValid(bytes))
      && counts.controls <= max(tolerableControls, bytes.count / 100)
  }

  /// Whether bytes are well-formed UTF-8, whatever they say.
  package static func isValid(_ bytes: [UInt8]) -> Bool {
    (try? UTF8Span(validating: bytes.span)) != nil
  }

  /// Where bytes first are not well-formed UTF-8, if anywhere.
  package static func firstMalformation(in bytes: [UInt8]) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  private static func decode(
    _ bytes: [UInt8], asStated stated: TextEncoding
  ) throws(TextDecodingError) -> DecodedText {
    let mark = byteOrderMark(of: bytes)
    let isMarked = mark.map { $0.encoding.family == stated.family } ?? false
    let encoding = isMarked ? mark?.encoding ?? stated : stated
    let (text, malformed) = encoding.decode(bytes.dropFirst(isMarked ? mark?.length ?? 0 : 0))
    guard isText(text, malformed: malformed, in: encoding, isStated: true) else {
      throw .notInStatedEncoding(stated)
    }
    return DecodedText(text: text, encoding: encoding, evidence: .stated, malformed: malformed)
  }

  private static func byteOrderMark(of bytes: [UInt8]) -> (encoding: TextEncoding, length: Int)? {
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { return (.utf8, 3) }
    if bytes.starts(with: [0xff, 0xfe, 0, 0]) { return (.utf32LittleEndian, 4) }
    if bytes.starts(with: [0, 0, 0xfe, 0xff]) { return (.utf32BigEndian, 4) }
    if bytes.starts(with: [0xff, 0xfe]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xfe, 0xff]) { return (.utf16BigEndian, 2) }
    if bytes.starts(with: [0x84, 0x31, 0x95, 0x33]) { return (.gb18030, 4) }
    return nil
  }

  /// How many controls a text may have that is too short to tell it by their share.
  private static let tolerableControls = 4

  /// Whether a decoded text is one: hardly a control character in it, hardly a byte malformed.
  private static func isText(
    _ text: String, malformed: Int, in encoding: TextEncoding, isStated: Bool = false
  ) -> Bool {
    var controls = 0, count = 0
    for scalar in text.unicodeScalars {
      count += 1
      if scalar.value < 0x20, !(0x09...0x0d).contains(scalar.value) { controls += 1 }
    }
    let allowed = max(count / 200, encoding.toleratedMalformations(in: text, isStated: isStated))
    return malformed <= allowed && controls <= max(tolerableControls, count / 100)
  }
}

/// How many bytes there are of the kinds that tell encodings apart.
private struct ByteCounts {
  /// Those that no text has: controls, line ends and tabs aside.
  var controls = 0
  /// Escapes, which open ISO 2022's sequences, and zeros, which wide encodings have.
  var escapesAndZeros = 0
  /// Those that are not ASCII.
  var above7F = 0
  /// Those that begin a sequence of UTF-8.
  var leads = 0
  /// Those that begin a sequence of three or more.
  var longLeads = 0

  init(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBytes { buffer in
      var index = 0
      while index + 8 <= buffer.count {
        count(unsafe buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        index += 8
      }
      // The last ones, with spaces, which count for nothing.
      var rest: UInt64 = 0
      for place in index..<index + 8 {
        rest = rest << 8 | UInt64(place < buffer.count ? unsafe buffer[place] : 0x20)
      }
      count(rest)
    }
  }

  /// Counts eight bytes at a time, each kind by the highest bits of those that are of it: a file is
  /// read through before anything else is done with it.
  private mutating func count(_ word: UInt64) {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops = ones << 7
    let low = word & ~tops
    /// The highest bits of bytes whose other bits are that much, or more.
    func areAtLeast(_ least: UInt64) -> UInt64 { (low &+ (0x80 &- least) &* ones) & tops }
    let high = word & tops
    // Nearly all text is ASCII above the controls.
    guard high != 0 || areAtLeast(0x20) != tops else { return }
    let isASCII = ~high & tops
    let controls = isASCII & ~areAtLeast(0x20) & (~areAtLeast(0x09) | areAtLeast(0x0e))
    guard high | controls != 0 else { return }
    let areOther = (low ^ 0x1b &* ones) &+ 0x7f &* ones
    self.controls += controls.nonzeroBitCount
    escapesAndZeros += (isASCII & (~areOther | ~areAtLeast(0x01))).nonzeroBitCount
    above7F += high.nonzeroBitCount
    leads += (high & word << 1).nonzeroBitCount
    longLeads += (high & word << 1 & word << 2).nonzeroBitCount
  }

  /// Whether bytes that are valid UTF-8 can be nothing else: no byte is above ASCII, or chance cannot
  /// have made the sequences: pairs of bytes may be one character of Chinese, but not so many, and
  /// hardly ever do other encodings make three bytes of one sequence.
  var areClearlyUTF8: Bool {
    escapesAndZeros == 0 && (above7F == 0 || longLeads > 0 || leads > 12)
  }
}

extension TextEncoding {
  /// How many stretches of bytes may be malformed in a text that is in this encoding all the same:
  /// sequences of UTF-8 do not come about by chance, so one in three of them may be broken; where it is
  /// stated, by whoever has the file or by its format, three in four: where bytes of another encoding
  /// look like a sequence of UTF-8, six or more near by do not.
  package func toleratedMalformations(in text: String, isStated: Bool = false) -> Int {
    guard self == .utf8 else { return 0 }
    let characters = text.unicodeScalars.count { $0.value > 0x7f && $0 != "\u{fffd}" }
    return isStated ? 3 * characters : characters / 3
  }

  /// What it and its variants by byte order have in common.
  fileprivate var family: String { String(name.prefix(6)) }
}
