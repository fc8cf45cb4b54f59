/// Something in a file that is not as its format has it, and what was assumed for it.
public struct Diagnostic: Sendable, Hashable, CustomStringConvertible {
  /// The line, from 1.
  public let line: Int
  /// The column, from 1, in bytes of the line's UTF-8.
  public let column: Int
  /// What is there and what was assumed, as `no counter; 12 is assumed`.
  public let message: String

  /// The message with its place, as `41:1: no counter; 12 is assumed`.
  public var description: String { "\(line):\(column): \(message)" }
}

/// A subtitle file that is not what its format has.
public struct SubtitleParseError: Error, Hashable, CustomStringConvertible {
  /// The line at fault, from 1; nothing where the file as a whole is.
  public let line: Int?
  /// The column, from 1, in bytes of the line's UTF-8; nothing where only the line is known.
  public let column: Int?
  /// What is wrong with it and what to do, without a full stop.
  public let message: String
  /// Whether the file is in no format that is known: it may be no file of subtitles.
  public let isOfNoFormat: Bool

  init(
    line: Int? = nil, column: Int? = nil, isOfNoFormat: Bool = false, _ message: String
  ) {
    self.line = line
    self.column = column
    self.isOfNoFormat = isOfNoFormat
    self.message = message
  }

  /// The message with its line, as `line 1: a WebVTT file begins with WEBVTT`.
  public var description: String { line.map { "line \($0): \(message)" } ?? message }
}

/// What a reader had to assume.
struct Repairs {
  /// How many are told one by one; a file with more has one fault all over.
  static let limit = 1000

  private(set) var notes: [(offset: Int, message: String)] = []
  /// What stands in the file in place of what was found, in the order in which it was found.
  private(set) var edits = PackedEdits()
  /// How many notes there are in all.
  private(set) var count = 0

  /// Notes something at a place in the file.
  mutating func note(_ offset: Int, _ message: @autoclosure () -> String) {
    count += 1
    if notes.count < Self.limit { notes.append((offset, message())) }
  }

  /// Notes what was noted elsewhere.
  mutating func note(_ others: Repairs) {
    notes += others.notes.prefix(Self.limit - notes.count)
    count += others.count
  }

  /// Notes something and has it mended where the file is written again.
  mutating func mend(
    _ range: Range<Int>, with replacement: [UInt8], _ message: @autoclosure () -> String
  ) {
    note(range.lowerBound, message())
    edits.append(SourceEdit(range, replacement, opensNext: range.isEmpty))
  }

  /// Leaves out the blank lines inside a cue, in a stretch that begins and ends with one.
  mutating func leaveOutBlankLines(in bytes: [UInt8], _ stretch: Range<Int>) {
    let message = "a blank line inside a cue is left out"
    var kept: [UInt8] = []
    var lines = LineCursor(bytes, at: stretch.lowerBound)
    var followsBlank = false
    while lines.position < stretch.upperBound, let line = lines.next() {
      let isBlank = bytes.trimmed(line).isEmpty
      if !isBlank { kept += bytes[line.lowerBound..<lines.position] }
      if isBlank, !followsBlank, line.lowerBound > stretch.lowerBound {
        note(line.lowerBound, message)
      }
      followsBlank = isBlank
    }
    // One edit for all of them: files with nothing but such lines would take much memory.
    mend(stretch, with: kept, message)
  }

  /// The notes with their lines and columns, in the order of the file.
  func diagnostics(in source: SourceText) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var line = 1, start = source.start, index = source.start
    for (offset, message) in notes.sorted(by: { $0.offset < $1.offset }) {
      let offset = max(source.start, offset)
      while index < min(offset, source.bytes.count) {
        let byte = source.bytes[index]
        index += 1
        if byte == 0x0A
          || byte == 0x0D && !(index < source.bytes.count && source.bytes[index] == 0x0A)
        {
          line += 1
          start = index
        }
      }
      diagnostics.append(Diagnostic(line: line, column: offset - start + 1, message: message))
    }
    return diagnostics
  }
}
