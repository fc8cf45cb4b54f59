internal import Timeline

/// Reads a file of such a format.
struct JSONCueReader<Codec: JSONCueCodec> {
  private var scanner: JSONScanner
  private let names = Codec.names
  private var result: ParsedTrack
  /// The cues whose end nothing says, and where they stand.
  private var endless: [(cue: Int, offset: Int)] = []
  /// How many cues are a word each, to tell of files that have a cue for every word.
  private var words = 0

  init(_ source: SourceText) {
    scanner = JSONScanner(source.bytes, in: source.start..<source.bytes.count)
    result = ParsedTrack(of: source)
  }

  mutating func read() throws(SubtitleParseError) -> (ParsedTrack, JSONTrack) {
    var track = JSONTrack()
    var hasList = false
    if names.listMayBeBare, try scanner.peek() == UInt8(ascii: "[") {
      try readList()
      (hasList, result.isForeign) = (true, true)
    } else {
      guard try scanner.peek() == UInt8(ascii: "{") else {
        throw scanner.failure("a \(Codec.name) file begins with an object of JSON")
      }
      try scanner.beginObject()
      var isFirst = true
      while let name = try scanner.nextMember(&isFirst) {
        if !hasList, names.list.contains(name), try scanner.peek() == UInt8(ascii: "[") {
          if name != names.list.first { result.isForeign = true }
          try readList()
          hasList = true
        } else if try !Codec.take(name, of: &track, from: &scanner) {
          track.others.append(Attribute("\(names.owner).\(name)", try scanner.raw()))
        }
      }
    }
    try scanner.finish()
    guard hasList else {
      let lists = names.list.map { "“\($0)”" }.joined(separator: " or ")
      throw SubtitleParseError("has no list \(lists)")
    }
    result.track.language = track.language
    result.track.title = track.title
    result.track.attributes = track.attributes + track.others
    result.repairs = scanner.repairs
    result.endEndless(endless)
    if words >= 20, words * 10 >= result.track.cues.count * 9 {
      result.repairs.note(
        result.places?.first?.block.lowerBound ?? 0,
        "nearly every cue is one word: they are kept as cues")
    }
    return (result, track)
  }

  private mutating func readList() throws(SubtitleParseError) {
    try scanner.beginArray()
    var isFirst = true
    while try scanner.nextElement(&isFirst) {
      if try scanner.peek() == UInt8(ascii: "{") {
        try readCue()
      } else {
        let range = try scanner.value()
        scanner.repairs.note(range.lowerBound, "not a cue: it is passed over")
      }
    }
  }

  private mutating func readCue() throws(SubtitleParseError) {
    var found = JSONCue(offset: scanner.position)
    try scanner.beginObject()
    var isFirst = true
    while let name = try scanner.nextMember(&isFirst) { try take(name, of: &found) }
    let block = found.offset..<scanner.position
    guard let start = found.start else {
      scanner.repairs.note(
        block.lowerBound, "no in-time that is a number: the cue is passed over")
      return
    }
    let end = found.end ?? found.duration ?? start
    if found.end == nil, found.duration == nil, !names.endMayBeMissing {
      endless.append((result.track.cues.count, block.lowerBound))
    }
    if found.isForeign { result.isForeign = true }
    var cue = Codec.cue(of: found, repairs: &scanner.repairs)
    cue.inTime = start.time
    cue.outTime = end.time
    if found.end == nil, let duration = found.duration {
      let ticks = start.time.ticks.addingReportingOverflow(duration.time.ticks)
      cue.outTime = ticks.overflow ? start.time : MediaTime(ticks: ticks.partialValue)
    }
    if cue.text.string.isOneWord { words += 1 }
    result.append(
      cue,
      at: CuePlace(
        block: block, inTime: start.range, outTime: end.range,
        text: found.text?.range ?? block.upperBound - 1..<block.upperBound - 1))
  }

  private mutating func take(
    _ name: String, of found: inout JSONCue
  ) throws(SubtitleParseError) {
    func tellIfTwice(_ isThere: Bool, _ scanner: inout JSONScanner) {
      if isThere {
        scanner.repairs.note(scanner.position, "“\(name)” stands there twice: the last is taken")
      }
    }
    let written = [names.start.first, names.end.first, names.text.first]
    let known = [names.start, names.end, names.duration, names.text]
    if !written.contains(name), known.contains(where: { $0.contains(name) }) {
      found.isForeign = true
    }
    if names.start.contains(name) {
      tellIfTwice(found.start != nil, &scanner)
      found.start = try scanner.time()
    } else if names.end.contains(name) {
      tellIfTwice(found.end != nil, &scanner)
      found.end = try scanner.time()
    } else if names.text.contains(name) {
      tellIfTwice(found.text != nil, &scanner)
      let start = scanner.position
      // Whisper has a space before each segment, which is none of its text.
      let isOwn = name == names.text.first
      found.text = try scanner.text().map {
        (isOwn ? $0 : $0.withoutOuterSpaces, start..<scanner.position)
      }
    } else if names.speaker.contains(name) {
      tellIfTwice(found.speaker != nil, &scanner)
      found.speaker = try scanner.stringIfAny()
    } else if names.duration.contains(name) {
      found.duration = try scanner.time()
    } else if try !Codec.take(name, of: &found, from: &scanner) {
      let attribute = "\(names.owner).\(name)"
      tellIfTwice(found.others.contains { $0.name == attribute }, &scanner)
      found.others[attribute] = try scanner.raw()
    }
  }
}

extension String {
  /// The text without spaces at its ends.
  fileprivate var withoutOuterSpaces: String {
    guard utf8.first == 0x20 || utf8.last == 0x20 else { return self }
    var text = self[...]
    while text.utf8.first == 0x20 { text = text.dropFirst() }
    while text.utf8.last == 0x20 { text = text.dropLast() }
    return String(text)
  }

  /// Whether it is a word, with its marks, in letters that words have spaces between.
  fileprivate var isOneWord: Bool {
    let bytes = utf8
    guard bytes.count <= 24 else { return false }
    var hasLetter = false
    var last: UInt8 = 0x20
    for (index, byte) in bytes.enumerated() {
      if byte == 0x20, index > 0, index < bytes.count - 1, last != 0x20 { return false }
      // Scripts without spaces begin behind U+0E00, in three bytes.
      if byte >= 0xE0 { return false }
      hasLetter = hasLetter || byte > 0x40
      last = byte
    }
    return hasLetter
  }
}
