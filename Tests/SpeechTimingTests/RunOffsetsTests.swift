import Testing

@testable import SpeechTiming

/// How far runs of speech are from all of it.
struct RunOffsetsTests {
  /// Two runs of a hundred and fifty frames, of which the first lies two above the mean.
  private static let offsets: RunOffsets = {
    var offsets = RunOffsets()
    offsets.append(10..<160, sums: [300])
    offsets.append(200..<350, sums: [0])
    return offsets
  }()

  private static func left(of frames: Range<Int>) -> [Float] {
    var vectors = [Float](repeating: 2, count: frames.count)
    offsets.subtract(from: &vectors, of: frames, size: 1)
    return vectors
  }

  @Test func `are taken from the frames of their run alone, and drawn towards the mean`() {
    let vectors = Self.left(of: 0..<400)
    #expect(vectors[..<10].allSatisfy { $0 == 2 })
    #expect(vectors[10..<160].allSatisfy { $0 == 1 })
    #expect(vectors[160...].allSatisfy { $0 == 2 })
  }

  @Test func `are the same whatever frames are asked for`() {
    #expect(Self.left(of: 100..<101) == [1])
    #expect(
      Self.left(of: 150..<170) == Array(repeating: 1, count: 10) + Array(repeating: 2, count: 10))
    #expect(Self.left(of: 160..<200).allSatisfy { $0 == 2 })
    #expect(Self.left(of: 500..<500).isEmpty)
  }

  @Test func `leave the other values of a vector alone`() {
    var vectors: [Float] = [2, 7, 2, 7]
    Self.offsets.subtract(from: &vectors, of: 20..<22, size: 2)
    #expect(vectors == [1, 7, 1, 7])
  }
}
