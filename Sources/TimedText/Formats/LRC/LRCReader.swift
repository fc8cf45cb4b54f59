internal import Timeline

/// Reads LRC: lines in any order, which are put in the order of their times.
struct LRCReader {
  private let source: SourceText
  private let bytes: [UInt8]
  private var result: ParsedTrack
  /// The lines with times, in the order of the file.
  private var timed: [TimedLine] = []
  /// What stands between them, with the number of lines before it.
  private var blocks: [(content: TrackBlock.Content, place: Int)] = []
  /// How much later lines are sung than shown, in milliseconds.
  private var offset: Int64 = 0
  private var length: MediaTime?
  private var hasThreeDigits = false
  /// The words of lines that are sung more than once, by where they begin.
  private var sung: [Int: CueText] = [:]

  init(_ source: SourceText) {
    self.source = source
    bytes = source.bytes
    result = ParsedTrack(of: source)
    result.places = nil
  }

  /// How many times a line may have: what is sung more often is no song, and takes memory.
  private static let timesALine = 50

  private struct TimedLine {
    /// In milliseconds, as the file has it.
    var time: Int64
    var text: Range<Int>
    /// Whether its words are those of other times too.
    var isRepeated = false
  }

  mutating func read() throws(SubtitleParseError) -> ParsedTrack {
    var lines = LineCursor(source)
    while let line = lines.next() { read(bytes.trimmed(line)) }
    let hasTags = !timed.isEmpty || !result.track.attributes.isEmpty || result.track.title != nil
    guard hasTags || bytes[source.start...].allSatisfy({ $0 <= 0x20 }) || !blocks.isEmpty else {
      throw SubtitleParseError("no line with a time, such as [00:12.34] before its words, is in it")
    }
    guard hasTags || blocks.allSatisfy({ if case .comment = $0.content { true } else { false } })
    else {
      throw SubtitleParseError("no line with a time, such as [00:12.34] before its words, is in it")
    }
    if hasThreeDigits { result.track.attributes.append(Attribute(LRC.digitsAttribute, "3")) }
    makeCues()
    return result
  }

  private mutating func read(_ line: Range<Int>) {
    guard !line.isEmpty else { return }
    var index = line.lowerBound
    let bracket = UInt8(ascii: "[")
    let first = timed.count
    while index < line.upperBound, bytes[index] == bracket, timed.count < first + Self.timesALine,
      let tag = LRCTag(bytes, at: index, closedBy: UInt8(ascii: "]"), before: line.upperBound)
    {
      timed.append(TimedLine(time: tag.milliseconds, text: index..<index))
      if tag.digits > 2 { hasThreeDigits = true }
      index = tag.end
      while index < line.upperBound, bytes[index].isBlank { index += 1 }
    }
    if timed.count > first {
      for place in first..<timed.count {
        timed[place].text = index..<line.upperBound
        timed[place].isRepeated = timed.count > first + 1
      }
    } else if let (name, value) = Self.name(line, in: bytes) {
      take(name, value)
    } else {
      result.repairs.note(line.lowerBound, "a line without a time is not shown")
      blocks.append((.foreign(.lrc, source.string(line)), timed.count))
    }
  }

