internal import CFFmpeg

/// FFmpeg's own messages, which go to the terminal of whoever uses the library.
enum FFmpegLog {
  private static let silenced: Void = av_log_set_level(AV_LOG_QUIET)

  /// Keeps FFmpeg quiet: what a user should know is told by errors and warnings.
  static func silence() { silenced }
}
