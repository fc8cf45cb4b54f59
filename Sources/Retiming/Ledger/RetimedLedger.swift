internal import Algorithms
internal import TimedText
internal import Timeline

/// The report of `cuelight generate`, its ledger, timed again: where each turn is in the new recording,
/// and what is heard there when.
///
/// A turn that was cut has the state `cut` and no times; one that is played more than once is there as
/// often. What was put in is of the kind `inserted`. Where anything was cut or comes again, the numbers of
/// cues, and the findings that speak of them, are left out, for the cues have other numbers now.
public struct RetimedLedger: Sendable {
  /// The report as JSON: one line with its line feed.
  public let json: [UInt8]
  /// How many turns had a time.
  public private(set) var turns = 0
  /// The first lines of the transcript of the turns that were cut.
  public private(set) var goneLines: [Int] = []

  /// Whether a file seems to be such a report.
  public static func isLedger(_ bytes: [UInt8]) -> Bool {
    guard bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{"),
      bytes.count < EditLists.largestSize,
      let tree = try? JSONTreeReader.read(ListText(utf8: bytes))
    else { return false }
    return tree["turns"]?.list != nil && tree["audio"]?.list != nil && tree["duration"] != nil
  }

  /// Takes a report through a time map.
  ///
  /// - Throws: ``EditListError`` with line and column, where it is none.
  /// - Complexity: O(*n* log *n*) in the size of the report and of what comes of it.
  public init(_ bytes: [UInt8], through map: TimeMap) throws(EditListError) {
    let text = ListText(utf8: bytes)
    let tree = try JSONTreeReader.read(text)
    guard let members = tree.members, let oldEnd = tree["duration"]?.number?.seconds else {
      throw text.error("is no report of `cuelight generate`", at: tree.offset)
    }
    var writer = LedgerWriter(text: text, map: map, oldEnd: oldEnd)
    var parts: [String] = []
    for (name, value) in members {
      let written: String =
        switch name {
        case "duration": WrittenTime.rounded(writer.newEnd)
        case "turns": try writer.turns(value)
        case "audio": try writer.audio(value)
        case "findings": writer.keepsNumbers ? text.string(value.offset..<value.end) : "[]"
        default: text.string(value.offset..<value.end)
        }
      parts.append("\(name.quotedAsJSON):\(written)")
    }
    json = Array(("{" + parts.joined(separator: ",") + "}\n").utf8)
    turns = writer.turnCount
    goneLines = writer.goneLines
  }
}

/// Writes the parts of a report.
private struct LedgerWriter {
  let text: ListText
  let map: TimeMap
  let oldEnd: MediaTime
  private(set) var turnCount = 0
  private(set) var goneLines: [Int] = []

  init(text: ListText, map: TimeMap, oldEnd: MediaTime) {
    self.text = text
    self.map = map
    self.oldEnd = oldEnd
  }

  /// How long the new recording is.
  var newEnd: MediaTime {
    guard let last = map.pieces.last else { return .zero }
    return max(.zero, last.new.end ?? last.new(at: oldEnd) ?? .zero)
  }

  /// Whether all cues are still there, once each and in order.
  var keepsNumbers: Bool {
    map.isMonotone
      && !map.cuts.contains { cut in
        (cut.end ?? .seconds(1)) > .zero && (cut.start ?? .zero) < oldEnd
      }
  }

  /// Where a stretch begins and ends; nothing where that is not said.
  private func range(_ tree: JSONTree) throws(EditListError) -> TimeRange? {
    guard let start = tree["start"], !start.isNull else { return nil }
    guard let from = start.number?.seconds, let to = tree["end"]?.number?.seconds, from <= to else {
      throw text.error("“start” and “end” are times in seconds, in order", at: tree.offset)
    }
    return from..<to
  }

  mutating func turns(_ list: JSONTree) throws(EditListError) -> String {
    var written: [String] = []
    for turn in list.list ?? [] {
      guard let old = try range(turn) else {
        written.append(text.string(turn.offset..<turn.end))
        continue
      }
      turnCount += 1
      let runs = CueRun.runs(of: map.images(of: old, from: .zero), bridge: nil)
      if runs.isEmpty {
        let line = turn["lines"]?.list?.first?.number.flatMap { Int(exactly: $0.numerator) }
        goneLines += [line].compactMap(\.self)
        written.append(try object(turn, at: nil))
      } else {
        for run in runs { written.append(try object(turn, at: run.new)) }
      }
    }
    return "[" + written.joined(separator: ",") + "]"
  }

