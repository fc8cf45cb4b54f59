internal import Timeline

/// How the events of a script are written: their fields, and the style of those that name none.
struct SubStationEvent {
  let dialect: SubStation.Dialect
  let columns: SubStationColumns
  /// The style of a cue that names none.
  let style: String

  /// How the events of a track are written, if it is known.
  init(_ dialect: SubStation.Dialect, _ track: SubtitleTrack?) {
    self.dialect = dialect
    columns =
      track?.attributes[SubStation.eventFormat].flatMap { SubStationColumns($0) }
      ?? SubStationColumns(dialect)
    let styles = track.map { SubStationStyles.names(in: $0) } ?? []
    let usual = SubStationColumns.usualValue(of: "style")
    style = styles.contains(usual) ? usual : styles.first ?? usual
  }

  /// Writes a cue as the line of an event.
  func append(_ cue: Cue, lineEnding: String, to out: inout ByteWriter) {
    out += "Dialogue: "
    let attributes = cue.attributes
    for column in columns.columns {
      switch column {
      case .inTime: SubStationTime.append(cue.inTime, to: &out)
      case .outTime: SubStationTime.append(cue.outTime, to: &out)
      case .name: if let name = cue.text.speaker { out += Self.field(name) }
      case .other(let name):
        let value = attributes.isEmpty ? nil : attributes[SubStation.prefix + name]
        if name == "marked" { out += "Marked=" }
        out +=
          value.map(Self.field)
          ?? (name == "style" ? style : SubStationColumns.usualValue(of: name))
      case .text: continue
      }
      out.append(UInt8(ascii: ","))
    }
    SubStationTextWriter.append(cue, dialect: dialect, to: &out)
    out += lineEnding
  }

  func line(of cue: Cue, lineEnding: String) -> [UInt8] {
    var out = ByteWriter()
    append(cue, lineEnding: lineEnding, to: &out)
    return out.bytes
  }

  /// The line of a comment that is not at any time.
  func commentLine(_ text: CueText) -> [UInt8] {
    let cue = Cue(inTime: .zero, outTime: .zero, text: text)
    return Array("Comment: ".utf8)
      + line(of: cue, lineEnding: "").dropFirst("Dialogue: ".utf8.count)
  }

  /// Text that cannot end the field it stands in.
  private static func field(_ text: String) -> String {
    var text = text.onOneLine.replacing(",", with: ";")[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// What changes in a file, whose track may be known, where a cue does.
  static func edits(
    changing old: Cue, to new: Cue, at place: CuePlace, in source: SourceText,
    dialect: SubStation.Dialect, track: SubtitleTrack?
  ) -> [SourceEdit] {
    guard old.identifier == new.identifier, old.attributes == new.attributes,
      old.text.speaker == new.text.speaker
    else {
      let line = SubStationEvent(dialect, track).line(of: new, lineEnding: source.lineEnding)
      return [SourceEdit(place.block, line)]
    }
    var edits: [SourceEdit] = []
    for (range, before, after) in [
      (place.inTime, old.inTime, new.inTime), (place.outTime, old.outTime, new.outTime),
    ] where before != after {
      var writer = ByteWriter()
      SubStationTime.append(after, to: &writer)
      edits.append(SourceEdit(range, writer.bytes))
    }
    // What is sung when is counted from the in-time.
    let hasMovedMarks = old.range != new.range && new.text.hasTimes
    if old.text != new.text || old.settings != new.settings || hasMovedMarks {
      var text = ByteWriter()
      SubStationTextWriter.append(new, dialect: dialect, to: &text)
      edits.append(SourceEdit(place.text, text.bytes))
    }
    return edits
  }
}

extension CueText {
  /// Whether there are times inside it.
  var hasTimes: Bool {
    spans.contains { if case .time = $0.markup.kind { true } else { false } }
  }
}
