internal import Timeline

/// Reads WebVTT by the steps of the specification's parser (section 6.1), so that a file is to
/// Cuelight what it is to a browser; and says what a browser passes over in silence.
struct WebVTTReader {
  private let source: SourceText
  private let bytes: [UInt8]
  private var lines: LineCursor
  private var result: ParsedTrack
  private var markup = WebVTTMarkup()
  private var regions: Set<String> = []

  init(_ source: SourceText) {
    self.source = source
    bytes = source.bytes
    lines = LineCursor(source)
    result = ParsedTrack(of: source)
  }

  mutating func read() throws(SubtitleParseError) -> ParsedTrack {
    guard let signature = lines.next(),
      bytes.has("WEBVTT", at: signature.lowerBound, before: signature.upperBound),
      signature.count == 6 || bytes[signature.lowerBound + 6].isBlank
    else {
      throw SubtitleParseError(
        line: 1, "a WebVTT file begins with WEBVTT, and a space or the end of the line behind it")
    }
    readTitle(signature.lowerBound + 6..<signature.upperBound)
    readHeader()
    while true {
      while let line = lines.peek(), line.isEmpty { _ = lines.next() }
      guard !lines.isAtEnd else { break }
      readBlock()
    }
    return result
  }

  private mutating func readTitle(_ range: Range<Int>) {
    var title = bytes.trimmed(range)
    if bytes.has("- ", at: title.lowerBound, before: title.upperBound) {
      title = bytes.trimmed(title.lowerBound + 2..<title.upperBound)
    }
    if !title.isEmpty { result.track.title = text(title) }
  }

  /// The lines behind the signature up to a blank one, of which browsers make nothing.
  private mutating func readHeader() {
    while let line = lines.peek(), !line.isEmpty {
      if bytes.firstArrow(in: line) != nil {
        result.repairs.note(line.lowerBound, "no blank line before the first cue")
        return
      }
      _ = lines.next()
      let languageMark: StaticString = "Language:"
      if bytes.has(languageMark, at: line.lowerBound, before: line.upperBound) {
        let tag = bytes.trimmed(line.lowerBound + 9..<line.upperBound)
        if !tag.isEmpty { result.track.language = text(tag) }
      }
      result.track.attributes.append(Attribute("vtt.header", text(line)))
    }
    _ = lines.next()
  }

  /// The first lines of a block, before it is known what it is.
  private mutating func readBlock() {
    let start = lines.position
    guard let first = lines.next() else { return }
    if bytes.firstArrow(in: first) != nil {
      readCue(first, identifier: nil, from: start)
      return
    }
    guard let second = lines.peek(), !second.isEmpty else {
      if !bytes[first].isEmpty { passOver(first.lowerBound..<first.upperBound) }
      return
    }
    if bytes.firstArrow(in: second) != nil {
      _ = lines.next()
      readCue(second, identifier: first, from: start)
      return
    }
    let body = restOfBlock()
    let isBeforeCues = result.track.cues.isEmpty
    if isKeyword("STYLE", first), isBeforeCues {
      add(.styleSheet(text(body)))
    } else if isKeyword("REGION", first), isBeforeCues {
      let region = WebVTTSettings.region(bytes[body])
      if !region.identifier.isEmpty { regions.insert(region.identifier) }
      add(.region(region))
    } else {
      passOver(first.lowerBound..<body.upperBound)
    }
  }

  /// The lines of a block up to a blank one, or to one with an arrow, which begins another block.
  private mutating func restOfBlock() -> Range<Int> {
    let start = lines.position
    var end = start
    while let line = lines.peek(), !line.isEmpty, bytes.firstArrow(in: line) == nil {
      _ = lines.next()
      end = line.upperBound
    }
    return start..<end
  }

  /// Whether a line is a word with nothing but white space behind it.
  private func isKeyword(_ word: StaticString, _ line: Range<Int>) -> Bool {
    bytes.has(word, at: line.lowerBound, before: line.upperBound)
      && bytes[line].dropFirst(word.utf8CodeUnitCount).allSatisfy(\.isSpace)
  }

  /// Takes a block that is neither cue, style nor region: a comment, or what browsers pass over.
  private mutating func passOver(_ block: Range<Int>) {
    let line = LineCursor(bytes, at: block.lowerBound).peek()?.clamped(to: block) ?? block
    if bytes.has("NOTE", at: line.lowerBound, before: line.upperBound),
      line.count == 4 || bytes[line.lowerBound + 4].isBlank
    {
      var start = line.lowerBound + 4
      while start < block.upperBound, bytes[start].isSpace { start += 1 }
      add(.comment(text(start..<block.upperBound)))
      return
    }
    let isLate = isKeyword("STYLE", line) || isKeyword("REGION", line)
    result.repairs.note(
      block.lowerBound,
      isLate
        ? "styles and regions behind the first cue mean nothing"
        : "neither a cue nor a comment: it is passed over")
    add(.foreign(.webVTT, text(block)))
  }

  private mutating func add(_ content: TrackBlock.Content) {
    result.append(content, endingAt: lines.position)
  }

  private mutating func readCue(_ line: Range<Int>, identifier: Range<Int>?, from start: Int) {
    guard let timing = WebVTTTiming(line, in: bytes) else {
      result.repairs.note(line.lowerBound, "no times that WebVTT has: the block is passed over")
      let rest = restOfBlock()
      let end = max(rest.upperBound, line.upperBound)
      add(.foreign(.webVTT, text(start..<end)))
      return
    }
    let textStart = lines.position
    let payload = restOfBlock()
    let textEnd = payload.isEmpty ? textStart : lines.position
    var cue = Cue(inTime: timing.inTime, outTime: timing.outTime, text: CueText())
    markup.parse(bytes[payload])
    cue.text = markup.text
    result.repairs.note(markup.faults)
    if let identifier, !identifier.isEmpty { cue.identifier = text(identifier) }
    if timing.settings.count > 1 { readSettings(timing.settings, of: &cue) }
    while let line = lines.peek(), line.isEmpty { _ = lines.next() }
    result.append(
      cue,
      at: CuePlace(
        block: start..<lines.position, inTime: timing.inRange, outTime: timing.outRange,
        text: textStart..<textEnd))
  }

  private mutating func readSettings(_ range: Range<Int>, of cue: inout Cue) {
    let (settings, unknown) = WebVTTSettings.cue(bytes[range], regions: regions)
    cue.settings = settings
    for word in unknown {
      result.repairs.note(word.lowerBound, "setting “\(source.string(word))” means nothing")
    }
  }

  /// The text of a stretch, its lines ended by line feeds and with no character of no number.
  private func text(_ range: Range<Int>) -> String {
    let slice = bytes[range]
    guard slice.contains(where: { $0 == 0x0D || $0 == 0 }) else {
      return String(decoding: slice, as: UTF8.self)
    }
    var text: [UInt8] = []
    var last: UInt8 = 0
    for byte in slice {
      if byte == 0 {
        text += [0xEF, 0xBF, 0xBD]
      } else if byte == 0x0D {
        text.append(0x0A)
      } else if byte != 0x0A || last != 0x0D {
        text.append(byte)
      }
      last = byte
    }
    return String(decoding: text, as: UTF8.self)
  }
}
