import Foundation
import Testing
import Timeline

@testable import Previewing

/// The colours of a page, light and dark, by the Web Content Accessibility Guidelines 2.1, level AA.
struct PageContrastTests {
  /// A colour of the style sheet by its red, green and blue, in light and in dark.
  private static let colours: [String: [[Double]]] = {
    let input = PageInput(
      title: "", name: "", recording: .none, duration: .seconds(1),
      levels: Levels(hop: .seconds(1), values: []), spans: [], cues: [])
    let html = (try? Page(input).html()).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let pairs = html.matches(
      of: /--([a-z-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\)/)
    return Dictionary(
      pairs.map { (String($0.output.1), [$0.output.2, $0.output.3].map { parts(of: $0) }) },
      uniquingKeysWith: { first, _ in first })
  }()

  private static func parts(of hexadecimal: Substring) -> [Double] {
    let value = Int(hexadecimal, radix: 16) ?? 0
    return [value >> 16, value >> 8 & 255, value & 255].map { Double($0) / 255 }
  }

  /// The relative luminance, by the guidelines' definition.
  private static func luminance(_ colour: [Double]) -> Double {
    let linear = colour.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  /// The contrast of two colours in light and in dark.
  private func contrasts(_ first: String, _ second: String) throws -> [Double] {
    let (first, second) = (
      try #require(Self.colours[first]), try #require(Self.colours[second])
    )
    return zip(first, second).map { a, b in
      let (a, b) = (Self.luminance(a), Self.luminance(b))
      return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }
  }

  @Test(arguments: [
    ("text", ["paper", "surface", "raised", "lit", "doubt", "good", "bad"]),
    ("muted", ["paper", "surface", "raised", "lit"]), ("on-accent", ["accent"]),
    ("cue-text", ["cue", "doubt", "fault", "good", "bad", "lit"]), ("accent", ["surface"]),
  ])
  func `text can be read`(text: String, grounds: [String]) throws {
    for ground in grounds {
      #expect(try contrasts(text, ground).allSatisfy { $0 >= 4.5 }, "\(text) on \(ground)")
    }
  }

  @Test(arguments: [
    "edge", "accent", "speech", "music", "silence", "uncued", "cue-edge", "doubt-edge",
    "fault-edge", "good-edge", "bad-edge", "lit-edge",
  ])
  func `what is drawn can be seen`(colour: String) throws {
    #expect(try contrasts(colour, "surface").allSatisfy { $0 >= 3 })
  }
}
