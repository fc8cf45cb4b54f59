internal import FoundationEssentials

extension Encodable {
  /// The value as JSON: one line with its line feed, keys in alphabetical order.
  func jsonLine() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
  }
}

extension MediaTime {
  /// Seconds as a report has them: to a tenth of a millisecond.
  var reported: Double { seconds.rounded(toDecimals: 4) }
}

extension Double {
  /// The nearest number with so many decimals.
  func rounded(toDecimals decimals: Int) -> Double {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    return (self * scale).rounded() / scale
  }
}
