internal import Timeline

/// How the times of what an element has in it are counted (TTML2, section 12.2.4).
struct TTMLTimeContainer {
  /// When it begins.
  var begin = MediaTime.zero
  /// When it ends, where something says so.
  var end: MediaTime?
  /// Whether what is in it comes one after the other.
  var isSequence = false
  /// When the last of what is in it ended.
  var last: MediaTime?
  /// Whether anything in it has no end.
  var isOpen = false

  /// From when the next element in it counts.
  var base: MediaTime { isSequence ? last ?? begin : begin }
}

extension TTMLReader {
  /// The times of an element, and what of it is said by which attribute.
  struct Timing {
    var container: TTMLTimeContainer
    var begin: XMLAttribute?
    var end: XMLAttribute?
    var duration: XMLAttribute?

    var isStated: Bool { begin != nil || end != nil || duration != nil }
    var isEndStated: Bool { end != nil || duration != nil }
  }

  /// The times of an element in another.
  func timing(of element: XMLElement, in parent: Element) -> Timing {
    let base = parent.time.base
    var timing = Timing(container: TTMLTimeContainer())
    var container = TTMLTimeContainer()
    container.isSequence = element.attribute("timeContainer")?.value == "seq"
    container.begin = base
    if let attribute = element.attribute("begin"), let time = time(attribute) {
      container.begin = TTMLTime.sum(base, time)
      timing.begin = attribute
    }
    if let attribute = element.attribute("dur"), let time = time(attribute) {
      container.end = TTMLTime.sum(container.begin, time)
      timing.duration = attribute
    }
    if let attribute = element.attribute("end"), let time = time(attribute) {
      let end = TTMLTime.sum(base, time)
      container.end = min(container.end ?? end, end)
      timing.end = attribute
    }
    if let limit = parent.time.end {
      // Where the parent cuts it short, a new end would have to be put there.
      if let end = container.end, end > limit { result.places = nil }
      let lowest = result.dialect["limit"].flatMap { Int64($0) } ?? .max
      result.dialect["limit"] = "\(min(lowest, limit.ticks))"
      container.end = min(container.end ?? limit, limit)
    }
    if parent.time.isSequence || container.isSequence { result.places = nil }
    timing.container = container
    return timing
  }

  private func time(_ attribute: XMLAttribute) -> MediaTime? {
    guard let time = TTMLTime(attribute.value, parameters) else {
      result.repairs.note(
        attribute.range.lowerBound,
        "\(attribute.name) “\(attribute.value)” is no time that TTML has: it is left out")
      return nil
    }
    if time.isOdd, let usual = TTMLTime.text(time.time, like: time.notation, parameters) {
      result.repairs.mend(
        attribute.range, with: Array(usual.utf8),
        "time “\(attribute.value)” is taken as “\(usual)”")
    }
    return time.time
  }

  /// An element of content has ended: what comes after it in a sequence counts from there.
  func endContent(_ element: Element) {
    guard let parent = open.indices.last else { return }
    let end = element.time.end ?? (element.time.isOpen ? nil : element.time.last)
    guard let end else {
      open[parent].time.isOpen = true
      return
    }
    let isLast = open[parent].time.isSequence
    open[parent].time.last = isLast ? end : max(open[parent].time.last ?? end, end)
  }
}
