/// A file format for subtitles.
public enum SubtitleFormat: String, Sendable, Hashable, CaseIterable {
  /// SubRip.
  case subRip = "srt"
  /// WebVTT.
  case webVTT = "vtt"

  /// The format that a file name extension stands for, without its dot and in any case.
  public init?(fileExtension: String) {
    self.init(rawValue: fileExtension.lowercased())
  }

  /// How the lines of a file end.
  public enum LineEnding: String, Sendable, Hashable, CaseIterable {
    /// A line feed.
    case lf = "\n"
    /// A carriage return and a line feed.
    case crlf = "\r\n"
  }
}

extension SubtitleTrack {
  /// The track as a file: UTF-8 without a byte order mark, times rounded to milliseconds.
  ///
  /// - Complexity: O(*n*) in the size of the track.
  public func encoded(
    as format: SubtitleFormat, lineEnding: SubtitleFormat.LineEnding = .lf
  ) -> [UInt8] {
    switch format {
    case .subRip: SubRip.encode(self, lineEnding: lineEnding)
    case .webVTT: WebVTT.encode(self, lineEnding: lineEnding)
    }
  }

  /// Reads a file in a format as Cuelight writes it: times, identifiers, speakers and plain text.
  ///
  /// - Parameters:
  ///   - bytes: The file, in UTF-8 with or without a byte order mark.
  ///   - format: Its format.
  /// - Throws: `SubtitleParseError` at the first line that the format does not have.
  /// - Complexity: O(*n*) in the size of the file.
  public init(
    parsing bytes: [UInt8], as format: SubtitleFormat
  ) throws(SubtitleParseError) {
    switch format {
    case .subRip: self = try SubRip.parse(bytes)
    case .webVTT: self = try WebVTT.parse(bytes)
    }
  }
}

/// A subtitle file that is not what its format has.
public struct SubtitleParseError: Error, Hashable, CustomStringConvertible {
  /// The line at fault, from 1.
  public let line: Int
  /// What is wrong with it, as `times “0:01 -> 0:02” cannot be read`.
  public let message: String

  /// The message with its line, as `line 41: times expected, not “hello”`.
  public var description: String { "line \(line): \(message)" }
}
