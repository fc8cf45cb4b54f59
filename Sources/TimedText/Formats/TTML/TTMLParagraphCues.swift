internal import Timeline

extension TTMLParagraph.Part {
  fileprivate var isClose: Bool {
    if case .close = self { true } else { false }
  }

  /// Whether it has characters that can be seen.
  fileprivate var isVisible: Bool {
    guard case .text(let text, _) = self else { return false }
    return text.utf8.contains { !$0.isSpace }
  }
}

extension TTMLParagraph {
  /// A cue of a paragraph.
  struct Shown {
    var interval: Interval
    var text: CueText
    /// The index of the interval that it alone stands for.
    var source: Int?
    /// Whether it stands for more stretches of time than are told apart.
    var isMerged = false
  }

  /// The cues of the paragraph, in order of time.
  ///
  /// Spans that come one after the other and stay are times inside one cue; where content goes as
  /// well as comes, there is a cue for each stretch of time in which it is the same.
  func cues(under markup: [Markup]) -> [Shown] {
    guard isTimedInside else {
      return [Shown(interval: intervals[0], text: text(under: markup), source: 0)]
    }
    if isCumulative {
      return [
        Shown(interval: intervals[0], text: text(under: markup, marksTimes: true), source: 0)
      ]
    }
    if let succession { return cues(of: succession, under: markup) }
    let shown = shown
    let times = Set(shown.flatMap { [intervals[$0].begin, intervals[$0].end].compactMap(\.self) })
      .sorted()
    // Each stretch has its copy of the text, so that what is made of a file has a bound.
    guard times.count * parts.count <= 16 * max(parts.count, 4096) else {
      return [
        Shown(interval: intervals[0], text: text(under: markup), source: nil, isMerged: true)
      ]
    }
    var cues: [Shown] = []
    let ends: [MediaTime?] = times.dropFirst().map { $0 } + [nil]
    for (begin, end) in zip(times, ends) {
      let active = Set(shown.filter { intervals[$0].isActive(at: begin) })
      guard !active.isEmpty else { continue }
      let text = text(under: markup, only: { self.intervals[$0].isActive(at: begin) })
        .withoutOuterBlankRows
      guard !text.isBlank else { continue }
      if let last = cues.last, last.interval.end == begin, last.text == text {
        cues[cues.count - 1].interval.end = end
        continue
      }
      cues.append(
        Shown(
          interval: Interval(begin: begin, end: end), text: text,
          source: active.count == 1 ? active.first : nil))
    }
    return cues
  }

  /// The spans of a paragraph that has nothing but spans with times, one after the other; nothing
  /// for another.
  private var succession: [(interval: Int, parts: Range<Int>)]? {
    var spans: [(interval: Int, parts: Range<Int>)] = []
    var index = 0
    while index < parts.count {
      let start = index
      let interval = parts[start].interval
      if interval == 0 {
        if case .open = parts[start].part { return nil }
        if parts[start].part.isVisible { return nil }
        index += 1
        continue
      }
      var depth = 0
      repeat {
        guard parts[index].interval == interval else { return nil }
        if case .open = parts[index].part { depth += 1 }
        if case .close = parts[index].part { depth -= 1 }
        index += 1
      } while depth > 0 && index < parts.count
      if let last = spans.last {
        guard let end = intervals[last.interval].end, end <= intervals[interval].begin else {
          return nil
        }
      }
      spans.append((interval, start..<index))
    }
    return spans
  }

  private func cues(
    of succession: [(interval: Int, parts: Range<Int>)], under markup: [Markup]
  ) -> [Shown] {
    succession.compactMap { interval, range in
      let text = text(under: markup, of: range).withoutOuterBlankRows
      guard !text.isBlank else { return nil }
      return Shown(interval: intervals[interval], text: text, source: interval)
    }
  }

  /// The intervals that something can be seen in.
  private var shown: [Int] {
    var shown: Set<Int> = []
    for (part, interval) in parts where part.isVisible { shown.insert(interval) }
    return shown.sorted()
  }

