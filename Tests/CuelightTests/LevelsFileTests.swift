import Cuelight
import Foundation
import TestSupport
import Testing

/// What is kept of a recording between two previews.
@Suite struct `Kept levels` {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = try folder.write(SampleTalk.short.wav, to: "talk.wav")
  }

  private func listened() async throws -> (RecordingOutline, MediaFingerprint) {
    let outline = RecordingOutline(try await Recording(reading: .file(path)))
    return (outline, try #require(MediaFingerprint(ofFile: path, stream: 0)))
  }

  @Test func `come back as they were`() async throws {
    let (outline, fingerprint) = try await listened()
    let bytes = try LevelsFile.encode(outline, of: fingerprint)
    #expect(try LevelsFile.decode(bytes, of: fingerprint) == outline)
    #expect(bytes.count < 3 * outline.levels.values.count + 2000)
  }

  @Test func `belong to the file, whatever it is called, and to no other`() async throws {
    let (outline, fingerprint) = try await listened()
    let bytes = try LevelsFile.encode(outline, of: fingerprint)
    let copy = try folder.write(SampleTalk.short.wav, to: "copy.wav")
    #expect(MediaFingerprint(ofFile: copy, stream: 0) == fingerprint)
    var other = SampleTalk.short.wav
    for index in 100_000..<104_000 { other[index] = 0 }
    let changed = try folder.write(other, to: "other.wav")
    let others = [
      try #require(MediaFingerprint(ofFile: changed, stream: 0)),
      try #require(MediaFingerprint(ofFile: path, stream: 1)),
    ]
    for other in others {
      #expect(throws: LevelsFileError.otherRecording) {
        try LevelsFile.decode(bytes, of: other)
      }
    }
    #expect(MediaFingerprint(ofFile: folder.path("nothing"), stream: 0) == nil)
  }

  @Test func `are refused where they are broken, and never crash`() async throws {
    let (outline, fingerprint) = try await listened()
    let bytes = try LevelsFile.encode(outline, of: fingerprint)
    #expect(throws: LevelsFileError.unreadable) { try LevelsFile.decode([], of: fingerprint) }
    #expect(throws: LevelsFileError.unreadable) {
      try LevelsFile.decode(Array(bytes.dropLast(200)), of: fingerprint)
    }
    let text = String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
    let newer = text.replacing("\"version\":2", with: "\"version\":7")
    #expect(throws: LevelsFileError.version(7)) {
      try LevelsFile.decode(Array("\(newer)\n".utf8), of: fingerprint)
    }
    for (old, new) in [
      ("\"ticks\":[0,", "\"ticks\":[9223372036854775807,"), ("\"ticks\":[0,", "\"ticks\":[-1,"),
      ("\"ticks\":[0,", "\"ticks\":[0,1,2,"), ("\"speech\":[", "\"speech\":[7,7,"),
      ("\"kinds\":[\"silence\"", "\"kinds\":[\"ghost\""),
      ("\"certainties\":[", "\"certainties\":[1,"), ("\"levels\":", "\"levels\":-"),
    ] {
      let broken = text.replacing(old, with: new)
      #expect(broken != text)
      #expect(throws: LevelsFileError.unreadable) {
        try LevelsFile.decode(
          Array("\(broken)\n".utf8) + bytes.suffix(outline.levels.values.count), of: fingerprint)
      }
    }
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<300 {
      var odd = bytes
      for _ in 0..<3 {
        odd[.random(in: 0..<400, using: &generator)] = .random(in: 0...255, using: &generator)
      }
      _ = try? LevelsFile.decode(odd, of: fingerprint)
    }
  }

  @Test func `of a stretch lie where those of the whole do`() async throws {
    let (whole, _) = try await listened()
    let source = try MediaSource(opening: .file(path))
    let start = MediaTime.seconds(60)
    // A stretch of a file that is shorter than what is listened to with it is all of it.
    let outline = try #require(
      try RecordingOutline(listeningTo: .seconds(2)..<MediaTime.seconds(4), of: source))
    #expect(!outline.isProvisional)
    #expect(outline.spans == whole.spans)
    #expect(outline.levels == whole.levels)
    #expect(try RecordingOutline(listeningTo: start..<start + start, of: source) == nil)
  }
}
