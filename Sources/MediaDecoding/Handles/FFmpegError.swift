internal import CFFmpeg

/// What a call of FFmpeg's answered in place of success.
///
/// Internal: whoever calls turns it into a ``MediaError`` that says what it means for the file.
struct FFmpegError: Error, Hashable {
  /// FFmpeg's own number, negative.
  let code: Int32

  /// There is nothing left to read or to decode.
  static let endOfFile = FFmpegError(code: CUELIGHT_AVERROR_EOF)
  /// Input is wanted before there can be output.
  static let tryAgain = FFmpegError(code: CUELIGHT_AVERROR_EAGAIN)
  /// Reading failed.
  static let inputOutput = FFmpegError(code: CUELIGHT_AVERROR_EIO)
  /// The file may not be read.
  static let accessDenied = FFmpegError(code: CUELIGHT_AVERROR_EACCES)
  /// There is no such file.
  static let noSuchFile = FFmpegError(code: CUELIGHT_AVERROR_ENOENT)
  /// Memory could not be had.
  static let outOfMemory = FFmpegError(code: CUELIGHT_AVERROR_ENOMEM)
  /// The bytes are not what the format says they are.
  static let invalidData = FFmpegError(code: CUELIGHT_AVERROR_INVALIDDATA)
}

extension FFmpegError: CustomStringConvertible {
  /// FFmpeg's words for the code, such as `Invalid data found when processing input`.
  var description: String {
    var text = [CChar](repeating: 0, count: 128)
    guard unsafe av_strerror(code, &text, text.count) == 0 else { return "error \(code)" }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

/// Passes a result on, or throws where it is FFmpeg's number of an error.
@discardableResult
func checked(_ result: Int32) throws(FFmpegError) -> Int32 {
  guard result >= 0 else { throw FFmpegError(code: result) }
  return result
}

/// What `body` gives; where FFmpeg answers with an error, what that means for the user is thrown.
func explained<Result: ~Copyable>(
  _ explain: (FFmpegError) -> MediaError, _ body: () throws(FFmpegError) -> Result
) throws(MediaError) -> Result {
  do throws(FFmpegError) {
    return try body()
  } catch {
    throw explain(error)
  }
}
