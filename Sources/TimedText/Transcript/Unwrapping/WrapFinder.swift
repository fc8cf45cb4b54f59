internal import RealModule
internal import UnicodeText

/// Finds the width that a transcript's lines were cut to, by evidence, or finds that they were not.
///
/// Three traces are looked for, the clearest first: spaces that stand at the same column of line
/// after line (rows joined into one line), lines that pile up at one length (rows cut anywhere), and
/// lines that end where the next word would have gone over the longest (rows cut between words).
/// Each has to be far beyond what chance would give.
struct WrapFinder {
  /// By how much a wrap must explain the lines better than chance does, in nats: many widths are
  /// tried.
  private static let conviction = 14.0
  /// Narrower rows than this are verse, wider ones are lines that nobody wrapped.
  private static let widths = 12...240
  /// How many lines are looked at for spaces at one column.
  private static let judgedLines = 5_000

  private let lines: [SourceLine]
  private let keepsPunctuation: Bool

  init(_ lines: [SourceLine]) {
    self.lines = lines
    keepsPunctuation = !lines.contains { line in
      line.scalars[0].hangs
        || zip(line.scalars, line.scalars.dropFirst()).contains { $0 == " " && $1.hangs }
    }
  }

  /// The wrap that the lines show: of those that there is evidence for, the one that explains most
  /// ends of rows.
  func wrap() -> HardWrap? {
    var best: (wrap: HardWrap, cuts: Int)?
    for candidate in [joinedRows(), rowsCutAnywhere(), rowsCutBetweenWords()] {
      guard let wrap = candidate else { continue }
      let cuts = cuts(of: wrap)
      // Rows cut between words pile up at the largest widths too, but most are narrower, so that the
      // later of two has to explain clearly more.
      if 4 * cuts > 5 * (best?.cuts ?? 0) { best = (wrap, cuts) }
    }
    return best?.wrap
  }

  private func cuts(of wrap: HardWrap) -> Int {
    let joins = lines.reduce(0) { $0 + (wrap.rows(of: $1)?.joins.count ?? 0) }
    return zip(lines, lines.dropFirst()).reduce(joins) { sum, pair in
      sum + (canContinue(pair.0, in: pair.1) && wrap.isCut(pair.0, before: pair.1) ? 1 : 0)
    }
  }
}

// MARK: - Rows joined into one line

extension WrapFinder {
  /// The wrap whose rows were joined by spaces, which stand at the same column then.
  private func joinedRows() -> HardWrap? {
    let starts = lines.contains { $0.labelLength > 0 } ? [false, true] : [false]
    // What the width counts shows in how many ends of rows it explains: lines with Latin letters
    // are cut elsewhere by columns than by characters.
    var best: (wrap: HardWrap, cuts: Int)?
    for measure in HardWrap.Measure.allCases {
      for startsBehindLabel in starts {
        guard let (width, evidence) = spaceColumn(measure, startsBehindLabel),
          evidence > Self.conviction
        else { continue }
        var wrap = HardWrap(
          width: width, measure: measure, cut: .anywhere, rowsPerLine: .max,
          startsBehindLabel: startsBehindLabel, keepsPunctuation: keepsPunctuation)
        wrap.rowsPerLine = rowsPerLine(of: wrap)
        let cuts = cuts(of: wrap)
        if cuts > best?.cuts ?? 0 { best = (wrap, cuts) }
      }
    }
    return best?.wrap
  }

