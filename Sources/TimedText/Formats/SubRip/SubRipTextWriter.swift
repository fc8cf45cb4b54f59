/// Writes the lines of cues, each cue's speaker where it is not the one before.
struct SubRipTextWriter {
  let lineEnding: String
  private var speaker: String?

  init(lineEnding: String, speaker: String? = nil) {
    self.lineEnding = lineEnding
    self.speaker = speaker
  }

  /// Writes the lines of a cue, each with its end. Blank rows would end the cue and are left out.
  mutating func append(_ cue: Cue, to out: inout ByteWriter) {
    let place = cue.settings?.anchor ?? .standard
    if place == .standard, cue.text.spans.isEmpty, lineEnding == "\n",
      SubRipMarkup.isSafe(cue.text.string)
    {
      speaker = nil
      out += cue.text.string
      out.append(0x0A)
      return
    }
    var row = Row()
    if place != .standard { row.pending = ["{\\an\(place.keypad)}"] }
    if cue.text.speaker == nil { speaker = nil }
    cue.text.forEachPiece { piece in
      switch piece {
      case .open(let markup):
        if case .voice(let name) = markup.kind {
          if name != speaker { row.label = SubRip.label(for: name) }
          speaker = name
        }
        row.pending.append(SubRipMarkup.opening(markup))
      case .close(let markup):
        let tag = SubRipMarkup.closing(markup)
        if row.hasText, row.pending.isEmpty { out += tag } else { row.pending.append(tag) }
      case .text(let text):
        for (index, part) in text.split(separator: "\n", omittingEmptySubsequences: false)
          .enumerated()
        {
          if index > 0 { end(&row, &out) }
          append(part, in: &row, to: &out)
        }
      }
    }
    if !row.hasText { row.leaveOutBlanks() }
    row.hasText = row.hasText || row.pending.contains { !$0.isEmpty }
    row.write(to: &out)
    end(&row, &out)
  }

  /// A line that is being written.
  private struct Row {
    /// Whether something of it can be seen.
    var hasText = false
    /// Tags, and blanks, that come before its next text.
    var pending: [String] = []
    /// The name that comes before its next text.
    var label: String?

    mutating func write(to out: inout ByteWriter) {
      for text in pending { out += text }
      pending.removeAll(keepingCapacity: true)
    }

    mutating func leaveOutBlanks() { pending.removeAll { $0.utf8.allSatisfy(\.isBlank) } }
  }

  private func append(_ text: Substring, in row: inout Row, to out: inout ByteWriter) {
    var text = text
    if !row.hasText, text.utf8.allSatisfy(\.isBlank) {
      // Blanks are text where more than blanks follow in the line.
      row.pending.append(String(text))
      return
    }
    row.write(to: &out)
    if let label = row.label {
      let dash = row.hasText ? "" : Cue.dash(of: String(text)) ?? ""
      out += dash + label
      text = text.dropFirst(dash.count)
      row.label = nil
    }
    SubRipMarkup.append(text, to: &out)
    row.hasText = true
  }

  private func end(_ row: inout Row, _ out: inout ByteWriter) {
    guard row.hasText else { return row.leaveOutBlanks() }
    row.write(to: &out)
    out += lineEnding
    row.hasText = false
  }
}

extension ByteWriter {
  /// Lines that were written to stand in place of those of a cue: the last line of a file may have no
  /// end, and keeps having none.
  func text(inPlaceOf range: Range<Int>, in source: SourceText) -> [UInt8] {
    guard range.upperBound == source.bytes.count, let last = source.bytes[range].last,
      last != 0x0A, last != 0x0D
    else { return bytes }
    return Array(bytes.dropLast(source.lineEnding.utf8.count))
  }
}

extension SubtitleTrack {
  /// The text of each cue as SubRip has it, with its tags, and names where the speaker changes; nothing
  /// of a cue that only draws.
  package var subRipTexts: [String] {
    let adapted = AdaptedTrack(self, for: .subRip)
    var writer = SubRipTextWriter(lineEnding: "\n")
    var texts = cues.map { _ in "" }
    for (place, cue) in adapted.track.cues.enumerated() {
      var out = ByteWriter()
      writer.append(cue, to: &out)
      texts[adapted.origin(of: place)] = String(decoding: out.bytes.dropLast(), as: UTF8.self)
    }
    return texts
  }
}
