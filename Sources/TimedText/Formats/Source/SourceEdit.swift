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
struct CuePlace {
  /// All of it, with what separates it from the next cue.
  private var blockBounds: (UInt32, UInt32)
  private var inTimeBounds: (UInt32, UInt32)
  private var outTimeBounds: (UInt32, UInt32)
  private var textBounds: (UInt32, UInt32)
  /// How many of the outermost spans of its text are said outside of where the text stands: by an
  /// attribute of the paragraph, for one.
  var outerSpans: UInt8 = 0

  var block: Range<Int> {
    get { Int(blockBounds.0)..<Int(blockBounds.1) }
    set { blockBounds = Self.bounds(newValue) }
  }
  /// Its in-time.
  var inTime: Range<Int> { Int(inTimeBounds.0)..<Int(inTimeBounds.1) }
  /// Its out-time, or its duration where the format has that; empty where it has neither.
  var outTime: Range<Int> { Int(outTimeBounds.0)..<Int(outTimeBounds.1) }
  /// Its text.
  var text: Range<Int> { Int(textBounds.0)..<Int(textBounds.1) }

  init(block: Range<Int>, inTime: Range<Int>, outTime: Range<Int>, text: Range<Int>) {
    blockBounds = Self.bounds(block)
    inTimeBounds = Self.bounds(inTime)
    outTimeBounds = Self.bounds(outTime)
    textBounds = Self.bounds(text)
  }

  private static func bounds(_ range: Range<Int>) -> (UInt32, UInt32) {
    (UInt32(range.lowerBound), UInt32(range.upperBound))
  }
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
