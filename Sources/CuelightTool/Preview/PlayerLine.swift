import Cuelight
import Foundation

/// A line to copy into a shell that plays a recording with its subtitles in mpv.
enum PlayerLine {
  /// The line; nothing where there is no file to play, or one whose name no line can hold.
  static func mpv(_ media: String, subtitles: String?, at time: MediaTime) -> String? {
    let files = [media] + [subtitles].compactMap(\.self)
    let isPlain = files.allSatisfy { path in
      path.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    }
    guard media != "-", isPlain else { return nil }
    // Without a window, nobody sees the subtitles of a recording without a picture.
    var words = ["mpv", "--force-window", "--start=\(max(time, .zero))"]
    if let subtitles, subtitles != "-" { words.append("--sub-file=\(subtitles)") }
    words += ["--", media]
    return words.map(quoted).joined(separator: " ")
  }

  private static func quoted(_ word: String) -> String {
    let isSafe = word.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.isASCII && scalar.properties.numericType != nil
        || "-_./=:+,".unicodeScalars.contains(scalar)
    }
    return isSafe ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
