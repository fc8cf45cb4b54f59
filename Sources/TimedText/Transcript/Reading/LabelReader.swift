internal import Timeline
internal import UnicodeText

/// Takes names, times and signs of a change of voice off the starts of lines.
struct LabelReader {
  /// What the labels of a transcript came to.
  struct Result {
    /// The lines that hold words, each with what its label says.
    var lines: [SourceLine]
    /// The names, in the order in which they first speak.
    var names: [String] = []
    /// How many lines have a time.
    var times = 0
    /// Whether `>>` says where the voice changes, throughout.
    var hasArrows = false
  }

  private let options: TranscriptOptions
  private let isList: Bool

  /// Creates a reader; `dashesAreBullets` where the transcript is Markdown.
  init(options: TranscriptOptions, dashesAreBullets: Bool = false) {
    self.options = options
    isList = dashesAreBullets
  }

  /// The lines with their labels read. Linear in their length.
  func read(_ lines: [SourceLine]) -> Result {
    let labels = lines.map { LineLabel($0.scalars, marks: options.marks) }
    let evidence = LabelEvidence(lines, labels, findsNames: options.speakers == .automatic)
    var result = Result(lines: [])
    result.lines.reserveCapacity(lines.count)
    // What a line that is only a label says of the next.
    var carried: SourceLine?
    var known: Set<String> = []
    for (source, label) in zip(lines, labels) {
      var line = source
      apply(label, evidence, to: &line)
      if let before = carried {
        line.opensTurn = true
        line.followsBlank = before.followsBlank
        line.speaker = line.speaker ?? before.speaker
        line.statedStart = line.statedStart ?? before.statedStart
        line.hasVoiceSign = line.hasVoiceSign || before.hasVoiceSign
        carried = nil
      }
      if line.opensTurn, line.labelLength >= line.scalars.count {
        carried = line
        continue
      }
      if let name = line.speaker, known.insert(name).inserted { result.names.append(name) }
      if line.statedStart != nil { result.times += 1 }
      if label.hasArrows { result.hasArrows = true }
      result.lines.append(line)
    }
    return result
  }

  private func apply(_ label: LineLabel, _ evidence: LabelEvidence, to line: inout SourceLine) {
    if label.hasDash, !evidence.acceptsDashes { return }
    let name = evidence.name(of: label)
    let acceptsTime = label.isTimeBracketed || evidence.acceptsBareTimes || name != nil
    if label.time != nil, !acceptsTime { return }
    guard name != nil || label.nameStart > 0 else { return }
    line.labelLength = name == nil ? label.nameStart : label.end
    line.opensTurn = true
    line.speaker = name ?? line.speaker
    line.statedStart = label.time ?? line.statedStart
    line.hasVoiceSign = label.hasArrows || label.hasDash && !isList
  }
}
