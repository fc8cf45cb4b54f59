internal import Timeline

/// Reads TTML: the parser's elements, with what each inherits, and a paragraph's cues at its end.
final class TTMLReader: XMLHandler {
  /// An element that is open.
  struct Element {
    var kind: Kind
    var time = TTMLTimeContainer()
    /// What what is in it inherits.
    var styles: TTMLStyles = [:]
    var region: String?
    var language = ""
    var isPreserved = false
    /// The index of its interval in its paragraph, where it has times of its own.
    var interval: Int?
    /// Where the parts of a ruby stand among those of its paragraph.
    var ruby: (start: Int, bases: [Range<Int>], readings: [Range<Int>]) = (0, [], [])
    var tag: XMLTag
  }

  let source: SourceText
  var result: ParsedTrack
  var parameters = TTMLParameters()
  var styleSheet = TTMLStyleSheet()
  var regions: [String: TTMLRegion] = [:]
  var agents: [String: String] = [:]
  var open: [Element] = []
  var paragraph: TTMLParagraph?
  /// The markup that the paragraph itself gives to all its text.
  var paragraphMarkup: [Markup] = []
  /// What of its cues is known.
  var head = CueHead()
  private var text = ""
  private var region: (identifier: String, value: TTMLRegion) = ("", TTMLRegion())
  /// The settings that were found for a region and an alignment.
  private var settings: [SettingsKey: CueSettings?] = [:]
  /// What kinds of things were told that are told once.
  private var told: Set<String> = []
  /// The cues whose end nothing says, and where they stand.
  var endless: [(cue: Int, offset: Int)] = []

  private struct SettingsKey: Hashable {
    var region: String
    var alignment: String?
  }

  init(_ source: SourceText) {
    self.source = source
    result = ParsedTrack(of: source)
  }

  static func read(_ source: SourceText) throws(SubtitleParseError) -> ParsedTrack {
    let reader = TTMLReader(source)
    try XMLReader.read(source, to: reader)
    reader.result.endEndless(reader.endless)
    return reader.result
  }

  // MARK: - Elements

  func open(_ element: XMLElement) throws(SubtitleParseError) {
    guard let parent = open.last else { return try openRoot(element) }
    if case .ignored = parent.kind {
      open.append(Element(kind: .ignored, tag: element.tag))
      return
    }
    var new = Element(kind: kind(of: element, in: parent), tag: element.tag)
    new.styles = parent.styles
    new.region = parent.region
    new.language = element.value("lang", .xml) ?? parent.language
    new.isPreserved = element.value("space", .xml).map { $0 == "preserve" } ?? parent.isPreserved
    switch new.kind {
    case .title, .agentName, .regionDescription: text = ""
    case .style: define(element, in: parent)
    case .region:
      region = (element.value("id", .xml) ?? "", TTMLRegion(styles: styles(of: element)))
    case .body, .division: openContainer(element, &new, in: parent)
    case .paragraph: openParagraph(element, &new, in: parent)
    case .span: openSpan(element, &new, in: parent)
    case .ruby(let ruby): open(ruby, element, &new)
    case .lineBreak: paragraph?.addLineBreak()
    case .root, .head, .metadata, .agent, .styling, .layout, .ignored: break
    }
    open.append(new)
  }

  private func openRoot(_ element: XMLElement) throws(SubtitleParseError) {
    guard element.name == "tt" else {
      throw XMLReader.refusal(
        at: element.tag.range.lowerBound, in: source,
        "the first element of TTML is tt, and not \(element.name)")
    }
    if TTMLNames.part(of: element.namespace) != .content {
      result.repairs.note(
        element.tag.range.lowerBound, "no namespace that TTML has: that of TTML is assumed")
    }
    for attribute in element.attributes {
      switch TTMLNames.part(of: attribute.namespace) {
      case .parameter: setParameter(attribute)
      case .styling where attribute.name == "extent": parameters.setExtent(attribute.value)
      default: break
      }
    }
    if parameters.isSMPTE || parameters.isClock {
      let mode = parameters.isSMPTE ? "SMPTE time codes" : "times of a clock"
      result.repairs.note(
        element.tag.range.lowerBound, "\(mode) are taken as counted from the start of the media")
    }
    var root = Element(kind: .root, tag: element.tag)
    root.language = element.value("lang", .xml) ?? ""
    root.isPreserved = element.value("space", .xml) == "preserve"
    if !root.language.isEmpty { result.track.language = root.language }
    open.append(root)
    recordDialect(of: element)
  }

