import ArgumentParser
import Cuelight

/// Times as a player shows them.
enum PlayerTime {
  /// Takes seconds, minutes and seconds, or hours, minutes and seconds, with colons between them and
  /// with or without decimals.
  static func checked(_ text: String) throws -> MediaTime {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.map { part in
      part.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") } ? Double(part) : nil
    }
    let whole = parts.dropLast().allSatisfy { !$0.contains(".") }
    guard parts.count <= 3, whole, numbers.allSatisfy({ ($0 ?? .infinity) < 1e6 }) else {
      throw ValidationError("Times are written as 75, 12:30 or 1:02:03.5 are.")
    }
    return MediaTime(seconds: numbers.reduce(0) { $0 * 60 + ($1 ?? 0) })
  }

  /// Takes a length, which may say that it is in seconds, minutes or hours: `30s`, `2m`, `1:30`.
  static func checkedLength(_ text: String) throws -> MediaTime {
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600]
    let time: MediaTime
    if let unit = text.last.flatMap({ units[$0] }), let count = Double(text.dropLast()),
      text.dropLast().allSatisfy({ $0.isNumber || $0 == "." }), count < 1e6
    {
      time = MediaTime(seconds: count * unit)
    } else {
      time = try checked(text)
    }
    guard time > .zero else { throw ValidationError("It takes a length above zero.") }
    return time
  }
}
