/// Writes a track as a script: the header, the styles and other sections, the events.
struct SubStationWriter {
  let dialect: SubStation.Dialect
  let lineEnding: String

  func append(_ track: SubtitleTrack, to out: inout ByteWriter) {
    out.reserve(track.cues.reduce(1024) { $0 + $1.text.string.utf8.count + 64 })
    let header = SubStationHeader(track, dialect: dialect)
    for line in ["[Script Info]"] + header.lines { out += line.onOneLine + lineEnding }
    out += lineEnding
    var sections: [String] = []
    if header.isUsual {
      sections.append(SubStationStyles.usualSection(dialect))
    }
    var later: [String] = []
    var lines: [(place: Int, line: [UInt8])] = []
    let event = SubStationEvent(dialect, track)
    for block in track.blocks {
      switch block.content {
      case .foreign(let owner, let text) where owner == .ass || owner == .ssa:
        if !text.hasPrefix("[") {
          lines.append((block.place, Array(text.onOneLine.utf8)))
        } else if block.place == 0, lines.isEmpty {
          sections.append(SubStationStyles.section(text, in: dialect))
        } else {
          later.append(SubStationStyles.section(text, in: dialect))
        }
      case .comment(let text): lines.append((block.place, event.commentLine(CueText(text))))
      default: break
      }
    }
    for section in sections {
      append(section, to: &out)
      out += lineEnding
    }
    out += "[Events]" + lineEnding + "Format: " + event.columns.text + lineEnding
    var next = lines.startIndex
    for (index, cue) in track.cues.enumerated() {
      while next < lines.endIndex, lines[next].place <= index {
        out += lines[next].line
        out += lineEnding
        next += 1
      }
      event.append(cue, lineEnding: lineEnding, to: &out)
    }
    for line in lines[next...] {
      out += line.line
      out += lineEnding
    }
    for section in later {
      out += lineEnding
      append(section, to: &out)
    }
  }

  private func append(_ section: String, to out: inout ByteWriter) {
    for line in section.split(separator: "\n", omittingEmptySubsequences: false) {
      out += String(line) + lineEnding
    }
  }
}

/// The section `[Script Info]`.
struct SubStationHeader {
  /// Its lines.
  private(set) var lines: [String] = []
  /// Whether it is the one that Cuelight writes, with which its own style goes.
  let isUsual: Bool

  init(_ track: SubtitleTrack, dialect: SubStation.Dialect) {
    let named = track.attributes.filter {
      $0.name.hasPrefix(SubStation.prefix) && $0.name != SubStation.eventFormat
    }
    isUsual = named.isEmpty && SubStationStyles.sections(in: track).isEmpty
    if let title = track.title?.onOneLine.unpadded, !title.isEmpty {
      lines.append("Title: " + title)
    }
    if !named.contains(where: { $0.name == "ass.ScriptType" }) {
      lines.append("ScriptType: " + dialect.scriptType)
    }
    if let language = track.language { lines.append("Language: " + language) }
    for attribute in isUsual ? Self.usual : named {
      lines.append(Self.line(attribute))
    }
  }

  /// What Cuelight says of a script of its own: places are told in the points of a screen of
  /// 1920 × 1080, and outlines grow with it.
  static let usual = [
    Attribute("ass.WrapStyle", "0"), Attribute("ass.ScaledBorderAndShadow", "yes"),
    Attribute("ass.PlayResX", "1920"), Attribute("ass.PlayResY", "1080"),
  ]

  /// The attribute for a line of a file.
  static func attribute(_ line: String) -> Attribute {
    if line.hasPrefix(";") { return Attribute("ass.;", String(line.dropFirst())) }
    guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      return Attribute("ass.", line)
    }
    let value = line[line.utf8.index(after: colon)...]
    return Attribute("ass." + line[..<colon].unpadded, value.unpadded)
  }

  private static func line(_ attribute: Attribute) -> String {
    switch attribute.name {
    case "ass.;": ";" + attribute.value
    case "ass.": attribute.value
    default: attribute.name.dropFirst(SubStation.prefix.count) + ": " + attribute.value
    }
  }
}
