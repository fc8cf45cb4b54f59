import Foundation
import MediaDecoding
import Synchronization
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// How a decoding goes: progress, cancellation, errors of a consumer, and inputs that can be read once.
@Suite struct `Course of a decoding` {
  static let policy = {
    var policy = SpanPolicy()
    policy.shortestSpan = 2
    return policy
  }()

  @Test(
    arguments: ["chatter.mp3", "chatter-adpcm.wav", "no-edit-list.aac", "cut-off.mp3"], [1, 3])
  func `tells its progress, rising to the end`(name: String, workers: Int) async throws {
    let shares = Recorder()
    let source = try MediaSource(opening: .file(OddMedia.path(name)))
    _ = try await source.decode(
      workers: workers, lead: 0, trail: 0, policy: Self.policy, progress: { shares.add($0) }
    ) { Counter($0) }
    #expect(shares.values.count > 2 && shares.values.count <= 401)
    #expect(zip(shares.values, shares.values.dropFirst()).allSatisfy { $0 < $1 })
    #expect(shares.values.allSatisfy { (0...1).contains($0) })
    #expect(shares.values.last == 1)
  }

  @Test(arguments: [1, 3])
  func `ends within a block when it is cancelled`(workers: Int) async throws {
    let source = try MediaSource(opening: .file(OddMedia.path("chatter.mp3")))
    let blocks = Recorder()
    await #expect(throws: CancellationError.self) {
      try await source.decode(workers: workers, lead: 0, trail: 0, policy: Self.policy) { plan in
        Canceller(blocks: blocks)
      }
    }
    #expect(blocks.values.count <= workers)
  }

  @Test(arguments: [1, 3])
  func `ends with the error of a consumer`(workers: Int) async throws {
    let source = try MediaSource(opening: .file(OddMedia.path("chatter.mp3")))
    await #expect(throws: Thrower.Full.self) {
      try await source.decode(workers: workers, lead: 0, trail: 0, policy: Self.policy) { _ in
        Thrower()
      }
    }
  }

  @Test func `decodes a file as often as one likes`() async throws {
    let source = try MediaSource(opening: .file(OddMedia.path("vorbis.ogg")))
    let first = try await source.decode { Collector($0) }
    let second = try await source.decode { Collector($0) }
    #expect(first.samples == second.samples)
  }

  #if canImport(Glibc)
    @Test func `reads a pipe once`() async {
      await #expect(processExitsWith: .success) {
        let pipe = Pipe()
        let data = try Data(contentsOf: URL(filePath: OddMedia.path("pre-skip.opus")))
        pipe.fileHandleForWriting.write(data)
        try pipe.fileHandleForWriting.close()
        #expect(dup2(pipe.fileHandleForReading.fileDescriptor, STDIN_FILENO) == STDIN_FILENO)
        let source = try MediaSource(opening: .standardInput)
        #expect(try await source.decode(workers: 4) { Counter($0) }.sampleCount == 4 * 48_000)
        let error = await #expect(throws: MediaError.self) {
          try await source.decode { Counter($0) }
        }
        #expect(error?.code == .alreadyRead)
      }
    }

    @Test func `reads a file on standard input as a file`() async {
      await #expect(processExitsWith: .success) {
        let file = try #require(FileHandle(forReadingAtPath: OddMedia.path("chatter.m4a")))
        #expect(dup2(file.fileDescriptor, STDIN_FILENO) == STDIN_FILENO)
        let source = try MediaSource(opening: .standardInput)
        let named = try await OddMedia.decode("chatter.m4a")
        for workers in [1, 3] {
          let decoded = try await source.decode(workers: workers) { Collector($0) }
          #expect(decoded.samples == named.samples)
        }
      }
    }

    @Test func `says that standard input is empty`() async {
      await #expect(processExitsWith: .success) {
        let nothing = try #require(FileHandle(forReadingAtPath: "/dev/null"))
        #expect(dup2(nothing.fileDescriptor, STDIN_FILENO) == STDIN_FILENO)
        let error = #expect(throws: MediaError.self) { try MediaSource(opening: .standardInput) }
        #expect(error?.description == "standard input: is empty")
      }
    }
  #endif
}

/// Keeps what it is told, from whichever thread.
private final class Recorder: Sendable {
  private let recorded = Mutex<[Double]>([])
  var values: [Double] { recorded.withLock { $0 } }
  func add(_ value: Double) { recorded.withLock { $0.append(value) } }
}

/// A consumer that cancels the task that it runs in at its first block.
private struct Canceller: PCMConsumer {
  let blocks: Recorder

  func consume(_ samples: borrowing Span<Float>, channels: Int, at position: Int64) {
    blocks.add(1)
    unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
  }
}

/// A consumer that has had enough after a second.
private struct Thrower: PCMConsumer {
  struct Full: Error {}
  var count = 0

  mutating func consume(
    _ samples: borrowing Span<Float>, channels: Int, at position: Int64
  ) throws {
    count += samples.count
    if count > 22_050 { throw Full() }
  }
}