  /// The column at which there is a space far more often than elsewhere, and by how many nats a
  /// wrap there explains the lines better than spaces spread at random do.
  private func spaceColumn(
    _ measure: HardWrap.Measure, _ startsBehindLabel: Bool
  ) -> (width: Int, evidence: Double)? {
    // How many texts go on beyond a width, and how many of them with a space; lines that begin alike
    // are one text up to where they differ.
    var reaching = [Int](repeating: 0, count: Self.widths.upperBound + 2)
    var spaces = reaching
    var allSpaces = 1, allPlaces = 10
    var seen: Set<UInt64> = []
    for line in lines.prefix(Self.judgedLines) {
      let text = line.scalars[(startsBehindLabel ? line.labelLength : 0)...]
      var filled = 0
      var beginning: UInt64 = 0xcbf2_9ce4_8422_2325
      for (index, scalar) in zip(text.indices, text) {
        guard filled <= Self.widths.upperBound, index + 1 < text.endIndex else { break }
        if index > line.labelLength, seen.insert(beginning).inserted {
          reaching[filled] += 1
          allPlaces += 1
          if scalar == " " {
            let isEarly = measure.isByColumns && measure.width(of: text[index + 1]) == 2
            spaces[filled] += 1
            spaces[filled + 1] += isEarly ? 1 : 0
            allSpaces += 1
          }
        }
        beginning = (beginning ^ UInt64(scalar.value)) &* 0x100_0000_01b3
        filled += measure.width(of: scalar)
      }
    }

    let chance = max(Double(allSpaces) / Double(allPlaces), 0.01)
    var evidence: [Int: Double] = [:]
    for width in Self.widths where spaces[width] >= 3 {
      let lines = Double(max(reaching[width], spaces[width])), here = Double(spaces[width])
      let share = min(here / lines, 0.98)
      guard share > max(4 * chance, 0.15) else { continue }
      evidence[width] =
        here * Double.log(share / chance)
        + (lines - here) * Double.log((1 - share) / (1 - min(chance, 0.99)))
    }
    guard let best = evidence.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else {
      return nil
    }
    // Two rows with a space between them are as wide in every line as one row is.
    let row = evidence.filter {
      (best.key + 1).isMultiple(of: $0.key + 1) && $0.value > Self.conviction
    }
    return (row.keys.min() ?? best.key, best.value)
  }

  /// How many rows make a line: the number at which lines are exactly full far more often than
  /// their last rows' lengths would have it by chance.
  private func rowsPerLine(of wrap: HardWrap) -> Int {
    var full: [Int: Int] = [:], all: [Int: Int] = [:]
    for line in lines {
      guard let rows = wrap.rows(of: line) else { continue }
      all[rows.joins.count + 1, default: 0] += 1
      if wrap.isFull(rows) { full[rows.joins.count + 1, default: 0] += 1 }
    }
    let limits = full.filter { rows, count in
      rows > 1 && count > 1 && count * wrap.width > 4 * (all[rows] ?? 0)
    }
    if let limit = limits.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) { return limit.key }
    // A single line that is full and breaks off in mid-sentence is no chance either.
    let most = all.keys.max() ?? 0
    let breaksOff = lines.contains { line in
      guard most > 1, !line.endsSentence, let rows = wrap.rows(of: line) else { return false }
      return rows.joins.count + 1 == most && wrap.isFull(rows)
    }
    return breaksOff ? most : .max
  }
}

// MARK: - Rows cut anywhere

extension WrapFinder {
  /// The wrap that cut rows at one width, in words too, each a line of its own: lines pile up at
  /// that width.
  private func rowsCutAnywhere() -> HardWrap? {
    var best: (wrap: HardWrap, evidence: Double)?
    for measure in HardWrap.Measure.allCases {
      let widths = lineWidths(measure)
      for width in Self.widths {
        let wrap = HardWrap(
          width: width, measure: measure, cut: .anywhere, rowsPerLine: 1,
          keepsPunctuation: keepsPunctuation)
        let here = widths.full[width]
        guard here >= 3, here * 3 > widths.full[width...].reduce(0, +) else { continue }
        let near = (width - 6...width + 6).filter { abs($0 - width) > 1 && $0 >= 0 }
        let expected =
          Double(near.reduce(0) { $0 + widths.all[$1] }) / Double(near.count) + 0.3
        let count = Double(here)
        guard count > 4 * expected else { continue }
        let evidence = count * Double.log(count / expected) - (count - expected)
        guard evidence > best?.evidence ?? Self.conviction, endsInMidSentence(wrap) else {
          continue
        }
        best = (wrap, evidence)
      }
    }
    return best?.wrap
  }

