// Properties as they are written: the tags of looks.
extension SubStationProperty {
  /// The tag that sets it, without its value.
  var tag: String {
    switch self {
    case .bold: "\\b"
    case .italic: "\\i"
    case .underline: "\\u"
    case .strikeout: "\\s"
    case .color: "\\c"
    case .face: "\\fn"
    case .size: "\\fs"
    }
  }

  /// The value with which it is as it was before.
  var usual: String {
    switch self {
    case .bold, .italic, .underline, .strikeout: "0"
    case .color, .face, .size: ""
    }
  }

  /// What markup sets, as tags have it.
  static func values(
    of markup: Markup, in dialect: SubStation.Dialect
  ) -> [(Self, String)] {
    switch markup.kind {
    case .bold: return [(.bold, "1")]
    case .italic: return [(.italic, "1")]
    case .underline: return dialect == .plus ? [(.underline, "1")] : []
    case .strikeout: return dialect == .plus ? [(.strikeout, "1")] : []
    case .font(let font):
      var values: [(Self, String)] = []
      if let color = font.color.flatMap(SubStationColor.tag) { values.append((.color, color)) }
      if let face = font.face?.filter({ !"\\{}()".contains($0) }).onOneLine, !face.isEmpty {
        values.append((.face, face))
      }
      if let size = font.size, !size.isEmpty, size.utf8.allSatisfy({ $0.isDigit || $0 == 0x2E }) {
        values.append((.size, size))
      }
      return values
    default: return []
    }
  }
}
