/// Writes a file again with some of its cues changed, and all else as it was.
struct SourceEditor {
  let source: SourceText
  let codec: any SubtitleCodec.Type
  let parsed: ParsedTrack

  /// The file with only its repairs made.
  func repaired() -> [UInt8] {
    let edits = parsed.repairs.edits
    var version =
      edits.isInOrder
      ? NewVersion(of: source, edits: edits) : NewVersion(of: source, edits: sorted(edits))
    version.copy(0..<source.bytes.count)
    return source.assembled(version)
  }

  /// The file with other cues, each with the index of the cue that it was, or nothing for a new one;
  /// nothing where the file has to be written anew for that.
  func edited(_ cues: [Cue], origins: [Int?]) -> [UInt8]? {
    guard let packed = parsed.places, packed.count == parsed.track.cues.count else { return nil }
    let places = Array(packed)
    let cues = codec.settled(cues)
    // Where there was no cue, nothing tells where one goes.
    guard !places.isEmpty || cues.isEmpty else { return nil }
    let old = parsed.track.cues
    var edits: [SourceEdit] = []
    var context = CueContext(
      index: 0, speaker: nil, track: parsed.track, dialect: parsed.dialect,
      example: zip(old, places).first { _ in true }.map { ($0, $1, source) })
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
    if case .separator(let separator) = codec.boundary {
      // Where the list of a file without cues stands, no place tells.
      guard !places.isEmpty else { return nil }
      let list = CueList(places: places, separator: separator)
      return list.merged(withRepairs(edits), blocks: blocks, origins: origins, in: source)
    }
    return merged(edits, blocks: blocks, origins: origins, places: places)
  }

  /// Edits with the repairs that they leave in force, in the order of the file.
  private func withRepairs(_ edits: [SourceEdit]) -> [SourceEdit] {
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
    return sorted(edits)
  }

  private func merged(
    _ edits: [SourceEdit], blocks: [Int: [UInt8]], origins: [Int?], places: [CuePlace]
  ) -> [UInt8] {
    var version = NewVersion(of: source, edits: withRepairs(edits))
    var position = 0
    var origin = 0
    /// Copies up to a cue, without the cues between.
    func skip(to end: Int) {
      while origin < end {
        version.copy(position..<places[origin].block.lowerBound)
        position = places[origin].block.upperBound
        origin += 1
      }
    }
    for (index, source) in origins.enumerated() {
      if let source {
        skip(to: source)
        version.copy(position..<places[source].block.upperBound)
        position = places[source].block.upperBound
        origin = source + 1
      } else {
        if origin == 0, let head = places.first?.block.lowerBound, position < head {
          // What stands before the first cue stays there.
          version.copy(position..<head)
          position = head
        }
        version.append(blocks[index] ?? [], behindLineEnds: codec.boundary.lineEnds)
      }
    }
    skip(to: places.count)
    version.copy(position..<source.bytes.count)
    return source.assembled(version)
  }

  private func sorted(_ edits: some Sequence<SourceEdit>) -> [SourceEdit] {
    edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }.map(\.element)
  }
}

extension CueBoundary {
  /// How many line ends stand between a cue and the next.
  fileprivate var lineEnds: Int {
    switch self {
    case .none, .separator: 0
    case .lineEnd: 1
    case .blankLine: 2
    }
  }
}

/// Cues with a separator between them: the elements of a list.
private struct CueList {
  let places: [CuePlace]
  let separator: StaticString

  /// The file with other cues in the list.
  func merged(
    _ edits: [SourceEdit], blocks: [Int: [UInt8]], origins: [Int?], in source: SourceText
  ) -> [UInt8] {
    guard let first = places.first, let last = places.last else { return source.bytes }
    var version = NewVersion(of: source, edits: edits)
    version.copy(0..<first.block.lowerBound)
    for (index, origin) in origins.enumerated() {
      if index > 0 {
        if let origin, origin > 0 {
          // What stood before a cue goes on standing there.
          version.copy(places[origin - 1].block.upperBound..<places[origin].block.lowerBound)
        } else {
          version.append(usualGap(in: source))
        }
      }
      if let origin {
        version.copy(places[origin].block)
      } else {
        version.append(blocks[index] ?? [])
      }
    }
    version.copy(last.block.upperBound..<source.bytes.count)
    return source.assembled(version)
  }

  /// What stands between the first two cues, where that is the separator and white space; else the
  /// separator.
  private func usualGap(in source: SourceText) -> [UInt8] {
    if places.count > 1 {
      let gap = source.bytes[places[0].block.upperBound..<places[1].block.lowerBound]
      if gap.filter({ !$0.isSpace }).elementsEqual(separator.description.utf8) { return Array(gap) }
    }
    return Array((separator.description + source.lineEnding).utf8)
  }
}
