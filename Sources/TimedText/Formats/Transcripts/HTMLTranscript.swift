internal import Timeline
internal import UnicodeText

/// A transcript in HTML, as the Podcasting 2.0 namespace has it for `podcast:transcript`
/// (https://github.com/Podcastindex-org/podcast-namespace, "Transcript File Format Details"): the name,
/// the time and the text of each contribution, in `cite`, `time` and `p`, and nothing else.
enum HTMLTranscript: WriteOnlyCodec {
  static let name = "HTML transcript"
  static let fileExtensions = ["html", "htm"]
  static let features: Set<TrackFeature> = [.voice]
  static let precision = MediaTime.seconds(1)

  static func write(_ track: SubtitleTrack, lineEnding: String, to out: inout ByteWriter) {
    for block in SpokenBlock.blocks(of: track) {
      if let speaker = block.speaker {
        out += "<cite>\(speaker.escapedForMarkup):</cite>" + lineEnding
      }
      out += "<time>"
      append(block.start, to: &out)
      out += "</time>" + lineEnding
      out += "<p>\(block.text.escapedForMarkup)</p>" + lineEnding
    }
  }

  /// Minutes and seconds, `0:09`, with hours before them where there are any.
  private static func append(_ time: MediaTime, to out: inout ByteWriter) {
    let seconds = max(0, time.ticks) / MediaTime.ticksPerSecond
    let hours = seconds / 3600
    if hours > 0 {
      out.append(hours)
      out += ":"
    }
    out.append(seconds / 60 % 60, width: hours > 0 ? 2 : 1)
    out += ":"
    out.appendTwoDigits(seconds % 60)
  }
}
