import Foundation

/// A WAV file of 16-bit samples, made in memory.
struct WAVFile {
  var sampleRate: Int
  /// The samples of each channel.
  var channels: [[Int16]]

  /// The bytes of the file.
  var bytes: Data {
    let frames = channels[0].count
    let dataSize = frames * channels.count * 2
    var data = Data()
    func append<Value: FixedWidthInteger>(_ value: Value) {
      for shift in stride(from: 0, to: Value.bitWidth, by: 8) {
        data.append(UInt8(truncatingIfNeeded: value >> shift))
      }
    }
    data.append(contentsOf: Array("RIFF".utf8))
    append(UInt32(36 + dataSize))
    data.append(contentsOf: Array("WAVEfmt ".utf8))
    append(UInt32(16))
    append(UInt16(1))
    append(UInt16(channels.count))
    append(UInt32(sampleRate))
    append(UInt32(sampleRate * channels.count * 2))
    append(UInt16(channels.count * 2))
    append(UInt16(16))
    data.append(contentsOf: Array("data".utf8))
    append(UInt32(dataSize))
    for frame in 0..<frames {
      for channel in channels { append(channel[frame]) }
    }
    return data
  }
}
