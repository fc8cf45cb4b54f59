internal import Timeline

/// CMX 3600, the edit decision list that every editor writes, with what they make of it.
struct EDLReader: EditListReader {
  var format: EditList.Format { .edl }

  func read(_ script: inout EditScript, _ options: EditListOptions) throws(EditListError) {
    var lines = EDLLines()
    try lines.read(&script)
    var entries = lines.entries
    guard !entries.isEmpty else { throw EditListError("has no event") }
    EDLMidnight(sourceStart: options.sourceStart).countOn(in: &entries, &script)
    let rate = try rate(of: entries, &script, options)
    let start = try recordStart(of: entries, rate, script)
    var first = Int64.max
    for entry in entries { first = min(first, try count(2, of: entry, rate, script)) }
    if start < first, let entry = entries.first {
      script.note(
        "the first event begins after the full hour: what comes before it is inserted",
        at: entry.offset)
    }
    for entry in entries { try play(entry, from: start, rate, &script) }
  }

  // MARK: - Time codes

  /// What the list counts frames by.
  private struct Rate {
    var rate: FrameRate
    /// Frames a second of a time code.
    var nominal: Int64 { rate.nominal }
  }

  private func rate(
    of entries: [EDLEntry], _ script: inout EditScript, _ options: EditListOptions
  ) throws(EditListError) -> Rate {
    let drop = entries.first { $0.isDrop || $0.event.codes.contains(where: \.isMarkedDrop) }
    if let stated = options.frameRate {
      if let drop, !stated.canDropFrames {
        // A rate of 30 is often said and 29.97 meant: nothing else drops frames.
        let rounded = FrameRate("\(stated.nominal * 1000)/1001")
        guard stated.rate.denominator == 1, let rounded, rounded.canDropFrames else {
          throw script.error(
            "drops frames, which at \(stated) frames a second nothing does", at: drop.offset)
        }
        script.note(
          "drops frames: \(rounded) frames a second are taken, not \(stated)", at: drop.offset)
        return Rate(rate: rounded)
      }
      return Rate(rate: stated)
    }
    guard let drop else {
      throw EditListError("says not how many frames a second it counts: name them with --edit-rate")
    }
    let most = entries.flatMap(\.event.codes).map { $0.fields[3] }.max() ?? 0
    guard let rate = FrameRate(most < 30 ? "30000/1001" : "60000/1001") else {
      throw EditListError("says not how many frames a second it counts: name them with --edit-rate")
    }
    script.note("drops frames: \(rate) frames a second are taken", at: drop.offset)
    return Rate(rate: rate)
  }

  /// The frames of one of the four time codes of an event.
  private func count(
    _ place: Int, of entry: EDLEntry, _ rate: Rate, _ script: EditScript
  ) throws(EditListError) -> Int64 {
    let code = entry.event.codes[place]
    let isDrop = rate.rate.canDropFrames && (entry.isDrop || code.isMarkedDrop)
    return try script.frames(
      of: code, at: entry.event.codeOffsets[place], rate.rate, isDrop: isDrop)
  }

  /// The frame that the new recording begins with: a programme begins at a full hour, and may have
  /// nothing for a while.
  private func recordStart(
    of entries: [EDLEntry], _ rate: Rate, _ script: EditScript
  ) throws(EditListError) -> Int64 {
    var (first, hour) = (Int64.max, Int64.max)
    for entry in entries {
      let frames = try count(2, of: entry, rate, script)
      guard frames < first else { continue }
      var full = entry
      full.event.codes[2].fields = [entry.event.codes[2].fields[0], 0, 0, 0]
      (first, hour) = (frames, try count(2, of: full, rate, script))
    }
    return first - hour <= rate.nominal * 600 ? hour : first
  }

  // MARK: - Events

  private func play(
    _ entry: EDLEntry, from start: Int64, _ rate: Rate, _ script: inout EditScript
  ) throws(EditListError) {
    let counts = try [0, 1, 2, 3].map { place throws(EditListError) in
      try count(place, of: entry, rate, script)
    }
    let (source, record) = (counts[1] - counts[0], counts[3] - counts[2])
    guard record >= 0 else {
      throw script.error("the event ends before it begins", at: entry.event.codeOffsets[3])
    }
    // What a dissolve comes from has no length of its own: the cut is where the next one begins.
    guard record > 0 else { return }
    var played: (MediaTime, RationalRate)?
    if !entry.event.isBlack,
      let speed = try speed(of: entry, source, record, rate, &script),
      let old = rate.rate.time(ofFrames: counts[0])
    {
      played = (old, speed)
    }
    let event = entry.event
    guard let from = rate.rate.time(ofFrames: counts[2] - start),
      let to = rate.rate.time(ofFrames: counts[3] - start)
    else { return }
    for layer in event.layers {
      try script.add(
        EditScript.Clip(
          sources: entry.names, start: from, end: to, played: played,
          layer: layer.hasPrefix("A") ? EditAssembly.soundPrefix + layer : layer,
          offset: entry.offset))
    }
  }

  /// The speed at which an event is played; nothing where it is played backwards, or stands still.
  private func speed(
    of entry: EDLEntry, _ source: Int64, _ record: Int64, _ rate: Rate, _ script: inout EditScript
  ) throws(EditListError) -> RationalRate? {
    if entry.isFrozen {
      script.note(
        "the event is one frame that stands still: nothing is said in it", at: entry.offset)
      return nil
    }
    guard let stated = entry.speed else {
      guard source != record else { return .one }
      guard source >= 0 else {
        throw script.error(
          "the event's source ends before it begins", at: entry.event.codeOffsets[1])
      }
      guard source > 0 else {
        script.note("the event's source has no length: nothing of it is played", at: entry.offset)
        return nil
      }
      script.note(
        "the event is \(source) frames of its reel in \(record): it is taken to be played at another speed",
        at: entry.offset)
      return RationalRate(source, over: record)
    }
    guard stated.number.numerator > 0 else {
      let what = stated.number.numerator == 0 ? "stands still" : "is played backwards"
      script.note(
        "the event \(what): nothing of it can be understood, and it has no cues", at: stated.offset)
      return nil
    }
    guard let speed = speed(stated.number, source, record, rate) else {
      throw script.error("nothing can be played at such a speed", at: stated.offset)
    }
    return speed
  }

  /// The speed that so many frames a second are, of the time code or of the rate itself: 30 is 29.97 as
  /// well. The event's own frames tell which; and they tell it better than M2, which may have a single
  /// digit behind the point, where no more than that lies between the two.
  private func speed(
    _ stated: WrittenNumber, _ source: Int64, _ record: Int64, _ rate: Rate
  ) -> RationalRate? {
    let isRate = FrameRate(stated) == rate.rate
    let nominal = isRate ? .one : stated.divided(by: WrittenNumber(rate.nominal))?.speed
    let exact = WrittenNumber(rate.rate.rate).flatMap { stated.divided(by: $0) }?.speed
    func frames(_ speed: RationalRate) -> Double {
      Double(record) * Double(speed.numerator) / Double(speed.denominator)
    }
    let speeds = [nominal, exact].compactMap(\.self)
    func agrees(_ speed: RationalRate, within tolerance: Double) -> Bool {
      abs(frames(speed) - Double(source)) <= tolerance
    }
    if let told = speeds.first(where: { agrees($0, within: 1) }) { return told }
    let digit = 0.1 / Double(rate.nominal) * Double(record)
    if source > 0, source != record, speeds.contains(where: { agrees($0, within: digit) }) {
      return RationalRate(source, over: record)
    }
    return nominal
  }
}
