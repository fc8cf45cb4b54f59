internal import Timeline

/// What a list says, in terms that all formats share.
struct EditScript {
  /// A stretch of the new time line.
  struct Clip {
    /// The recording that it plays, by all its names, the one to tell first; none where the list names
    /// none.
    var sources: [String]
    /// Where it is in the new time line; nothing where it goes on to the end of the recording.
    var start: MediaTime
    var end: MediaTime?
    /// What it plays: an old time, and the speed from there; nothing where that is nothing of a
    /// recording.
    var played: (old: MediaTime, speed: RationalRate)?
    /// Which of the layers that are played at once it is in; sound goes before pictures.
    var layer: String
    /// Where the list says so.
    var offset: Int

    /// The old time at its end; nothing where it plays nothing, or has no end.
    var oldEnd: MediaTime? {
      guard let played, let end else { return nil }
      return (played.old + ((end - start) * played.speed).inReach).inReach
    }
  }

  let text: ListText
  private(set) var clips: [Clip] = []
  private var notes: [(offset: Int, message: String)] = []

  /// More ranges than anybody plays: a cut a second, for days.
  static let mostClips = 300_000

  init(_ text: ListText) { self.text = text }

  /// Says something of what stands at an offset.
  mutating func note(_ message: String, at offset: Int) {
    if notes.count < 1000 { notes.append((offset, message)) }
  }

  func error(_ message: String, at offset: Int) -> EditListError { text.error(message, at: offset) }

  /// What was said, with lines and columns, in the order of the list.
  var told: [EditList.Note] {
    var walk = ListText.PlaceWalk(text)
    return notes.sorted { $0.offset < $1.offset }.map { offset, message in
      let place = walk.place(of: offset)
      return EditList.Note(line: place.line, column: place.column, message: message)
    }
  }

  /// Adds a clip behind the last one, as lists have it that only say what is played.
  ///
  /// - Throws: ``EditListError`` where it has no length, or where the one before it has no end.
  mutating func play(
    _ old: MediaTime, to oldEnd: MediaTime?, of source: String? = nil, speed: RationalRate = .one,
    lasting duration: MediaTime? = nil, at offset: Int
  ) throws(EditListError) {
    var start = MediaTime.zero
    if let last = clips.last {
      guard let end = last.end else {
        throw error("follows a range without an end; nothing can come behind that", at: offset)
      }
      start = end
    }
    var end: MediaTime?
    if let oldEnd {
      guard oldEnd > old else {
        throw error("the range ends at \(oldEnd), which is not after its start, \(old)", at: offset)
      }
      let length = duration ?? speed.inverse.map { (oldEnd - old) * $0 } ?? oldEnd - old
      end = try reached(start, length, at: offset)
    }
    try add(
      Clip(
        sources: [source].compactMap(\.self), start: start, end: end, played: (old, speed),
        layer: "", offset: offset))
  }

  /// Adds a clip.
  ///
  /// - Throws: ``EditListError`` where there are too many.
  mutating func add(_ clip: Clip) throws(EditListError) {
    try requireRoom(behind: clips.count, at: clip.offset)
    clips.append(clip)
  }

  /// Refuses one range more than there may be, before all of them are read.
  func requireRoom(behind count: Int, at offset: Int) throws(EditListError) {
    guard count < Self.mostClips else {
      throw error("the list has more than \(Self.mostClips) ranges", at: offset)
    }
  }

  /// The count of frames that a time code is.
  func frames(
    of code: TimeCode, at offset: Int, _ rate: FrameRate, isDrop: Bool
  ) throws(EditListError) -> Int64 {
    guard let frames = code.frames(nominal: rate.nominal, isDrop: isDrop) else {
      throw error(
        "frame \(code.fields[3]) of a second that has \(rate.nominal): is --edit-rate right?",
        at: offset)
    }
    return frames
  }

  /// What is wrong with a number that is no time within reach.
  func tooFar(at offset: Int) -> EditListError {
    error("a time lies more than fifty years away", at: offset)
  }

  /// The end of a stretch.
  func reached(
    _ start: MediaTime, _ length: MediaTime, at offset: Int
  ) throws(EditListError) -> MediaTime {
    let (end, isTooMuch) = start.ticks.addingReportingOverflow(length.ticks)
    guard !isTooMuch, TimeMap.reach.contains(MediaTime(ticks: end)) else {
      throw error("ends more than fifty years from the start", at: offset)
    }
    return MediaTime(ticks: end)
  }

  /// Adds what is left between ranges that are cut, in whatever order these are.
  mutating func playAllBut(
    _ removed: [(range: (MediaTime, MediaTime?), offset: Int)]
  ) throws(EditListError) {
    var position = MediaTime.zero
    tellOverlaps(of: removed)
    for (range, offset) in removed.sorted(by: { $0.range.0 < $1.range.0 }) {
      if range.0 > position { try play(position, to: range.0, at: offset) }
      guard let end = range.1 else {
        guard clips.isEmpty else { return }
        throw error("all of the recording is cut, so no cue would be left", at: offset)
      }
      position = max(position, end)
    }
    try play(position, to: nil, at: removed.last?.offset ?? 0)
  }
}

extension MediaTime {
  /// The time, or as near to it as twice ``TimeMap/reach`` allows: sums of two such times can be held.
  var inReach: MediaTime {
    MediaTime(ticks: min(max(ticks, -(1 << 61)), 1 << 61))
  }
}
