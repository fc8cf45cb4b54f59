internal import Timeline

// Lists of ranges in JSON.

/// A project of LosslessCut's: what is kept, in order.
struct LosslessCutReader: EditListReader {
  let tree: JSONTree
  var format: EditList.Format { .losslessCut }

  func read(_ script: inout EditScript, _ options: EditListOptions) throws(EditListError) {
    guard let list = tree["cutSegments"], let segments = list.list else {
      throw script.error("“cutSegments” is a list", at: tree["cutSegments"]?.offset ?? tree.offset)
    }
    // Since version 2 a segment without an end is a marker; before, it goes on to the end.
    let hasMarkers = tree["version"]?.number.map { $0 != WrittenNumber(1) } ?? false
    let source = tree["mediaFileName"]?.string
    var ranges: [(range: (MediaTime, MediaTime?), offset: Int)] = []
    for segment in segments {
      guard segment.members != nil else {
        throw script.error("a segment is an object with “start” and “end”", at: segment.offset)
      }
      if segment["selected"]?.truth == false {
        script.note("the segment is not selected: it is taken as not there", at: segment.offset)
        continue
      }
      let start = try time(segment["start"], in: script) ?? .zero
      let end = try time(segment["end"], in: script)
      if end == nil, hasMarkers {
        script.note("a segment without an end is a marker, and cuts nothing", at: segment.offset)
        continue
      }
      ranges.append(((start, end), segment.offset))
    }
    if options.meaning == .remove { return try script.playAllBut(ranges) }
    for (range, offset) in ranges { try script.play(range.0, to: range.1, of: source, at: offset) }
  }

  private func time(_ tree: JSONTree?, in script: EditScript) throws(EditListError) -> MediaTime? {
    guard let tree, !tree.isNull else { return nil }
    guard let number = tree.number else {
      throw script.error("a time is a number of seconds", at: tree.offset)
    }
    guard let time = number.seconds else { throw script.tooFar(at: tree.offset) }
    return time
  }
}

/// Segments of SponsorBlock's: what is skipped.
struct SponsorBlockReader: EditListReader {
  let tree: JSONTree
  var format: EditList.Format { .sponsorBlock }

  func read(_ script: inout EditScript, _ options: EditListOptions) throws(EditListError) {
    var segments = tree.list ?? tree["segments"]?.list ?? []
    // The answer for the start of a video's hash lists videos, each with its segments.
    if segments.contains(where: { $0["segments"] != nil }) {
      guard segments.count == 1, let only = segments[0]["segments"]?.list else {
        throw script.error("tells of several videos: leave one", at: tree.offset)
      }
      segments = only
    }
    var ranges: [(range: (MediaTime, MediaTime?), offset: Int)] = []
    for segment in segments {
      guard let ends = segment["segment"]?.list, ends.count == 2,
        let start = ends[0].number?.seconds,
        let end = ends[1].number?.seconds
      else {
        throw script.error(
          "a segment has “segment”, a list of two times in seconds", at: segment.offset)
      }
      let action = segment["actionType"]?.string ?? "skip"
      guard action == "skip" else {
        script.note("a segment for “\(action)” cuts nothing", at: segment.offset)
        continue
      }
      guard end > start, start >= .zero else {
        throw script.error("the segment's end is not after its start", at: segment.offset)
      }
      ranges.append(((start, end), segment.offset))
    }
    guard options.meaning == .keep else { return try script.playAllBut(ranges) }
    for (range, offset) in ranges { try script.play(range.0, to: range.1, at: offset) }
  }
}
