/// Writes a file again with some of its cues changed, and all else as it was.
struct SourceEditor {
  let source: SourceText
  let codec: any SubtitleCodec.Type
  let parsed: ParsedTrack

  /// The file with only its repairs made.
  func repaired() -> [UInt8] {
    var pieces = Pieces(edits: sorted(parsed.repairs.edits), end: source.bytes.count)
    pieces.copy(0..<source.bytes.count)
    return source.assembled(pieces.pieces)
  }

  /// The file with other cues, each with the index of the cue that it was, or nothing for a new one;
  /// nothing where the file has to be written anew for that.
  func edited(_ cues: [Cue], origins: [Int?]) -> [UInt8]? {
    guard let places = parsed.places, places.count == parsed.track.cues.count else { return nil }
    // Where there was no cue, nothing tells where one goes.
    guard !places.isEmpty || cues.isEmpty else { return nil }
    let old = parsed.track.cues
    var edits: [SourceEdit] = []
    var context = CueContext(
      index: 0, speaker: nil, track: parsed.track, dialect: parsed.dialect)
    var blocks: [Int: [UInt8]] = [:]
    for (index, (cue, origin)) in zip(cues, origins).enumerated() {
      context.index = index
      if let origin {
        if old[origin] != cue {
          guard
            let changes = codec.edits(
              changing: old[origin], to: cue, at: places[origin], in: source, context: context)
          else { return nil }
          edits += changes
        }
      } else {
        guard
          let block = codec.block(
            of: cue, context: context, lineEnding: source.lineEnding)
        else { return nil }
        blocks[index] = block
      }
      context.speaker = cue.text.lastSpeaker
    }
    // Where nothing shows where a cue goes, it cannot be put there.
    if places.isEmpty, !blocks.isEmpty { return nil }
    // A repeated cue would need its edits twice, each its own.
    let kept = origins.compactMap(\.self)
    guard zip(kept, kept.dropFirst()).allSatisfy(<) else { return nil }
    return merged(edits, blocks: blocks, origins: origins, places: places)
  }

  private func merged(
    _ edits: [SourceEdit], blocks: [Int: [UInt8]], origins: [Int?], places: [CuePlace]
  ) -> [UInt8] {
    var edits = edits
    // A change goes before a repair of the same place.
    let changed = edits.map(\.range).sorted { $0.lowerBound < $1.lowerBound }
    var next = 0
    for repair in sorted(parsed.repairs.edits) {
      while next < changed.count, changed[next].upperBound < repair.range.lowerBound { next += 1 }
      let isMooted =
        next < changed.count && changed[next].lowerBound <= repair.range.lowerBound
        && repair.range.upperBound <= changed[next].upperBound
      if !isMooted { edits.append(repair) }
    }
    var pieces = Pieces(edits: sorted(edits), end: source.bytes.count)
    var position = 0
    var origin = 0
    /// Copies up to a cue, without the cues between.
    func skip(to end: Int) {
      while origin < end {
        pieces.copy(position..<places[origin].block.lowerBound)
        position = places[origin].block.upperBound
        origin += 1
      }
    }
    for (index, source) in origins.enumerated() {
      if let source {
        skip(to: source)
        pieces.copy(position..<places[source].block.upperBound)
        position = places[source].block.upperBound
        origin = source + 1
      } else {
        if origin == 0, let head = places.first?.block.lowerBound, position < head {
          // What stands before the first cue stays there.
          pieces.copy(position..<head)
          position = head
        }
        pieces.pieces.append(.new(blocks[index] ?? []))
      }
    }
    skip(to: places.count)
    pieces.copy(position..<source.bytes.count)
    return source.assembled(pieces.pieces)
  }

  private func sorted(_ edits: [SourceEdit]) -> [SourceEdit] {
    edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }.map(\.element)
  }
}

/// The pieces of a new version, with edits made as they are passed.
private struct Pieces {
  var pieces: [SourceText.Piece] = []
  private let edits: [SourceEdit]
  private let end: Int
  private var next = 0

  init(edits: [SourceEdit], end: Int) {
    self.edits = edits
    self.end = end
  }

  /// Copies a stretch with the edits that begin in it; stretches come in order.
  mutating func copy(_ range: Range<Int>) {
    var position = range.lowerBound
    while next < edits.count, edits[next].range.lowerBound < position { next += 1 }
    while next < edits.count, edits[next].range.upperBound <= range.upperBound {
      let edit = edits[next]
      if edit.opensNext, edit.range.lowerBound == range.upperBound, range.upperBound < end { break }
      next += 1
      guard edit.range.lowerBound >= position else { continue }
      if position < edit.range.lowerBound {
        pieces.append(.old(position..<edit.range.lowerBound))
      }
      if !edit.replacement.isEmpty { pieces.append(.new(edit.replacement)) }
      position = edit.range.upperBound
    }
    if position < range.upperBound { pieces.append(.old(position..<range.upperBound)) }
  }
}
