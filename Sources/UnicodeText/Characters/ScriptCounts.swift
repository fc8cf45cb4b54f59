/// How many letters of a text are of which writing system.
package struct ScriptCounts: Sendable, Hashable {
  private var counts = [Int](repeating: 0, count: Script.allCases.count)

  /// Counts nothing yet.
  package init() {}

  /// Counts the letters of a text.
  package init(_ text: some StringProtocol) {
    for scalar in text.unicodeScalars where scalar.isLetter { add(scalar.script) }
  }

  /// Counts a letter; katakana and bopomofo count as hiragana.
  package mutating func add(_ script: Script) {
    let counted = script == .katakana || script == .bopomofo ? Script.hiragana : script
    counts[Int(counted.rawValue)] += 1
  }

  /// How many letters are of a writing system.
  package subscript(script: Script) -> Int { counts[Int(script.rawValue)] }

  /// The writing system that tells the language of a line: another than Latin where there is any, for
  /// any language has names in Latin letters; nothing where there are no letters.
  package var telling: Script? {
    var others = self
    others.counts[Int(Script.latin.rawValue)] = 0
    return (others.main ?? main)?.script
  }

  /// The writing system of most of what is said, Han and kana as one, and its share of all; nothing
  /// where there are no letters.
  package var main: (script: Script, share: Double)? {
    var sizes: [Script: Double] = [:]
    for script in Script.allCases where script != .common && self[script] > 0 {
      // An ideograph says as much as three letters.
      let isDense = script.isIdeographic || script == .hangul
      sizes[script.isIdeographic ? .han : script, default: 0] +=
        Double(self[script]) * (isDense ? 3 : 1)
    }
    guard let best = sizes.max(by: { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) })
    else { return nil }
    return (best.key, best.value / sizes.values.reduce(0, +))
  }
}
