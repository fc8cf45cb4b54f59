internal import FoundationEssentials

/// Times that somebody vouches for, as a file has them: what the page of a preview exports, or
/// lines that were written by hand.
///
///     let pins = try Pins(parsing: Array("12 0:48.2\n30 2:05.75 2:09".utf8))
///     var options = Generation.Options()
///     options.pins = pins  // line 12 begins at 48.2 s, line 30 at 125.75 s, and ends at 129 s
public struct Pins: Sendable, Hashable {
  /// One pin: some text of the transcript, and when it begins or ends.
  public struct Pin: Sendable, Hashable, Decodable {
    /// The first and the last line of the transcript that the text is from: from 1, blank lines not
    /// counted, as in a report; nothing where the text alone tells.
    public var lines: [Int]?
    /// The text, as a cue shows it; the whole turn where there is none.
    public var text: String?
    /// The text before it, by which it is told from other places with the same text.
    public var before: String?
    /// When it begins, in seconds.
    public var start: Double?
    /// When it ends, in seconds.
    public var end: Double?

    /// Creates a pin.
    public init(
      lines: [Int]? = nil, text: String? = nil, before: String? = nil, start: Double? = nil,
      end: Double? = nil
    ) {
      self.lines = lines
      self.text = text
      self.before = before
      self.start = start
      self.end = end
    }
  }

  /// The pins, in the order of the file.
  public var pins: [Pin]

  /// How many bytes a file of pins may have.
  public static let largestSize = 16 << 20

  /// Takes pins.
  public init(_ pins: [Pin]) { self.pins = pins }

  /// Reads the JSON of a preview's page, or lines of a number of a line, a time and perhaps
  /// another time, with comments from a `#` on.
  ///
  /// - Throws: ``PinError``.
  public init(parsing bytes: [UInt8]) throws(PinError) {
    guard bytes.count <= Self.largestSize else { throw PinError("there is too much of it") }
    var text = Substring(decoding: bytes, as: UTF8.self)
    if text.first == "\u{FEFF}" { text.removeFirst() }
    let start = text.utf8.first { $0 > 0x20 }
    if start == UInt8(ascii: "{") {
      try self.init(json: text)
    } else {
      try self.init(lines: text)
    }
    for (index, pin) in pins.enumerated() {
      let times = [pin.start, pin.end].compactMap(\.self)
      guard !times.isEmpty else { throw pin.error(index, "says no time") }
      guard pin.lines != nil || pin.text != nil else {
        throw pin.error(index, "says neither lines nor text")
      }
      guard times.allSatisfy({ $0.isFinite && $0 >= 0 && $0 < 1e9 }) else {
        throw pin.error(index, "has a time that no recording has")
      }
      if let start = pin.start, let end = pin.end, end <= start {
        throw pin.error(index, "ends no later than it begins")
      }
    }
  }

  /// The form of the page's JSON.
  private struct Form: Decodable {
    var version: Int
    var pins: [Pin]
  }

  private init(json: Substring) throws(PinError) {
    let form: Form
    do {
      form = try JSONDecoder().decode(Form.self, from: Data(json.utf8))
    } catch {
      throw PinError("these are no pins: the JSON needs a version and a list of pins")
    }
    guard form.version == 1 else {
      throw PinError("the version of these pins is \(form.version), and only 1 is known")
    }
    pins = form.pins
  }

  private init(lines text: Substring) throws(PinError) {
    pins = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let words = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
      if words.isEmpty { continue }
      let times = words.dropFirst().map { Self.seconds($0) }
      guard let number = Int(words[0]), number > 0, (1...2).contains(times.count),
        !times.contains(nil)
      else {
        throw PinError(
          "line \(index + 1) is no pin: a pin is the number of a line of the transcript and when it "
            + "begins, such as 12 1:02:03.5")
      }
      pins.append(
        Pin(lines: [number], start: times[0], end: times.count > 1 ? times[1] : nil))
    }
  }

  /// The seconds of a time such as 75, 12:30 or 1:02:03.5.
  private static func seconds(_ word: Substring) -> Double? {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.map { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
        ? Double(part) : nil
    }
    guard parts.count <= 3, !numbers.contains(nil) else { return nil }
    return numbers.reduce(0) { $0 * 60 + ($1 ?? 0) }
  }
}

/// Why pins cannot be used: a sentence without a full stop.
public struct PinError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The sentence.
  public let description: String

  init(_ description: String) { self.description = description }
}

extension Pins.Pin {
  /// What is wrong with the pin, which is named by its number, its line and its text.
  func error(_ index: Int, _ reason: String) -> PinError {
    let place = lines?.first.map { ", line \($0)" } ?? ""
    return PinError("pin \(index + 1)\(place)\(quotation) \(reason)")
  }

  private var quotation: String {
    guard let text else { return "" }
    let row = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return " (“\(row.prefix(24))\(row.count > 24 ? "…" : "")”)"
  }
}
