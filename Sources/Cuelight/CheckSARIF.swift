/// What was found in subtitles as SARIF 2.1.0 (OASIS, 2020), which code hosts show beside the lines.
public struct CheckSARIF: Sendable, Encodable {
  struct Text: Sendable, Encodable { var text: String }

  struct Rule: Sendable, Encodable {
    struct Configuration: Sendable, Encodable {
      var enabled: Bool
      var level: String
    }
    var id: String
    var shortDescription: Text
    var fullDescription: Text
    var help: Text
    var defaultConfiguration: Configuration
  }

  struct Driver: Sendable, Encodable {
    let name = "cuelight"
    var version: String
    var rules: [Rule]
  }

  struct Tool: Sendable, Encodable { var driver: Driver }

  struct Region: Sendable, Encodable {
    var startLine: Int
    var startColumn: Int
    var endLine: Int
    var endColumn: Int
  }

  struct Artifact: Sendable, Encodable { var uri: String }

  struct PhysicalLocation: Sendable, Encodable {
    var artifactLocation: Artifact
    var region: Region
  }

  struct Location: Sendable, Encodable { var physicalLocation: PhysicalLocation }

  struct Result: Sendable, Encodable {
    var ruleId: String
    var ruleIndex: Int
    var level: String
    var message: Text
    var locations: [Location]
  }

  struct Run: Sendable, Encodable {
    var tool: Tool
    let columnKind = "utf16CodeUnits"
    var results: [Result] = []
  }

  enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version, runs
  }

  let schema = "https://json.schemastore.org/sarif-2.1.0.json"
  let version = "2.1.0"
  private(set) var runs: [Run]

  /// Begins a log.
  ///
  /// - Parameters:
  ///   - rules: What is judged by.
  ///   - toolVersion: The version of the command.
  public init(rules: RuleSelection, toolVersion: String) {
    let described = Finding.Rule.allCases.map { rule in
      Rule(
        id: rule.rawValue, shortDescription: Text(text: rule.title + "."),
        fullDescription: Text(text: rule.reason), help: Text(text: rule.help),
        defaultConfiguration: .init(
          enabled: !rules.off.contains(rule), level: rules.severity(of: rule).rawValue))
    }
    runs = [Run(tool: Tool(driver: Driver(version: toolVersion, rules: described)))]
  }

  /// Adds the findings of a file.
  ///
  /// - Parameters:
  ///   - check: The file, judged.
  ///   - path: Its path, relative to where the log belongs if possible.
  public mutating func add(_ check: Check, path: String) {
    let artifact = Artifact(uri: Self.uri(of: path))
    runs[0].results += check.items.map { item in
      let place = item.place
      return Result(
        ruleId: item.finding.rule.rawValue,
        ruleIndex: Finding.Rule.allCases.firstIndex(of: item.finding.rule) ?? 0,
        level: item.finding.severity.rawValue, message: Text(text: item.finding.message + "."),
        locations: [
          Location(
            physicalLocation: PhysicalLocation(
              artifactLocation: artifact,
              region: Region(
                startLine: place.line, startColumn: place.utf16Column, endLine: place.endLine,
                endColumn: place.utf16EndColumn)))
        ])
    }
  }

  /// A path as a reference by RFC 3986: relative, unless it begins at the root.
  static func uri(of path: String) -> String {
    var path = path[...]
    while path.hasPrefix("./") { path = path.dropFirst(2) }
    var uri = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      let isPlain =
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E: true
        default: false
        }
      if isPlain {
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        uri += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return uri
  }

  /// The log as JSON: one line with its line feed, keys in alphabetical order.
  public func json() throws -> [UInt8] { try jsonLine() }
}
