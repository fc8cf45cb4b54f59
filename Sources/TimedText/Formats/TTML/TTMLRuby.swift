/// What a span is to a ruby (TTML2, section 10.2.35).
enum TTMLRuby: String {
  case container
  case base
  case baseContainer
  case text
  case textContainer
  case delimiter

  init?(_ value: String?) {
    guard let value, let ruby = TTMLRuby(rawValue: value) else { return nil }
    self = ruby
  }
}

extension TTMLReader {
  func open(_ ruby: TTMLRuby, _ element: XMLElement, _ new: inout Element) {
    guard ruby != .delimiter else {
      new.kind = .ignored
      return
    }
    new.ruby.start = paragraph?.count() ?? 0
    let markup: [Markup] =
      switch ruby {
      case .container: [Markup(.ruby)]
      case .text: [Markup(.rubyText)]
      case .base, .baseContainer, .textContainer, .delimiter: []
      }
    paragraph?.open(markup + TTMLLooks(styles(of: element)).markup, undone: [], interval: nil)
  }

  /// A part of a ruby has ended: bases and readings that stand each in a container of their own are
  /// put next to each other when the last of them is there.
  func close(_ ruby: TTMLRuby, _ element: Element) {
    let parts = element.ruby
    if ruby == .container, !parts.bases.isEmpty, !parts.readings.isEmpty {
      var stretches: [Range<Int>] = []
      for index in 0..<max(parts.bases.count, parts.readings.count) {
        if index < parts.bases.count { stretches.append(parts.bases[index]) }
        if index < parts.readings.count { stretches.append(parts.readings[index]) }
      }
      paragraph?.reorder(from: parts.start + 1, stretches)
    }
    paragraph?.close()
    guard let parent = open.indices.last, case .ruby(let outer) = open[parent].kind else { return }
    let all = parts.start..<(paragraph?.count() ?? parts.start)
    switch (ruby, outer) {
    case (.base, .baseContainer): open[parent].ruby.bases.append(all)
    case (.text, .textContainer): open[parent].ruby.readings.append(all)
    case (.baseContainer, .container): open[parent].ruby.bases += parts.bases
    case (.textContainer, .container): open[parent].ruby.readings += parts.readings
    default: break
    }
  }
}
