import Cuelight
import Foundation
import Testing

/// SARIF by its standard: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0"
/// (2020), whose schema lets an object have no properties but those of the standard.
@Suite struct `SARIF of a check` {
  private static let files: [(path: String, text: String)] = [
    (
      "talk.srt", "1\n00:00:01,000 --> 00:00:03,000\n，no\n\n2\n00:00:02,500 --> 00:00:02,400\n a \n"
    ),
    ("/a b/ünï#1%.srt", "1\r\n00:00:00,000 -> 00:00:20,000\r\n𝔘𝔫𝔦 “\r\n\r\nstray\r\n"),
    (
      "./x/../y?.srt",
      "1\n00:00:05,000 --> 00:00:06,000\nOne.\n\n2\n00:00:01,000 --> 00:00:02,000\n\n"
    ),
    ("sub.vtt", "WEBVTT\n\n00:01.000 --> 00:01.100\n<i>a</b> &bogus; b\n"),
    ("cue.ass", "[Events]\nFormat: Start, End, Text\nDialogue: 0:00:01.00,0:00:30.00,a\\Nb\\Nc\n"),
    ("none.srt", ""),
  ]

  @Test func `has what the standard requires, and nothing that it does not know`() throws {
    var sarif = CheckSARIF(rules: RuleSelection(off: [.gap]), toolVersion: "1.2.3")
    for (path, text) in Self.files {
      let kind = URL(filePath: path).pathExtension
      let file = try SubtitleFile(parsing: Array(text.utf8), fileExtension: kind)
      sarif.add(try Check(file), path: path)
    }
    let log = try JSONSerialization.jsonObject(with: Data(try sarif.json()))
    #expect(Shape.log.faults(of: log, at: "$") == [])
    let run = try #require(((log as? [String: Any])?["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count >= 10)
    // A result's rule is the one that its index says (section 3.27.6).
    let driver = (run["tool"] as? [String: Any])?["driver"] as? [String: Any]
    let rules = try #require(driver?["rules"] as? [[String: Any]]).map { $0["id"] as? String }
    #expect(Set(rules).count == rules.count)
    for result in results {
      let region = try #require(Self.region(of: result))
      #expect((region[0], region[1]) <= (region[2], region[3]))
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index] == result["ruleId"] as? String)
    }
  }

  /// The first and last line and column of a result.
  private static func region(of result: [String: Any]) -> [Int]? {
    let location = (result["locations"] as? [[String: Any]])?.first
    let place = location?["physicalLocation"] as? [String: Any]
    let region = place?["region"] as? [String: Int]
    return region.flatMap { region in
      let edges = ["startLine", "startColumn", "endLine", "endColumn"].compactMap { region[$0] }
      return edges.count == 4 ? edges : nil
    }
  }

  @Test func `notices what the standard forbids`() throws {
    for (json, fault) in [
      (#"{"version":"2.1.0"}"#, "$ has no runs"),
      (#"{"version":"2.0.0","runs":[]}"#, "$.version is odd"),
      (#"{"version":"2.1.0","runs":[{}]}"#, "$.runs[0] has no tool"),
      (#"{"version":"2.1.0","runs":[],"extra":1}"#, "$ has an unknown extra"),
      (
        #"{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"a"}},"results":[{"message":{"text":"b"},"level":"fatal"}]}]}"#,
        "$.runs[0].results[0].level is odd"
      ),
    ] {
      let log = try JSONSerialization.jsonObject(with: Data(json.utf8))
      #expect(Shape.log.faults(of: log, at: "$") == [fault])
    }
  }
}

/// What a value of SARIF must be.
private indirect enum Shape: Sendable {
  case text
  case reference
  case flag
  case whole(from: Int)
  case one(of: [String])
  case list(Shape)
  case object(required: [String], [String: Shape])

  /// Section 3.13.
  static let log = object(
    required: ["version", "runs"],
    ["$schema": reference, "version": one(of: ["2.1.0"]), "runs": list(run)])

  /// Section 3.14.
  private static let run = object(
    required: ["tool"],
    [
      "tool": object(required: ["driver"], ["driver": driver]), "results": list(result),
      "columnKind": one(of: ["utf16CodeUnits", "unicodeCodePoints"]),
    ])

  /// Section 3.19.
  private static let driver = object(
    required: ["name"],
    [
      "name": text, "version": text, "semanticVersion": text, "informationUri": reference,
      "rules": list(rule),
    ])

  /// Section 3.49.
  private static let rule = object(
    required: ["id"],
    [
      "id": text, "name": text, "shortDescription": message, "fullDescription": message,
      "help": message, "helpUri": reference,
      "defaultConfiguration": object(required: [], ["enabled": flag, "level": level]),
    ])

  /// Section 3.27.
  private static let result = object(
    required: ["message"],
    [
      "ruleId": text, "ruleIndex": whole(from: 0), "level": level, "message": message,
      "locations": list(
        object(
          required: [],
          [
            "physicalLocation": object(
              required: ["artifactLocation"],
              ["artifactLocation": object(required: ["uri"], ["uri": reference]), "region": region])
          ])),
    ])

  /// Section 3.30: lines and columns are counted from 1.
  private static let region = object(
    required: ["startLine"],
    [
      "startLine": whole(from: 1), "startColumn": whole(from: 1), "endLine": whole(from: 1),
      "endColumn": whole(from: 1),
    ])

  private static let message = object(required: ["text"], ["text": text])
  private static let level = one(of: ["none", "note", "warning", "error"])

  /// What is wrong with a value.
  func faults(of value: Any, at path: String) -> [String] {
    switch (self, value) {
    case (.text, let text as String) where !text.isEmpty: []
    case (.reference, let text as String)
    where URL(string: text, encodingInvalidCharacters: false) != nil: []
    case (.flag, is Bool): []
    case (.whole(let least), let number as Int) where number >= least: []
    case (.one(let texts), let text as String) where texts.contains(text): []
    case (.list(let shape), let values as [Any]):
      values.enumerated().flatMap { shape.faults(of: $1, at: "\(path)[\($0)]") }
    case (.object(let required, let shapes), let values as [String: Any]):
      required.filter { values[$0] == nil }.map { "\(path) has no \($0)" }
        + values.sorted { $0.key < $1.key }.flatMap { key, value in
          shapes[key]?.faults(of: value, at: "\(path).\(key)") ?? ["\(path) has an unknown \(key)"]
        }
    default: ["\(path) is odd"]
    }
  }
}
