import Foundation
import MediaDecoding
import TestSupport
import Testing

/// What is handed in is data: whatever it says, nothing else is opened, and the user hears in one
/// sentence what is the matter.
@Suite struct `Refusal of what is no recording` {
  @Test(arguments: [
    "hls-of-a-file.m3u8", "hls-of-a-network.m3u8", "hls-nested.m3u8", "concat.txt",
    "concat-of-a-recording.mp3", "session.sdp", "manifest.mpd",
  ])
  func `opens nothing that a playlist points at`(name: String) {
    let error = #expect(throws: MediaError.self) {
      try MediaSource(opening: .file(OddMedia.path(name)))
    }
    #expect(error?.code == .opensOtherFiles)
    #expect(error?.description.contains("list or description of other files") == true)
  }

  @Test(
    arguments: [
      ("text.txt", .notMedia),
      ("text.mp3", .notMedia),
      ("empty.wav", .empty),
      ("no-audio.mp4", .noAudio),
      ("picture.png", .noAudio),
      ("cut-off-index-last.m4a", .damaged),
      ("absurd-channels.wav", .unusableFormat),
      ("absurd-rate.wav", .unusableFormat),
      ("no such file.mp3", .noSuchFile),
      ("", .isDirectory),
    ] as [(String, MediaError.Code)])
  func `says what is the matter`(name: String, code: MediaError.Code) {
    let input = MediaInput.file(OddMedia.path(name))
    let error = #expect(throws: MediaError.self) { try MediaSource(opening: input) }
    #expect(error?.code == code)
    #expect(error?.input == input)
    #expect(error?.description.hasPrefix("\(input): ") == true)
    #expect(error?.description.contains("\n") == false)
  }

  @Test(arguments: [
    "http://127.0.0.1:1/a.mp3", "concat:/etc/passwd|/etc/passwd",
    "subfile,,start,0,end,9,,:/etc/passwd",
    "data:audio/wav;base64,AAAA", "pipe:0", "crypto:/etc/passwd", "async:file:/etc/passwd", "-",
  ])
  func `takes what looks like an address for a path`(address: String) {
    let error = #expect(throws: MediaError.self) { try MediaSource(opening: .file(address)) }
    #expect(error?.code == .noSuchFile)
    #expect(error?.code.isMissingInput == true)
  }

  @Test func `says so where there is sound but none that can be decoded`() async throws {
    let source = try MediaSource(opening: .file(OddMedia.path("header-only.wav")))
    let error = await #expect(throws: MediaError.self) { try await source.decode { Collector($0) } }
    #expect(error?.code == .nothingDecoded)
  }

  @Test func `names the streams where one is asked for that is none`() {
    let error = #expect(throws: MediaError.self) {
      try MediaSource(opening: .file(OddMedia.path("two-languages.mkv")), stream: 7)
    }
    #expect(error?.code == .noSuchStream)
    #expect(error?.description.contains("there is 0 (eng, mp3), 1 (fra, mp3)") == true)
  }

  @Test func `takes the default stream, or the one that is asked for`() async throws {
    let path = OddMedia.path("two-languages.mkv")
    #expect(try MediaSource(opening: .file(path)).stream.language == "fra")
    let english = try MediaSource(opening: .file(path), stream: 0)
    #expect(english.stream.language == "eng")
    #expect(english.audioStreams.map(\.isDefault) == [false, true])
    #expect(try await english.decode { Collector($0) }.sampleRate == 44_100)
  }

  @Test func `survives any bytes at all`() async throws {
    let folder = try TemporaryFolder()
    var generator = SeededGenerator(seed: 11)
    let names = [
      "lame-tag.mp3", "edit-list.m4a", "no-edit-list.aac", "vorbis.ogg", "pre-skip.webm",
      "audio-after-video.mp4", "broadcast.ts", "pcm_s24le.wav", "chatter.flac", "adpcm_ms.wav",
    ]
    for name in names {
      let whole = try Data(contentsOf: URL(filePath: OddMedia.path(name)))
      for _ in 0..<8 {
        var data = whole
        for _ in 0..<Int.random(in: 1...40, using: &generator) {
          data[Int.random(in: data.indices, using: &generator)] = .random(
            in: 0...255, using: &generator)
        }
        if Bool.random(using: &generator) {
          data = data.prefix(.random(in: 1...data.count, using: &generator))
        }
        let path = try folder.write(data, to: name)
        do {
          let decoded = try await MediaSource(opening: .file(path))
            .decode(workers: 2) { Counter($0) }
          #expect(decoded.parts.map(\.consumer.count).reduce(0, +) >= decoded.sampleCount)
        } catch let error as MediaError {
          #expect(!error.description.contains("\n"))
        }
      }
    }
  }
}
