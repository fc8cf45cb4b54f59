/// A track as a format can hold it: markup that it lacks is turned into what comes nearest.
///
/// Classes become what the file's style sheets, or WebVTT itself, say of them; a reading above the text
/// stands behind it in brackets; cues are put in order where the format has them so; those that only
/// draw are left out.
struct AdaptedTrack {
  /// The track.
  private(set) var track: SubtitleTrack
  /// For each of its cues the index of the cue that it was; nothing where all are what they were.
  private var origins: [Int]?

  init(_ track: SubtitleTrack, for format: SubtitleFormat) {
    self.track = track
    guard format != .json else { return }
    if format.subStation == nil { (self.track, origins) = track.withStylesAsMarkup(for: format) }
    if format.codec.isInOrderOfTime, !self.track.isInOrderOfTime { putInOrderOfTime() }
    adaptMarkup(for: format)
  }

  /// The index that one of its cues had before.
  func origin(of cue: Int) -> Int { origins?[cue] ?? cue }

  private mutating func putInOrderOfTime() {
    let order = track.orderOfTime
    track = track.arranged(order)
    origins = order.map(origin)
  }

  private mutating func adaptMarkup(for format: SubtitleFormat) {
    let features = format.features
    let holdsMarkup = features.isSuperset(of: [.classes, .ruby]) && !format.hasOneVoiceACue
    guard !holdsMarkup, track.cues.contains(where: { $0.text.hasSpans }) else { return }
    let sheet = WebVTTStyleSheet(track)
    for (index, cue) in track.cues.enumerated() where !cue.text.spans.isEmpty {
      var text = cue.text
      if !features.contains(.classes) { text = text.withClassesAsLooks(sheet) }
      if !features.contains(.ruby) { text = text.withReadingsInBrackets() }
      if format.hasOneVoiceACue { text = text.withNamesOfLaterVoices() }
      if text != cue.text { track.cues[index].text = text }
    }
  }
}

extension SubtitleFormat {
  /// Whether a cue of it names one speaker, beside its text.
  fileprivate var hasOneVoiceACue: Bool {
    switch self {
    case .podcast, .csv, .tsv, .textGrid: true
    default: false
    }
  }
}

extension CueText {
  /// The text with the names of those who speak behind the first one in it, before what they say.
  fileprivate func withNamesOfLaterVoices() -> CueText {
    guard Set(spans.compactMap(\.markup.voice)).count > 1 else { return self }
    var builder = CueTextBuilder()
    var speaker: String?
    var label: String?
    forEachPiece { piece in
      switch piece {
      case .open(let markup) where markup.isPlace: builder.mark(markup)
      case .open(let markup):
        if let name = markup.voice {
          if let speaker, speaker != name { label = SubRip.label(for: name) }
          speaker = name
        }
        builder.open(markup)
      case .close: builder.close()
      case .text(let text):
        let dash = label == nil ? "" : Cue.dash(of: String(text)) ?? ""
        builder.append(dash + (label ?? "") + text.dropFirst(dash.count))
        label = nil
      }
    }
    return builder.finish()
  }

  /// The text with what classes, and the names of those who speak, look like.
  func withClassesAsLooks(_ sheet: WebVTTStyleSheet) -> CueText {
    guard spans.contains(where: { sheet.mayStyle($0.markup) }) else { return self }
    return mapMarkup { markup in
      if markup.isPlace { return [markup] }
      var unknown = markup
      let looks = sheet.looks(of: &unknown)
      if looks.isEmpty { return [markup] }
      return (unknown == Markup(.group) ? [] : [unknown]) + looks
    }
  }

  /// The text with each reading in brackets behind what it reads.
  fileprivate func withReadingsInBrackets() -> CueText {
    guard spans.contains(where: { $0.markup.kind == .rubyText }) else { return self }
    var builder = CueTextBuilder()
    forEachPiece { piece in
      switch piece {
      case .open(let markup) where markup.isPlace: builder.mark(markup)
      case .open(let markup) where markup.kind == .rubyText: builder.append("(")
      case .open(let markup): if markup.kind != .ruby { builder.open(markup) }
      case .close(let markup) where markup.kind == .rubyText: builder.append(")")
      case .close(let markup): if markup.kind != .ruby { builder.close() }
      case .text(let text): builder.append(String(text))
      }
    }
    return builder.finish()
  }
}
