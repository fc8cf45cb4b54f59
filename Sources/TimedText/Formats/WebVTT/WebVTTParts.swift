/// A track as WebVTT, in the pieces that belong to each cue: for whoever puts a file together again
/// once cues have been moved or left out.
package struct WebVTTParts {
  /// What WebVTT has for a cue beside its times.
  package struct CuePart {
    /// Comments and other blocks before the cue, each with its blank line.
    package var lead = ""
    /// What the file calls it.
    package var identifier: String?
    /// Where on the screen it stands, without a space before it.
    package var settings = ""
    /// The text with its markup, without the last line end.
    package var text = ""
  }

  /// The signature, with the blank line behind it, and style sheets, regions and comments before the
  /// first cue.
  package private(set) var header: String
  /// The cues, one for one.
  package private(set) var cues: [CuePart]
  /// Comments behind the last cue.
  package private(set) var footer = ""

  /// Takes a track to pieces. Linear in its size, if it is in order of time.
  package init(_ track: SubtitleTrack) {
    let adapted = AdaptedTrack(track, for: .webVTT)
    let written = adapted.track
    var out = ByteWriter()
    WebVTT.appendHeader(of: written, lineEnding: "\n", to: &out)
    header = String(decoding: out.bytes, as: UTF8.self)
    cues = track.cues.map { _ in CuePart() }
    var blocks = written.blocks[...]
    for (place, cue) in written.cues.enumerated() {
      var lead = ""
      while let block = blocks.first, block.place <= place {
        lead += Self.text(of: blocks.removeFirst())
      }
      if place == 0 {
        header += lead
        lead = ""
      }
      var text = ByteWriter()
      WebVTTTextWriter.append(cue.text, lineEnding: "\n", to: &text)
      cues[adapted.origin(of: place)] = CuePart(
        lead: lead, identifier: WebVTT.identifier(of: cue),
        settings: String((cue.settings.map(WebVTTSettings.text) ?? "").drop { $0 == " " }),
        text: String(decoding: text.bytes.dropLast(), as: UTF8.self))
    }
    footer = blocks.map(Self.text).joined()
    if written.cues.isEmpty { (header, footer) = (header + footer, "") }
  }

  private static func text(of block: TrackBlock) -> String {
    var out = ByteWriter()
    WebVTT.append(block, lineEnding: "\n", to: &out)
    return String(decoding: out.bytes, as: UTF8.self)
  }
}
