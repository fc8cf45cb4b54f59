internal import Timeline

/// Writes the text of a cue with its markup as the text of an event.
///
/// What could be taken for a tag is escaped as FFmpeg and libass have it: `\{` for a brace, and a
/// word joiner, which nobody sees, behind a backslash.
struct SubStationTextWriter {
  private let dialect: SubStation.Dialect
  private let cue: Cue
  /// The tags that come before what is written next.
  private var pending: [Tag] = []
  /// For each property what is in force, the innermost last.
  private var values: [SubStationProperty: [String]] = [:]
  /// The speaker whose name is to come before the next text.
  private var label: String?
  private var speaker: String?
  private var rowIsEmpty = true
  /// How many bytes of text have been passed.
  private var position = 0
  /// The times inside the text, and the number of those that have been passed.
  private let times: [MediaTime]
  /// Where in the text the first of them is.
  private let firstTimePlace: Int
  private var timesPassed = 0

  private struct Tag {
    enum Kind {
      case opening
      case closing
      /// Some that a file had, which go together.
      case kept
    }
    var text: String
    var kind: Kind
  }

  static func append(_ cue: Cue, dialect: SubStation.Dialect, to out: inout ByteWriter) {
    let place = cue.settings?.anchor ?? .standard
    if cue.text.spans.isEmpty, place == .standard, isPlain(cue.text.string.utf8) {
      out += cue.text.string
      return
    }
    var writer = SubStationTextWriter(cue, dialect: dialect)
    if place != .standard {
      let tag = dialect == .plus ? "\\an\(place.keypad)" : "\\a\(SubStationPlace.number(of: place))"
      writer.pending.append(Tag(text: tag, kind: .opening))
    }
    writer.append(to: &out)
  }

  private init(_ cue: Cue, dialect: SubStation.Dialect) {
    self.cue = cue
    self.dialect = dialect
    speaker = cue.text.speaker
    let marks = cue.text.spans.compactMap { span -> (place: Int, time: MediaTime)? in
      if case .time(let time) = span.markup.kind { (span.range.lowerBound, time) } else { nil }
    }
    times = marks.map(\.time)
    firstTimePlace = marks.first?.place ?? 0
  }

  /// Whether text can be written as it is.
  private static func isPlain(_ text: String.UTF8View) -> Bool {
    !text.contains { byte in
      byte == UInt8(ascii: "{") || byte == UInt8(ascii: "\\") || byte < 0x20 || byte == 0x7F
        || byte == 0xC2 || byte == 0xE2
    }
  }

  private mutating func append(to out: inout ByteWriter) {
    leadIn()
    cue.text.forEachPiece { piece in
      switch piece {
      case .open(let markup): open(markup, to: &out)
      case .close(let markup): close(markup)
      case .text(let text):
        for (index, row) in text.split(separator: "\n", omittingEmptySubsequences: false)
          .enumerated()
        {
          if index > 0 {
            flush(to: &out)
            out += "\\N"
            rowIsEmpty = true
          }
          append(row, to: &out)
        }
        position += text.utf8.count
      }
    }
    // All ends with the event.
    while pending.last?.kind == .closing { pending.removeLast() }
    flush(to: &out)
  }

  // MARK: - Text

  private mutating func append(_ row: Substring, to out: inout ByteWriter) {
    guard !row.isEmpty else { return }
    flush(to: &out)
    var row = row
    if let label {
      let dash = rowIsEmpty ? Cue.dash(of: String(row)) ?? "" : ""
      append(Array((dash + label.onOneLine + ": ").utf8), to: &out)
      row = row.dropFirst(dash.count)
      self.label = nil
    }
    append(Array(String(row).onOneLine.utf8), to: &out)
    rowIsEmpty = false
  }

