import TestSupport
import TimedText
import Timeline

/// Makes tracks of all that a format can hold.
struct RandomTrack {
  let format: SubtitleFormat
  var generator: SeededGenerator

  private var features: Set<TrackFeature> { format.features }

  mutating func next() -> SubtitleTrack {
    var track = SubtitleTrack(cues: cues())
    if features.contains(.title), chance(4) { track.title = words(1...3) }
    if features.contains(.region), chance(3) {
      for identifier in ["top", "bottom"] {
        add(.region(region(identifier)), to: &track, before: 0)
      }
      for index in track.cues.indices where chance(2) {
        var settings = track.cues[index].settings ?? CueSettings()
        // What stands at a place of its own is in no region.
        (settings.line, settings.lineAlignment, settings.size, settings.vertical) =
          (nil, nil, nil, nil)
        settings.region = pick(["top", "bottom"])
        track.cues[index].settings = settings
      }
    }
    if features.contains(.styleSheet), chance(4) {
      add(.styleSheet("::cue(.loud) {\n  color: red;\n}"), to: &track, before: 0)
    }
    if features.contains(.comment) {
      for place in 0...track.cues.count where chance(6) {
        add(.comment(words(1...4)), to: &track, before: place)
      }
    }
    return track
  }

  private mutating func cues() -> [Cue] {
    // Times as fine as the format has them, the last a day or more after the start.
    let steps = Int(MediaTime.seconds(1).ticks / format.precision.ticks)
    var now = 0
    var cues: [Cue] = []
    for number in 0..<number(0...6) {
      now += features.contains(.outTime) || number == 0 ? self.number(0...5 * steps) : 0
      let start = now
      now += pick([1, self.number(1...5 * steps), self.number(1...20_000 * steps)])
      let times =
        MediaTime(
          ticks: Int64(start) * format.precision.ticks)..<MediaTime(
          ticks: Int64(now) * format.precision.ticks)
      var cue = Cue(range: times, text: text())
      if features.contains(.identifier), chance(3) {
        cue.identifier = "cue \(number) " + words(1...2)
      }
      if features.contains(.position) || features.contains(.place), chance(4) {
        cue.settings = settings()
      }
      cues.append(cue)
    }
    return cues
  }

  private mutating func add(
    _ content: TrackBlock.Content, to track: inout SubtitleTrack, before place: Int
  ) {
    track.blocks.append(TrackBlock(content, before: place))
  }

  // MARK: - Text

  private mutating func text() -> CueText {
    // Names are fields of RTTM, which have no spaces.
    guard features.contains(.text) else {
      return chance(2) ? CueText("").marked(.voice(pick(["Ann", "甲", "A_&_<B>"]))) : CueText()
    }
    let rows = features.contains(.rows) ? number(1...3) : 1
    var text = CueText()
    if features.contains(.voice), ![.subRip, .sbv].contains(format), chance(2) {
      // These have the name as text, which nothing tells from other text.
      text.append(
        rowsOfText(rows, depth: 2), as: [.voice(pick(["Ann", "甲", "A & <B>", "O'Neil \"X\""]))])
    } else {
      text = rowsOfText(rows, depth: 2)
    }
    return text
  }

  private mutating func rowsOfText(_ rows: Int, depth: Int) -> CueText {
    var text = CueText()
    for row in 0..<rows {
      if row > 0 { text.append("\n") }
      text.append(phrase(depth: depth))
    }
    return text
  }

  /// Words, some of them marked up.
  private mutating func phrase(depth: Int, inside outer: Markup? = nil) -> CueText {
    var text = CueText()
    for number in 0..<number(1...3) {
      if number > 0 { text.append(" ") }
      // Where tags turn something on, what is on is not turned on once more.
      if depth > 0, chance(3), let markup = markup(), format.finds(markup, inside: outer) {
        text.append(phrase(depth: depth - 1, inside: markup), as: [markup])
      } else {
        text.append(words(1...2))
      }
    }
    return text
  }

  private mutating func markup() -> Markup? {
    var kinds: [Markup] = []
    if features.contains(.bold) { kinds.append(.bold) }
    if features.contains(.italic) { kinds.append(.italic) }
    if features.contains(.underline) { kinds.append(.underline) }
    if features.contains(.languagePart) { kinds.append(Markup(.language(pick(["en-GB", "zh"])))) }
    // WebVTT has these as classes, which stay classes when they are read.
    if format != .webVTT {
      if features.contains(.strikeout) { kinds.append(.strikeout) }
      if features.contains(.color) { kinds.append(.color(pick(["#ff0000", "#00ff80"]))) }
    }
    if features.contains(.classes) {
      kinds.append(Markup(.group, classes: [pick(["loud", "soft"])]))
    }
    return kinds.isEmpty ? nil : pick(kinds)
  }

  private mutating func words(_ count: ClosedRange<Int>) -> String {
    let words = [
      "我们", "a", "<", ">", "&", "&amp;", "-", ".", "1", "é", "👍", "NOTE", "{b}", "\"q\"", "it's",
      "a,b", "x;y", "\\N", "[br]", "שלום", "#", "=1", "tab\u{3000}let", "</p>", "]]>", "%", "|",
      "~",
      "42", "--", "<b>", "WEBVTT", "{\\i1}", "http://a.b/c?d=e&f",
    ]
    return (0..<number(count)).map { _ in pick(words) }.joined(separator: " ")
  }

  // MARK: - Places

  private mutating func settings() -> CueSettings {
    guard features.contains(.position) else {
      return CueSettings(CueSettings.Anchor(keypad: number(1...9)) ?? .standard)
    }
    var settings = CueSettings()
    if chance(2) {
      settings.line = pick([.number(0), .number(-1), .percentage(12.5), .percentage(80)])
      if chance(2) { settings.lineAlignment = pick(CueSettings.LineAlignment.allCases) }
    }
    if chance(2) {
      settings.position = pick([0, 33.25, 100])
      if chance(2) { settings.positionAlignment = pick(CueSettings.PositionAlignment.allCases) }
    }
    if chance(2) { settings.size = pick([35, 99.5]) }
    if chance(2) { settings.alignment = pick(CueSettings.TextAlignment.allCases) }
    if features.contains(.vertical), chance(5) {
      settings.vertical = pick(CueSettings.Vertical.allCases)
    }
    return settings
  }

  private mutating func region(_ identifier: String) -> CueRegion {
    CueRegion(
      identifier: identifier, width: pick([40, 66.5]), lines: number(1...4),
      regionAnchor: .init(x: 0, y: pick([0, 100])), viewportAnchor: .init(x: 10, y: pick([5, 95])),
      scrollsUp: chance(2))
  }

  // MARK: - Chance

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &generator)
  }

  private mutating func chance(_ of: Int) -> Bool { number(1...of) == 1 }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[number(0...elements.count - 1)]
  }
}

extension SubtitleFormat {
  /// Whether a reader finds markup again that is inside other markup.
  fileprivate func finds(_ inner: Markup, inside outer: Markup?) -> Bool {
    guard self == .ass || self == .ssa, let outer else { return true }
    if case (.font, .font) = (inner.kind, outer.kind) { return false }
    return inner != outer
  }
}
