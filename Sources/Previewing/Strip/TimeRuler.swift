internal import Timeline

/// The marks of a time ruler, at round times as far apart as their labels need.
struct TimeRuler {
  /// What may lie between two marks, in milliseconds.
  private static let steps = [
    100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000,
    900_000, 1_800_000, 3_600_000, 7_200_000, 14_400_000,
  ]

  private let step: MediaTime
  private let fractionDigits: Int

  /// A ruler for rows of one scale, up to a time.
  init(timePerColumn: MediaTime, until end: MediaTime) {
    let label = Self.clock(end, fractionDigits: 0).count + 4
    let fitting = Self.steps.map(MediaTime.milliseconds).first {
      $0 >= timePerColumn * ($0 < .seconds(1) ? label + 2 : label)
    }
    step = fitting ?? timePerColumn * label
    fractionDigits = step < .seconds(1) ? 1 : 0
  }

  /// The columns of a row that carry a mark, with the time of each, where that has room.
  func marks(on scale: TimeScale, columns: Int) -> [(time: MediaTime, column: Int, label: String)] {
    var marks: [(MediaTime, Int, String)] = []
    let range = scale.range
    var time = MediaTime(ticks: (range.lowerBound.ticks + step.ticks - 1) / step.ticks * step.ticks)
    while time < range.upperBound {
      let column = scale.edge(nearest: time)
      let label = Self.clock(time, fractionDigits: fractionDigits)
      marks.append((time, column, column + 1 + label.count <= columns ? label : ""))
      time += step
    }
    return marks
  }

  /// Hours, where there are any, minutes and seconds.
  static func clock(_ time: MediaTime, fractionDigits: Int) -> String {
    let tenths =
      (max(time, .zero).ticks + (fractionDigits > 0 ? MediaTime.ticksPerSecond / 20 : 0))
      / (MediaTime.ticksPerSecond / 10)
    func padded(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let (hours, minutes, seconds) = (tenths / 36_000, tenths / 600 % 60, tenths / 10 % 60)
    return (hours > 0 ? "\(hours):\(padded(minutes))" : "\(minutes)") + ":\(padded(seconds))"
      + (fractionDigits > 0 ? ".\(tenths % 10)" : "")
  }
}
