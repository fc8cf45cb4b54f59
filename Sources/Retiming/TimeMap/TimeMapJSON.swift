internal import Timeline

// The JSON of a time map, version 1: see docs/retime.md.
extension TimeMap {
  /// The map as JSON, a piece a line: seconds as decimals where they are exact, else as fractions in
  /// quotation marks.
  ///
  /// What it says reads back as an equal map.
  public func json() -> [UInt8] {
    var lines = pieces.map { "    " + $0.json }
    for index in lines.indices.dropLast() { lines[index] += "," }
    let list = lines.isEmpty ? "" : "\n" + lines.joined(separator: "\n") + "\n  "
    return Array(
      "{\n  \"version\": 1,\n  \"kind\": \"time map\",\n  \"pieces\": [\(list)]\n}\n".utf8)
  }

  /// Reads a map from JSON.
  ///
  /// - Throws: ``EditListError`` with line and column, where it is none.
  /// - Complexity: O(*n* log *n*) in the size of the file.
  public init(json bytes: [UInt8]) throws(EditListError) {
    let text = try ListText(decoding: bytes)
    let tree = try JSONTreeReader.read(text)
    guard tree.members != nil, let list = tree["pieces"] else {
      throw text.error(
        "is no time map: an object with “version”, “kind” and “pieces” is expected", at: tree.offset
      )
    }
    if let version = tree["version"], version.number != WrittenNumber(1) {
      throw text.error("the map's version is not 1, the one that is known", at: version.offset)
    }
    guard let elements = list.list else {
      throw text.error("“pieces” is a list", at: list.offset)
    }
    var pieces: [Piece] = []
    for element in elements {
      let piece = try Piece(element, in: text)
      if let last = pieces.last, !last.precedes(piece) {
        throw text.error("the piece begins before the one in front of it ends", at: element.offset)
      }
      pieces.append(piece)
    }
    do throws(TimeMapError) {
      try self.init(pieces)
    } catch {
      throw text.error("\(error)", at: list.offset)
    }
  }
}

extension TimeMap.Piece {
  fileprivate func precedes(_ next: TimeMap.Piece) -> Bool {
    guard let end = new.end, let start = next.new.start else { return false }
    return end <= start
  }

  fileprivate var json: String {
    func pair(_ start: String?, _ end: String?) -> String {
      "[\(start ?? "null"), \(end ?? "null")]"
    }
    let ends = pair(new.start.map(WrittenTime.json), new.end.map(WrittenTime.json))
    guard let slope else { return "{\"new\": \(ends), \"old\": null}" }
    let old = pair(
      new.start.map { WrittenTime.json(slope.old(at: $0)) },
      new.end.map { WrittenTime.json(slope.old(at: $0)) })
    let speed = slope.speed.denominator == 1 ? "\(slope.speed)" : "\"\(slope.speed)\""
    guard new.start == nil, new.end == nil else {
      return "{\"new\": \(ends), \"old\": \(old), \"speed\": \(speed)}"
    }
    // Open on both sides, it says which old time the new zero is.
    return "{\"new\": \(ends), \"old\": \(old), \"speed\": \(speed), "
      + "\"zero\": \(WrittenTime.json(slope.old(at: .zero)))}"
  }

  fileprivate init(_ tree: JSONTree, in text: ListText) throws(EditListError) {
    guard tree.members != nil, let new = tree["new"] else {
      throw text.error("a piece is an object with “new” and “old”", at: tree.offset)
    }
    let ends = try Self.ends(of: new, in: text)
    let stretch = Stretch(
      from: try ends.start?.wholeTick(text, new), to: try ends.end?.wholeTick(text, new))
    var slope: TimeSlope?
    if let old = tree["old"], !old.isNull {
      slope = try Self.slope(of: tree, over: stretch, old: old, in: text)
    }
    do throws(TimeMapError) {
      try self.init(checking: stretch, slope: slope)
    } catch {
      throw text.error("\(error)", at: tree.offset)
    }
  }