  /// Whether what comes stays to the end of the paragraph, and comes in the order of the text.
  private var isCumulative: Bool {
    guard hasTimes, let end = intervals[0].end else { return false }
    var last = intervals[0].begin
    for (part, index) in parts {
      let interval = intervals[index]
      switch part {
      case .text: guard part.isVisible else { continue }
      case .open: break
      case .close, .lineBreak: continue
      }
      guard interval.begin >= last, interval.end == end else {
        if case .open = part, index == 0 { continue }
        return false
      }
      last = interval.begin
    }
    return true
  }

  /// The text of what is shown; with the times at which it comes where these are to be marked.
  private func text(
    under markup: [Markup], marksTimes: Bool = false, of range: Range<Int>? = nil,
    only isActive: ((Int) -> Bool)? = nil
  ) -> CueText {
    let range = range ?? parts.indices
    let texts = settledTexts(of: range, only: isActive)
    var builder = CueTextBuilder()
    for markup in markup { builder.open(markup) }
    /// Whether markup was closed and opened again, and may lie over nothing.
    var isUndone = false
    /// The time that was marked last.
    var time: MediaTime?
    /// For each element that is open, how many spans it opened, and what it took away.
    var open: [(count: Int, undone: [Markup])] = []
    for index in range {
      let (part, interval) = parts[index]
      let begin = intervals[interval].begin
      let isShown = isActive?(interval) ?? true
      switch part {
      case .open(let markup, let undone):
        let isEmpty = index + 1 < parts.count && parts[index + 1].part.isClose
        if marksTimes, interval > 0, begin != time || isEmpty {
          builder.mark(.appearance(begin))
          time = begin
        }
        let undone =
          isShown ? undone.filter { gone in builder.close { $0.kind == gone.kind } } : []
        if isShown { for markup in markup { builder.open(markup) } }
        open.append((isShown ? markup.count : 0, undone))
        if !undone.isEmpty { isUndone = true }
      case .close:
        guard let (count, undone) = open.popLast() else { continue }
        for _ in 0..<count { builder.close() }
        for markup in undone { builder.open(markup) }
      case .text: builder.append(texts[index] ?? "")
      case .lineBreak: if isShown { builder.append(0x0A) }
      }
    }
    let text = builder.finish()
    return isUndone ? text.withoutEmptyMarkup : text
  }

  /// The characters of each part that has any, with white space treated as `xml:space` says:
  /// without `preserve`, a run of it is one space, and none at the ends of lines (sections 8.1.1.3
  /// and 10.2, `xml:space`).
  private func settledTexts(
    of range: Range<Int>, only isActive: ((Int) -> Bool)?
  ) -> [Int: String] {
    var texts: [Int: String] = [:]
    var isAtStart = true
    /// The part that ends with a space which goes where the line ends.
    var spaced: Int?
    func endLine() {
      if let index = spaced { texts[index]?.removeLast() }
      spaced = nil
      isAtStart = true
    }
    for index in range where isActive?(parts[index].interval) ?? true {
      switch parts[index].part {
      case .open, .close: continue
      case .lineBreak: endLine()
      case .text(let text, let isPreserved):
        if isPreserved {
          texts[index] = text
          if let last = text.utf8.last { isAtStart = last == 0x0A }
          if !text.isEmpty { spaced = nil }
          continue
        }
        var settled: [UInt8] = []
        for byte in text.utf8 {
          if byte.isSpace, byte != 0x0C {
            guard !isAtStart, spaced == nil else { continue }
            settled.append(0x20)
            spaced = index
          } else {
            settled.append(byte)
            spaced = nil
            isAtStart = false
          }
        }
        texts[index] = String(decoding: settled, as: UTF8.self)
      }
    }
    endLine()
    return texts
  }
}

extension CueText {
  /// The text without the blank rows that it begins and ends with.
  fileprivate var withoutOuterBlankRows: CueText {
    let rows = rows
    guard rows.first?.isBlank ?? false || rows.last?.isBlank ?? false,
      let first = rows.firstIndex(where: { !$0.isBlank }),
      let last = rows.lastIndex(where: { !$0.isBlank })
    else { return self }
    var text = CueText()
    for (index, row) in rows[first...last].enumerated() {
      if index > 0 { text.append("\n") }
      text.append(row)
    }
    return text
  }
}
