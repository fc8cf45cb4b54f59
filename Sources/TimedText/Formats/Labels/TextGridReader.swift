internal import Timeline

/// Reads a TextGrid as Praat does: numbers, texts in quotes and flags that stand free, in their order,
/// whatever stands between them; so that the long and the short form are read the same.
struct TextGridReader {
  private let source: SourceText
  private let bytes: [UInt8]
  private var position: Int
  private var result: ParsedTrack
  /// The cues in the order of the file, tier by tier.
  private var cues: [Cue] = []
  private var lastEnd = MediaTime.zero

  private enum Token {
    case number(MediaTime)
    case text(String)
    case flag
  }

  /// A tier's head.
  private struct Tier {
    var offset: Int
    var isIntervals: Bool
    var name: String
    var count: Int
  }

  init(_ source: SourceText) {
    self.source = source
    bytes = source.bytes
    position = source.start
    result = ParsedTrack(of: source)
  }

  mutating func read() throws(SubtitleParseError) -> ParsedTrack {
    guard case .text(let type)? = next(), type.hasPrefix("ooTextFile"),
      case .text("TextGrid")? = next()
    else { throw SubtitleParseError(line: 1, "a TextGrid begins with ooTextFile and TextGrid") }
    guard case .number(let start)? = next(), case .number(let end)? = next() else {
      throw SubtitleParseError("the TextGrid ends before its tiers")
    }
    if case .flag? = peek() { _ = next() }
    _ = next()
    while let tier = nextTier() { read(tier) }
    result.track.cues = cues.enumerated().sorted {
      ($0.element.inTime, $0.offset) < ($1.element.inTime, $1.offset)
    }.map(\.element)
    let usualEnd = max(lastEnd, .zero)
    if start != min(.zero, result.track.cues.first?.inTime ?? .zero) {
      result.track.attributes.append(Attribute("textgrid.xmin", Self.decimal(start)))
    }
    if end != usualEnd {
      result.track.attributes.append(Attribute("textgrid.xmax", Self.decimal(end)))
    }
    // A change of one interval is one of its neighbours as well.
    result.places = nil
    return result
  }

  private static func decimal(_ time: MediaTime) -> String {
    var out = ByteWriter()
    out.appendSeconds(time)
    return String(decoding: out.bytes, as: UTF8.self)
  }

  // MARK: - Tiers

  private mutating func nextTier() -> Tier? {
    while true {
      let offset = position
      guard let token = next() else { return nil }
      guard case .text(let kind) = token, TextGrid.kinds.contains(kind) else {
        result.repairs.note(offset, "no tier begins here: it is passed over")
        continue
      }
      guard case .text(let name)? = next(), case .number? = next(), case .number? = next(),
        case .number(let count)? = next()
      else {
        result.repairs.note(offset, "the file ends inside a tier")
        return nil
      }
      return Tier(
        offset: offset, isIntervals: kind == TextGrid.kinds[0], name: name,
        count: Int(clamping: count.ticks / MediaTime.ticksPerSecond))
    }
  }

  private mutating func read(_ tier: Tier) {
    let isSpeaker = TextGrid.isSpeaker(tier.name)
    if !isSpeaker, tier.name != TextGrid.plainTier, !tier.name.isEmpty {
      result.repairs.note(
        tier.offset, "tier “\(tier.name)” is taken for no speaker's: its cues name nobody")
    }
    for _ in 0..<max(0, tier.count) {
      let offset = position
      guard case .number(let start)? = next() else {
        result.repairs.note(offset, "tier “\(tier.name)” ends too early")
        position = offset
        return
      }
      var end = start
      if tier.isIntervals {
        guard case .number(let number)? = next() else {
          result.repairs.note(offset, "an interval without an end is passed over")
          position = offset
          _ = next()
          return
        }
        end = number
      }
      guard case .text(let text)? = next() else {
        result.repairs.note(offset, "tier “\(tier.name)” ends too early")
        return
      }
      if tier.isIntervals, text.isEmpty { continue }
      lastEnd = max(lastEnd, end)
      add(text, from: start, to: end, in: tier, isSpeaker: isSpeaker)
    }
  }

  private mutating func add(
    _ text: String, from start: MediaTime, to end: MediaTime, in tier: Tier, isSpeaker: Bool
  ) {
    var cue = Cue(inTime: start, outTime: end, text: CueText(text))
    if isSpeaker {
      cue.text = cue.text.marked(.voice(tier.name))
    } else if tier.name != TextGrid.plainTier {
      cue.attributes.append(Attribute("textgrid.tier", tier.name))
    }
    cues.append(cue)
  }

  // MARK: - Tokens

  private func peek() -> Token? {
    var copy = self
    return copy.next()
  }

  /// The next number, text or flag that stands free.
  private mutating func next() -> Token? {
    while position < bytes.count {
      let byte = bytes[position]
      if byte.isSpace {
        position += 1
      } else if byte == UInt8(ascii: "\"") {
        return quoted()
      } else if byte == UInt8(ascii: "!") {
        // A comment, to the end of its line.
        while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D {
          position += 1
        }
      } else {
        let start = position
        while position < bytes.count, !bytes[position].isSpace { position += 1 }
        let word = bytes[start..<position]
        if word.first == UInt8(ascii: "<"), word.last == UInt8(ascii: ">") { return .flag }
        if let time = MediaTime(decimal: word) { return .number(time) }
      }
    }
    return nil
  }

  private mutating func quoted() -> Token {
    position += 1
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        guard position < bytes.count, bytes[position] == byte else { break }
        position += 1
        text.append(byte)
      } else if byte == 0x0D {
        if position == bytes.count || bytes[position] != 0x0A { text.append(0x0A) }
      } else {
        text.append(byte)
      }
    }
    return .text(String(decoding: text, as: UTF8.self))
  }
}
