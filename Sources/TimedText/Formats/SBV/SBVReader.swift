internal import Timeline

/// Reads SBV: a line with times begins a cue, and all up to the next one is the cue's text.
struct SBVReader {
  private let source: SourceText
  private let bytes: [UInt8]
  private var lines: LineCursor
  private var result: ParsedTrack

  init(_ source: SourceText) {
    self.source = source
    bytes = source.bytes
    lines = LineCursor(source)
    result = ParsedTrack(of: source)
  }

  /// A cue whose end has not been found yet.
  private struct OpenCue {
    var timing: SBVTiming
    /// Where the times begin.
    var start: Int
    var text: OpenText
  }

  mutating func read() throws(SubtitleParseError) -> ParsedTrack {
    var open: OpenCue?
    /// The blank lines since the last other one.
    var blanks: Range<Int>?
    while let line = lines.next() {
      if bytes.trimmed(line).isEmpty {
        blanks = (blanks?.lowerBound ?? line.lowerBound)..<lines.position
        continue
      }
      if let timing = SBVTiming(line, in: bytes) {
        if let open { close(open, at: line.lowerBound) }
        if open != nil, blanks == nil {
          result.repairs.mend(
            line.lowerBound..<line.lowerBound, with: Array(source.lineEnding.utf8),
            "no blank line before the cue")
        }
        mend(timing)
        open = OpenCue(
          timing: timing, start: line.lowerBound, text: OpenText(at: lines.position))
      } else if open != nil {
        open?.text.add(line, upTo: lines.position, behind: blanks)
      } else {
        result.repairs.note(line.lowerBound, "text before the first cue is passed over")
      }
      blanks = nil
    }
    if let open { close(open, at: bytes.count) }
    guard !result.track.cues.isEmpty || bytes[source.start...].allSatisfy({ $0 <= 0x20 }) else {
      throw SubtitleParseError("no line of times, such as 0:00:01.000,0:00:02.500, is in it")
    }
    // Text could be put only behind a line end that is not there yet.
    if let last = bytes.last, last != 0x0A, last != 0x0D, result.places?.last?.text.isEmpty == true
    {
      result.places = nil
    }
    return result
  }

  private mutating func mend(_ timing: SBVTiming) {
    guard timing.isOdd else { return }
    var usual = ByteWriter()
    SBV.append(timing.inTime, to: &usual)
    usual.append(UInt8(ascii: ","))
    SBV.append(timing.outTime, to: &usual)
    let range = timing.inRange.lowerBound..<timing.outRange.upperBound
    let (before, after) = (source.string(range), String(decoding: usual.bytes, as: UTF8.self))
    result.repairs.mend(range, with: usual.bytes, "times “\(before)” are taken as “\(after)”")
  }

  private mutating func close(_ open: OpenCue, at end: Int) {
    var text: [UInt8] = []
    var isFirst = true
    open.text.forEachLine(in: bytes) { row in
      if !isFirst { text.append(0x0A) }
      append(row, to: &text)
      isFirst = false
    }
    if let strays = open.text.strays { result.repairs.leaveOutBlankLines(in: bytes, strays) }
    result.append(
      Cue(
        inTime: open.timing.inTime, outTime: open.timing.outTime,
        text: CueText(String(decoding: text, as: UTF8.self))),
      at: CuePlace(
        block: open.start..<end, inTime: open.timing.inRange, outTime: open.timing.outRange,
        text: open.text.range))
  }

  /// Takes a line of text.
  private func append(_ row: Range<Int>, to text: inout [UInt8]) {
    var index = row.lowerBound
    let plainStart = WordJoiner.end(in: bytes[row], from: index)
    if plainStart > index, SBVTiming(plainStart..<row.upperBound, in: bytes) != nil { index += 3 }
    while index < row.upperBound {
      let byte = bytes[index]
      index += 1
      guard byte == UInt8(ascii: "["),
        Self.isBreak(bytes[..<row.upperBound], behindJoinersAt: index)
      else {
        text.append(byte)
        continue
      }
      if bytes[index] == WordJoiner.bytes[0] {
        text.append(byte)
        index += WordJoiner.bytes.count
      } else {
        text.append(0x0A)
        index += "br]".utf8.count
      }
    }
  }

  /// Whether the rest of `[br]` is at an index, or behind word joiners there.
  static func isBreak(_ bytes: ArraySlice<UInt8>, behindJoinersAt index: Int) -> Bool {
    let end = WordJoiner.end(in: bytes, from: index)
    guard end + 3 <= bytes.endIndex else { return false }
    return bytes[end..<end + 3].map(\.lowercased).elementsEqual("br]".utf8)
  }
}
