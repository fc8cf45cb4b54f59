import Previewing
import Timeline

/// Shorthands that let a test read as what it draws.
func span(_ start: Double, _ end: Double, _ kind: AudioKind) -> LabelledSpan {
  LabelledSpan(time(start, end), kind)
}

func cue(
  _ start: Double, _ end: Double, _ text: String, speaker: String? = nil, speed: Double? = nil,
  doubt: Double? = nil, findings: [String] = []
) -> StripCue {
  StripCue(
    range: time(start, end), text: text, speaker: speaker, readingSpeed: speed, doubt: doubt,
    findings: findings)
}

func time(_ start: Double, _ end: Double) -> TimeRange {
  MediaTime(seconds: start)..<MediaTime(seconds: end)
}

/// A recording whose level is -20 dBFS where anything is heard, with a dip every half second, and
/// -70 dBFS elsewhere.
func recording(_ duration: Double, _ spans: [LabelledSpan], _ cues: [StripCue]) -> StripInput {
  let hop = MediaTime.milliseconds(125)
  let values = (0..<Int(duration * 8)).map { index -> Float in
    let middle = hop * index + hop / 2
    guard spans.contains(where: { $0.range.contains(middle) }) else { return -70 }
    return index % 4 == 3 ? -30 : -20
  }
  return StripInput(
    duration: MediaTime(seconds: duration), levels: Levels(hop: hop, values: values),
    spans: spans, cues: cues)
}

/// The text of a strip, as it would be written to a terminal without colours.
func drawn(_ input: StripInput, _ layout: StripLayout) -> String {
  Strip(input, layout: layout).lines.map { $0.rendered(in: .none) }.joined(separator: "\n")
}
