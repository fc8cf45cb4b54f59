extension TTMLReader {
  /// What an element is to the reader.
  enum Kind {
    case root
    case head
    case metadata
    case title
    case agent(String)
    case agentName(String)
    case styling
    case style
    case layout
    case region
    case regionDescription
    case body
    case division
    case paragraph
    case span
    case ruby(TTMLRuby)
    case lineBreak
    /// Something of which nothing is kept, with all in it.
    case ignored
  }

  /// What an element is, in one that is open.
  func kind(of element: XMLElement, in parent: Element) -> Kind {
    let part = TTMLNames.part(of: element.namespace)
    let isMetadata = part == .metadata || part == .none
    guard part == .content || part == .none || part == .metadata else { return .ignored }
    switch (parent.kind, element.name) {
    case (.root, "head"): return .head
    case (.root, "body"): return .body
    case (.head, "styling"): return .styling
    case (.head, "layout"): return .layout
    case (.styling, "style"), (.region, "style"): return .style
    case (.layout, "region"): return .region
    case (.region, "metadata"): return .region
    case (.region, "desc") where isMetadata: return .regionDescription
    case (.head, "title") where isMetadata, (.metadata, "title") where isMetadata: return .title
    case (_, "metadata"): return .metadata
    case (_, "agent") where isMetadata: return .agent(element.value("id", .xml) ?? "")
    case (.agent(let identifier), "name") where isMetadata: return .agentName(identifier)
    case (.body, "div"), (.division, "div"): return .division
    // A paragraph right in the body is one of a division that was left out.
    case (.division, "p"), (.body, "p"): return .paragraph
    case (.paragraph, "br"), (.span, "br"), (.ruby, "br"): return .lineBreak
    case (.paragraph, "span"), (.span, "span"), (.ruby, "span"):
      return TTMLRuby(styles(of: element)["ruby"]).map { .ruby($0) } ?? .span
    case (_, "set"), (_, "animate"):
      tellOnce(element, "animation is passed over")
      return .ignored
    case (_, "image"), (_, "audio"), (_, "video"):
      tellOnce(element, "pictures and sounds are passed over")
      return .ignored
    default: return .ignored
    }
  }
}
