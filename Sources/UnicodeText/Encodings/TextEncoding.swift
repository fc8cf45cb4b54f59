internal import CICU

/// A way to write text as bytes.
public struct TextEncoding: Sendable, Hashable, CustomStringConvertible {
  /// The name by which it is usually known.
  public let name: String
  /// What ICU calls the converter: an alias that means the variant in use.
  let converter: String

  private init(_ name: String, converter: String? = nil) {
    self.name = name
    self.converter = converter ?? name
  }

  /// The encoding of a name or alias that ICU knows (`gbk`, `Shift-JIS`, `cp1251`); nothing for
  /// another.
  public init?(named name: String) {
    let key = Self.key(name)
    if let known = (Self.detectable + [.utf16, .utf32]).first(where: {
      Self.key($0.name) == key || Self.key($0.converter) == key
    }) {
      self = known
    } else if let alias = Self.aliases[key] {
      self = alias
    } else if !name.isEmpty, name.utf8.count < 60, let converter = Converter(named: name) {
      self.init(converter.name, converter: name)
    } else {
      return nil
    }
  }

  /// The name.
  public var description: String { name }

  private static func key(_ name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  private static let aliases: [String: TextEncoding] = [
    "gb2312": .gb18030, "gbk": .gb18030, "cp936": .gb18030, "euccn": .gb18030, "gb": .gb18030,
    "cp950": .big5, "big5hkscs": .big5, "sjis": .shiftJIS, "cp932": .shiftJIS, "euckr": .eucKR,
    "cp949": .eucKR, "uhc": .eucKR, "latin1": .windows1252, "iso88591": .windows1252,
    "cp1252": .windows1252, "cp1251": .windows1251, "cp1250": .windows1250, "ascii": .utf8,
    "usascii": .utf8, "tis620": .windows874, "iso885911": .windows874, "cp874": .windows874,
    "cp866": .ibm866, "macroman": .macintosh, "unicode": .utf16, "ucs2": .utf16,
  ]
}

extension TextEncoding {
  /// UTF-8.
  public static let utf8 = TextEncoding("UTF-8")
  /// UTF-16 with a byte order mark, or big-endian without one.
  public static let utf16 = TextEncoding("UTF-16")
  /// UTF-16, little-endian.
  public static let utf16LittleEndian = TextEncoding("UTF-16LE")
  /// UTF-16, big-endian.
  public static let utf16BigEndian = TextEncoding("UTF-16BE")
  /// UTF-32 with a byte order mark, or big-endian without one.
  public static let utf32 = TextEncoding("UTF-32")
  /// UTF-32, little-endian.
  public static let utf32LittleEndian = TextEncoding("UTF-32LE")
  /// UTF-32, big-endian.
  public static let utf32BigEndian = TextEncoding("UTF-32BE")

  /// Simplified Chinese; holds GB 2312 and GBK.
  public static let gb18030 = TextEncoding("GB18030")
  /// Traditional Chinese, with the characters of Hong Kong.
  public static let big5 = TextEncoding("Big5", converter: "Big5-HKSCS")
  /// Japanese, as Windows writes it (code page 932).
  public static let shiftJIS = TextEncoding("Shift_JIS", converter: "windows-31j")
  /// Japanese, as Unix wrote it.
  public static let eucJP = TextEncoding("EUC-JP")
  /// Japanese, as mail was written: seven bits, escapes.
  public static let iso2022JP = TextEncoding("ISO-2022-JP")
  /// Korean, as Windows writes it (code page 949); holds EUC-KR.
  public static let eucKR = TextEncoding("EUC-KR", converter: "windows-949")
  /// Thai; holds TIS-620.
  public static let windows874 = TextEncoding("TIS-620", converter: "windows-874")

  /// Central European languages.
  public static let windows1250 = TextEncoding("windows-1250")
  /// Cyrillic.
  public static let windows1251 = TextEncoding("windows-1251")
  /// Western European languages; holds what of ISO 8859-1 is text.
  public static let windows1252 = TextEncoding("windows-1252")
  /// Greek.
  public static let windows1253 = TextEncoding("windows-1253")
  /// Turkish.
  public static let windows1254 = TextEncoding("windows-1254")
  /// Hebrew.
  public static let windows1255 = TextEncoding("windows-1255")
  /// Arabic.
  public static let windows1256 = TextEncoding("windows-1256")
  /// Baltic languages.
  public static let windows1257 = TextEncoding("windows-1257")
  /// Russian, as Unix wrote it.
  public static let koi8R = TextEncoding("KOI8-R")
  /// Ukrainian, as Unix wrote it.
  public static let koi8U = TextEncoding("KOI8-U")
  /// Russian, as DOS wrote it.
  public static let ibm866 = TextEncoding("IBM866")
  /// Central European languages.
  public static let iso8859Part2 = TextEncoding("ISO-8859-2")
  /// Cyrillic.
  public static let iso8859Part5 = TextEncoding("ISO-8859-5")
  /// Arabic.
  public static let iso8859Part6 = TextEncoding("ISO-8859-6")
  /// Greek.
  public static let iso8859Part7 = TextEncoding("ISO-8859-7")
  /// Hebrew.
  public static let iso8859Part8 = TextEncoding("ISO-8859-8")
  /// Turkish.
  public static let iso8859Part9 = TextEncoding("ISO-8859-9")
  /// Western European languages with the euro sign.
  public static let iso8859Part15 = TextEncoding("ISO-8859-15")
  /// Western European languages, as the first Macintoshes wrote them.
  public static let macintosh = TextEncoding("macintosh")

  /// The encodings that are told apart by evidence; of those that read a text alike, the first is
  /// named.
  static let detectable: [TextEncoding] = [
    .utf8, .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian,
    .gb18030, .big5, .shiftJIS, .eucJP, .iso2022JP, .eucKR, .windows874,
    .windows1252, .windows1251, .windows1250, .windows1253, .windows1254, .windows1255,
    .windows1256, .windows1257, .koi8R, .koi8U, .ibm866, .iso8859Part2, .iso8859Part5,
    .iso8859Part6, .iso8859Part7, .iso8859Part8, .iso8859Part9, .iso8859Part15, .macintosh,
  ]
}

extension TextEncoding {
  /// How many bytes a unit has.
  package var unitSize: Int {
    switch self {
    case .utf16LittleEndian, .utf16BigEndian, .utf16: 2
    case .utf32LittleEndian, .utf32BigEndian, .utf32: 4
    default: 1
    }
  }

  /// Whether it is a form of Unicode.
  var isUnicode: Bool { self == .utf8 || unitSize > 1 }

  /// Whether the least byte of a unit comes first.
  package var isLittleEndian: Bool { self == .utf16LittleEndian || self == .utf32LittleEndian }

  /// The bytes that may stand at the start of a file to tell the encoding; nothing for one that has
  /// none.
  package var byteOrderMark: [UInt8]? {
    switch self {
    case .utf8: [0xef, 0xbb, 0xbf]
    case .utf16LittleEndian: [0xff, 0xfe]
    case .utf16BigEndian, .utf16: [0xfe, 0xff]
    case .utf32LittleEndian: [0xff, 0xfe, 0, 0]
    case .utf32BigEndian, .utf32: [0, 0, 0xfe, 0xff]
    case .gb18030: [0x84, 0x31, 0x95, 0x33]
    default: nil
    }
  }
}
