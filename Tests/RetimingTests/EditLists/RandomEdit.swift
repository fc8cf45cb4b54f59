import Retiming
import TestSupport
import Timeline

/// An edit that is made up, in whole frames, and as each tool would write it.
struct RandomEdit {
  /// How a list counts frames: at which rate, and whether it drops numbers.
  struct Count: CustomStringConvertible, Sendable {
    var rate: String
    var isDrop = false

    var description: String { rate + (isDrop ? " drop" : "") }
  }

  static let counts = [
    Count(rate: "24000/1001"), Count(rate: "25"), Count(rate: "30000/1001"),
    Count(rate: "30000/1001", isDrop: true), Count(rate: "50"), Count(rate: "60000/1001"),
    Count(rate: "60000/1001", isDrop: true),
  ]

  let count: Count
  let rate: FrameRate
  /// What is played, in frames of the old recording.
  let kept: [Range<Int>]
  private var nominal: Int { Int(rate.nominal) }

  /// Makes an edit up: of an hour, a few ranges, in order or not.
  init?(_ count: Count, isInOrder: Bool, using generator: inout SeededGenerator) {
    guard let rate = FrameRate(count.rate) else { return nil }
    self.count = count
    self.rate = rate
    let frames = 3600 * Int(rate.nominal)
    let borders = Set((0..<12).map { _ in Int.random(in: 0..<frames, using: &generator) }).sorted()
    var kept = stride(from: 0, to: borders.count - 1, by: 2).map { borders[$0]..<borders[$0 + 1] }
    if !isInOrder { kept.shuffle(using: &generator) }
    self.kept = kept
  }

  /// The map that it is.
  var map: TimeMap {
    get throws {
      var start = 0
      return try TimeMap(
        kept.map { range in
          defer { start += range.count }
          return try TimeMap.Piece(
            new: time(start)..<time(start + range.count),
            old: time(range.lowerBound)..<time(range.upperBound))
        })
    }
  }

  private func time(_ frames: Int) -> MediaTime { rate.time(ofFrames: Int64(frames)) ?? .zero }

  /// Each range with the frame of the new recording where it begins.
  private var placed: [(range: Range<Int>, start: Int)] {
    zip(kept, kept.indices.map { kept[..<$0].reduce(0) { $0 + $1.count } }).map { ($0, $1) }
  }

  // MARK: - In frames

  /// Those that count frames, or write times as exact ratios.
  var exact: [(name: String, text: String)] {
    var lists = [
      ("EDL", edl), ("a table of time codes", timeCodes), ("FCPXML", finalCut),
      ("OpenTimelineIO", openTimeline), ("auto-editor 2", autoEditor2),
      ("auto-editor 3", autoEditor3),
    ]
    if isInOrder { lists.append(("auto-editor 1", autoEditor1)) }
    return lists
  }

  private var isInOrder: Bool {
    zip(kept, kept.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound }
  }

  /// A frame as a time code: numbers are dropped at the start of each minute but every tenth.
  private func code(_ frame: Int) -> String {
    var number = frame
    if count.isDrop {
      let dropped = nominal / 15
      let (tens, rest) = frame.quotientAndRemainder(dividingBy: nominal * 600 - 9 * dropped)
      let minutes = rest < dropped ? 0 : (rest - dropped) / (nominal * 60 - dropped)
      number += dropped * (9 * tens + minutes)
    }
    func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (seconds, frames) = number.quotientAndRemainder(dividingBy: nominal)
    return [seconds / 3600, seconds / 60 % 60, seconds % 60].map(digits).joined(separator: ":")
      + (count.isDrop ? ";" : ":") + digits(frames)
  }

  private var edl: String {
    let hour = 3600 * nominal - (count.isDrop ? 108 * nominal / 30 : 0)
    let events = placed.enumerated().map { number, event in
      let codes = [
        event.range.lowerBound, event.range.upperBound, hour + event.start,
        hour + event.start + event.range.count,
      ].map(code)
      return "00\(number + 1)  AX       AA/V  C        \(codes.joined(separator: " ")) \n"
        + "* FROM CLIP NAME: ep.mp3\n"
    }
    return "TITLE: T\nFCM: \(count.isDrop ? "" : "NON-")DROP FRAME\n\n" + events.joined()
  }

  private var timeCodes: String {
    kept.map { "\(code($0.lowerBound))\t\(code($0.upperBound))\n" }.joined()
  }

