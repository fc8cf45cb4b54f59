internal import UnicodeText

/// SVG that grows from the top down.
struct Drawing {
  private static let margin = 16.0

  private let width: Int
  private var elements: [String] = []
  /// How far down it goes so far.
  private(set) var y = 0.0

  init(width: Int) { self.width = width }

  /// Goes further down.
  mutating func skip(_ height: Double) { y += height }

  /// Draws a rectangle, so far below what is there.
  mutating func rect(_ x: Double, _ top: Double, _ width: Double, _ height: Double, _ name: String)
  {
    elements.append(
      "<rect class=\"\(name)\" x=\"\(x.drawn)\" y=\"\((y + top).drawn)\" "
        + "width=\"\(width.drawn)\" height=\"\(height.drawn)\"/>")
  }

  /// Draws a path in the picture's own coordinates.
  mutating func path(_ commands: String, _ name: String) {
    elements.append("<path class=\"\(name)\" d=\"\(commands)\"/>")
  }

  /// Writes text whose first character stands at a place.
  mutating func text(_ text: String, _ x: Double, _ baseline: Double, _ name: String) {
    elements.append(Self.text(text, x, y + baseline, "class=\"\(name)\""))
  }

  /// Draws a box and what is in it, which is cut off at its edges.
  mutating func box(
    _ x: Double, _ top: Double, _ width: Double, _ height: Double, _ name: String,
    _ fill: (inout Box) -> Void
  ) {
    var box = Box()
    fill(&box)
    let place =
      "x=\"\(x.drawn)\" y=\"\((y + top).drawn)\" width=\"\(max(width, 1).drawn)\" "
      + "height=\"\(height.drawn)\""
    elements.append("<rect class=\"\(name)\" rx=\"3\" \(place)/>")
    guard !box.elements.isEmpty else { return }
    elements.append("<svg \(place)>\(box.elements.joined())</svg>")
  }

  /// What is in a box, from its own corner.
  struct Box {
    fileprivate var elements: [String] = []

    /// Writes text.
    mutating func text(_ text: String, _ x: Double, _ baseline: Double, _ name: String) {
      elements.append(Drawing.text(text, x, baseline, "class=\"\(name)\""))
    }

    /// Writes a line of a cue, which begins at the side where its script does.
    mutating func line(_ text: String, _ baseline: Double, width: Double) {
      elements.append(
        text.isRightToLeft
          ? Drawing.text(text, width - 5, baseline, "direction=\"rtl\"")
          : Drawing.text(text, 5, baseline, ""))
    }
  }

  fileprivate static func text(
    _ text: String, _ x: Double, _ y: Double, _ attributes: String
  ) -> String {
    "<text x=\"\(x.drawn)\" y=\"\(y.drawn)\"\(attributes.isEmpty ? "" : " ")\(attributes)>"
      + "\(text.escapedForMarkup)</text>"
  }

  /// The whole, on a light ground.
  func svg(style: String) -> [UInt8] {
    let (width, height) = (Double(width) + 2 * Self.margin, max(y, 1) + 2 * Self.margin)
    let head = """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width.drawn)" height="\(height.drawn)" \
      viewBox="\((-Self.margin).drawn) \((-Self.margin).drawn) \(width.drawn) \(height.drawn)">
      <style>
      \(style)
      </style>
      <rect x="\((-Self.margin).drawn)" y="\((-Self.margin).drawn)" width="\(width.drawn)" \
      height="\(height.drawn)" fill="#ffffff"/>

      """
    return Array((head + elements.joined(separator: "\n") + "\n</svg>\n").utf8)
  }
}

extension Double {
  /// The number with at most two decimals.
  var drawn: String {
    guard isFinite, abs(self) < 1e12 else { return "0" }
    let hundredths = Int64((self * 100).rounded())
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    let decimals =
      rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
    return (hundredths < 0 ? "-" : "") + "\(whole)" + decimals
  }
}

extension String {
  /// Whether its first letter is of a script that is written from right to left.
  fileprivate var isRightToLeft: Bool {
    unicodeScalars.first { $0.properties.isAlphabetic }?.isRightToLeft ?? false
  }
}
