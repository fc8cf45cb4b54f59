internal import Timeline

/// The text of an event, by what libass makes of it: override blocks in braces, which hold tags and
/// comments, and `\N`, `\n` and `\h`.
///
/// Tags that set what markup says become spans; what is sung when becomes times; a place of the
/// screen becomes the cue's; any other tag is kept as it is, at its place.
struct SubStationText {
  /// The text that was read.
  private(set) var text = CueText()
  /// Where it is to stand, where the text says so.
  private(set) var place: CueSettings.Anchor?
  /// Whether some of it is so transparent that nobody sees it, and was left out: where styles are to
  /// become markup.
  private(set) var hidesText = false
  /// Whether there were more tags than are kept.
  private(set) var isIncomplete = false

  private let bytes: ArraySlice<UInt8>
  private let looks: SubStationLooks?
  private var builder = CueTextBuilder()
  /// Whether a line break that is soft in other styles of wrapping is one.
  private var breaksAtSoft: Bool
  /// The scale of what is being drawn; nothing where there is text.
  private var drawing: String?
  /// Whether what follows cannot be seen.
  private var isHidden = false
  /// The tags of a block, with their backslashes, that are to be kept as they are.
  private var kept = ""
  private let times: (inTime: MediaTime, outTime: MediaTime)
  /// The hundredths of a second that the syllables so far take; nothing where there are none.
  private var sung: Int64?

  /// Reads text.
  ///
  /// - Parameters:
  ///   - bytes: What the field has.
  ///   - times: The times of the event.
  ///   - speaker: Who says it.
  ///   - breaksAtSoft: Whether `\n` is a line break: with a wrap style of 2.
  ///   - looks: What styles look like, where that is to become markup too.
  init(
    _ bytes: ArraySlice<UInt8>, times: (inTime: MediaTime, outTime: MediaTime),
    speaker: String? = nil, breaksAtSoft: Bool = false, looks: SubStationLooks? = nil
  ) {
    self.bytes = bytes
    self.times = times
    self.breaksAtSoft = breaksAtSoft
    self.looks = looks
    if let speaker { builder.open(.voice(speaker)) }
    if let looks { for look in looks.own { builder.goOn(look) } }
    parse()
    if let sung, time(after: sung) != times.outTime {
      builder.mark(Markup(.time(time(after: sung))))
    }
    text = builder.finish()
  }

