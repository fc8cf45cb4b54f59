internal import Algorithms

/// Pins in their places in a transcript, whose clauses are cut where a pin is inside one.
struct PlacedPins {
  /// The turns of the transcript.
  private(set) var turns: [Turn]
  /// The pins.
  private(set) var pins: ClausePins

  /// Looks for what is pinned, and makes sure that all pins can be kept to.
  ///
  /// - Throws: ``PinError``, with the first pin that cannot be used.
  init(_ given: Pins, in turns: [Turn], duration: MediaTime) throws(PinError) {
    guard !given.pins.isEmpty else {
      (self.turns, pins) = (turns, .none)
      return
    }
    let index = LetterIndex(turns)
    var edges: [(pin: Int, edge: ClausePin.Edge, letter: Int, time: MediaTime)] = []
    for (number, pin) in given.pins.enumerated() {
      let range = try Self.letters(of: pin, number, in: turns, index)
      if let start = pin.start {
        edges.append((number, .start, range.lowerBound, MediaTime(seconds: start)))
      }
      if let end = pin.end {
        edges.append((number, .end, range.upperBound - 1, MediaTime(seconds: end)))
      }
    }
    var cuts = ClauseCuts(turns)
    for edge in edges {
      let place = index.places[edge.letter]
      if edge.edge == .start {
        cuts.cut(before: place)
      } else if edge.letter + 1 < index.places.count {
        let next = index.places[edge.letter + 1]
        if (next.turn, next.clause) == (place.turn, place.clause) { cuts.cut(before: next) }
      }
    }
    self.turns = cuts.turns
    var numbers: [ClausePin: Int] = [:]
    var all: [ClausePin] = []
    for edge in edges {
      let place = index.places[edge.letter]
      let pin = ClausePin(
        turn: place.turn, clause: cuts.clause(of: place), edge: edge.edge, at: edge.time)
      if numbers.updateValue(edge.pin, forKey: pin) == nil { all.append(pin) }
    }
    do {
      pins = try ClausePins(all, of: self.turns, duration: duration)
    } catch {
      throw Self.error(error, given, numbers)
    }
  }

  /// What is pinned, as a range of letters.
  private static func letters(
    of pin: Pins.Pin, _ number: Int, in turns: [Turn], _ index: LetterIndex
  ) throws(PinError) -> Range<Int> {
    var within = 0...max(turns.count - 1, 0)
    if let first = pin.lines?.first {
      let last = max(pin.lines?.last ?? first, first)
      let from = turns.partitioningIndex { $0.lines.upperBound >= first }
      let end = turns.partitioningIndex { $0.lines.lowerBound > last }
      guard from < end else {
        throw pin.error(number, "is of a line that the transcript has no words on")
      }
      within = from...end - 1
    }
    guard let text = pin.text else {
      let turn = turns[within.lowerBound]
      guard turn.lines.lowerBound == pin.lines?.first else {
        throw pin.error(
          number, "is of a line that goes on from line \(turn.lines.lowerBound): pin that one")
      }
      let letters = index.letters(of: within.lowerBound...within.lowerBound)
      guard !letters.isEmpty else { throw pin.error(number, "is of a line without words") }
      return letters
    }
    var found: [Range<Int>] = []
    for form in Self.forms(of: text) {
      found = index.places(of: form, after: pin.before, in: within)
      if !found.isEmpty { break }
    }
    guard let range = found.first else {
      throw pin.error(number, "is of text that is not there in the transcript any more")
    }
    guard found.count == 1 else {
      throw pin.error(number, "is of text that is there more than once: give its line as well")
    }
    return range
  }

  /// A cue's text, and what of it may be in the transcript: without a speaker's name before it, or
  /// without the rows of another language below it.
  private static func forms(of text: String) -> [String] {
    var forms = [text]
    if let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }) {
      forms.append(String(text[text.index(after: colon)...]))
    }
    var rows = text.split(whereSeparator: \.isNewline)
    while rows.count > 1 {
      rows.removeLast()
      forms.append(rows.joined(separator: "\n"))
    }
    return forms
  }

  private static func error(
    _ error: ClausePinError, _ given: Pins, _ numbers: [ClausePin: Int]
  ) -> PinError {
    func number(_ pin: ClausePin) -> Int { numbers[pin] ?? 0 }
    switch error {
    case .unknownClause(let pin):
      return given.pins[number(pin)].error(number(pin), "is of text that is not there")
    case .outside(let pin, let duration):
      return given.pins[number(pin)].error(
        number(pin), "is at \(pin.time), and the recording is over at \(duration)")
    case .contradiction(let pin, let next):
      let other = number(pin) + 1
      let reason =
        (pin.turn, pin.clause, pin.edge) == (next.turn, next.clause, next.edge)
        ? "is at \(next.time), and pin \(other) puts the same words at \(pin.time)"
        : "is at \(next.time), no later than pin \(other) at \(pin.time), whose words come before it"
      return given.pins[number(next)].error(number(next), reason)
    }
  }
}
