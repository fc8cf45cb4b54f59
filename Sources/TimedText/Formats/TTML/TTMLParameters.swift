internal import Timeline

/// What a TTML file says of how its times and lengths are to be read (TTML2, section 7.2).
struct TTMLParameters {
  /// How time codes of a clock count frames.
  enum DropMode {
    /// Every frame has its number.
    case nonDrop
    /// The first two numbers of a minute are left out, but for every tenth minute.
    case ntsc
    /// The first four numbers of every other minute are left out, but for every twentieth.
    case pal
  }

  /// Whole frames a second, which number them.
  private(set) var frameRate: Int64 = 30
  /// What the rate is multiplied by.
  private(set) var multiplier: (numerator: Int64, denominator: Int64) = (1, 1)
  private(set) var subFrameRate: Int64 = 1
  private var statedTickRate: Int64?
  private var statesFrameRate = false
  /// Whether times are SMPTE time codes.
  private(set) var isSMPTE = false
  /// Whether times are those of a clock on the wall.
  private(set) var isClock = false
  private(set) var dropMode = DropMode.nonDrop
  /// Columns and rows of cells.
  private(set) var cells: (columns: Double, rows: Double) = (32, 15)
  /// The size of the picture in pixels.
  private(set) var extent: (width: Double, height: Double)?

  /// Frames a second, as a ratio.
  var framesPerSecond: (numerator: Int64, denominator: Int64) {
    (frameRate * multiplier.numerator, multiplier.denominator)
  }

  /// Ticks a second; a tick is a second where neither it nor the frame rate is given.
  var tickRate: Int { Int(statedTickRate ?? (statesFrameRate ? frameRate * subFrameRate : 1)) }

  /// The names of the parameters that times are read by.
  static let timeNames = [
    "frameRate", "frameRateMultiplier", "subFrameRate", "tickRate", "timeBase", "dropMode",
  ]

  /// Takes a parameter; says whether it means something.
  mutating func set(_ name: String, _ value: String) -> Bool {
    let words = value.split { " :\t\n".contains($0) }.map(String.init)
    let numbers = words.map { Int64($0) ?? 0 }
    func isSane(_ number: Int64) -> Bool { (1...1_000_000).contains(number) }
    switch name {
    case "frameRate":
      guard numbers.count == 1, isSane(numbers[0]) else { return false }
      (frameRate, statesFrameRate) = (numbers[0], true)
    case "frameRateMultiplier":
      guard (1...2).contains(numbers.count), numbers.allSatisfy(isSane) else { return false }
      multiplier = (numbers[0], numbers.count == 2 ? numbers[1] : 1)
    case "subFrameRate":
      guard numbers.count == 1, (1...1000).contains(numbers[0]) else { return false }
      subFrameRate = numbers[0]
    case "tickRate":
      guard numbers.count == 1, (1...1_000_000_000_000).contains(numbers[0]) else { return false }
      statedTickRate = numbers[0]
    case "timeBase":
      guard ["media", "smpte", "clock"].contains(value) else { return false }
      (isSMPTE, isClock) = (value == "smpte", value == "clock")
    case "dropMode":
      guard let mode = ["nonDrop": .nonDrop, "dropNTSC": .ntsc, "dropPAL": DropMode.pal][value]
      else { return false }
      dropMode = mode
    case "cellResolution":
      guard numbers.count == 2, numbers.allSatisfy(isSane) else { return false }
      cells = (Double(numbers[0]), Double(numbers[1]))
    default: break
    }
    return true
  }

  /// Takes the size of the picture from `tts:extent` of the first element.
  mutating func setExtent(_ value: String) {
    let sizes = value.split(separator: " ").map { word -> Double in
      word.hasSuffix("px") ? Double(word.dropLast(2)) ?? 0 : 0
    }
    if sizes.count == 2, sizes.allSatisfy({ (1...1_000_000).contains($0) }) {
      extent = (sizes[0], sizes[1])
    }
  }
}
