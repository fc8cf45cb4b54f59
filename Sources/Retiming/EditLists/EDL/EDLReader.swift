internal import Timeline

/// CMX 3600, the edit decision list that every editor writes, with what they make of it.
struct EDLReader: EditListReader {
  var format: EditList.Format { .edl }

  /// An event with what the lines behind it say of it.
  private struct Entry {
    var event: CMXEvent
    var isDrop: Bool
    var offset: Int
    var clipName: String?
    var fileName: String?
    /// Frames a second at which it is played, as M2 has it.
    var speed: (number: WrittenNumber, offset: Int)?
    var isFrozen = false
  }

  func read(_ script: inout EditScript, _ options: EditListOptions) throws(EditListError) {
    let entries = try entries(of: &script)
    guard !entries.isEmpty else { throw EditListError("has no event") }
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

  // MARK: - Lines

  private func entries(of script: inout EditScript) throws(EditListError) -> [Entry] {
    var entries: [Entry] = []
    var isDrop = false
    for line in script.text.lines where !line.range.isEmpty {
      let words = Self.words(of: script.text, line.range)
      guard let first = words.first else { continue }
      let text = script.text.string(line.range)
      if first.text.hasPrefix("*") {
        takeComment(text, &entries)
        continue
      }
      switch first.text.uppercased() {
      case "FCM:": isDrop = !text.uppercased().contains("NON")
      case "TITLE:":
        if !entries.isEmpty {
          throw script.error(
            "a second list begins here: leave one in the file", at: line.range.lowerBound)
        }
      case "M2": try takeSpeed(words, &entries, &script)
      case "FINAL", "SPLIT:", "EFFECTS", "GPI", "AUD", "MASTER", "SWITCHER", "SWM", "REEL", "LEN",
        "ASC_SOP", "ASC_SAT", "OTIO", "LOC:", "DLEDL:", ">>>", "TO", "FROM", "KEY", "BLANK",
        "TIME_CODE_MODULUS":
        break  // Of no consequence for when something is played.
      default:
        guard let digit = first.text.utf8.first, (0x30...0x39).contains(digit) else {
          script.note("“\(text.prefix(40))” is not understood: it is passed over", at: first.offset)
          continue
        }
        do throws(CMXFault) {
          entries.append(Entry(event: try CMXEvent(words), isDrop: isDrop, offset: first.offset))
        } catch {
          throw script.error(error.message, at: error.offset)
        }
      }
    }
    return entries
  }

  private static func words(of text: ListText, _ range: Range<Int>) -> [CMXEvent.Word] {
    var words: [CMXEvent.Word] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      while index < range.upperBound, text.bytes[index] > 0x20 { index += 1 }
      if index > start {
        words.append(CMXEvent.Word(text: Substring(text.string(start..<index)), offset: start))
      }
      while index < range.upperBound, text.bytes[index] <= 0x20 { index += 1 }
    }
    return words
  }

  private func takeComment(_ text: String, _ entries: inout [Entry]) {
    guard !entries.isEmpty else { return }
    let text = text.dropFirst().drop { $0 == " " || $0 == "*" }
    func value(_ key: String) -> String? {
      guard text.uppercased().hasPrefix(key) else { return nil }
      let value = text.dropFirst(key.count).drop { $0 == " " || $0 == ":" }
      return value.isEmpty ? nil : String(value)
    }
    // Events of one number are one edit: the comments behind them are said of all.
    let number = entries[entries.count - 1].event.number
    for index in entries.indices.reversed() {
      guard entries[index].event.number == number else { break }
      if let name = value("FROM CLIP NAME") ?? value("CLIP NAME") {
        entries[index].clipName = entries[index].clipName ?? name
      }
      if index == entries.count - 1, let name = value("TO CLIP NAME") {
        entries[index].clipName = name
      }
      if let name = value("SOURCE FILE") { entries[index].fileName = name }
      if text.uppercased().hasPrefix("FREEZE FRAME") { entries[index].isFrozen = true }
    }
  }

  /// `M2   TAPE1   047.5   01:00:00:00`: the frames a second at which the reel's last event is played.
  private func takeSpeed(
    _ words: [CMXEvent.Word], _ entries: inout [Entry], _ script: inout EditScript
  ) throws(EditListError) {
    guard words.count >= 3 else { throw script.error("M2 lacks its speed", at: words[0].offset) }
    // The reel's name may have blanks; the time code behind the speed may be missing.
    let last = words.count - 1
    let place = TimeCode(words[last].text) != nil && last > 2 ? last - 1 : last
    guard let number = WrittenNumber(words[place].text) else {
      throw script.error(
        "“\(words[place].text)” is no speed: M2 has frames a second", at: words[place].offset)
    }
    let reel = words[1..<place].map { String($0.text) }.joined(separator: " ").uppercased()
    let event = entries.last?.event.number
    var isTaken = false
    for index in entries.indices.reversed() {
      guard entries[index].event.number == event else { break }
      if entries[index].event.reel.uppercased() == reel {
        entries[index].speed = (number, words[place].offset)
        isTaken = true
      }
    }
    if !isTaken {
      script.note(
        "M2 is of a reel that the event before it has not: it is passed over", at: words[0].offset)
    }
  }

  // MARK: - Time codes

  /// What the list counts frames by.
  private struct Rate {
    var rate: FrameRate
    /// Frames a second of a time code.
    var nominal: Int64 { rate.nominal }
  }

  private func rate(
    of entries: [Entry], _ script: inout EditScript, _ options: EditListOptions
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
    _ place: Int, of entry: Entry, _ rate: Rate, _ script: EditScript
  ) throws(EditListError) -> Int64 {
    let code = entry.event.codes[place]
    let isDrop = rate.rate.canDropFrames && (entry.isDrop || code.isMarkedDrop)
    guard let frames = code.frames(nominal: rate.nominal, isDrop: isDrop) else {
      throw script.error(
        "frame \(code.fields[3]) of a second that has \(rate.nominal): is --edit-rate right?",
        at: entry.event.codeOffsets[place])
    }
    return frames
  }

  /// The frame that the new recording begins with: a programme begins at a full hour, and may have
  /// nothing for a while.
  private func recordStart(
    of entries: [Entry], _ rate: Rate, _ script: EditScript
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
    _ entry: Entry, from start: Int64, _ rate: Rate, _ script: inout EditScript
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
    let names =
      event.isAuxiliary
      ? [entry.fileName, entry.clipName, event.reel] : [event.reel, entry.fileName, entry.clipName]
    guard let from = rate.rate.time(ofFrames: counts[2] - start),
      let to = rate.rate.time(ofFrames: counts[3] - start)
    else { return }
    for layer in event.layers {
      script.clips.append(
        EditScript.Clip(
          sources: names.compactMap(\.self), start: from, end: to, played: played,
          layer: layer.hasPrefix("A") ? EditAssembly.soundPrefix + layer : layer,
          offset: entry.offset))
    }
  }

  /// The speed at which an event is played; nothing where it is played backwards, or stands still.
  private func speed(
    of entry: Entry, _ source: Int64, _ record: Int64, _ rate: Rate, _ script: inout EditScript
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
    // Frames a second of the time code, or the rate itself: 30 is 29.97 as well.
    if FrameRate(stated.number) == rate.rate { return .one }
    guard let speed = stated.number.divided(by: WrittenNumber(rate.nominal))?.rate else {
      throw script.error("the speed has too many digits", at: stated.offset)
    }
    return speed
  }
}
