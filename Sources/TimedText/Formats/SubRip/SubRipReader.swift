internal import Timeline

/// Reads SubRip as players do: a line with times begins a cue, and all up to the next one, but for
/// the counter before it, is the cue's text.
struct SubRipReader {
  private let source: SourceText
  private let bytes: [UInt8]
  private var lines: LineCursor
  private var result: ParsedTrack
  private var markup = SubRipMarkup()
  /// How many cues have begun.
  private var begun = 0

  init(_ source: SourceText) {
    self.source = source
    bytes = source.bytes
    lines = LineCursor(source)
    result = ParsedTrack(of: source)
  }

  /// A cue whose end has not been found yet.
  private struct OpenCue {
    var timing: SubRipTiming
    /// Where the counter, or the times, begin.
    var start: Int
    var text: OpenText
  }

  mutating func read() throws(SubtitleParseError) -> ParsedTrack {
    var open: OpenCue?
    /// The blank lines since the last other one.
    var blanks: Range<Int>?
    while let line = lines.next() {
      if isBlank(line) {
        blanks = (blanks?.lowerBound ?? line.lowerBound)..<lines.position
        continue
      }
      let isSeparated = blanks != nil || open == nil
      if let (timing, start) = timing(at: line, isSeparated: isSeparated) {
        if let open { close(open, at: start) }
        open = OpenCue(timing: timing, start: start, text: OpenText(at: lines.position))
        begun += 1
      } else if open != nil {
        // In place, for a copy of the cue would be one more.
        open?.text.add(line, upTo: lines.position, behind: blanks)
      } else {
        result.repairs.note(line.lowerBound, "text before the first cue is passed over")
      }
      blanks = nil
    }
    if let open { close(open, at: bytes.count) }
    guard begun > 0 || bytes[source.start...].allSatisfy({ $0 <= 0x20 }) else {
      throw SubtitleParseError("no line of times, such as 00:00:01,000 --> 00:00:02,500, is in it")
    }
    // Text could be put only behind a line end that is not there yet.
    if let last = bytes.last, last != 0x0A, last != 0x0D, result.places?.last?.text.isEmpty == true
    {
      result.places = nil
    }
    return result
  }

  private func isBlank(_ line: Range<Int>) -> Bool {
    line.isEmpty || bytes[line.lowerBound].isBlank && bytes.trimmed(line).isEmpty
  }

  /// The times in a line, or behind it where it is a counter, and where the cue begins.
  private mutating func timing(
    at line: Range<Int>, isSeparated: Bool
  ) -> (SubRipTiming, start: Int)? {
    let first = bytes[line.lowerBound]
    // Wide digits begin with that byte.
    guard first.isDigit || first.isBlank || first == 0xEF else { return nil }
    if bytes[bytes.trimmed(line)].allSatisfy(\.isDigit) {
      return timing(behindCounter: line, isSeparated: isSeparated)
    }
    guard let timing = SubRipTiming(line, in: bytes.span) else {
      tellIfTimes(line)
      return nil
    }
    if !isSeparated { separate(at: line.lowerBound) }
    let counter = Array("\(begun + 1)\(source.lineEnding)".utf8)
    result.repairs.mend(
      line.lowerBound..<line.lowerBound, with: counter, "no counter: \(begun + 1) is assumed")
    mend(timing)
    return (timing, line.lowerBound)
  }

  /// The times behind a line of digits: without them it is text.
  private mutating func timing(
    behindCounter line: Range<Int>, isSeparated: Bool
  ) -> (SubRipTiming, start: Int)? {
    let here = lines.position
    while let next = lines.next() {
      if isSeparated, isBlank(next) { continue }
      guard let timing = SubRipTiming(next, in: bytes.span) else { break }
      if next.lowerBound > here {
        result.repairs.mend(
          here..<next.lowerBound, with: [], "blank lines behind a counter are left out")
      }
      if !isSeparated { separate(at: line.lowerBound) }
      mend(timing)
      return (timing, line.lowerBound)
    }
    lines.move(to: here)
    return nil
  }

  /// Says so where a line is hardly anything but times, and none that are understood.
  private mutating func tellIfTimes(_ line: Range<Int>) {
    if bytes[line].first?.isDigit == true, bytes.firstArrow(in: line) != nil {
      result.repairs.note(
        line.lowerBound,
        "times that are not understood, in place of such as 00:00:01,000 --> 00:00:02,500: the line "
          + "is taken for text")
    }
  }

  private mutating func separate(at start: Int) {
    // Behind a carriage return a line feed would be no line of its own.
    let ending = bytes[start - 1] == 0x0D ? "\r" : source.lineEnding
    result.repairs.mend(start..<start, with: Array(ending.utf8), "no blank line before the cue")
  }

  private mutating func mend(_ timing: SubRipTiming) {
    guard timing.isOdd else { return }
    var usual = ByteWriter()
    usual.append(from: timing.inTime, to: timing.outTime, decimalMark: UInt8(ascii: ","))
    let range = timing.inRange.lowerBound..<timing.outRange.upperBound
    let (before, after) = (source.string(range), String(decoding: usual.bytes, as: UTF8.self))
    result.repairs.mend(range, with: usual.bytes, "times “\(before)” are taken as “\(after)”")
  }

  private mutating func close(_ open: OpenCue, at end: Int) {
    let timing = open.timing
    let (text, anchor) = open.text.range.isEmpty ? (CueText(), nil) : text(of: open.text)
    var cue = Cue(inTime: timing.inTime, outTime: timing.outTime, text: text)
    if let anchor { cue.settings = CueSettings(anchor) }
    let coordinates = bytes.trimmed(timing.rest)
    if !coordinates.isEmpty {
      cue.attributes = [Attribute("srt.coordinates", source.string(coordinates))]
      if !bytes[coordinates].contains(UInt8(ascii: ":")) {
        result.repairs.note(coordinates.lowerBound, "what follows the times is passed over")
      }
    }
    result.append(
      consume cue,
      at: CuePlace(
        block: open.start..<end, inTime: timing.inRange, outTime: timing.outRange,
        text: open.text.range))
  }

  /// The text of a cue, and where it is to stand.
  private mutating func text(of open: OpenText) -> (CueText, CueSettings.Anchor?) {
    let stretch = open.range.lowerBound..<open.lastEnd
    if open.strays == nil, SubRipMarkup.isPlain(bytes, stretch) {
      return (CueText(source.string(stretch)), nil)
    }
    var text: [UInt8] = []
    open.forEachLine(in: bytes) { line in
      if !text.isEmpty { text.append(0x0A) }
      text += bytes[line]
    }
    markup.parse(text)
    if let fault = markup.fault {
      result.repairs.mend(open.range, with: written(markup, inPlaceOf: open.range), fault)
    } else if let strays = open.strays {
      result.repairs.leaveOutBlankLines(in: bytes, strays)
    }
    return (markup.text, markup.place)
  }

  /// What was read as it is to be written in place of a cue's lines.
  private func written(_ markup: SubRipMarkup, inPlaceOf range: Range<Int>) -> [UInt8] {
    var cue = Cue(inTime: .zero, outTime: .zero, text: markup.text)
    cue.settings = markup.place.map { CueSettings($0) }
    var out = ByteWriter()
    var writer = SubRipTextWriter(lineEnding: source.lineEnding)
    writer.append(cue, to: &out)
    return out.text(inPlaceOf: range, in: source)
  }
}
