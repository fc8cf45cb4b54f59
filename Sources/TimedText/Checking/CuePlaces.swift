internal import Algorithms
internal import Timeline

/// A stretch of a file by its lines and columns, which are counted from 1.
public struct FilePlace: Sendable, Hashable {
  /// The line that it begins in.
  public var line: Int
  /// The column that it begins at, in bytes of the line's UTF-8, as those of a ``Diagnostic`` are.
  public var column: Int
  /// The line that it ends in.
  public var endLine: Int
  /// The column behind its last character, in bytes.
  public var endColumn: Int
  /// `column` in code units of UTF-16, as editors and code hosts count.
  public var utf16Column: Int
  /// `endColumn` in code units of UTF-16.
  public var utf16EndColumn: Int
}

/// Where in a file its cues stand, by lines and columns.
public struct CuePlaces: Sendable {
  private let source: SourceText
  private let places: [CuePlace]?
  private let cues: [Cue]
  /// Where the lines begin, in bytes.
  private let lineStarts: [Int]
  /// How many code units of UTF-16 come before each block of bytes: a file may be one line.
  private let utf16Counts: [Int]
  private static let blockSize = 4096

  /// - Complexity: O(*n*) in the size of the file.
  init(_ file: SubtitleFile) {
    source = file.source
    places = file.parsed.places.map { Array($0) }
    cues = file.track.cues
    var starts = [source.start]
    let bytes = source.bytes
    for index in bytes.indices.dropFirst(source.start) {
      let byte = bytes[index]
      let endsLine =
        byte == 0x0A || byte == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A)
      if endsLine { starts.append(index + 1) }
    }
    lineStarts = starts
    var counts = [0]
    var count = 0
    for (index, byte) in bytes.enumerated() {
      count += Self.utf16Length(byte)
      if (index + 1).isMultiple(of: Self.blockSize) { counts.append(count) }
    }
    utf16Counts = counts
  }

  /// Where the times of a cue stand; the start of the file where its format does not say.
  public func times(of cue: Int) -> FilePlace {
    guard let place = place(of: cue) else { return start }
    let (inTime, outTime) = (place.inTime, place.outTime)
    if outTime.isEmpty { return self.place(inTime) }
    let whole =
      min(inTime.lowerBound, outTime.lowerBound)..<max(inTime.upperBound, outTime.upperBound)
    return line(at: whole.lowerBound) == line(at: whole.upperBound)
      ? self.place(whole) : self.place(inTime)
  }

  /// Where each row of a cue's text stands; a row that cannot be found stands where it would begin.
  ///
  /// Where a row is a line of the file, it is that line. Elsewhere rows are looked for as they are
  /// shown, one behind the other; of a row that is written otherwise, with tags or escapes, the first
  /// plain stretch is.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public func rows(of cue: Int) -> [FilePlace] {
    guard cues.indices.contains(cue) else { return [] }
    let rows = cues[cue].text.string.split(separator: "\n", omittingEmptySubsequences: false)
    guard let place = place(of: cue), !place.text.isEmpty else {
      let times = times(of: cue)
      return rows.map { _ in times }
    }
    if let lines = lines(of: place.text), lines.count == rows.count {
      return lines.map { self.place($0) }
    }
    var position = place.text.lowerBound
    return rows.map { row in
      guard let found = find(Array(row.utf8)[...], in: position..<place.text.upperBound) else {
        return self.place(position..<position)
      }
      position = found.upperBound
      return self.place(found)
    }
  }

  /// The start of the file.
  public var start: FilePlace { place(source.start..<source.start) }

  /// The lines of a stretch without the blanks at their ends; nothing where it is one.
  private func lines(of stretch: Range<Int>) -> [Range<Int>]? {
    let pieces = source.bytes[stretch].split(separator: 0x0A, omittingEmptySubsequences: false)
    guard pieces.count > 1 else { return nil }
    // What ends a cue may be in its stretch.
    let lines = pieces.last?.isEmpty == true ? pieces.dropLast() : pieces[...]
    return lines.map { line in
      let text = line.last == 0x0D ? line.dropLast() : line
      let trimmed = text.trimmingBlanks
      return trimmed.isEmpty
        ? text.startIndex..<text.startIndex : trimmed.startIndex..<trimmed.endIndex
    }
  }

  /// What a diagnostic points at.
  public func place(of diagnostic: Diagnostic) -> FilePlace {
    let line = min(max(diagnostic.line, 1), lineStarts.count)
    let start = min(lineStarts[line - 1] + diagnostic.column - 1, source.bytes.count)
    return place(start..<start)
  }

  private func place(of cue: Int) -> CuePlace? {
    guard let places, places.indices.contains(cue) else { return nil }
    return places[cue]
  }

  /// How much of a row is looked for: enough to tell it, and not so much that text which is made to
  /// be slow could be.
  private static let soughtLength = 48

  private func find(_ row: ArraySlice<UInt8>, in range: Range<Int>) -> Range<Int>? {
    let row = row.trimmingBlanks
    guard !row.isEmpty else { return nil }
    if let start = first(row.prefix(Self.soughtLength), in: range) {
      let whole = start..<start + row.count
      return whole.upperBound <= range.upperBound && source.bytes[whole].elementsEqual(row)
        ? whole : start..<start + min(row.count, Self.soughtLength)
    }
    let plain = row.prefix(Self.soughtLength).prefix { !"<&\"\\{".utf8.contains($0) }
    guard !plain.isEmpty, let start = first(plain, in: range) else { return nil }
    return start..<start + plain.count
  }

  private func first(_ wanted: ArraySlice<UInt8>, in range: Range<Int>) -> Int? {
    guard let head = wanted.first, wanted.count <= range.count else { return nil }
    return (range.lowerBound...range.upperBound - wanted.count).first { index in
      source.bytes[index] == head
        && source.bytes[index..<index + wanted.count].elementsEqual(wanted)
    }
  }

  /// The index of the line that an offset is in.
  private func line(at offset: Int) -> Int {
    max(0, lineStarts.partitioningIndex { $0 > offset } - 1)
  }

  /// How many code units of UTF-16 the file has up to an offset.
  private func utf16Count(upTo offset: Int) -> Int {
    let block = offset / Self.blockSize
    return source.bytes[block * Self.blockSize..<offset].reduce(utf16Counts[block]) {
      $0 + Self.utf16Length($1)
    }
  }

  /// How many code units a byte of UTF-8 begins.
  private static func utf16Length(_ byte: UInt8) -> Int {
    byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1
  }

  private func place(_ range: Range<Int>) -> FilePlace {
    let (first, last) = (line(at: range.lowerBound), line(at: range.upperBound))
    func utf16(_ line: Int, _ offset: Int) -> Int {
      utf16Count(upTo: max(offset, lineStarts[line])) - utf16Count(upTo: lineStarts[line]) + 1
    }
    return FilePlace(
      line: first + 1, column: max(0, range.lowerBound - lineStarts[first]) + 1,
      endLine: last + 1, endColumn: max(0, range.upperBound - lineStarts[last]) + 1,
      utf16Column: utf16(first, range.lowerBound), utf16EndColumn: utf16(last, range.upperBound))
  }
}

extension SubtitleFile {
  /// Where in the file its cues stand, by lines and columns.
  ///
  /// - Complexity: O(*n*) in the size of the file.
  public var places: CuePlaces { CuePlaces(self) }
}

extension ArraySlice<UInt8> {
  fileprivate var trimmingBlanks: ArraySlice<UInt8> {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
    guard let first = firstIndex(where: { !isBlank($0) }),
      let last = lastIndex(where: { !isBlank($0) })
    else { return [] }
    return self[first...last]
  }
}
