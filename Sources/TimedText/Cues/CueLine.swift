public import Timeline

extension Cue {
  /// A row of a cue, as plain text with who says it.
  public struct Line: Sendable, Hashable {
    /// The text, without line ends.
    public var text: String
    /// Who says it, where that is known.
    public var speaker: String?
    /// The dash before the text, with its space where there is one, that marks a change of speaker
    /// inside the cue; it is shown, and nobody says it.
    public var dash: String?

    /// Creates a line.
    public init(_ text: String, speaker: String? = nil, dash: String? = nil) {
      self.text = text
      self.speaker = speaker
      self.dash = dash
    }

    /// The text with its dash, as a viewer sees it.
    public var shown: String { (dash ?? "") + text }
  }

  /// Creates a cue of plain rows; a voice goes over the rows of one speaker.
  public init(identifier: String? = nil, range: TimeRange, lines: [Line]) {
    self.init(identifier: identifier, range: range, text: CueText(lines))
  }

  /// The rows as plain text, from the top.
  ///
  /// A dash is told from text by its place: in a cue of several rows, before a row.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public var lines: [Line] {
    get {
      guard !text.isEmpty else { return [] }
      let rows = text.rows
      return rows.map { row in
        let dash = rows.count > 1 ? Self.dash(of: row.string) : nil
        return Line(
          dash.map { String(row.string.dropFirst($0.count)) } ?? row.string, speaker: row.speaker,
          dash: dash)
      }
    }
    set { text = CueText(newValue) }
  }

  /// The dash, with its space, that a row of a dialogue begins with.
  static func dash(of row: String) -> String? {
    guard let first = row.utf8.first, first == UInt8(ascii: "-") || first == 0xE2 else {
      return nil
    }
    guard let dash = row.first, "-‐‑–—".contains(dash) else { return nil }
    let rest = row.dropFirst()
    // Two of them are a break in the talk.
    guard let next = rest.first, next != dash, next != "—", next != ">" else { return nil }
    let space = rest.prefix { $0 == " " || $0 == "\u{A0}" || $0 == "\u{3000}" }
    return String(dash) + space
  }
}

extension CueText {
  /// Plain rows; a voice goes over the rows of one speaker.
  init(_ lines: [Cue.Line]) {
    self.init()
    var index = 0
    while index < lines.count {
      let speaker = lines[index].speaker
      let end = lines[index...].firstIndex { $0.speaker != speaker } ?? lines.count
      if index > 0 { append("\n") }
      let rows = lines[index..<end].map { $0.shown.onOneLine }.joined(separator: "\n")
      append(CueText(rows), as: speaker.map { [.voice($0)] } ?? [])
      index = end
    }
  }

  /// Who speaks, where one person speaks first.
  public var speaker: String? {
    for span in spans {
      if case .voice(let name) = span.markup.kind { return name }
    }
    return nil
  }

  /// Who speaks, where one person speaks last.
  var lastSpeaker: String? {
    var speaker: String?
    for span in spans {
      if case .voice(let name) = span.markup.kind { speaker = name }
    }
    return speaker
  }
}
