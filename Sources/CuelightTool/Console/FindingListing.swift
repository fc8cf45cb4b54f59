import ArgumentParser
import Cuelight

/// The findings of a run, as they are printed.
struct FindingListing {
  /// How they are printed.
  enum Form {
    case lines(ColourDepth)
    case json
    case sarif
  }

  let options: Check.Options
  private let form: Form
  private(set) var lines: [StyledLine] = []
  /// A line about each file.
  private(set) var summaries: [String] = []
  /// The worst of all findings.
  private(set) var worst: Severity?
  private var report = CheckReport()
  private var sarif: CheckSARIF

  init(options: Check.Options, form: Form) {
    self.options = options
    self.form = form
    sarif = CheckSARIF(
      rules: options.rules, toolVersion: CuelightCommand.configuration.version)
  }

  /// Adds a file that was judged.
  mutating func add(_ check: Check, of file: SubtitleFile, path: String) {
    add(check, of: file, path: path, mended: nil)
  }

  /// Adds a file that was mended.
  mutating func add(_ mending: CheckMending, of file: SubtitleFile, path: String) {
    let name = Inputs.name(path)
    for change in mending.changes {
      let rules = change.rules.map(\.rawValue).joined(separator: ", ")
      summaries.append("\(name): cue \(change.cue + 1) \(change.message) [\(rules)]")
    }
    for repair in mending.repairs { summaries.append("\(name):\(repair.line): \(repair.message)") }
    add(mending.check, of: file, path: path, mended: mending.changes)
  }

  private mutating func add(
    _ check: Check, of file: SubtitleFile, path: String, mended: [MendedTrack.Change]?
  ) {
    let name = Inputs.name(path)
    worst = ([worst] + check.items.map(\.finding.severity)).compactMap(\.self).max()
    switch form {
    case .lines: lines += check.items.map { line($0, name: name) }
    case .json: report.add(check, of: file, name: name, mended: mended)
    case .sarif: sarif.add(check, path: path == "-" ? "stdin" : path)
    }
    summaries.append(summary(of: check, name: name, mended: mended?.count))
  }

  /// What is printed.
  func bytes() throws -> [UInt8] {
    switch form {
    case .lines(let depth):
      Array(lines.map { $0.rendered(in: depth) + "\n" }.joined().utf8)
    case .json: try report.json()
    case .sarif: try sarif.json()
    }
  }

  private func line(_ item: Check.Item, name: String) -> StyledLine {
    let (finding, place) = (item.finding, item.place)
    let role: StyleRole =
      switch finding.severity {
      case .error: .finding
      case .warning: .doubt
      case .note: .ruler
      }
    return StyledLine([
      .init("\(name):\(place.line):\(place.column): ".visible, .plain),
      .init("\(finding.severity.rawValue):", role),
      .init(" \(finding.message) ".visible, .plain),
      .init("[\(finding.rule.rawValue)]", .ruler),
    ])
  }

  private func summary(of check: Check, name: String, mended: Int?) -> String {
    let counts = Severity.allCases.reversed().compactMap { severity in
      let number = check.count(of: severity)
      return number == 0 ? nil : String(number, severity.rawValue)
    }
    let found = counts.isEmpty ? "nothing found" : counts.joined(separator: ", ")
    let language = check.language == "und" ? "" : " for \(check.language)"
    let fixed = mended.map { "\(String($0, "change")) made; left: " } ?? ""
    return "\(name): \(fixed)\(found) in \(String(check.cueCount, "cue")), "
      + "by profile \(check.profile)\(language)"
  }
}

extension String {
  /// The text without anything that a terminal would obey or turn around: names and text are data.
  var visible: String {
    var visible = UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: visible.append("\u{FFFD}")
      case .format
      where (0x202A...0x202E).contains(scalar.value)
        || (0x2066...0x2069).contains(scalar.value):
        continue
      default: visible.append(scalar)
      }
    }
    return String(visible)
  }
}
