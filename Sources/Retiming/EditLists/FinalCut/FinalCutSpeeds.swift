internal import TimedText
internal import Timeline

extension FinalCutWalk {
  /// A stretch of an item that is played at one speed; without one where it is not played at all.
  struct Segment {
    var start: MediaTime
    var end: MediaTime
    /// The time of what is played at the start.
    var old: MediaTime
    var speed: RationalRate?
  }

  /// What an item plays in a window, by its time map, or by its frame rate where that is conformed.
  mutating func segments(
    of item: XMLTree, in window: Window, _ rate: FrameRate?
  ) throws(EditListError) -> [Segment] {
    if let map = item.children.first(where: { $0.name == "timeMap" }) {
      return try segments(of: map, in: window)
    }
    var factor = RationalRate.one
    if let conform = item.children.first(where: { $0.name == "conform-rate" }),
      conform["scaleEnabled"] != "0"
    {
      guard let target = sequenceRate,
        let source = conform["srcFrameRate"].flatMap({ FrameRate($0) }) ?? rate,
        let ratio = target.ratio(to: source)
      else {
        throw script.error(
          "conform-rate lacks the frame rate of its source or of its sequence", at: conform.offset)
      }
      factor = ratio
    }
    guard let speed = window.speed.multiplied(by: factor) else {
      throw script.error("nothing can be played at such a speed", at: item.offset)
    }
    return [
      Segment(
        start: window.start, end: window.end, old: (window.local * factor).inReach, speed: speed)
    ]
  }

  private mutating func segments(
    of map: XMLTree, in window: Window
  ) throws(EditListError) -> [Segment] {
    var points: [(time: MediaTime, value: MediaTime)] = []
    for point in map.children where point.name == "timept" {
      guard let time = try FinalCutTime.time("time", of: point, script),
        let value = try FinalCutTime.time("value", of: point, script)
      else { throw script.error("a timept has a time and a value", at: point.offset) }
      if let last = points.last, time <= last.time {
        throw script.error("the points of a time map are in order of time", at: point.offset)
      }
      points.append((time, value))
    }
    guard points.count > 1 else {
      throw script.error("a time map has two points or more", at: map.offset)
    }
    var segments: [Segment] = []
    for (number, (a, b)) in zip(points, points.dropFirst()).enumerated() {
      // Before the first point and behind the last it goes on as beside them.
      let from = number == 0 ? window.local : max(a.time, window.local)
      let to = number == points.count - 2 ? window.localEnd : min(b.time, window.localEnd)
      guard from < to, to > window.local, from < window.localEnd else { continue }
      let rise = b.value.ticks - a.value.ticks
      guard rise > 0, let speed = RationalRate(rise, over: b.time.ticks - a.time.ticks) else {
        script.note(
          rise == 0
            ? "the clip stands still: nothing is said in it"
            : "the clip is played backwards: nothing of it can be understood, and it has no cues",
          at: map.offset)
        continue
      }
      guard let played = speed.multiplied(by: window.speed) else {
        throw script.error("nothing can be played at such a speed", at: map.offset)
      }
      segments.append(
        Segment(
          start: window.new(at: from), end: window.new(at: to),
          old: (a.value + ((from - a.time) * speed).inReach).inReach,
          speed: played))
    }
    return segments
  }
}
