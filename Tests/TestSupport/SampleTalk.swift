import Foundation

/// A talk of a few seconds that is computed: what sounds like two voices in turn, with its
/// transcript.
public struct SampleTalk: Sendable {
  /// The turns.
  public let lines: [String]
  /// When each of them is spoken, in seconds.
  public let times: [Range<Double>]
  /// The recording as a WAV file of 16-bit samples.
  public let wav: [UInt8]

  /// The transcript, a turn a line.
  public var transcript: String { lines.map { $0 + "\n" }.joined() }

  /// Four turns in about nine seconds.
  public static let short = SampleTalk([
    ("Good morning, and welcome to the programme.", 12),
    ("Thank you.", 2),
    ("Shall we begin with the harbour?", 8),
    ("Yes, let us begin there.", 6),
  ])

  /// Has two voices say lines of so many syllables, one after the other.
  public init(_ lines: [(text: String, syllables: Int)]) {
    self.lines = lines.map(\.text)
    var samples = Self.room(seconds: 1)
    times = lines.enumerated().map { index, line in
      let start = samples.count
      for _ in 0..<line.syllables { samples += Self.syllable(pitch: index % 2 == 0 ? 118 : 205) }
      let range = Double(start) / Double(Self.rate)..<Double(samples.count) / Double(Self.rate)
      samples += Self.room(seconds: 0.7)
      return range
    }
    wav = Self.wav(samples)
  }

  private static let rate = 16_000

  /// The faint noise of a room.
  private static func room(seconds: Double) -> [Int16] {
    var generator = SeededGenerator(seed: 5)
    return (0..<Int(seconds * Double(rate))).map { _ in
      Int16.random(in: -12...12, using: &generator)
    }
  }

  /// A fifth of a second of a voice, which swells and fades.
  private static func syllable(pitch: Double) -> [Int16] {
    (0..<rate / 5).map { index in
      let time = Double(index) / Double(rate)
      let swell = 0.15 + 0.85 * sin(.pi * time * 5)
      let voice = (1...12).reduce(0.0) {
        $0 + sin(2 * .pi * pitch * Double($1) * time) / Double($1)
      }
      return Int16(6000 * swell * voice)
    }
  }

  private static func wav(_ samples: [Int16]) -> [UInt8] {
    func bytes<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
      stride(from: 0, to: Number.bitWidth, by: 8).map { UInt8(truncatingIfNeeded: number >> $0) }
    }
    let size = UInt32(samples.count * 2)
    var file = Array("RIFF".utf8) + bytes(36 + size) + Array("WAVEfmt ".utf8)
    file += bytes(UInt32(16)) + bytes(UInt16(1)) + bytes(UInt16(1)) + bytes(UInt32(rate))
    file += bytes(UInt32(rate * 2)) + bytes(UInt16(2)) + bytes(UInt16(16))
    file += Array("data".utf8) + bytes(size)
    return file + samples.flatMap(bytes)
  }
}
