internal import Timeline
internal import UnicodeText

/// Takes the text of subtitles that are given as a transcript, row by row, with the time of the
/// subtitle that each row is of.
struct SubtitleRows {
  /// The rows, in order.
  private(set) var rows: [SourceLine] = []
  /// How many subtitles they are of.
  let count: Int

  /// The rows of a text that is certainly subtitles with words in them; nothing for another.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  init?(_ text: String) {
    let source = SourceText(utf8: Array(text.utf8))
    let start = FileStart(source)
    guard
      let format = SubtitleFormat.readable.first(where: {
        $0.codec.likeness(of: start) == .certain
      }), let parsed = try? format.codec.read(source)
    else { return nil }
    count = parsed.track.cues.count
    var lines = LineNumbers(source)
    let firstLines = parsed.places?.map { lines.number(at: $0.text.lowerBound) }
    read(parsed.track.cues, hasReferences: format == .subRip) { cue, row in
      firstLines.map { $0[cue] + row }
    }
    if rows.isEmpty { return nil }
  }

  /// The rows of cues that were read already, each with the number of its cue, from 1, in place of
  /// that of its line.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  init(ofCues cues: [Cue]) {
    count = cues.count
    read(cues, hasReferences: true) { cue, _ in cue + 1 }
  }

  /// Takes the rows of cues; `number` tells the line of a row, where that is known.
  private mutating func read(
    _ cues: [Cue], hasReferences: Bool, number: (_ cue: Int, _ row: Int) -> Int?
  ) {
    var previous: (row: String, end: MediaTime)?
    for (index, cue) in cues.enumerated() {
      for (offset, row) in cue.text.rows.filter({ !$0.isBlank }).enumerated() {
        let shown = hasReferences ? Self.withoutReferences(row.string) : row.string
        // Rolling captions show the last row of the cue before once more.
        defer { previous = (shown, cue.outTime) }
        if offset == 0, let previous, shown == previous.row,
          cue.inTime - previous.end < .milliseconds(200)
        {
          continue
        }
        append(
          shown, of: cue, speaker: row.speaker, number: number(index, offset) ?? rows.count + 1,
          isFirst: offset == 0)
      }
    }
  }

  private mutating func append(
    _ text: String, of cue: Cue, speaker: String?, number: Int, isFirst: Bool
  ) {
    let scalars = Array(TextCleaning.cleaned(text).unicodeScalars)
    guard let start = scalars.firstIndex(where: { !$0.isSpace }),
      let end = scalars.lastIndex(where: { !$0.isSpace })
    else { return }
    var line = SourceLine(
      number: number, scalars: Array(scalars[start...end]), hadSpaceBefore: start > 0,
      hadSpaceBehind: end < scalars.count - 1, followsBlank: false)
    line.fragment = cue.range
    if isFirst { line.statedStart = cue.inTime }
    if let name = speaker.flatMap({ NameReader.name(Array($0.unicodeScalars)[...]) }) {
      line.speaker = name
      line.opensTurn = true
    }
    rows.append(line)
  }

  /// The text with what its character references stand for: SubRip has none, and is written with
  /// them all the same by programs that have them from WebVTT.
  private static func withoutReferences(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    let bytes = Array(text.utf8)[...]
    var plain: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "&"),
        let (reference, end) = CharacterReference.read(bytes, at: index)
      {
        plain += reference.utf8
        index = end
      } else {
        plain.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}

/// The numbers of lines, from 1, blank ones not counted, for places that come in order.
private struct LineNumbers {
  private let bytes: [UInt8]
  private var cursor: LineCursor
  private var count = 0

  init(_ source: SourceText) {
    bytes = source.bytes
    cursor = LineCursor(source)
  }

  /// The number of the line that holds a place, or of the next that is not blank.
  mutating func number(at place: Int) -> Int {
    while cursor.position < place, let line = cursor.next() {
      if bytes[line].contains(where: { !$0.isSpace }) { count += 1 }
    }
    return count + 1
  }
}
