/// Subtitles timed again after their recording was cut, stretched or added to.
///
///     let file = try SubtitleFile(parsing: bytes)
///     let retime = try Retime(file, through: .shifted(by: .milliseconds(-480)))
///     let srt = retime.encoded()
public struct Retime: Sendable {
  /// The subtitles as they were.
  public let file: SubtitleFile
  /// What became of the recording's time; nothing where the text changed, not the recording.
  public let map: TimeMap?
  /// The subtitles as they are now, and what became of each cue.
  public let result: RetimedTrack

  /// Takes subtitles through a time map.
  ///
  /// - Parameters:
  ///   - file: The subtitles.
  ///   - map: The map from their recording to the new one.
  ///   - options: How it is done; the usual way for the file's format without them.
  /// - Throws: `RetimingError` where the map repeats too much.
  public init(
    _ file: SubtitleFile, through map: TimeMap, options: RetimingOptions? = nil
  ) throws(RetimingError) {
    let options = options ?? RetimingOptions(for: file.format)
    self.init(
      file, result: try RetimedTrack(file.track, through: map, options: options), map: map)
  }

  /// Subtitles that were timed again.
  public init(_ file: SubtitleFile, result: RetimedTrack, map: TimeMap? = nil) {
    self.file = file
    self.result = result
    self.map = map
  }

  /// Whether nothing changed.
  public var isUnchanged: Bool { result.outcomes.allSatisfy { $0.kind == .unchanged } }

  /// The subtitles as a file. In the format that they were in, what did not change is byte for byte what
  /// it was; where nothing changed at all, the file is.
  ///
  /// - Parameter format: Another format.
  /// - Returns: The bytes of the file.
  public func encoded(as format: SubtitleFormat? = nil) -> [UInt8] {
    guard let format, format != file.format else {
      return file.encoded(result.track, origins: result.origins)
    }
    return result.track.encoded(as: format)
  }
}
