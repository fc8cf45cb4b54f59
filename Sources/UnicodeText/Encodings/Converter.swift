internal import CICU

/// Owns one of ICU's converters.
@safe struct Converter: ~Copyable {
  private let pointer: OpaquePointer

  /// Opens the converter of a name or alias; nothing where ICU knows none.
  init?(named name: String) {
    guard let pointer = unsafe icu_converter_open(name) else { return nil }
    unsafe self.pointer = unsafe pointer
  }

  deinit { unsafe icu_converter_close(pointer) }

  /// The name by which the encoding is known in MIME, else ICU's own.
  var name: String {
    guard let name = unsafe icu_converter_name(pointer) else { return "" }
    return unsafe String(cString: name)
  }

  /// The text of some bytes, and how many stretches of them were malformed: a replacement character
  /// (U+FFFD) stands for each. Linear in their number.
  func decode(_ bytes: ArraySlice<UInt8>) -> (text: String, malformed: Int) {
    var malformed: Int32 = 0
    let units = unsafe [UInt16](unsafeUninitializedCapacity: 2 * bytes.count + 8) { target, count in
      unsafe bytes.withUnsafeBytes { source in
        guard let units = target.baseAddress,
          let start = unsafe source.bindMemory(to: CChar.self).baseAddress
        else { return }
        count = Int(
          unsafe icu_decode(
            pointer, start, Int64(source.count), units, Int64(target.count), &malformed))
      }
    }
    return (String(decoding: units, as: UTF16.self), Int(malformed))
  }

  /// The bytes of a text; nothing where the encoding lacks a character of it. Linear in its length.
  func encode(_ text: String) -> [UInt8]? {
    let units = Array(text.utf16)
    guard units.count < Int(Int32.max) / 4 else { return nil }
    var length: Int32 = -1
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 4 * units.count + 8) { target, count in
      unsafe units.withUnsafeBufferPointer { source in
        length = unsafe icu_encode(
          pointer, source.baseAddress, Int32(source.count),
          UnsafeMutableRawPointer(target.baseAddress)?.assumingMemoryBound(to: CChar.self),
          Int32(target.count))
      }
      count = max(0, Int(length))
    }
    return length < 0 ? nil : bytes
  }
}

extension TextEncoding {
  /// The text of some bytes in this encoding, and how many stretches of them were malformed.
  package func decode(_ bytes: ArraySlice<UInt8>) -> (text: String, malformed: Int) {
    if self == .utf8, let text = String(validating: bytes, as: UTF8.self) { return (text, 0) }
    guard let converter = Converter(named: converter) else {
      return (String(decoding: bytes, as: UTF8.self), bytes.isEmpty ? 0 : 1)
    }
    let (text, malformed) = converter.decode(bytes)
    return switch self {
    case .shiftJIS, .eucJP, .iso2022JP: (Self.asInJIS(text), malformed)
    case .eucKR: (Self.composingFillers(text), malformed)
    default: (text, malformed)
    }
  }

  /// The bytes of a text in this encoding; nothing where it lacks a character of it.
  package func encode(_ text: String) -> [UInt8]? {
    if self == .utf8 { return Array(text.utf8) }
    guard let bytes = Converter(named: converter)?.encode(text) else { return nil }
    // ICU leaves out what nobody sees and the encoding lacks, such as a word joiner.
    let isWhole = !text.unicodeScalars.contains { $0.properties.isDefaultIgnorableCodePoint }
    return isWhole || decode(bytes[...]).text == text ? bytes : nil
  }

  /// A text with the characters that JIS X 0208 names where Windows' tables have full-width ones:
  /// the wave dash, the minus sign, the double vertical line.
  private static func asInJIS(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{ff5e}": scalars.append("\u{301c}")
      case "\u{ff0d}": scalars.append("\u{2212}")
      case "\u{2225}": scalars.append("\u{2016}")
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// A text with the syllables that KS X 1001 spells out, because it has no code for them, composed:
  /// a Hangul filler, then initial, medial and final letter, of which a filler is none.
  private static func composingFillers(_ text: String) -> String {
    guard text.unicodeScalars.contains("\u{3164}") else { return text }
    let source = Array(text.unicodeScalars)
    var scalars = String.UnicodeScalarView()
    var index = 0
    while index < source.count {
      if source[index] == "\u{3164}", index + 3 < source.count,
        let syllable = hangul(source[index + 1], source[index + 2], source[index + 3])
      {
        scalars.append(syllable)
        index += 4
      } else {
        scalars.append(source[index])
        index += 1
      }
    }
    return String(scalars)
  }

  /// The syllable of three compatibility letters.
  private static func hangul(
    _ initial: Unicode.Scalar, _ medial: Unicode.Scalar, _ final: Unicode.Scalar
  ) -> Unicode.Scalar? {
    let initials = Array("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ".unicodeScalars)
    let finals = Array("\u{3164}ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ".unicodeScalars)
    guard let initial = initials.firstIndex(of: initial), let final = finals.firstIndex(of: final),
      (0x314f...0x3163).contains(medial.value)
    else { return nil }
    return Unicode.Scalar(
      0xac00 + (UInt32(initial) * 21 + medial.value - 0x314f) * 28 + UInt32(final))
  }
}