  private func seconds(_ frames: Int) -> String {
    "\(frames * Int(rate.rate.denominator))/\(rate.rate.numerator)s"
  }

  private var finalCut: String {
    let clips = placed.map { range, start in
      "<asset-clip ref=\"r2\" offset=\"\(seconds(start + 90_000))\" "
        + "start=\"\(seconds(range.lowerBound))\" duration=\"\(seconds(range.count))\"/>\n"
    }
    return """
      <fcpxml version="1.10"><resources>
      <format id="r1" frameDuration="\(seconds(1))"/>
      <asset id="r2" name="ep" start="0s" duration="3600s" src="file:///ep.mp3"/></resources>
      <project><sequence format="r1" tcStart="\(seconds(90_000))"><spine>
      \(clips.joined())</spine></sequence></project></fcpxml>
      """
  }

  private var openTimeline: String {
    let rate = "\(Double(self.rate.rate.numerator) / Double(self.rate.rate.denominator))"
    let clips = kept.map { range in
      """
      {"OTIO_SCHEMA": "Clip.1", "source_range": \(CutLists.range(range.lowerBound, range.count, rate)),
       "media_reference": {"OTIO_SCHEMA": "ExternalReference.1", "target_url": "ep.mp3"}}
      """
    }
    return """
      {"OTIO_SCHEMA": "Timeline.1", "tracks": {"OTIO_SCHEMA": "Stack.1", "children": [
      {"OTIO_SCHEMA": "Track.1", "kind": "Audio", "children": [\(clips.joined(separator: ",\n"))]}]}}
      """
  }

  private var autoEditor1: String {
    var chunks: [String] = []
    var reached = 0
    for range in kept {
      if range.lowerBound > reached { chunks.append("[\(reached), \(range.lowerBound), 99999.0]") }
      chunks.append("[\(range.lowerBound), \(range.upperBound), 1.0]")
      reached = range.upperBound
    }
    return
      "{\"version\": \"1\", \"source\": \"ep.mp3\", \"chunks\": [\(chunks.joined(separator: ", "))]}"
  }

  private var autoEditor2: String {
    let clips = kept.map { "[\($0.lowerBound), \($0.upperBound), 0]" }
    return
      "{\"version\": \"2\", \"source\": \"ep.mp3\", \"tb\": \"\(count.rate)\", \"effects\": [[]], "
      + "\"clips\": [\(clips.joined(separator: ", "))]}"
  }

  private var autoEditor3: String {
    let clips = placed.map { range, start in
      "{\"name\": \"audio\", \"src\": \"ep.mp3\", \"start\": \(start), \"dur\": \(range.count), "
        + "\"offset\": \(range.lowerBound), \"speed\": 1.0}"
    }
    return "{\"version\": \"3\", \"timebase\": \"\(count.rate)\", \"v\": [], "
      + "\"a\": [[\(clips.joined(separator: ",\n"))]]}"
  }

  // MARK: - In seconds

  /// Those that write seconds with six digits behind the point.
  var rounded: [(name: String, text: String)] {
    let table = kept.map { "\(decimal($0.lowerBound)),\(decimal($0.upperBound)),ep\n" }
    let segments = kept.map {
      "{start: \(decimal($0.lowerBound)), end: \(decimal($0.upperBound)), name: ''}"
    }
    let files = kept.map {
      "file 'ep.mp3'\ninpoint \(decimal($0.lowerBound))\noutpoint \(decimal($0.upperBound))\n"
    }
    return [
      ("CSV", table.joined()),
      ("LosslessCut", "{version: 1, cutSegments: [\(segments.joined(separator: ", "))]}"),
      ("concat", "ffconcat version 1.0\n" + files.joined()),
    ]
  }

  /// What is skipped, which does not tell where the recording ends.
  var sponsorBlock: String {
    let starts = [0] + kept.dropLast().map(\.upperBound)
    let segments = zip(starts, kept).filter { $0 < $1.lowerBound }.map { start, range in
      "{\"segment\": [\(decimal(start)), \(decimal(range.lowerBound))], \"actionType\": \"skip\"}"
    }
    return "[\(segments.joined(separator: ", "))]"
  }

  private func decimal(_ frames: Int) -> Double {
    (time(frames).seconds * 1e6).rounded() / 1e6
  }
}
