/// An event of a CMX 3600 list with what the lines behind it say of it.
struct EDLEntry {
  var event: CMXEvent
  var isDrop: Bool
  var offset: Int
  var clipName: String?
  var fileName: String?
  /// Frames a second at which it is played, as M2 has it.
  var speed: (number: WrittenNumber, offset: Int)?
  var isFrozen = false

  /// The names of what it plays, the one to tell first.
  var names: [String] {
    let names =
      event.isAuxiliary
      ? [fileName, clipName, event.reel] : [event.reel, fileName, clipName]
    return names.compactMap(\.self)
  }
}

/// Reads the lines of a CMX 3600 list: events, and what is said of them.
struct EDLLines {
  /// The events, in the order of the list.
  private(set) var entries: [EDLEntry] = []

  /// Longer than any line but a comment, in bytes.
  private static let longestEvent = 4096
  /// More events than an edit has: one for each channel, and each side of a dissolve.
  private static let mostEventsOfEdit = 64

  mutating func read(_ script: inout EditScript) throws(EditListError) {
    var isDrop = false
    for line in script.text.lines where !line.range.isEmpty {
      let words = Self.words(of: script.text, line.range.prefix(Self.longestEvent))
      guard let first = words.first else { continue }
      let text = script.text.string(line.range)
      if first.text.hasPrefix("*") {
        takeComment(text)
        continue
      }
      switch first.text.uppercased() {
      case "FCM:": isDrop = !text.uppercased().contains("NON")
      case "TITLE:":
        if !entries.isEmpty {
          throw script.error(
            "a second list begins here: leave one in the file", at: line.range.lowerBound)
        }
      case "M2": try takeSpeed(words, &script)
      case "FINAL", "SPLIT:", "EFFECTS", "GPI", "AUD", "MASTER", "SWITCHER", "SWM", "REEL", "LEN",
        "ASC_SOP", "ASC_SAT", "OTIO", "LOC:", "DLEDL:", ">>>", "TO", "FROM", "KEY", "BLANK",
        "TIME_CODE_MODULUS":
        break  // Of no consequence for when something is played.
      default:
        guard let digit = first.text.utf8.first, (0x30...0x39).contains(digit) else {
          script.note("“\(text.prefix(40))” is not understood: it is passed over", at: first.offset)
          continue
        }
        try script.requireRoom(behind: entries.count, at: first.offset)
        do throws(CMXFault) {
          entries.append(EDLEntry(event: try CMXEvent(words), isDrop: isDrop, offset: first.offset))
        } catch {
          throw script.error(error.message, at: error.offset)
        }
      }
    }
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

  /// The events of the last edit, the last one first: those of one number.
  private var lastEdit: some Sequence<Int> {
    entries.indices.suffix(Self.mostEventsOfEdit).reversed().prefix {
      entries[$0].event.number == entries.last?.event.number
    }
  }

  private mutating func takeComment(_ text: String) {
    let text = text.dropFirst().drop { $0 == " " || $0 == "*" }
    let start = text.prefix(16).uppercased()
    func value(_ key: String) -> String? {
      guard start.hasPrefix(key) else { return nil }
      let value = text.dropFirst(key.count).drop { $0 == " " || $0 == ":" }
      return value.isEmpty ? nil : String(value)
    }
    let from = value("FROM CLIP NAME") ?? value("CLIP NAME")
    let (to, file) = (value("TO CLIP NAME"), value("SOURCE FILE"))
    let isFrozen = start.hasPrefix("FREEZE FRAME")
    // The comments behind an edit are said of all its events.
    for index in lastEdit {
      let isLast = index == entries.count - 1
      entries[index].clipName = (isLast ? to : nil) ?? entries[index].clipName ?? from
      entries[index].fileName = file ?? entries[index].fileName
      entries[index].isFrozen = entries[index].isFrozen || isFrozen
    }
  }

  /// `M2   TAPE1   047.5   01:00:00:00`: the frames a second at which the reel's last event is played.
  private mutating func takeSpeed(
    _ words: [CMXEvent.Word], _ script: inout EditScript
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
    var isTaken = false
    for index in lastEdit {
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
}
