/// The first bytes of a file, by which its format is recognised.
struct FileStart {
  /// How many bytes are looked at.
  static let size = 1 << 14

  /// UTF-8 without a byte order mark.
  let bytes: [UInt8]
  /// The first lines, without spaces and tabs at their ends; the last may be cut off.
  let lines: [ArraySlice<UInt8>]

  init(_ source: SourceText) {
    let bytes = Array(source.bytes[source.start...].prefix(Self.size))
    self.bytes = bytes
    var cursor = LineCursor(bytes, at: 0)
    var lines: [ArraySlice<UInt8>] = []
    while lines.count < 200, let line = cursor.next() { lines.append(bytes[bytes.trimmed(line)]) }
    self.lines = lines
  }

  /// The first lines without one that may be cut off.
  var wholeLines: ArraySlice<ArraySlice<UInt8>> {
    lines.dropLast(bytes.count < Self.size ? 0 : 1)
  }

  /// The first line that is not blank, without spaces and tabs at its ends.
  var firstLine: ArraySlice<UInt8> { lines.first { !$0.isEmpty } ?? [] }
}

extension ArraySlice<UInt8> {
  /// Whether it begins with some ASCII text.
  func begins(with text: StaticString) -> Bool {
    count >= text.utf8CodeUnitCount
      && prefix(text.utf8CodeUnitCount).elementsEqual(
        text.description.utf8)
  }
}

extension SubtitleFormat {
  /// The format of a file: what it looks like goes before what its name says, unless it may be both.
  ///
  /// - Throws: ``SubtitleParseError`` where it looks like none.
  static func recognised(
    in source: SourceText, fileExtension: String?
  ) throws(SubtitleParseError) -> SubtitleFormat {
    let start = FileStart(source)
    let named = allCases.filter {
      $0.codec.fileExtensions.contains(fileExtension?.lowercased() ?? "")
    }
    let likenesses = readable.map { (format: $0, likeness: $0.codec.likeness(of: start)) }
    // Of formats that a file looks equally like, the one of its extension goes first.
    let best = likenesses.max { a, b in
      (a.likeness, named.contains(a.format) ? 1 : 0) < (
        b.likeness, named.contains(b.format) ? 1 : 0
      )
    }
    if let best, best.likeness > .none { return best.format }
    if let named = named.first(where: \.isReadable) { return named }
    let hint = named.first.map { "; \($0.name) can be written, not read" } ?? ""
    throw SubtitleParseError(
      isOfNoFormat: true, "is in no format of subtitles that Cuelight knows" + hint)
  }
}