  private func append(_ bytes: [UInt8], to out: inout ByteWriter) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0xC2, index < bytes.count, bytes[index] == 0xA0 {
        out += "\\h"
        index += 1
      } else if byte == UInt8(ascii: "{") {
        out += "\\{"
      } else {
        out.append(byte)
        if byte == UInt8(ascii: "\\"), Self.needsJoiner(before: bytes[index...]) {
          out += WordJoiner.bytes
        }
      }
    }
  }

  /// Whether what is behind a backslash would be taken together with it.
  private static func needsJoiner(before bytes: ArraySlice<UInt8>) -> Bool {
    guard let next = bytes.first else { return true }
    return "Nnh{}".utf8.contains(next) || bytes.starts(with: [0xC2, 0xA0])
      || bytes.starts(with: WordJoiner.bytes)
  }

  /// Writes the tags that come before what is written next, in one block but for what was kept.
  private mutating func flush(to out: inout ByteWriter) {
    guard !pending.isEmpty else { return }
    var hasKept = false
    out.append(UInt8(ascii: "{"))
    for tag in pending {
      if tag.kind == .kept {
        if hasKept { out += "}{" }
        hasKept = true
      }
      out += tag.text
    }
    out.append(UInt8(ascii: "}"))
    pending.removeAll(keepingCapacity: true)
  }

  // MARK: - Markup

  private mutating func open(_ markup: Markup, to out: inout ByteWriter) {
    switch markup.kind {
    case .voice(let name):
      if name != speaker { label = name }
      speaker = name
    case .time: mark(markup.classes.first)
    case .foreign(let owner, let text):
      if [.ass, .ssa, .subRip].contains(owner) { keep(text, to: &out) }
    default:
      for (property, value) in SubStationProperty.values(of: markup, in: dialect) {
        if values[property]?.last != value {
          pending.append(Tag(text: property.tag + value, kind: .opening))
        }
        values[property, default: []].append(value)
      }
    }
  }

  private mutating func close(_ markup: Markup) {
    for (property, value) in SubStationProperty.values(of: markup, in: dialect).reversed() {
      values[property]?.removeLast()
      let outer = values[property]?.last
      if outer != value {
        pending.append(Tag(text: property.tag + (outer ?? property.usual), kind: .closing))
      }
    }
  }

  /// Keeps a block of tags or of words, or a drawing, and nothing that would be text.
  private mutating func keep(_ text: String, to out: inout ByteWriter) {
    let text = text.onOneLine
    guard text.hasPrefix("{"), let end = text.firstIndex(of: "}") else { return }
    let inside = text[text.index(after: text.startIndex)..<end]
    let rest = text[text.index(after: end)...]
    if rest.isEmpty {
      // A bracket that is not closed would take in what follows.
      if inside.hasPrefix("\\"),
        inside.count(where: { $0 == "(" }) == inside.count(where: { $0 == ")" })
      {
        pending.append(Tag(text: String(inside), kind: .kept))
      } else {
        flush(to: &out)
        out += text
      }
    } else if inside.hasPrefix("\\p"), inside.dropFirst(2).utf8.allSatisfy(\.isDigit),
      !rest.contains(where: { $0 == "{" || $0 == "}" })
    {
      flush(to: &out)
      out += text + "{\\p0}"
    }
  }

  // MARK: - Song

  /// Says how long it is to the first time, where something comes before it.
  private mutating func leadIn() {
    guard let first = times.first else { return }
    let wait = hundredths(first) - hundredths(cue.inTime)
    if wait > 0 || firstTimePlace > 0 {
      pending.append(Tag(text: "\\k\(max(0, wait))", kind: .opening))
    }
  }

  private mutating func mark(_ kind: String?) {
    let time = times[timesPassed]
    timesPassed += 1
    let isLast = timesPassed == times.count
    // A time at the end only says how long what is before it takes.
    if isLast, position == cue.text.string.utf8.count { return }
    let next = isLast ? cue.outTime : times[timesPassed]
    let kind = kind.flatMap { ["kf", "ko"].contains($0) ? $0 : nil } ?? "k"
    let length = max(0, hundredths(next) - hundredths(time))
    pending.append(Tag(text: "\\\(kind)\(length)", kind: .opening))
  }

  private func hundredths(_ time: MediaTime) -> Int64 { SubStationTime.hundredths(time) }
}
