/// Reads lists of a format.
protocol EditListReader {
  /// The format.
  var format: EditList.Format { get }
  /// Reads a list.
  ///
  /// - Throws: ``EditListError``, with line and column.
  func read(_ script: inout EditScript, _ options: EditListOptions) throws(EditListError)
}

/// Tells the format of a list by its content.
enum EditListRecognition {
  /// Who reads a list.
  ///
  /// - Throws: ``EditListError`` where nobody does.
  static func reader(of text: ListText) throws(EditListError) -> any EditListReader {
    let bytes = text.bytes
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }) else {
      throw EditListError("is empty")
    }
    switch bytes[first] {
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "/"):
      return try json(try JSONTreeReader.read(text), text)
    case UInt8(ascii: "<"): return FinalCutReader()
    default: break
    }
    var mayBeTable = false
    for line in text.lines where !line.range.isEmpty {
      let words = text.string(line.range.prefix(400)).split(whereSeparator: \.isWhitespace)
      guard let word = words.first else { continue }
      switch word.lowercased() {
      case "ffconcat", "file", "inpoint", "outpoint": return ConcatReader()
      case "title:", "fcm:": return EDLReader()
      default:
        if CMXEvent.looksLikeOne(words) { return EDLReader() }
        if word.hasPrefix("#") || word.hasPrefix("*") { continue }
      }
      if line.number > 200 { break }
      let whole = text.beginning(of: line)
      if TableReader.looksLikeOne(whole) { return TableReader() }
      if words.contains("-->") {
        throw text.error("is subtitles, no edit list", at: line.range.lowerBound)
      }
      mayBeTable = mayBeTable || TableReader.beginsAsOne(whole)
      // A title or a comment may stand before all else in an EDL.
      if line.number > 20 { break }
    }
    // Better one that says what is wrong with it.
    if mayBeTable { return TableReader() }
    throw text.error(
      "is no edit list that is known: "
        + EditList.Format.allCases.map(\.name).joined(separator: ", "), at: first)
  }

  private static func json(
    _ tree: JSONTree, _ text: ListText
  ) throws(EditListError) -> any EditListReader {
    if tree["OTIO_SCHEMA"] != nil { return OpenTimelineReader(tree: tree) }
    if tree["cutSegments"] != nil { return LosslessCutReader(tree: tree) }
    if tree["chunks"] != nil || tree["clips"]?.list != nil && tree["tb"] != nil
      || tree["timebase"] != nil && (tree["v"] != nil || tree["a"] != nil)
    {
      return AutoEditorReader(tree: tree)
    }
    let segments = tree.list ?? tree["segments"]?.list
    // One that is not like the others is told by its place.
    if let segments,
      segments.contains(where: { $0["segment"] != nil || $0["segments"] != nil })
        || segments.isEmpty && tree["segments"] != nil
    {
      return SponsorBlockReader(tree: tree)
    }
    if tree["pieces"] != nil {
      throw text.error("is a time map: name it with --apply", at: tree.offset)
    }
    throw text.error(
      "is no JSON that tells of cuts: known are those of OpenTimelineIO, auto-editor, LosslessCut "
        + "and SponsorBlock", at: tree.offset)
  }
}
