internal import TimedText

/// A cue's text with the corrections made in it, and all else as it was: the ends of its rows, names,
/// dashes, marks, and the markup of what did not change.
struct RewrittenCue {
  /// A stretch of the new text, and the stretch of the old that it stands for.
  struct Piece {
    /// Where it stands in the new text, in bytes of UTF-8.
    var range: Range<Int>
    /// What of the old text it is, or stands in the place of.
    var source: Range<Int>
    /// Whether it is the same.
    var isCopy: Bool
  }

  /// The text.
  private(set) var text: CueText
  /// Its stretches, in order.
  private(set) var pieces: [Piece] = []
  /// For each unit where it stands in the text.
  private(set) var places: [Range<Int>] = []

  /// Rewrites a cue.
  ///
  /// - Parameters:
  ///   - cue: Its text.
  ///   - units: What of the transcript it is to show.
  ///   - sources: For each of these units the unit of the track that it is or stands in place of;
  ///     ascending.
  ///   - isKept: Whether each of them is the same as its source.
  ///   - old: The words of the track.
  ///   - new: The words of the transcript.
  ///   - index: The index of the cue.
  init(
    _ cue: CueText, units: Range<Int>, sources: [Int], isKept: [Bool], _ old: TrackText,
    _ new: TranscriptText, of index: Int
  ) {
    let source = Array(cue.string.utf8)
    let mine = old.cues[index]
    var bytes: [UInt8] = []
    var pieces: [Piece] = []
    var places: [Range<Int>] = []
    func add(_ addition: some Collection<UInt8>, for range: Range<Int>, isCopy: Bool) {
      let start = bytes.count
      bytes += addition
      pieces.append(Piece(range: start..<bytes.count, source: range, isCopy: isCopy))
    }
    let head = mine.isEmpty ? 0..<0 : 0..<old.units[mine.lowerBound].range.lowerBound
    add(source[head], for: head, isCopy: true)
    // A row that ended where there is a word now ends behind the word.
    var owesRow = false
    for (number, unit) in units.enumerated() {
      if number > 0 {
        let (before, here) = (sources[number - 1], sources[number])
        let joint = Self.joint(from: before, to: here, old)
        if joint.contains(.aside) {
          owesRow = false
        } else if joint.contains(.row) {
          owesRow = new.isInWord(unit)
        }
        let gap =
          owesRow
          ? nil
          : Self.gap(
            from: before, to: here, unit: unit, isKept: isKept[number - 1] && isKept[number], old,
            new)
        if let gap {
          add(source[gap], for: gap, isCopy: true)
        } else {
          let endsRow = owesRow && new.mayEndRow(before: unit)
          let place = old.units[before].range.upperBound
          add(
            Array((endsRow ? "\n" : new.space(before: unit)).utf8), for: place..<place,
            isCopy: false)
          if endsRow { owesRow = false }
        }
      }
      let place = old.units[sources[number]].range
      if isKept[number] {
        add(source[place], for: place, isCopy: true)
      } else {
        let range = new.units[unit].range
        let text = Array(
          new.texts[new.units[unit].owner].utf8.dropFirst(range.lowerBound).prefix(range.count))
        add(text, for: place, isCopy: false)
      }
      places.append(pieces[pieces.count - 1].range)
    }
    let tail = (mine.isEmpty ? 0 : old.units[mine.upperBound - 1].range.upperBound)..<source.count
    add(source[tail], for: tail, isCopy: true)
    self.pieces = pieces
    self.places = places
    let string = String(decoding: bytes, as: UTF8.self)
    text = cue.rewritten(as: string) { pieces.place(of: $0) }
  }

  /// All that stood between two units of a cue.
  private static func joint(from before: Int, to here: Int, _ old: TrackText) -> TextUnit.Joint {
    guard here > before else { return [] }
    return old.units[before + 1...here].reduce(into: []) { $0.formUnion($1.joint) }
  }

  /// What of the old text stands between two units, where that is to stay.
  private static func gap(
    from before: Int, to here: Int, unit: Int, isKept: Bool, _ old: TrackText, _ new: TranscriptText
  ) -> Range<Int>? {
    guard here > before else { return nil }
    func gap(_ index: Int) -> Range<Int> {
      old.units[index - 1].range.upperBound..<old.units[index].range.lowerBound
    }
    if isKept, here == before + 1 {
      let agrees = TextUnit.agree(
        old.units[here].joint, new.units[unit].joint, between: old.units[before],
        and: old.units[here], isFlat: old.isFlat)
      return agrees || old.units[here].joint.contains(.aside) ? gap(here) : nil
    }
    let indices = before + 1...here
    return
      (indices.first { old.units[$0].joint.contains(.aside) }
      ?? indices.first { old.units[$0].joint.contains(.row) }).map(gap)
  }

  /// The rows in other lines: the same units with other spaces and ends of rows between them.
  ///
  /// - Returns: Whether the units are those of the rows.
  mutating func rewrap(_ cue: CueText, rows: [String]) -> Bool {
    guard let first = places.first, let last = places.last else { return false }
    let old = Array(text.string.utf8)
    let body = Array(rows.joined(separator: "\n").utf8)
    var bytes = Array(old[..<first.lowerBound])
    let start = bytes.count
    var position = 0
    var moved: [Range<Int>] = []
    for place in places {
      let unit = old[place]
      while position < body.count, !body[position...].starts(with: unit) { position += 1 }
      guard position < body.count else { return false }
      moved.append(start + position..<start + position + unit.count)
      position += unit.count
    }
    bytes += body
    let end = bytes.count
    bytes += old[last.upperBound...]
    // Every other piece is a unit or what stands between two.
    var unit = 0
    for index in pieces.indices {
      if unit < places.count, pieces[index].range == places[unit] {
        pieces[index].range = moved[unit]
        unit += 1
      } else if unit == 0 {
        continue
      } else if unit < places.count {
        pieces[index].range = moved[unit - 1].upperBound..<moved[unit].lowerBound
        pieces[index].isCopy = false
      } else {
        let shift = end - last.upperBound
        pieces[index].range =
          pieces[index].range.lowerBound + shift..<pieces[index].range.upperBound + shift
      }
    }
    places = moved
    text = cue.rewritten(as: String(decoding: bytes, as: UTF8.self)) { pieces.place(of: $0) }
    return true
  }
}

extension [RewrittenCue.Piece] {
  /// Where a span of the old text lies among the pieces; nothing where nothing of it is left.
  func place(of span: CueText.Span) -> Range<Int>? {
    let (start, end) = (span.range.lowerBound, span.range.upperBound)
    let from = first { $0.source.upperBound > start }
    var lower = from?.range.lowerBound ?? last?.range.upperBound ?? 0
    if let from, from.source.lowerBound < start {
      lower = from.isCopy ? lower + start - from.source.lowerBound : from.range.upperBound
    }
    if span.range.isEmpty { return lower..<lower }
    guard let to = last(where: { $0.source.lowerBound < end }) else { return nil }
    let upper =
      to.isCopy && to.source.upperBound > end
      ? to.range.lowerBound + end - to.source.lowerBound : to.range.upperBound
    return lower < upper ? lower..<upper : nil
  }
}
