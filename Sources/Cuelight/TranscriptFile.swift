internal import FoundationEssentials

extension Transcript {
  /// Reads a transcript from a file.
  ///
  ///     let transcript = try Transcript(contentsOfFile: "talk.txt")
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - options: How it is read.
  /// - Throws: `TranscriptError` where it is no transcript, or why the file cannot be read.
  public init(
    contentsOfFile path: String, options: TranscriptOptions = TranscriptOptions()
  ) throws {
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    guard size <= Self.largestSize else { throw TranscriptError.tooLarge(size) }
    try self.init(
      parsing: Array(try Data(contentsOf: URL(filePath: path))), options: options)
  }
}