  /// How many lines have each width, and how many have it and could go on in the next line; equal
  /// lines count once.
  private func lineWidths(_ measure: HardWrap.Measure) -> (all: [Int], full: [Int]) {
    var all = [Int](repeating: 0, count: Self.widths.upperBound + 8)
    var full = all
    var seen: Set<[Unicode.Scalar]> = []
    for (line, next) in zip(lines, lines.dropFirst()) {
      guard line.scalars.count < all.count, seen.insert(line.scalars).inserted else { continue }
      let width = measure.width(of: line.scalars)
      guard width < all.count else { continue }
      all[width] += 1
      guard canContinue(line, in: next) else { continue }
      full[width] += 1
      if width + 1 < all.count, measure.isByColumns, measure.width(of: next.scalars[0]) == 2 {
        full[width + 1] += 1
      }
      let hanging = keepsPunctuation ? measure.width(ofRow: line.scalars) : width
      if hanging < width { full[hanging] += 1 }
    }
    return (all, full)
  }
}

// MARK: - Rows cut between words

extension WrapFinder {
  /// The wrap that cut rows between words: no line is wider, and most end where the next word would
  /// not have fitted.
  private func rowsCutBetweenWords() -> HardWrap? {
    var best: (wrap: HardWrap, evidence: Double)?
    for measure in HardWrap.Measure.allCases {
      let bound = Self.widths.upperBound
      // By width: rows that end for want of room, lines that are too wide for it, lines that fill
      // more than half of it.
      var full = [Int](repeating: 0, count: bound + 2)
      var over = full, wide = full
      for (line, next) in zip(lines, lines.dropFirst()) {
        let width =
          keepsPunctuation ? measure.width(ofRow: line.scalars) : measure.width(of: line.scalars)
        wide[min(2 * width, bound + 1)] += 1
        guard line.scalars.contains(where: { $0.isSpace || $0.breaksAnywhere }) else { continue }
        over[min(width, bound + 1)] += 1
        guard width <= bound, canContinue(line, in: next) else { continue }
        full[width] += 1
        let end = width + measure.room(for: next, behind: line)
        if end <= bound { full[end] -= 1 }
      }
      for width in 1...bound { full[width] += full[width - 1] }
      for width in (0...bound).reversed() {
        over[width] += over[width + 1]
        wide[width] += wide[width + 1]
      }
      for width in Self.widths.dropFirst(12) {
        let rows = full[width]
        guard rows >= 4, over[width + 1] * 50 <= rows, rows * 2 >= wide[width] else { continue }
        let wrap = HardWrap(
          width: width, measure: measure, cut: .betweenWords, rowsPerLine: 1,
          keepsPunctuation: keepsPunctuation)
        // Of two widths that leave the same rows full, the narrower says more.
        guard Double(rows) > best?.evidence ?? 0, endsInMidSentence(wrap) else { continue }
        best = (wrap, Double(rows))
      }
    }
    return best?.wrap
  }
}

// MARK: - What a row's end looks like

extension WrapFinder {
  /// Whether most of the lines that a wrap takes for cut end in the middle of a sentence.
  private func endsInMidSentence(_ wrap: HardWrap) -> Bool {
    var cut = 0, midSentence = 0
    for (line, next) in zip(lines, lines.dropFirst())
    where canContinue(line, in: next) && wrap.isCut(line, before: next) {
      cut += 1
      if !line.endsSentence { midSentence += 1 }
    }
    return midSentence * 2 > cut
  }

  /// Whether nothing but its width speaks against a line's going on in the next.
  private func canContinue(_ line: SourceLine, in next: SourceLine) -> Bool {
    !next.followsBlank && !next.opensTurn
  }
}

extension SourceLine {
  /// Whether it ends with a mark that ends a sentence, and with what closes behind it.
  var endsSentence: Bool {
    let end = scalars.last { !$0.isClosing && $0 != "\"" && $0 != "'" && $0 != "*" && $0 != "_" }
    return end.map { $0.endsSentence || $0.isMusicalNote } ?? false
  }
}
