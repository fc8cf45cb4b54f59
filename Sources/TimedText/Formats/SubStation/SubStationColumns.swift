/// The fields that the events of a script have, in their order, as its `Format:` line names them.
struct SubStationColumns: Hashable {
  /// A field.
  enum Column: Hashable {
    case inTime
    case outTime
    case text
    case name
    /// A field that the cue has as an attribute of this name, which is in small letters.
    case other(String)
  }

  /// The fields, the text last: it takes all the rest of a line, commas and all.
  let columns: [Column]

  init(_ dialect: SubStation.Dialect) {
    columns = Self.usual(dialect)
  }

  /// The fields that a line behind `Format:` names; nothing where a needed one is missing.
  init?(_ text: String) {
    var columns: [Column] = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false) {
      let column = Self.column(named: name)
      guard !columns.contains(column) else { return nil }
      columns.append(column)
      if column == .text { break }
    }
    guard columns.count <= 64, columns.last == .text, columns.contains(.inTime),
      columns.contains(.outTime)
    else { return nil }
    self.columns = columns
  }

  private static func column(named name: Substring) -> Column {
    let name = name.filter { $0 != " " && $0 != "\t" }.lowercased()
    switch name {
    case "start": return .inTime
    case "end": return .outTime
    case "text": return .text
    case "name", "actor": return .name
    default: return .other(name)
    }
  }

  private static func usual(_ dialect: SubStation.Dialect) -> [Column] {
    [
      .other(dialect == .plus ? "layer" : "marked"), .inTime, .outTime, .other("style"), .name,
      .other("marginl"), .other("marginr"), .other("marginv"), .other("effect"), .text,
    ]
  }

  /// What stands behind `Format:`.
  var text: String {
    columns.map { column in
      switch column {
      case .inTime: "Start"
      case .outTime: "End"
      case .text: "Text"
      case .name: "Name"
      case .other(let name): Self.spelling[name] ?? name
      }
    }.joined(separator: ", ")
  }

  private static let spelling = [
    "layer": "Layer", "marked": "Marked", "style": "Style", "marginl": "MarginL",
    "marginr": "MarginR", "marginv": "MarginV", "effect": "Effect",
  ]

  /// What a field has where a cue does not say otherwise.
  static func usualValue(of name: String) -> String {
    switch name {
    case "style": "Default"
    case "layer", "marked", "marginl", "marginr", "marginv": "0"
    default: ""
    }
  }

  /// What a field says, where that is not the usual.
  static func value(_ bytes: ArraySlice<UInt8>, of name: String) -> String? {
    switch name {
    case "layer", "marginl", "marginr", "marginv":
      // Margins are often written with four digits.
      if bytes.allSatisfy({ $0 == 0x30 }) { return nil }
    case "marked":
      var value = bytes
      if value.begins(with: "Marked=") { value = value.dropFirst("Marked=".utf8.count) }
      return value.allSatisfy { $0 == 0x30 } ? nil : String(decoding: value, as: UTF8.self)
    default:
      if bytes.elementsEqual(usualValue(of: name).utf8) { return nil }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
