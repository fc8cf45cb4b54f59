extension PageInput {
  /// A doubt that is smaller is not worth a look.
  private static let leastDoubt = 0.1

  /// What a page shows of a recording and its subtitles.
  ///
  ///     let preview = try Preview(RecordingOutline(recording), track: track)
  ///     let page = Page(PageInput(preview, name: "talk.mp3", recording: .reference("./talk.mp3")))
  ///
  /// - Parameters:
  ///   - preview: What is known of them.
  ///   - name: The file's name of the recording.
  ///   - recording: Where the page finds it.
  ///   - title: What the page is called; by default as the track is, else as the recording.
  /// - Complexity: O(*n*) in the length of the recording and of the text.
  public init(
    _ preview: Preview, name: String, recording: PageRecording, title: String? = nil
  ) {
    let track = preview.track
    let webVTT = WebVTTParts(track)
    let subRip = track.subRipTexts
    var doubts: [Int: Doubt] = [:]
    for doubt in preview.doubts where doubt.kind == .cue {
      if let cue = doubt.cue { doubts[cue] = doubt }
    }
    self.init(
      title: title ?? track.title ?? name, name: name, recording: recording,
      duration: preview.input.duration, levels: preview.input.levels, spans: preview.input.spans,
      cues: zip(track.cues, preview.input.cues).enumerated().map { index, cues in
        var cue = PageCue(inTime: cues.0.inTime, outTime: cues.0.outTime, text: cues.1.text)
        cue.speaker = cues.1.speaker
        cue.readingSpeed = cues.1.readingSpeed
        cue.doubt = doubts[index]?.degree ?? 0
        cue.probability = doubts[index]?.probability
        cue.reasons = doubts[index]?.reasons ?? cues.1.findings
        cue.isFaulty = !cues.1.findings.isEmpty
        cue.lines = doubts[index]?.lines
        // Without it, what is shown is what is written.
        let written = PageCue.WebVTT(webVTT.cues[index])
        cue.webVTT = written == PageCue.WebVTT(text: cue.text) ? nil : written
        cue.subRip = subRip[index] == cues.1.text ? nil : subRip[index]
        return cue
      },
      worst: preview.doubts.filter { $0.degree >= Self.leastDoubt },
      // One line end of the two comes before each cue.
      webVTT: PageFrame(header: String(webVTT.header.dropLast()), footer: webVTT.footer),
      trackName: track.title ?? name, language: track.language)
  }
}

extension PageCue.WebVTT {
  fileprivate init(_ part: WebVTTParts.CuePart) {
    self.init(
      lead: part.lead.isEmpty ? nil : part.lead, identifier: part.identifier,
      settings: part.settings.isEmpty ? nil : part.settings, text: part.text)
  }
}
