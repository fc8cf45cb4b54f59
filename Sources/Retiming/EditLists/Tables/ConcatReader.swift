internal import Timeline

/// A list for ffmpeg's concat demuxer: files, each with where it is entered and left.
struct ConcatReader: EditListReader {
  var format: EditList.Format { .concat }

  /// A file of the list.
  private struct Entry {
    var name: String
    var offset: Int
    var inpoint = MediaTime.zero
    var outpoint: MediaTime?
    var duration: MediaTime?
  }

  func read(_ script: inout EditScript, _ options: EditListOptions) throws(EditListError) {
    var entries: [Entry] = []
    for line in script.text.lines where !line.range.isEmpty {
      let text = script.text.string(line.range)
      guard !text.hasPrefix("#") else { continue }
      let end = text.firstIndex { $0 == " " || $0 == "\t" } ?? text.endIndex
      let word = text[..<end].lowercased()
      let rest = text[end...].drop { $0 == " " || $0 == "\t" }
      let offset = line.range.lowerBound
      if word == "file" {
        guard let name = Self.unquoted(rest), !name.isEmpty else {
          throw script.error("a file's name is missing, or its quotation mark", at: offset)
        }
        entries.append(Entry(name: name, offset: offset))
        continue
      }
      switch word {
      case "inpoint", "outpoint", "duration":
        guard !entries.isEmpty else {
          throw script.error("“\(word)” stands before any file", at: offset)
        }
        guard let time = Self.time(rest) else {
          throw script.error("“\(rest)” is no time: write 12.5 or 00:00:12.5", at: offset)
        }
        let last = entries.count - 1
        if word == "inpoint" { entries[last].inpoint = time }
        if word == "outpoint" { entries[last].outpoint = time }
        if word == "duration" { entries[last].duration = time }
      case "ffconcat", "stream", "exact_stream_id", "stream_meta", "stream_codec",
        "stream_extradata",
        "file_packet_metadata", "file_packet_meta", "option", "chapter":
        break  // Of no consequence for when something is played.
      default: script.note("“\(word)” is not understood: it is passed over", at: offset)
      }
    }
    guard !entries.isEmpty else { throw EditListError("names no file") }
    for (number, entry) in entries.enumerated() {
      let isLast = number == entries.count - 1
      let end = try end(of: entry, isLast: isLast, script)
      try script.play(entry.inpoint, to: end, of: entry.name, at: entry.offset)
      // A duration that is longer than what is played is a gap behind it.
      if let duration = entry.duration, let end, duration > end - entry.inpoint {
        let start = script.clips[script.clips.count - 1].end ?? .zero
        let limit = try script.reached(start, duration - (end - entry.inpoint), at: entry.offset)
        try script.add(
          EditScript.Clip(
            sources: [], start: start, end: limit, played: nil, layer: "", offset: entry.offset))
      }
    }
  }

  private func end(
    of entry: Entry, isLast: Bool, _ script: EditScript
  ) throws(EditListError) -> MediaTime? {
    let byDuration = try entry.duration.map { duration throws(EditListError) in
      try script.reached(entry.inpoint, duration, at: entry.offset)
    }
    if let outpoint = entry.outpoint { return byDuration.map { min($0, outpoint) } ?? outpoint }
    guard byDuration != nil || isLast else {
      throw script.error(
        "says no outpoint and no duration: when the files behind it are played depends on that",
        at: entry.offset)
    }
    return byDuration
  }

  /// A time as ffmpeg takes it: with colons, or in seconds, or with `s`, `ms` or `us` behind it.
  private static func time(_ text: Substring) -> MediaTime? {
    let text = text.hasPrefix("'") ? Substring(unquoted(text) ?? "") : text
    for (unit, divisor) in [("us", Int64(1_000_000)), ("ms", 1000)] where text.hasSuffix(unit) {
      return WrittenNumber(text.dropLast(2))?.divided(by: WrittenNumber(divisor))?.seconds
    }
    return MediaTime(written: text)
  }

  /// A name as ffmpeg takes it: in single quotation marks, with backslashes before single characters, or
  /// both in turn.
  private static func unquoted(_ text: Substring) -> String? {
    var result = ""
    var isQuoted = false
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      index = text.index(after: index)
      switch character {
      case "'": isQuoted.toggle()
      case "\\" where !isQuoted:
        guard index < text.endIndex else { return nil }
        result.append(text[index])
        index = text.index(after: index)
      case " " where !isQuoted, "\t" where !isQuoted:
        return result
      default: result.append(character)
      }
    }
    return isQuoted ? nil : result
  }
}
