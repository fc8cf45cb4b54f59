extension String {
  /// A sentence as part of another: with a small letter at its start, unless it is an abbreviation's,
  /// and without its full stop.
  var asClause: String {
    let isAbbreviation = prefix(2).allSatisfy { $0.isUppercase || $0.isNumber }
    let start = isAbbreviation ? String(prefix(1)) : prefix(1).lowercased()
    let rest = dropFirst()
    return start + (rest.hasSuffix(".") ? rest.dropLast() : rest)
  }
}
