internal import Timeline

/// Makes a time map of what a list says: chooses the recording and the layer that tell of it.
struct EditAssembly {
  private(set) var script: EditScript
  /// The recording that was chosen.
  private(set) var source: String?
  /// The map.
  let map: TimeMap

  init(_ script: EditScript, _ options: EditListOptions) throws(EditListError) {
    var script = script
    guard script.clips.contains(where: { $0.played != nil }) else { throw Self.nothing(in: script) }
    let source = try Self.choose(from: &script, options)
    try Self.checkClock(of: source, in: &script, options)
    let layer = Self.layer(of: source, in: script)
    let clips = script.clips.filter { $0.layer == layer }.sorted {
      ($0.start, $0.offset) < ($1.start, $1.offset)
    }
    let base = options.sourceStart ?? .zero
    var pieces: [TimeMap.Piece] = []
    var reached: MediaTime? = .zero
    for clip in clips {
      guard let end = reached, clip.start.ticks >= end.ticks - Self.tolerance else {
        throw script.error("overlaps what is played before it", at: clip.offset)
      }
      let start = max(clip.start, end)
      if let end = clip.end, end <= start { continue }
      do throws(TimeMapError) {
        let stretch = Stretch(from: start, to: clip.end)
        if let played = clip.played, source.map({ clip.sources.contains($0) }) ?? true {
          pieces.append(
            try TimeMap.Piece(
              new: stretch, through: clip.start, played.old - base, speed: played.speed))
        } else if clip.end != nil {
          pieces.append(try TimeMap.Piece(inserted: stretch))
        }
      } catch {
        throw script.error("\(error)", at: clip.offset)
      }
      reached = clip.end
    }
    script.tellRepeats(in: clips.filter { clip in source.map(clip.sources.contains) ?? true })
    // What comes before the first clip is inserted as what lies between clips is.
    if let start = pieces.first?.new.start, start > .zero,
      let lead = try? TimeMap.Piece(inserted: Stretch(from: .zero, to: start))
    {
      pieces.insert(lead, at: 0)
    }
    do throws(TimeMapError) {
      map = try TimeMap(pieces)
    } catch {
      throw EditListError("\(error)")
    }
    self.script = script
    self.source = source
  }

  /// What is wrong with a list that plays nothing: what was told of it first may be why.
  private static func nothing(in script: EditScript) -> EditListError {
    guard let note = script.told.first else {
      return EditListError("plays nothing of any recording")
    }
    return EditListError(
      line: note.line, column: note.column, "plays nothing of any recording: \(note.message)")
  }

  /// How far clips may overlap by rounding: a millisecond, in ticks.
  static let tolerance = MediaTime.ticksPerSecond / 1000

  /// The recording that the subtitles are of.
  private static func choose(
    from script: inout EditScript, _ options: EditListOptions
  ) throws(EditListError) -> String? {
    /// The names in the order of the list, and for how long each is played.
    var (names, lengths): ([String], [String: Double]) = ([], [:])
    for clip in script.clips where clip.played != nil {
      guard let name = clip.sources.first else { continue }
      if lengths[name] == nil { names.append(name) }
      // A clip without an end is the rest of a recording.
      lengths[name, default: 0] += clip.end.map { ($0 - clip.start).seconds } ?? 1e9
    }
    if let wanted = options.source {
      let matches = script.clips.first { clip in
        clip.sources.contains { isName(wanted, of: $0) }
      }
      guard let match = matches?.sources.first(where: { isName(wanted, of: $0) }) else {
        let known = names.prefix(8).map { "“\($0)”" }.joined(separator: ", ")
        throw EditListError(
          "plays nothing of “\(wanted)”"
            + (names.isEmpty ? "; it names no recordings" : ", only of \(known)"))
      }
      return match
    }
    guard names.count > 1 else { return names.first }
    let longest = names.max { (lengths[$0] ?? 0, $1) < (lengths[$1] ?? 0, $0) }
    if let longest {
      let others = names.filter { $0 != longest }.prefix(4).map { "“\($0)”" }.joined(
        separator: ", ")
      script.note(
        "several recordings are played: “\(longest)” is taken to be that of the subtitles, "
          + "for most is of it; what is of \(others) is inserted (--source takes another)",
        at: script.clips.first?.offset ?? 0)
    }
    return longest
  }

  /// Holds the times at which a recording is played against where it begins.
  ///
  /// What lies before that is told, as is where nothing is played of the first hour: the recording's
  /// clock may begin in another place than is thought. Where all lies before it, no cue would be left.
  private static func checkClock(
    of source: String?, in script: inout EditScript, _ options: EditListOptions
  ) throws(EditListError) {
    let base = options.sourceStart ?? .zero
    let clips = script.clips.filter { clip in
      clip.played != nil && (source.map { clip.sources.contains($0) } ?? true)
    }
    for clip in clips {
      guard let played = clip.played, played.old < base else { continue }
      script.note(
        "begins \(base - played.old) before the recording does: nothing is played until then",
        at: clip.offset)
    }
    guard let first = clips.min(by: { ($0.played?.old ?? .zero) < ($1.played?.old ?? .zero) }),
      let start = first.played?.old
    else { return }
    let isBefore = clips.allSatisfy { clip in
      clip.oldEnd.map { $0 <= base } ?? false
    }
    if isBefore {
      throw script.error(
        "all that is played lies before the recording begins: "
          + (options.sourceStart == nil
            ? "name its clock with --source-start" : "is --source-start right?"),
        at: first.offset)
    }
    if options.sourceStart == nil, start >= .seconds(3600) {
      script.note(
        "nothing before \(start) is played: if the recording's clock does not begin at zero, name its "
          + "start with --source-start", at: first.offset)
    }
  }

  /// Whether a user's name for a recording is meant: its path, its file's name, or that without the
  /// extension.
  private static func isName(_ wanted: String, of source: String) -> Bool {
    let wanted = wanted.lowercased(), source = source.lowercased()
    let file =
      source.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? source
    let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
    return [source, file, stem].contains(wanted)
  }

  /// The layer that plays most of a recording; of layers that play as much, give or take a hundredth,
  /// the one that the list has first, and sound before pictures.
  private static func layer(of source: String?, in script: EditScript) -> String {
    var (layers, lengths): ([String], [String: Double]) = ([], [:])
    for clip in script.clips {
      if lengths[clip.layer] == nil { layers.append(clip.layer) }
      let isMeant = clip.played != nil && (source.map { clip.sources.contains($0) } ?? true)
      lengths[clip.layer, default: 0] +=
        isMeant ? clip.end.map { ($0 - clip.start).seconds } ?? 1e9 : 0
    }
    let most = lengths.values.max() ?? 0
    let full = layers.filter { (lengths[$0] ?? 0) >= most * 0.99 }
    return full.first { $0.hasPrefix(soundPrefix) } ?? full.first ?? ""
  }

  /// What the names of layers with sound begin with.
  static let soundPrefix = "sound "
}
