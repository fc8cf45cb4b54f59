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
    let blocks = WebVTTBlocks(track)
    let subRip = SubRipBlocks(track)
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
        let block = blocks.cues[index]
        cue.webVTT = block == PageCue.WebVTT(text: cue.text) ? nil : block
        cue.subRip = subRip.texts[index] == cues.1.text ? nil : subRip.texts[index]
        return cue
      },
      worst: preview.doubts.filter { $0.degree >= Self.leastDoubt }, webVTT: blocks.frame,
      trackName: track.title ?? name, language: track.language)
  }
}

/// A track as WebVTT, cut into what belongs to each cue.
struct WebVTTBlocks {
  /// What stands before the first cue and behind the last.
  private(set) var frame = PageFrame()
  /// The cues, one for one.
  private(set) var cues: [PageCue.WebVTT] = []

  init(_ track: SubtitleTrack) {
    let text = String(decoding: track.encoded(as: .webVTT), as: UTF8.self)
    var lead = ""
    for block in Self.blocks(of: text) {
      let rows = block.split(separator: "\n", omittingEmptySubsequences: false)
      // No other block than a cue's has an arrow in its first two lines.
      guard let timing = rows.prefix(2).firstIndex(where: { $0.contains("-->") }) else {
        lead += block + "\n\n"
        continue
      }
      // Times, the arrow, times, then settings.
      let words = rows[timing].split(separator: " ")
      cues.append(
        PageCue.WebVTT(
          lead: lead.isEmpty ? nil : lead, identifier: timing == 1 ? String(rows[0]) : nil,
          settings: words.count > 3 ? words[3...].joined(separator: " ") : nil,
          text: rows[(timing + 1)...].joined(separator: "\n")))
      lead = ""
    }
    if let first = cues.first?.lead {
      // One line end of the two comes before each cue.
      frame.header = String(first.dropLast())
      cues[0].lead = nil
      frame.footer = lead
    } else {
      frame.header = String(lead.dropLast())
    }
    guard cues.count != track.cues.count else { return }
    // It is written in a way that is not understood here: without markup, then.
    cues = track.cues.map { PageCue.WebVTT(text: $0.shown.webVTTText) }
  }

  /// What lies between blank lines.
  private static func blocks(of text: String) -> [String] {
    var blocks: [String] = []
    var rows: [Substring] = []
    func end() {
      if !rows.isEmpty { blocks.append(rows.joined(separator: "\n")) }
      rows = []
    }
    for row in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if row.isEmpty { end() } else { rows.append(row) }
    }
    end()
    return blocks
  }
}

/// The text of each cue as SubRip has it.
struct SubRipBlocks {
  /// The texts, one for one.
  private(set) var texts: [String] = []

  init(_ track: SubtitleTrack) {
    let text = String(decoding: track.encoded(as: .subRip), as: UTF8.self)
    var rows = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    for number in 1...max(track.cues.count, 1) where !track.cues.isEmpty {
      // A cue ends where the next number stands over times.
      let body = rows.dropFirst(2)
      let next = "\(number + 1)"
      let end =
        body.indices.first {
          body[$0] == next && $0 + 1 < body.endIndex && body[$0 + 1].contains(" --> ")
        } ?? body.endIndex
      texts.append(
        body[..<end].reversed().drop(while: \.isEmpty).reversed().joined(separator: "\n"))
      rows = rows[end...]
    }
  }
}

extension String {
  /// The text without markup as WebVTT has it.
  fileprivate var webVTTText: String {
    split(whereSeparator: \.isNewline).map(\.escapedForMarkup).joined(separator: "\n")
  }
}