  private func setParameter(_ attribute: XMLAttribute) {
    guard parameters.set(attribute.name, attribute.value) else {
      return result.repairs.note(
        attribute.range.lowerBound,
        "\(attribute.name) “\(attribute.value)” is none that TTML has: it is left out")
    }
    if TTMLParameters.timeNames.contains(attribute.name) {
      result.dialect[attribute.name] = attribute.value
    }
  }

  /// What the names in the file begin with.
  private func recordDialect(of root: XMLElement) {
    let name = source.string(root.tag.name)
    result.dialect["element"] = String(name.dropLast(root.name.count))
    for (prefix, uri) in root.declarations where !prefix.isEmpty {
      switch TTMLNames.part(of: uri) {
      case .styling: result.dialect["styling"] = prefix + ":"
      case .metadata: result.dialect["metadata"] = prefix + ":"
      default: break
      }
    }
  }

  func tellOnce(_ element: XMLElement, _ message: String) {
    if told.insert(message).inserted {
      result.repairs.note(element.tag.range.lowerBound, message)
    }
  }

  func close(at tag: Range<Int>) {
    guard let element = open.popLast() else { return }
    switch element.kind {
    case .title: result.track.title = text.trimmedOfSpace.isEmpty ? nil : text.trimmedOfSpace
    case .agentName(let identifier) where agents[identifier] == nil:
      agents[identifier] = text.trimmedOfSpace
      result.dialect[TTML.agentKey(text)] = identifier
    case .region where !isRegionOpen: closeRegion()
    case .regionDescription: region.value.description = text.trimmedOfSpace
    case .body, .division: endContent(element)
    case .span: close(element, at: tag)
    case .ruby(let ruby): close(ruby, element)
    case .paragraph: closeParagraph(element, at: tag)
    default: break
    }
  }

  /// Whether what was closed was something inside a region, such as its metadata.
  private var isRegionOpen: Bool {
    if case .region? = open.last?.kind { true } else { false }
  }

  func take(_ characters: String) {
    guard let element = open.last else { return }
    switch element.kind {
    case .title, .agentName, .regionDescription: text += characters
    case .paragraph, .span, .ruby:
      paragraph?.add(characters, isPreserved: element.isPreserved)
    default: break
    }
  }

  func takeComment(_ comment: String) {
    let comment = TTMLEscaping.uncommented(comment).trimmedOfSpace
    guard !comment.isEmpty else { return }
    result.append(.comment(comment), endingAt: open.last?.tag.range.upperBound ?? 0)
  }

  // MARK: - Styles and regions

  /// The styles of an element: those that it has itself before those that it refers to.
  func styles(of element: XMLElement) -> TTMLStyles {
    var own: TTMLStyles = [:]
    for attribute in element.attributes
    where TTMLNames.part(of: attribute.namespace) == .styling {
      own[attribute.name] = attribute.value.trimmedOfSpace
    }
    let references = element.references("style")
    guard !references.isEmpty else { return own }
    return styleSheet.styles(references).merging(own) { _, own in own }
  }

  private func define(_ element: XMLElement, in parent: Element) {
    let styles = styles(of: element)
    if case .region = parent.kind {
      region.value.styles.merge(styles) { own, _ in own }
      return
    }
    guard let identifier = element.value("id", .xml) else { return }
    var own: TTMLStyles = [:]
    for attribute in element.attributes
    where TTMLNames.part(of: attribute.namespace) == .styling {
      own[attribute.name] = attribute.value.trimmedOfSpace
    }
    styleSheet.define(identifier, own, references: element.references("style"))
  }

  private func closeRegion() {
    guard !region.identifier.isEmpty else { return }
    regions[region.identifier] = region.value
    let settings = TTMLRegion.settings(
      region.value, textAlign: region.value.styles["textAlign"], parameters)
    let key = settings.map { "region:" + WebVTTSettings.text($0) } ?? "region"
    if result.dialect[key] == nil { result.dialect[key] = region.identifier }
  }

  /// Where a cue in a region stands.
  func settings(region: String?, alignment: String?) -> CueSettings? {
    let key = SettingsKey(region: region ?? "", alignment: alignment)
    if let known = settings[key] { return known }
    let value = region.flatMap { regions[$0] }
    let found = TTMLRegion.settings(
      value, textAlign: alignment ?? value?.styles["textAlign"], parameters)
    settings[key] = .some(found)
    return found
  }
}
