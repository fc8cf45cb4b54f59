internal import Timeline

/// Writes what stands in a paragraph.
struct TTMLTextWriter {
  private let prefixes: TTMLPrefixes
  /// The identifiers of those who speak, by ``TTML/agentKey(_:)``.
  private let agents: [String: String]
  /// Whether characters beyond ASCII are written by number, where the file's encoding may lack them.
  private let isASCII: Bool
  private var out = ByteWriter()
  /// What could not be written with the names that there are.
  private(set) var isIncomplete = false
  /// The paragraph's in-time, rounded as it is written, and the time from which text is shown.
  private var start: Int64 = 0
  private var time: Int64?
  /// A time that is still to be written.
  private var pending: Int64?
  private var rubies: [Ruby] = []

  /// A ruby that is open.
  private struct Ruby {
    /// How many spans are open in it.
    var depth = 0
    var bases: [[UInt8]] = []
    var readings: [[UInt8]] = []
    /// What is written behind the last reading.
    var rest: [UInt8] = []
    /// Whether a reading is where none can be, so that it is written in brackets.
    var isLoose: [Bool] = []
  }

  init(prefixes: TTMLPrefixes = TTMLPrefixes(), agents: [String: String], isASCII: Bool = false) {
    self.prefixes = prefixes
    self.agents = agents
    self.isASCII = isASCII
  }

  /// The text of a cue with its markup, but for what the paragraph itself says: so many of the
  /// outermost spans.
  mutating func bytes(of text: CueText, from inTime: MediaTime, withoutOuter outer: Int) -> [UInt8]
  {
    out = ByteWriter()
    (start, time, pending, rubies, isIncomplete) = (
      max(0, inTime.roundedMilliseconds), nil, nil, [], false
    )
    var skipped = outer
    var depth = 0
    text.forEachPiece { piece in
      switch piece {
      case .open(let markup) where skipped > 0 && !markup.isPlace: skipped -= 1
      case .open(let markup):
        if !markup.isPlace { depth += 1 }
        open(markup)
      case .close(let markup):
        guard depth > 0 else { return }
        depth -= 1
        writePending()
        close(markup)
      case .text(let text): append(text)
      }
    }
    writePending()
    return out.bytes
  }

  // MARK: - Pieces

  private mutating func append(_ text: Substring) {
    let begin = pending ?? time
    (time, pending) = (begin, nil)
    if let begin { openSpan(" begin=\"\(clock(begin))\"") }
    for (index, row) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { out += "<\(prefixes.element)br/>" }
      TTMLEscaping.append(row, isASCII: isASCII, to: &out)
    }
    if begin != nil { closeSpan() }
  }

  /// Writes a time that no text follows.
  private mutating func writePending() {
    guard let begin = pending else { return }
    (time, pending) = (begin, nil)
    out += "<\(prefixes.element)span begin=\"\(clock(begin))\"/>"
  }

  private func clock(_ milliseconds: Int64) -> String {
    TTMLTime.text(.milliseconds(Int(milliseconds - start)))
  }

  private mutating func mark(_ time: MediaTime) {
    let milliseconds = max(0, time.roundedMilliseconds)
    writePending()
    // A span begins no earlier than what it is in, and what came stays.
    guard milliseconds >= max(start, self.time ?? start) else { return }
    pending = milliseconds
    // A span with text that has the time already would not mark it once more.
    if milliseconds == self.time { writePending() }
  }

  private mutating func open(_ markup: Markup) {
    if case .time(let time) = markup.kind {
      // What has its time but is there before cannot be told from what comes then.
      if markup.hidesWhatFollows { mark(time) }
      return
    }
    writePending()
    if case .foreign = markup.kind { return }
    if let ruby = rubies.indices.last {
      if markup.kind == .rubyText {
        openReading(ruby)
        return
      }
      rubies[ruby].depth += 1
    }
    switch markup.kind {
    case .ruby:
      rubies.append(Ruby(rest: out.bytes))
      out = ByteWriter()
    case .rubyText: out += "("
    default:
      let attributes = attributes(of: markup)
      if let attributes { openSpan(attributes) }
    }
  }

  private mutating func close(_ markup: Markup) {
    switch markup.kind {
    case .rubyText:
      guard let ruby = rubies.indices.last else {
        out += ")"
        return
      }
      closeReading(ruby)
    case .ruby:
      guard let ruby = rubies.popLast() else { return }
      write(ruby)
      if let outer = rubies.indices.last { rubies[outer].depth -= 1 }
    case .time, .foreign: return
    default:
      if attributes(of: markup) != nil { closeSpan() }
      if let ruby = rubies.indices.last { rubies[ruby].depth -= 1 }
    }
  }

  // MARK: - Spans

  private mutating func openSpan(_ attributes: String) {
    out += "<\(prefixes.element)span\(attributes)>"
  }

  private mutating func closeSpan() { out += "</\(prefixes.element)span>" }

  /// The attributes of the span for markup; nothing where there is none.
  private mutating func attributes(of markup: Markup) -> String? {
    switch markup.kind {
    case .voice(let name):
      guard let agent = agents[TTML.agentKey(name)], let metadata = prefixes.metadata else {
        isIncomplete = true
        return nil
      }
      return " \(metadata)agent=\"\(agent)\""
    case .language(let tag): return " xml:lang=\"\(TTMLEscaping.attribute(tag, isASCII: isASCII))\""
    case .bold, .italic, .underline, .strikeout, .font:
      let styles = TTMLLooks.styles(of: markup)
      guard !styles.isEmpty else { return nil }
      guard let styling = prefixes.styling else {
        isIncomplete = true
        return nil
      }
      return styles.map {
        " \(styling)\($0.name)=\"\(TTMLEscaping.attribute($0.value, isASCII: isASCII))\""
      }.joined()
    case .group, .ruby, .rubyText, .time, .foreign: return nil
    }
  }

  // MARK: - Ruby

  private mutating func openReading(_ ruby: Int) {
    let isLoose = rubies[ruby].depth > 0
    rubies[ruby].isLoose.append(isLoose)
    guard !isLoose else {
      out += "("
      return
    }
    rubies[ruby].bases.append(out.bytes)
    out = ByteWriter()
  }

  private mutating func closeReading(_ ruby: Int) {
    guard rubies[ruby].isLoose.popLast() == false else {
      out += ")"
      return
    }
    rubies[ruby].readings.append(out.bytes)
    out = ByteWriter()
  }

  /// Writes a ruby: one pair of base and reading side by side, more of them in a container each
  /// (TTML2, section 10.2.35); what has no reading, behind it.
  private mutating func write(_ ruby: Ruby) {
    let tail = out.bytes
    out = ByteWriter()
    out += ruby.rest
    if !ruby.readings.isEmpty, prefixes.styling == nil { isIncomplete = true }
    let styling = prefixes.styling ?? ""
    func part(_ kind: TTMLRuby) -> String { " \(styling)ruby=\"\(kind.rawValue)\"" }
    func write(_ parts: [[UInt8]], _ kind: TTMLRuby) {
      for bytes in parts {
        openSpan(part(kind))
        out += bytes
        closeSpan()
      }
    }
    if !ruby.readings.isEmpty {
      openSpan(part(.container))
      if ruby.readings.count == 1 {
        write(ruby.bases, .base)
        write(ruby.readings, .text)
      } else {
        openSpan(part(.baseContainer))
        write(ruby.bases, .base)
        closeSpan()
        openSpan(part(.textContainer))
        write(ruby.readings, .text)
        closeSpan()
      }
      closeSpan()
    }
    out += tail
  }
}