  /// A turn, or a part of one, at another place or at none.
  private func object(
    _ turn: JSONTree, at new: TimeRange?
  ) throws(EditListError) -> String {
    var members: [String] = []
    for (name, value) in turn.members ?? [] {
      switch (name, new) {
      case ("start", let new?): members.append("\"start\":\(WrittenTime.rounded(new.lowerBound))")
      case ("end", let new?): members.append("\"end\":\(WrittenTime.rounded(new.upperBound))")
      case ("start", nil), ("end", nil): continue
      case ("state", nil): members.append("\"state\":\"cut\"")
      case ("cue", _) where !keepsNumbers: continue
      case ("parts", _): members.append("\"parts\":\(try parts(value, within: new))")
      default:
        members.append("\(name.quotedAsJSON):\(text.string(value.offset..<value.end))")
      }
    }
    return "{" + members.joined(separator: ",") + "}"
  }

  /// The parts of a long turn, as far as they are in the place where it is now.
  private func parts(
    _ list: JSONTree, within place: TimeRange?
  ) throws(EditListError) -> String {
    var written: [String] = []
    for part in list.list ?? [] {
      if let old = try range(part) {
        let new = place.flatMap { place in
          CueRun.runs(of: map.images(of: old, from: .zero), bridge: nil).map(\.new)
            .first { $0.overlaps(place) }
        }
        written.append(try object(part, at: new))
      } else {
        written.append(text.string(part.offset..<part.end))
      }
    }
    return "[" + written.joined(separator: ",") + "]"
  }

  /// What is heard in the new recording, from its start to its end.
  func audio(_ list: JSONTree) throws(EditListError) -> String {
    var spans: [(range: TimeRange, kind: String)] = []
    for span in list.list ?? [] {
      guard let range = try range(span), let kind = span["kind"] else {
        throw text.error("a stretch has “start”, “end” and “kind”", at: span.offset)
      }
      if let last = spans.last, range.lowerBound < last.range.upperBound {
        throw text.error("the stretch begins before the one in front of it ends", at: span.offset)
      }
      spans.append((range, text.string(kind.offset..<kind.end)))
    }
    var heard: [(range: TimeRange, kind: String)] = []
    func add(_ start: MediaTime, _ end: MediaTime, _ kind: String) {
      let start = max(start, heard.last?.range.upperBound ?? .zero)
      let end = min(end, newEnd)
      guard start < end else { return }
      if let last = heard.last, last.kind == kind, last.range.upperBound == start {
        heard[heard.count - 1].range = last.range.lowerBound..<end
      } else {
        heard.append((start..<end, kind))
      }
    }
    for piece in map.pieces {
      let end = piece.new.end ?? newEnd
      guard end > .zero else { continue }
      let reached = heard.last?.range.upperBound ?? .zero
      if let start = piece.new.start, start > reached { add(reached, start, Self.inserted) }
      guard let old = piece.old else {
        add(piece.new.start ?? .zero, end, Self.inserted)
        continue
      }
      let from = old.start ?? MediaTime(ticks: .min), to = old.end ?? MediaTime(ticks: .max)
      for span in spans[spans.partitioningIndex { $0.range.upperBound > from }...] {
        guard span.range.lowerBound < to else { break }
        add(
          piece.new(at: max(span.range.lowerBound, from)) ?? .zero,
          piece.new(at: min(span.range.upperBound, to)) ?? .zero, span.kind)
      }
      add(heard.last?.range.upperBound ?? .zero, end, Self.inserted)
    }
    let written = heard.map {
      "{\"start\":\(WrittenTime.rounded($0.range.lowerBound)),"
        + "\"end\":\(WrittenTime.rounded($0.range.upperBound)),\"kind\":\($0.kind)}"
    }
    return "[" + written.joined(separator: ",") + "]"
  }

  private static let inserted = "\"inserted\""
}