  private static func slope(
    of tree: JSONTree, over new: Stretch, old: JSONTree, in text: ListText
  ) throws(EditListError) -> TimeSlope {
    let (oldStart, oldEnd) = try ends(of: old, in: text)
    var zero: TimeFraction?
    if let tree = tree["zero"] { zero = try time(tree, in: text) }
    var points: [(new: MediaTime, old: TimeFraction)] = []
    if let time = new.start, let oldStart { points.append((time, oldStart)) }
    if let time = new.end, let oldEnd { points.append((time, oldEnd)) }
    if let zero { points.append((.zero, zero)) }
    guard let first = points.first else {
      throw text.error(
        "the piece has no time in common with the old time line; add \"zero\", the old time of the new zero",
        at: tree.offset)
    }
    var speed = RationalRate.one
    if let stated = tree["speed"] {
      guard let rate = stated.number?.rate else {
        throw text.error(
          "“speed” is a number above zero, or a ratio as \"25/24\"", at: stated.offset)
      }
      speed = rate
    } else if points.count > 1 {
      let (start, end) = (points[0], points[1])
      guard start.old.denominator == 1, end.old.denominator == 1,
        let upper = Int64(exactly: end.old.numerator - start.old.numerator),
        let rate = RationalRate(upper, over: end.new.ticks - start.new.ticks)
      else { throw text.error("the piece needs a “speed”", at: tree.offset) }
      speed = rate
    }
    guard speed.numerator > 0, let slope = TimeSlope(through: first.new, first.old, speed: speed)
    else { throw text.error("\(TimeMapError.unfitSpeed)", at: tree.offset) }
    for point in points
    where abs(slope.old(at: point.new).nearest.ticks - point.old.nearest.ticks) > 1 {
      throw text.error("“old” and “speed” of the piece contradict each other", at: tree.offset)
    }
    return slope
  }

  /// The ends of a stretch, written as a list of two; nothing where it is open.
  private static func ends(
    of tree: JSONTree, in text: ListText
  ) throws(EditListError) -> (start: TimeFraction?, end: TimeFraction?) {
    guard let list = tree.list, list.count == 2 else {
      throw text.error(
        "a stretch is a list of its start and its end, null where it is open", at: tree.offset)
    }
    let start = list[0].isNull ? nil : try time(list[0], in: text)
    let end = list[1].isNull ? nil : try time(list[1], in: text)
    if let start, let end, end <= start {
      throw text.error("the stretch's end is not after its start", at: tree.offset)
    }
    return (start, end)
  }

  private static func time(_ tree: JSONTree, in text: ListText) throws(EditListError)
    -> TimeFraction
  {
    if let number = tree.number,
      let ticks = number.multiplied(by: WrittenNumber(MediaTime.ticksPerSecond)),
      let denominator = Int64(exactly: ticks.denominator), denominator <= TimeSlope.largestFactor,
      ticks.numerator.magnitude >> 64 < UInt128(denominator)
    {
      return TimeFraction(ticks.numerator, over: denominator)
    }
    if let clock = tree.string, let time = MediaTime(written: clock) { return TimeFraction(time) }
    throw text.error(
      "a time is a number of seconds, a fraction of them such as \"1001/30000\", or \"1:02:03.5\"",
      at: tree.offset)
  }
}

extension TimeFraction {
  /// The tick that it is; an end of a piece in the new time line is one.
  fileprivate func wholeTick(_ text: ListText, _ tree: JSONTree) throws(EditListError) -> MediaTime
  {
    // A decimal of nine digits is nearer to a tick than to any other.
    let tick = nearest
    let difference = numerator - Int128(tick.ticks) * Int128(denominator)
    guard difference.magnitude * 2 <= UInt128(denominator) else {
      throw text.error("a time is more than fifty years away", at: tree.offset)
    }
    return tick
  }
}
