extension GenerationSummary {
  /// Three lines for a person: what was timed, what is in doubt and where, what is missing on either
  /// side and where. They leave out `notes` and `warnings`.
  public var lines: [String] {
    ["Timed: \(timing)", "Doubtful: \(doubts)", "Missing: \(omissions)"]
  }

  private var timing: String {
    let part = timed == turns ? String(turns, "turn") : "\(timed) of \(String(turns, "turn"))"
    let rules = "profile \(profile)" + (language == "und" ? "" : " (\(language))")
    let faults =
      faultyCues == 0
      ? "all within \(rules)"
      : "\(faultyCues) of which \(faultyCues == 1 ? "breaks" : "break") a rule of \(rules)"
    return "\(part) over \(clock(duration)), in \(String(cues, "cue")), \(faults)"
  }

  private var doubts: String {
    guard !doubtful.isEmpty else { return "nothing" }
    let shown = doubtful.prefix(4).map { "line \($0.line) at \(clock($0.start))" }
    let order = doubtful.count == 1 ? "" : " the least certain first:"
    // Of a long turn several parts may be in doubt.
    let noun = Set(doubtful.map(\.line)).count == doubtful.count ? "turn" : "place"
    return "\(String(doubtful.count, noun)),\(order) "
      + list(shown, of: doubtful.count)
  }

  private var omissions: String {
    var parts: [String] = []
    if !unspokenLines.isEmpty {
      parts.append("\(numbers(unspokenLines)) not spoken, left out")
    }
    if !unspokenParts.isEmpty { parts.append("\(quoted(unspokenParts)) not spoken, left out") }
    if !placedLines.isEmpty {
      parts.append("\(numbers(placedLines)) not spoken, put where there is room")
    }
    if !placedParts.isEmpty {
      parts.append("\(quoted(placedParts)) not spoken, put where there is room")
    }
    if !speechWithoutText.isEmpty {
      let total = speechWithoutText.reduce(0) { $0 + $1.end - $1.start }
      let longest = speechWithoutText.sorted { $0.end - $0.start > $1.end - $1.start }.prefix(3)
      let shown = longest.map { "\(clock($0.start))–\(clock($0.end))" }
      parts.append(
        "\(clock(total)) of speech without text, at " + list(shown, of: speechWithoutText.count))
    }
    return parts.isEmpty ? "nothing" : parts.joined(separator: "; ")
  }

  private func list(_ shown: [String], of count: Int) -> String {
    shown.joined(separator: ", ") + (shown.count < count ? ", …" : "")
  }

  /// Parts of turns by their lines and how they begin.
  private func quoted(_ parts: [UnspokenPart]) -> String {
    let shown = parts.prefix(3).map { part in
      let start = part.text.prefix(Self.quotedLength)
      let isWhole = start.count == part.text.count
      return "line \(part.line) “\(start)\(isWhole ? "" : "…")”"
    }
    return "in " + list(shown, of: parts.count)
  }

  /// How much of a text is quoted, in characters.
  private static let quotedLength = 24

  /// Lines by their numbers, those that follow each other as one range.
  private func numbers(_ lines: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for line in lines {
      if let last = ranges.last, line == last.upperBound + 1 {
        ranges[ranges.count - 1] = last.lowerBound...line
      } else {
        ranges.append(line...line)
      }
    }
    let shown = ranges.prefix(8).map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
    }
    return (lines.count == 1 ? "line " : "lines ") + list(shown, of: ranges.count)
  }

  /// Seconds as a player shows them: hours, minutes and seconds.
  private func clock(_ seconds: Double) -> String {
    String(MediaTime(seconds: seconds.rounded(.down)).description.dropLast(4))
  }
}
