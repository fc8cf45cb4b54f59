/// Which rules a track is judged by, and how bad each is.
public struct RuleSelection: Sendable, Hashable {
  /// The rules that are left out.
  public var off: Set<Finding.Rule>
  /// The severities that are not the rules' own.
  public var severities: [Finding.Rule: Severity]

  /// All rules, with their own severities.
  public init(off: Set<Finding.Rule> = [], severities: [Finding.Rule: Severity] = [:]) {
    self.off = off
    self.severities = severities
  }

  /// Some rules only.
  public init(only rules: Set<Finding.Rule>) {
    self.init(off: Set(Finding.Rule.allCases).subtracting(rules))
  }

  /// How bad a rule's findings are.
  public func severity(of rule: Finding.Rule) -> Severity { severities[rule] ?? rule.severity }

  /// The findings of the rules that are on, with their severities.
  public func applied(to findings: [Finding]) -> [Finding] {
    findings.compactMap { finding in
      guard !off.contains(finding.rule) else { return nil }
      var finding = finding
      finding.severity = severity(of: finding.rule)
      return finding
    }
  }
}