  /// The name, in small letters, and the value of a tag that is all of a line, as `[ar:Somebody]`.
  static func name(_ line: Range<Int>, in bytes: [UInt8]) -> (name: String, value: Range<Int>)? {
    guard line.count > 2, bytes[line.lowerBound] == UInt8(ascii: "["),
      bytes[line.upperBound - 1] == UInt8(ascii: "]"),
      let colon = bytes[line.lowerBound..<min(line.upperBound, line.lowerBound + 32)].firstIndex(
        of: UInt8(ascii: ":"))
    else { return nil }
    let name = bytes[line.lowerBound + 1..<colon]
    guard name.allSatisfy({ $0.isLetter || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "#") })
    else { return nil }
    return (
      String(decoding: name.map(\.lowercased), as: UTF8.self),
      bytes.trimmed(colon + 1..<line.upperBound - 1)
    )
  }

  private mutating func take(_ name: String, _ range: Range<Int>) {
    let value = source.string(range)
    switch name {
    case "ti" where result.track.title == nil && !value.isEmpty: result.track.title = value
    case "#": blocks.append((.comment(value), timed.count))
    default:
      if name == "offset", let number = Int64(value.hasPrefix("+") ? value.dropFirst() : value[...])
      {
        offset = max(-1_000_000_000, min(1_000_000_000, number))
      }
      if name == "length" {
        let tag = Array("[\(value)]".utf8)
        length = LRCTag(tag, at: 0, closedBy: UInt8(ascii: "]")).map {
          .milliseconds(Int($0.milliseconds))
        }
      }
      result.track.attributes.append(Attribute("lrc." + name, value))
    }
  }

  // MARK: - Cues

  private mutating func makeCues() {
    let order = timed.indices.sorted { (timed[$0].time, $0) < (timed[$1].time, $1) }
    /// The cue that each line of the file became part of, or came before.
    var cueOfLine = Array(repeating: 0, count: timed.count)
    var cues: [Cue] = []
    var isOpen = false
    var next = 0
    while next < order.count {
      let time = timed[order[next]].time
      var text = CueText()
      var hasWords = false
      var last: Range<Int>?
      while next < order.count, timed[order[next]].time == time {
        let line = timed[order[next]]
        cueOfLine[order[next]] = cues.count
        next += 1
        // A line that has a time twice is sung once.
        guard !line.text.isEmpty, line.text != last else { continue }
        last = line.text
        let words = line.isRepeated ? words(of: line.text) : words(line.text)
        guard !words.isBlank else { continue }
        if hasWords {
          text.append("\n")
          text.append(words)
        } else {
          text = words
        }
        hasWords = true
      }
      let shown = shown(time)
      if isOpen { cues[cues.count - 1].outTime = max(shown, cues[cues.count - 1].inTime) }
      isOpen = hasWords
      if hasWords { cues.append(Cue(inTime: shown, outTime: shown, text: text)) }
    }
    if isOpen, let last = cues.last {
      cues[cues.count - 1].outTime = LRC.end(ofLast: last.text, from: last.inTime, before: length)
      if LRC.wordEnd(of: last.text, from: last.inTime) == nil {
        let end = cues[cues.count - 1].outTime
        result.repairs.note(
          order.last.map { timed[$0].text.lowerBound } ?? 0,
          end == length
            ? "nothing says when the last line ends: with the song, at \(end), is assumed"
            : "nothing says when the last line ends: \(end) is assumed")
      }
    }
    result.track.cues = cues
    result.track.blocks = blocks.map { block in
      TrackBlock(
        block.content,
        before: block.place < timed.count ? cueOfLine[block.place] : cues.count)
    }.sorted { $0.place < $1.place }
  }

  /// When a line is shown that has a time in the file.
  private func shown(_ milliseconds: Int64) -> MediaTime {
    .milliseconds(Int(max(0, milliseconds - offset)))
  }

  /// The words of a line, which are made once for all its times.
  private mutating func words(of range: Range<Int>) -> CueText {
    if let known = sung[range.lowerBound] { return known }
    let words = words(range)
    sung[range.lowerBound] = words
    return words
  }

  /// The words of a line, with the times at which they are sung.
  private func words(_ range: Range<Int>) -> CueText {
    var builder = CueTextBuilder()
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      guard let bracket = Self.closingBracket(of: byte) else {
        builder.append(byte)
        index += 1
        continue
      }
      let behind = WordJoiner.end(in: bytes[range], from: index + 1)
      let tag = LRCTag(bytes, at: behind - 1, closedBy: bracket, before: range.upperBound)
      if let tag, behind == index + 1 {
        builder.mark(Markup(.time(shown(tag.milliseconds))))
        index = tag.end
      } else {
        builder.append(byte)
        index += tag == nil ? 1 : 1 + WordJoiner.bytes.count
      }
    }
    return builder.finish()
  }

  /// The bracket that closes a time inside a line; older files have those of the lines there.
  static func closingBracket(of byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "<"): UInt8(ascii: ">")
    case UInt8(ascii: "["): UInt8(ascii: "]")
    default: nil
    }
  }
}
