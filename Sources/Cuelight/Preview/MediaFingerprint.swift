internal import Foundation

/// What tells the file of a recording from others, whatever it is called: its size, and a sum over
/// pieces of it.
///
/// The pieces are 256 of 4 KB, evenly spread: whoever changes a second in four minutes of it, or
/// its size, changes the sum; whoever copies or moves it does not. It is quickly taken of any file,
/// and is no proof against somebody who wants to deceive.
public struct MediaFingerprint: Sendable, Hashable, Codable {
  /// The size of the file in bytes.
  public let size: UInt64
  /// The sum over its pieces.
  public let sum: String
  /// The number of the stream that was listened to.
  public let stream: Int

  private static let pieces: UInt64 = 256
  private static let pieceSize = 4096

  /// Takes the fingerprint of a file; there is none where it cannot be read, or is empty.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - stream: The number of the stream.
  public init?(ofFile path: String, stream: Int) {
    guard let file = try? FileHandle(forReadingFrom: URL(filePath: path)),
      let size = try? file.seekToEnd(), size > 0
    else { return nil }
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    let last = size - min(size, UInt64(Self.pieceSize))
    for piece in 0..<Self.pieces {
      let offset =
        last / (Self.pieces - 1) * piece + last % (Self.pieces - 1) * piece
        / (Self.pieces - 1)
      guard (try? file.seek(toOffset: offset)) != nil,
        let bytes = try? file.read(upToCount: Self.pieceSize)
      else { return nil }
      // FNV-1a (Fowler, Noll and Vo).
      for byte in bytes { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    self.size = size
    self.sum = String(sum, radix: 16)
    self.stream = stream
  }
}
