internal import Timeline

extension TTMLReader {
  // MARK: - Containers and paragraphs

  private static let inherited: Set<String> = [
    "fontStyle", "fontWeight", "textDecoration", "color", "textAlign",
  ]

  func openContainer(_ element: XMLElement, _ new: inout Element, in parent: Element) {
    let own = styles(of: element)
    guard !isHidden(own) else { return leaveOut(element, &new) }
    let timing = timing(of: element, in: parent)
    new.time = timing.container
    if timing.isStated { result.dialect["isTimed"] = "" }
    new.region = region(of: element) ?? parent.region
    new.styles.merge(own.filter { Self.inherited.contains($0.key) }) { $1 }
  }

  private func region(of element: XMLElement) -> String? {
    guard let attribute = element.attribute("region") else { return nil }
    if regions[attribute.value] == nil {
      result.repairs.note(
        attribute.range.lowerBound, "there is no region “\(attribute.value)”: it is left out")
      return nil
    }
    return attribute.value
  }

  func openParagraph(_ element: XMLElement, _ new: inout Element, in parent: Element) {
    let timing = timing(of: element, in: parent)
    new.time = timing.container
    new.region = region(of: element) ?? parent.region
    let own = styles(of: element)
    var all =
      new.region.flatMap { regions[$0]?.styles }?.filter {
        Self.inherited.contains($0.key)
      } ?? [:]
    all.merge(new.styles) { $1 }
    all.merge(own) { $1 }
    new.styles = all
    let isTranslated = new.language != parent.language
    guard
      !isHidden(own.merging(new.region.flatMap { regions[$0]?.styles } ?? [:]) { own, _ in own })
    else { return leaveOut(element, &new) }
    paragraphMarkup = markup(of: element, language: isTranslated ? new.language : nil)
    // White letters on nothing are how subtitles usually look.
    var looks = TTMLLooks(all)
    if looks.font.color == "#ffffff" { looks.font.color = nil }
    if let background = looks.font.background, background.hasSuffix("00"), background.count == 9 {
      looks.font.background = nil
    }
    if looks.font.size == "100%" { looks.font.size = nil }
    paragraphMarkup += looks.markup
    paragraph = TTMLParagraph(
      TTMLParagraph.Interval(begin: new.time.begin, end: new.time.end),
      place: place(of: element.tag, timing), hasTimes: timing.isStated)
    // Shown from the start, it would be in the way of all that is shown when it is not.
    if element.attribute("begin") != nil, timing.begin == nil { paragraph = nil }
    for reference in element.references("style") where !styleSheet.contains(reference) {
      result.repairs.note(
        element.attribute("style")?.range.lowerBound ?? element.tag.range.lowerBound,
        "there is no style “\(reference)”: it is left out")
    }
    head = CueHead(
      identifier: element.value("id", .xml).map(TTMLIdentifier.decoded),
      role: element.value("role", .metadata),
      settings: settings(region: new.region, alignment: all["textAlign"]))
  }

  /// Whether something is not to be seen.
  private func isHidden(_ styles: TTMLStyles) -> Bool {
    styles["visibility"] == "hidden" || styles["display"] == "none"
  }

  /// Leaves out what is not to be seen: no other format could say so.
  private func leaveOut(_ element: XMLElement, _ new: inout Element) {
    new.kind = .ignored
    result.repairs.note(element.tag.range.lowerBound, "hidden text is left out")
  }

  /// Who speaks, and in what language, by an element.
  private func markup(of element: XMLElement, language: String?) -> [Markup] {
    var markup: [Markup] = []
    if let value = element.value("agent", .metadata) {
      let names = value.split(separator: " ").map { agents[String($0)] ?? String($0) }
      if !names.isEmpty { markup.append(.voice(names.joined(separator: ", "))) }
    }
    if let language { markup.append(Markup(.language(language))) }
    return markup
  }

  /// Where an element stands that has times.
  private func place(of tag: XMLTag, _ timing: Timing) -> CuePlace {
    let name = tag.name.upperBound
    return CuePlace(
      block: tag.range, inTime: timing.begin?.range ?? name..<name,
      outTime: (timing.end ?? timing.duration)?.range ?? name..<name,
      text: tag.range.upperBound..<tag.range.upperBound)
  }

