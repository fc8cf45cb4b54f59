internal import Timeline

/// Plain text with times, `.txt`: a paragraph a line, with when it begins and who says it, as
/// `Transcript` reads it.
enum PlainText: WriteOnlyCodec {
  static let name = "Plain text with times"
  static let fileExtensions = ["txt"]
  static let features: Set<TrackFeature> = [.voice]
  static let precision = MediaTime.seconds(1)

  static func write(_ track: SubtitleTrack, lineEnding: String, to out: inout ByteWriter) {
    for (index, block) in SpokenBlock.blocks(of: track).enumerated() {
      if index > 0 { out += lineEnding }
      // A time is no later than the speech that it leads to.
      let seconds = max(0, block.start.ticks) / MediaTime.ticksPerSecond
      out += "["
      out.append(seconds / 3600, width: 2)
      out += ":"
      out.appendTwoDigits(seconds / 60 % 60)
      out += ":"
      out.appendTwoDigits(seconds % 60)
      out += "] "
      if let speaker = block.speaker {
        // A colon ends the name.
        out += speaker.replacing(":", with: " ").replacing("：", with: " ") + ": "
      }
      out += block.text + lineEnding
    }
  }
}
