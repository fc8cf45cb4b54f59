/// How a page refers to a file beside it.
public enum PageReference {
  /// The URL of a file, relative to the page in a folder.
  ///
  /// Both paths are absolute. A page and its recording can be moved together, and on a web server
  /// the URL means the same.
  ///
  ///     PageReference.url(of: "/talks/2024/a talk.mp3", from: "/talks/pages")
  ///       // ../2024/a%20talk.mp3
  public static func url(of file: String, from folder: String) -> String {
    let (target, base) = (segments(of: file), segments(of: folder))
    let shared = zip(target.dropLast(), base).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: base.count - shared)
    let url = (up + target[shared...].map(encoded)).joined(separator: "/")
    // What has a colon in its first segment would be taken for a scheme.
    return url.hasPrefix("..") ? url : "./" + url
  }

  /// The parts of a path, those that lead nowhere or back undone.
  private static func segments(of path: String) -> [String] {
    path.split(separator: "/").reduce(into: []) { segments, part in
      switch part {
      case ".": break
      case "..": _ = segments.popLast()
      default: segments.append(String(part))
      }
    }
  }

  /// A segment with all but what every URL may hold by its bytes' numbers (RFC 3986, 2.3).
  private static func encoded(_ segment: String) -> String {
    segment.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        String(UnicodeScalar(byte))
      default:
        "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}
