internal import Timeline

/// Writes lyrics in the order of their times.
struct LRCWriter {
  private let lineEnding: String
  /// How many digits are behind the point.
  private let digits: Int
  /// How much later lines are sung than shown.
  private let offset: MediaTime

  init(_ track: SubtitleTrack, lineEnding: String) {
    self.lineEnding = lineEnding
    digits = track.attributes[LRC.digitsAttribute] == "3" ? 3 : 2
    offset = .milliseconds(
      track.attributes[LRC.offsetAttribute]
        .flatMap { Int($0.hasPrefix("+") ? $0.dropFirst() : $0[...]) }
        .map { max(-1_000_000_000, min(1_000_000_000, $0)) } ?? 0)
  }

  func append(_ track: SubtitleTrack, to out: inout ByteWriter) {
    out.reserve(track.cues.reduce(64) { $0 + $1.text.string.utf8.count + 16 })
    if let title = track.title?.onOneLine.unpadded, !title.isEmpty { append("ti", title, to: &out) }
    for attribute in track.attributes
    where attribute.isOf(.lrc) && attribute.name != LRC.digitsAttribute {
      append(String(attribute.name.dropFirst("lrc.".count)), attribute.value.onOneLine, to: &out)
    }
    let order = track.cues.indices.sorted {
      (track.cues[$0].inTime, $0) < (track.cues[$1].inTime, $1)
    }
    var block = track.blocks.startIndex
    for (number, index) in order.enumerated() {
      while block < track.blocks.endIndex, track.blocks[block].place <= number {
        append(track.blocks[block], to: &out)
        block += 1
      }
      let next = number + 1 < order.count ? track.cues[order[number + 1]].inTime : nil
      append(track.cues[index], next: next, to: &out)
    }
    for block in track.blocks[block...] { append(block, to: &out) }
  }

  private func append(_ name: String, _ value: String, to out: inout ByteWriter) {
    out += "[" + name + ":" + value + "]" + lineEnding
  }

  private func append(_ block: TrackBlock, to out: inout ByteWriter) {
    switch block.content {
    case .comment(let text):
      for row in text.split(whereSeparator: \.isNewline) {
        append("#", String(row).onOneLine.unpadded, to: &out)
      }
    case .foreign(.lrc, let text): out += text.onOneLine + lineEnding
    default: break
    }
  }

  private func append(_ cue: Cue, next: MediaTime?, to out: inout ByteWriter) {
    var hasWords = false
    for row in cue.text.rows where !row.isBlank {
      append(cue.inTime, "[", "]", to: &out)
      append(row, to: &out)
      out += lineEnding
      hasWords = true
    }
    guard hasWords else { return }
    let end = ticks(cue.outTime)
    if let next {
      guard end < ticks(next) else { return }
    } else if LRC.wordEnd(of: cue.text, from: cue.inTime).map(ticks) == end {
      return
    }
    guard end > ticks(cue.inTime) else { return }
    append(cue.outTime, "[", "]", to: &out)
    out += lineEnding
  }

  private func append(_ text: CueText, to out: inout ByteWriter) {
    // A time at the start of a line would be one of the line.
    text.forEachPiece { piece in
      switch piece {
      case .open(let markup):
        if case .time(let time) = markup.kind { append(time, "<", ">", to: &out) }
      case .close: break
      case .text(let words): append(Array(String(words).onOneLine.utf8), to: &out)
      }
    }
  }

  /// Writes words, with a word joiner in what would be taken for a time.
  private func append(_ bytes: [UInt8], to out: inout ByteWriter) {
    for (index, byte) in bytes.enumerated() {
      out.append(byte)
      guard let bracket = LRCReader.closingBracket(of: byte) else { continue }
      let behind = WordJoiner.end(in: bytes[...], from: index + 1)
      if LRCTag(bytes, at: behind - 1, closedBy: bracket) != nil { out += WordJoiner.bytes }
    }
  }

  // MARK: - Times

  /// A time as many ticks as a second has tenths, hundredths or thousandths.
  private func ticks(_ time: MediaTime) -> Int64 {
    let (sung, overflows) = time.ticks.addingReportingOverflow(offset.ticks)
    return max(
      0, MediaTime(ticks: overflows ? time.ticks : sung).samples(rate: digits == 3 ? 1000 : 100))
  }

  private func append(
    _ time: MediaTime, _ opening: String, _ closing: String, to out: inout ByteWriter
  ) {
    let ticks = ticks(time)
    let rate: Int64 = digits == 3 ? 1000 : 100
    out += opening
    out.append(ticks / (60 * rate), width: 2)
    out.append(UInt8(ascii: ":"))
    out.appendTwoDigits(ticks / rate % 60)
    out.append(UInt8(ascii: "."))
    out.append(ticks % rate, width: digits)
    out += closing
  }
}
