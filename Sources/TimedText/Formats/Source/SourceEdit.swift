internal import Timeline

/// A stretch of a file and what is to stand in its place.
struct SourceEdit {
  /// The stretch, in bytes of UTF-8; empty where something is put in.
  var range: Range<Int>
  /// What is to stand there.
  var replacement: [UInt8]
  /// Whether what is put in belongs to what follows, as a counter does.
  var opensNext: Bool

  init(_ range: Range<Int>, _ replacement: [UInt8], opensNext: Bool = false) {
    self.range = range
    self.replacement = replacement
    self.opensNext = opensNext
  }
}

/// Where in a file a cue stands, in bytes of UTF-8.
struct CuePlace: Hashable {
  /// All of it, with what separates it from the next cue.
  var block: Range<Int>
  /// Its in-time.
  var inTime: Range<Int>
  /// Its out-time, or its duration where the format has that; empty where it has neither.
  var outTime: Range<Int>
  /// Its text.
  var text: Range<Int>
  /// How many of the outermost spans of its text are said outside of where the text stands: by an
  /// attribute of the paragraph, for one.
  var outerSpans = 0
}

extension CuePlace {
  /// What changes where the times of a cue stand, each written as `write` does it.
  func timeEdits(
    changing old: Cue, to new: Cue,
    _ write: (_ time: MediaTime, _ place: Range<Int>, _ out: inout ByteWriter) -> Void
  ) -> [SourceEdit] {
    [(inTime, old.inTime, new.inTime), (outTime, old.outTime, new.outTime)].compactMap {
      place, before, after in
      guard before != after else { return nil }
      var writer = ByteWriter()
      write(after, place, &writer)
      return SourceEdit(place, writer.bytes)
    }
  }
}
