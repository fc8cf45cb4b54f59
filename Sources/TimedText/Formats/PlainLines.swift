/// The lines of a text file, numbered from 1, however they end.
struct PlainLines {
  private(set) var lines: [Substring]

  /// - Parameter bytes: UTF-8, with or without a byte order mark; what is no UTF-8 becomes U+FFFD.
  init(_ bytes: [UInt8]) {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let text = String(decoding: hasMark ? bytes[3...] : bytes[...], as: UTF8.self)
    lines = text.split(omittingEmptySubsequences: false) {
      $0 == "\n" || $0 == "\r\n" || $0 == "\r"
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
  }

  /// The stretches between blank lines, as indices of lines.
  var blocks: [Range<Int>] {
    var blocks: [Range<Int>] = []
    var start = 0
    for index in 0...lines.count where index == lines.count || lines[index].isEmpty {
      if start < index { blocks.append(start..<index) }
      start = index + 1
    }
    return blocks
  }
}

extension String {
  /// Text that cannot end the line it stands in, nor the cue: line ends and other controls become
  /// spaces.
  var onOneLine: String {
    guard unicodeScalars.contains(where: { $0.isLineEndOrControl }) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0.isLineEndOrControl ? " " : $0 }))
  }
}

extension Unicode.Scalar {
  fileprivate var isLineEndOrControl: Bool {
    value < 0x20 || (0x7F...0x9F).contains(value) || value == 0x2028 || value == 0x2029
  }
}

extension Cue {
  /// The lines that have something to show, which cannot end the cue when they are written.
  var writtenLines: [Line] {
    lines.compactMap { line in
      var line = line
      line.text = line.text.onOneLine
      return line.text.allSatisfy { $0 == " " } ? nil : line
    }
  }
}