  // MARK: - Spans

  func openSpan(_ element: XMLElement, _ new: inout Element, in parent: Element) {
    let timing = timing(of: element, in: parent)
    new.time = timing.container
    let own = styles(of: element)
    guard !isHidden(own) else { return leaveOut(element, &new) }
    let looks = TTMLLooks(own)
    let markup = markup(of: element, language: element.value("lang", .xml)) + looks.markup
    let isTimed = timing.isStated || parent.time.isSequence
    let interval =
      isTimed ? TTMLParagraph.Interval(begin: new.time.begin, end: new.time.end) : nil
    let index = paragraph?.open(markup, undone: looks.undone, interval: interval)
    if isTimed, let index {
      new.interval = index
      paragraph?.setPlace(place(of: element.tag, timing), of: index)
    }
  }

  func close(_ element: Element, at tag: Range<Int>) {
    if let index = element.interval {
      if element.time.end == nil, !element.time.isOpen, let last = element.time.last {
        paragraph?.setEnd(last, of: index)
      }
      if let place = paragraph?.places[index] {
        paragraph?.setPlace(whole(place, element.tag, to: tag), of: index)
      }
    }
    paragraph?.close()
    // Without times, in it or of its own, it lasts as long as what it is in.
    if element.interval != nil || element.time.last != nil || element.time.isOpen {
      endContent(element)
    }
  }

  /// A place with the end of its element and the white space behind it.
  private func whole(_ place: CuePlace, _ start: XMLTag, to tag: Range<Int>) -> CuePlace {
    var end = tag.upperBound
    while end < source.bytes.count, source.bytes[end].isSpace { end += 1 }
    return CuePlace(
      block: place.block.lowerBound..<end, inTime: place.inTime, outTime: place.outTime,
      text: start.isEmpty
        ? start.range.upperBound..<start.range.upperBound
        : start.range.upperBound..<max(start.range.upperBound, tag.lowerBound))
  }

  // MARK: - Cues

  /// What of a paragraph's cues is known when it begins.
  struct CueHead {
    var identifier: String?
    var role: String?
    var settings: CueSettings?
  }

  func closeParagraph(_ element: Element, at tag: Range<Int>) {
    guard var paragraph else { return }
    self.paragraph = nil
    // Where there is neither a time nor anything else, nothing is shown.
    if paragraph.count() == 0, !paragraph.hasTimes, element.time.end == nil { return }
    if let place = paragraph.places[0] {
      paragraph.setPlace(whole(place, element.tag, to: tag), of: 0)
    }
    let shown = paragraph.cues(under: paragraphMarkup)
    take(places: shown, of: paragraph)
    for (index, part) in shown.enumerated() {
      let end = part.interval.end
      var cue = Cue(
        inTime: part.interval.begin, outTime: end ?? part.interval.begin, text: part.text)
      if index == 0 { cue.identifier = head.identifier }
      cue.settings = head.settings
      if let role = head.role { cue.attributes = [Attribute(TTML.roleName, role)] }
      if part.isMerged {
        result.repairs.note(
          element.tag.range.lowerBound, "too many times in a paragraph: it is shown as a whole")
      }
      if end == nil { endless.append((result.track.cues.count, element.tag.range.lowerBound)) }
      result.track.cues.append(cue, havingRead: tag.upperBound, of: source.bytes.count)
    }
    endContent(element)
  }

  /// Keeps where cues stand: each in a paragraph, or in a span of one, of its own.
  private func take(places shown: [TTMLParagraph.Shown], of paragraph: TTMLParagraph) {
    guard result.places != nil else { return }
    let sources = shown.compactMap(\.source)
    let isWhole = sources == [0]
    let isSplit =
      sources.count == shown.count && Set(sources).count == sources.count && !sources.contains(0)
    guard isWhole || isSplit else {
      result.places = nil
      return
    }
    for (part, source) in zip(shown, sources) {
      let outer = paragraphMarkup.count + (isWhole ? 0 : paragraph.outerMarkup[source])
      guard var place = paragraph.places[source],
        part.interval == paragraph.intervals[source]
      else {
        result.places = nil
        return
      }
      place.outerSpans = outer
      result.places?.append(place)
    }
  }
}
