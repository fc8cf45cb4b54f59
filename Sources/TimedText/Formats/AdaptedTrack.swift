extension SubtitleTrack {
  /// The track as a format can hold it: markup that it lacks is turned into what comes nearest.
  ///
  /// Classes that stand for a colour become that colour; a reading above the text stands behind it
  /// in brackets.
  func adapted(for format: SubtitleFormat) -> SubtitleTrack {
    guard format != .json else { return self }
    let features = format.features
    var track = format.subStation == nil ? withStylesAsMarkup() : self
    guard track.cues.contains(where: { !$0.text.spans.isEmpty }) else { return track }
    for (index, cue) in track.cues.enumerated() where !cue.text.spans.isEmpty {
      var text = cue.text
      if !features.contains(.classes) { text = text.withClassesAsLooks() }
      if !features.contains(.ruby) { text = text.withReadingsInBrackets() }
      if format.hasOneVoiceACue { text = text.withNamesOfLaterVoices() }
      if text != cue.text { track.cues[index].text = text }
    }
    return track
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

  /// The text with the looks that WebVTT's own classes stand for.
  fileprivate func withClassesAsLooks() -> CueText {
    guard spans.contains(where: { !$0.markup.classes.isEmpty }) else { return self }
    return mapMarkup { markup in
      guard markup.kind == .group else { return markup }
      let looks = markup.classes.compactMap(WebVTTStyle.markup)
      var font = Markup.Font()
      for case .font(let look) in looks {
        font.color = font.color ?? look.color
        font.background = font.background ?? look.background
      }
      if font != Markup.Font() { return Markup(.font(font)) }
      return looks.first.map { Markup($0) } ?? markup
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