  /// Whether text is all it is.
  static func isPlain(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.contains { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "\\") }
  }

  private mutating func parse() {
    var index = bytes.startIndex
    /// Whether a brace may still be closed.
    var mayClose = true
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == UInt8(ascii: "{"), mayClose {
        if let end = bytes[index...].firstIndex(of: UInt8(ascii: "}")) {
          block(index + 1..<end)
          index = end + 1
          continue
        }
        mayClose = false
      }
      if isHidden, drawing == nil {
        hidesText = true
        index += 1
      } else if drawing != nil {
        index = draw(from: index, upToBlock: mayClose)
      } else if byte == UInt8(ascii: "\\"), index + 1 < bytes.endIndex {
        index = escape(at: index)
      } else {
        builder.append(byte)
        index += 1
      }
    }
  }

  /// Takes what a backslash and what is behind it stand for, and says where that ends.
  private mutating func escape(at index: Int) -> Int {
    switch bytes[index + 1] {
    case UInt8(ascii: "N"): builder.append(0x0A)
    case UInt8(ascii: "n"): builder.append(breaksAtSoft ? 0x0A : 0x20)
    case UInt8(ascii: "h"): builder.append("\u{A0}")
    case UInt8(ascii: "{"), UInt8(ascii: "}"): builder.append(bytes[index + 1])
    default:
      builder.append(bytes[index])
      let isJoined = bytes[(index + 1)...].starts(with: WordJoiner.bytes)
      return index + 1 + (isJoined ? WordJoiner.bytes.count : 0)
    }
    return index + 2
  }

  /// Keeps what is drawn, which is no text, up to the next block, and says where that is.
  private mutating func draw(from start: Int, upToBlock: Bool) -> Int {
    let brace = upToBlock ? bytes[start...].firstIndex(of: UInt8(ascii: "{")) : nil
    let end = max(start + 1, brace ?? bytes.endIndex)
    keep("{\\p" + (drawing ?? "1") + "}" + string(start..<end))
    return end
  }

  // MARK: - Blocks

  private mutating func block(_ range: Range<Int>) {
    let backslash = UInt8(ascii: "\\")
    var index = bytes[range].firstIndex(of: backslash) ?? range.upperBound
    if index > range.lowerBound || range.isEmpty {
      keep("{" + string(range.lowerBound..<index) + "}")
    }
    while index < range.upperBound {
      var end = index + 1
      var depth = 0
      while end < range.upperBound, bytes[end] != backslash || depth > 0 {
        if bytes[end] == UInt8(ascii: "(") { depth += 1 }
        if bytes[end] == UInt8(ascii: ")") { depth = max(0, depth - 1) }
        end += 1
      }
      let tag = string(index + 1..<end)
      if !take(tag) { kept += "\\" + tag }
      index = end
    }
    keepTags()
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private mutating func keep(_ text: String) {
    if builder.isFull {
      isIncomplete = true
    } else {
      builder.mark(Markup(.foreign(.ass, text)))
    }
  }

  private mutating func keepTags() {
    guard !kept.isEmpty else { return }
    keep("{" + kept + "}")
    kept = ""
  }

  /// Takes what a tag says; whether all of it is taken, so that the tag itself need not be kept.
  private mutating func take(_ tag: String) -> Bool {
    switch SubStationTag(tag) {
    case nil: return false
    case .toggle(let property, let isOn)?: return toggle(property, isOn)
    case .font(let property, let font)?: return set(property, font)
    case .place(let anchor)?:
      // The first one counts. The usual place is said only against the style's.
      guard place == nil else { return false }
      place = anchor
      return anchor != .standard
    case .syllable(let hundredths, let kind)?:
      mark(hundredths, kind)
    case .drawing(let scale)?: drawing = scale
    case .transparency(let isHidden)?:
      self.isHidden = isHidden && looks != nil
      return false
    case .syllableStart(let hundredths)?: sung = hundredths
    case .wrapping(let style)?:
      breaksAtSoft = style == 2
      return false
    case .reset(let style)?:
      keepTags()
      isHidden = false
      while let look = builder.innermost,
        SubStationProperty.allCases.contains(where: { $0.isSet(by: look) })
      {
        builder.close()
      }
      keep("{\\" + tag + "}")
      if let looks {
        for look in looks.of(style) { builder.goOn(look) }
      }
    }
    return true
  }

  /// Turns something on or off, or to what the style has; whether that was a change.
  private mutating func toggle(_ property: SubStationProperty, _ isOn: Bool?) -> Bool {
    let usual = looks?.own.contains { property.isSet(by: $0) } ?? false
    switch (isOn ?? usual, isOpen(property)) {
    case (true, false):
      keepTags()
      builder.open(Markup(property.kind))
    case (false, true):
      keepTags()
      _ = close(property)
    default: return false
    }
    return true
  }

  private mutating func set(_ property: SubStationProperty, _ font: Markup.Font?) -> Bool {
    let usual = looks?.own.first { property.isSet(by: $0) }
    guard font != nil || usual != nil || isOpen(property) else { return false }
    keepTags()
    _ = close(property)
    if let look = font.map({ Markup(.font($0)) }) ?? usual { builder.open(look) }
    return true
  }

  private func isOpen(_ property: SubStationProperty) -> Bool {
    builder.openMarkup.contains { property.isSet(by: $0) }
  }

  private mutating func close(_ property: SubStationProperty) -> Bool {
    builder.close { property.isSet(by: $0) }
  }

  // MARK: - Song

  /// A syllable begins; that the first one does at the in-time goes without saying.
  private mutating func mark(_ hundredths: Int64, _ kind: String) {
    let before = sung ?? 0
    sung = min(before + hundredths, 1_000_000_000)
    guard before > 0 || builder.count > 0 || kind != "k" else { return }
    keepTags()
    builder.mark(Markup(.time(time(after: before)), classes: kind == "k" ? [] : [kind]))
  }

  private func time(after hundredths: Int64) -> MediaTime {
    let (ticks, overflows) = times.inTime.ticks.addingReportingOverflow(
      MediaTime(samples: hundredths, rate: 100).ticks)
    return overflows ? times.inTime : MediaTime(ticks: ticks)
  }
}

/// What the styles of a script look like, as markup.
struct SubStationLooks {
  /// The look of the cue's own style.
  var own: [Markup]
  /// The looks of all styles by their names.
  var styles: [String: [Markup]]

  /// The look of a style; that of the cue's own where there is none of the name.
  func of(_ name: String) -> [Markup] { styles[name] ?? own }
}
