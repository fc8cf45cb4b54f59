internal import Timeline
internal import UnicodeText

/// A time as transcripts and subtitles write it: `12:30`, `01:12:30`, `00:12:30.500`.
struct TimeStamp: Sendable, Hashable {
  /// The time.
  var time: MediaTime
  /// Where it ends in the text that it was read from.
  var end: Int

  /// Reads the time that begins at an index; nothing where there is none.
  init?(_ text: ArraySlice<Unicode.Scalar>, at start: Int) {
    var index = start
    var fields: [Int] = []
    while fields.count < 3 {
      let end = text.digitsEnd(from: index, limit: 4)
      guard end > index, let value = Int(digits: text[index..<end]) else { return nil }
      // Every field but the first has two digits, and less than sixty of its unit.
      guard fields.isEmpty || end - index == 2 && value < 60 else { return nil }
      fields.append(value)
      index = end
      guard index < text.endIndex, text[index] == ":" || text[index] == "：" else { break }
      index += 1
    }
    guard fields.count >= 2, index == text.endIndex || !text[index].isDigit,
      text[index - 1].isDigit
    else { return nil }
    let seconds = fields.reduce(0) { $0 * 60 + $1 }
    var milliseconds = 0
    if index + 1 < text.endIndex, text[index] == "." || text[index] == ",",
      text[index + 1].isASCIIDigit
    {
      let end = text.digitsEnd(from: index + 1, limit: 3)
      let digits = end - index - 1
      milliseconds = (Int(digits: text[(index + 1)..<end]) ?? 0) * [1000, 100, 10, 1][digits]
      index = end
    }
    time = .milliseconds(seconds * 1000 + milliseconds)
    end = index
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// Where a run of ASCII digits ends, no longer than a limit.
  func digitsEnd(from start: Int, limit: Int) -> Int {
    var end = start
    while end < endIndex, end - start < limit, self[end].isASCIIDigit { end += 1 }
    return end
  }
}

extension Int {
  /// The number that ASCII digits write; nothing for none.
  init?(digits: ArraySlice<Unicode.Scalar>) {
    guard !digits.isEmpty, digits.count < 18 else { return nil }
    self = digits.reduce(0) { $0 * 10 + Int($1.value) - 0x30 }
  }
}
