internal import UnicodeText

/// The way from the text of a transcript to its paragraphs: what the file is, what its lines are
/// labelled with, how they were wrapped.
struct TranscriptReading {
  private let options: TranscriptOptions
  /// What was done.
  private(set) var notes: [TranscriptNote] = []

  init(options: TranscriptOptions) { self.options = options }

  /// The paragraphs of a text, in order. Linear in its length.
  mutating func paragraphs(of text: String) throws(TranscriptError) -> [Paragraph] {
    if let subtitles = SubtitleRows(text) { return fragments(subtitles) }
    let lines = SourceLine.lines(of: TextCleaning.cleaned(text))
    if let refusal = TextKind.refusal(of: lines) { throw refusal }

    let isMarkdown = MarkdownText.isMarkdown(lines)
    var body = lines
    if isMarkdown {
      let (kept, headings) = MarkdownText.body(of: lines)
      body = kept
      if !headings.isEmpty { notes.append(.headings(lines: headings)) }
    }
    let labelled = LabelReader(options: options, dashesAreBullets: isMarkdown).read(body)
    note(labelled)
    var paragraphs = joined(labelled)
    if isMarkdown {
      for index in paragraphs.indices {
        paragraphs[index].text = MarkdownText.plain(paragraphs[index].text)
      }
    }
    return paragraphs.withVoices(isNamed: !labelled.names.isEmpty, hasSigns: labelled.hasArrows)
  }

  /// The paragraphs of lines that may be wrapped, or be fragments with a time each.
  private mutating func joined(_ labelled: LabelReader.Result) -> [Paragraph] {
    let lines = labelled.lines
    if labelled.names.isEmpty, labelled.times >= 3, labelled.times * 5 >= lines.count * 3 {
      return FragmentMerger(lines).paragraphs(of: lines)
    }
    guard options.unwraps, let wrap = WrapFinder(lines).wrap() else {
      return lines.map { Paragraph($0) }
    }
    let (paragraphs, cuts) = Unwrapper(wrap, lines: lines).paragraphs(of: lines)
    if cuts > 0 { notes.append(.unwrapped(cuts: cuts, width: wrap.width)) }
    return paragraphs
  }

  /// The paragraphs of the rows of subtitles: sentences, or the subtitles as they are cut.
  mutating func fragments(
    _ subtitles: SubtitleRows, makesSentences: Bool = true
  ) -> [Paragraph] {
    notes.append(.subtitles(subtitles.count))
    let labelled = LabelReader(options: options).read(subtitles.rows)
    note(labelled, exceptTimes: true)
    return FragmentMerger(labelled.lines, makesSentences: makesSentences)
      .paragraphs(of: labelled.lines)
      .withVoices(isNamed: !labelled.names.isEmpty, hasSigns: labelled.hasArrows)
  }

  private mutating func note(_ labelled: LabelReader.Result, exceptTimes: Bool = false) {
    if !labelled.names.isEmpty { notes.append(.speakers(labelled.names)) }
    if labelled.times > 0, !exceptTimes { notes.append(.times(labelled.times)) }
  }
}

extension [Paragraph] {
  /// The paragraphs, each with its speaker and with whether the voice changes before it.
  ///
  /// In a transcript with names, what has none is said by the last one named; in one with signs of
  /// change, what has none does not change the voice.
  fileprivate func withVoices(isNamed: Bool, hasSigns: Bool) -> [Paragraph] {
    var paragraphs = self
    var speaker: String?
    for index in paragraphs.indices {
      let name = paragraphs[index].speaker
      if paragraphs[index].hasVoiceSign {
        paragraphs[index].changesVoice = index > 0 ? true : nil
        speaker = name
      } else if isNamed, name ?? speaker != nil {
        paragraphs[index].changesVoice =
          index == 0 || speaker == nil ? nil : (name ?? speaker) != speaker
        paragraphs[index].speaker = name ?? speaker
        speaker = name ?? speaker
      } else if hasSigns, index > 0 {
        paragraphs[index].changesVoice = false
      }
    }
    return paragraphs
  }
}
