/// Why a recording cannot be opened or read.
///
/// The description is one sentence for the user, which names the input.
public struct MediaError: Error, Sendable, Hashable {
  /// The kind of failure; more kinds may come.
  public struct Code: Sendable, Hashable {
    private enum Kind {
      case noSuchFile, notReadable, isDirectory, empty, alreadyRead
      case notMedia, opensOtherFiles, noAudio, noSuchStream, noDecoder
      case unusableFormat, damaged, nothingDecoded, readFailed, outOfMemory
    }
    private let kind: Kind

    /// There is no file at the path.
    public static let noSuchFile = Code(kind: .noSuchFile)
    /// The file may not be read.
    public static let notReadable = Code(kind: .notReadable)
    /// The path leads to a directory.
    public static let isDirectory = Code(kind: .isDirectory)
    /// There is not one byte in it.
    public static let empty = Code(kind: .empty)
    /// Standard input has been read already, and cannot be read again.
    public static let alreadyRead = Code(kind: .alreadyRead)
    /// The bytes are no media that FFmpeg knows.
    public static let notMedia = Code(kind: .notMedia)
    /// It is a playlist or the like: its sound would be in other files, or on a network.
    public static let opensOtherFiles = Code(kind: .opensOtherFiles)
    /// It is media, but has no audio stream.
    public static let noAudio = Code(kind: .noAudio)
    /// The stream that was asked for is not there, or is no audio.
    public static let noSuchStream = Code(kind: .noSuchStream)
    /// This build of FFmpeg has no decoder for the stream's codec.
    public static let noDecoder = Code(kind: .noDecoder)
    /// The stream states a sample rate or a number of channels that no recording has.
    public static let unusableFormat = Code(kind: .unusableFormat)
    /// The container is cut off or broken in a place without which nothing can be read.
    public static let damaged = Code(kind: .damaged)
    /// There is an audio stream, but not one sample could be decoded.
    public static let nothingDecoded = Code(kind: .nothingDecoded)
    /// The operating system could not read on.
    public static let readFailed = Code(kind: .readFailed)
    /// Memory could not be had.
    public static let outOfMemory = Code(kind: .outOfMemory)

    /// Whether there is nothing to read at all, as opposed to something that is not right: a
    /// command tells the two apart by its exit code.
    public var isMissingInput: Bool {
      switch kind {
      case .noSuchFile, .notReadable, .isDirectory, .alreadyRead, .readFailed: true
      default: false
      }
    }
  }

  /// What failed.
  public let code: Code
  /// What it failed for.
  public let input: MediaInput
  private let sentence: String

  init(_ code: Code, _ input: MediaInput, _ sentence: String) {
    self.code = code
    self.input = input
    self.sentence = sentence
  }
}

extension MediaError: CustomStringConvertible {
  /// The input and what is the matter with it, as in `talk.txt: not an audio or video file`.
  public var description: String { "\(input): \(sentence)" }
}

extension MediaError {
  /// What it means that opening, before any byte was looked at, met this error of FFmpeg's.
  static func opening(_ input: MediaInput, met error: FFmpegError) -> MediaError {
    switch error {
    case .noSuchFile: MediaError(.noSuchFile, input, "no such file")
    case .accessDenied: MediaError(.notReadable, input, "may not be read: permission denied")
    case .outOfMemory: .memory(input)
    default: MediaError(.readFailed, input, "cannot be opened: \(error)")
    }
  }

  /// What it means that reading the header met this error of FFmpeg's.
  static func header(_ input: MediaInput, container: String, met error: FFmpegError) -> MediaError {
    switch error {
    case .outOfMemory: .memory(input)
    case .inputOutput: MediaError(.readFailed, input, "cannot be read: \(error)")
    default:
      MediaError(
        .damaged, input,
        "looks like \(container), but is damaged or cut off: no audio can be found" + hint(input))
    }
  }

  /// Not one sample of a stream could be decoded.
  static func nothingDecoded(_ input: MediaInput, codec: String) -> MediaError {
    MediaError(
      .nothingDecoded, input,
      "not one sample of its audio stream (\(codec)) could be decoded" + hint(input))
  }

  /// An MP4 often has its index at the end, from where only a file lets us go back.
  private static func hint(_ input: MediaInput) -> String {
    input.path == nil ? " (if it is whole, name the file: a pipe can only be read onwards)" : ""
  }

  /// Memory could not be had.
  package static func memory(_ input: MediaInput) -> MediaError {
    MediaError(.outOfMemory, input, "there is not enough memory to read it")
  }
}
