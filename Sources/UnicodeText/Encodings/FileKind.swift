/// A kind of file that is no plain text, known by its first bytes.
public struct FileKind: Sendable, Hashable {
  /// What it is, with its article: "a PDF document".
  public let name: String
  /// What the user can do, as a clause.
  public let remedy: String

  private init(_ name: String, _ remedy: String) {
    self.name = name
    self.remedy = remedy
  }

  private static let saveAsText = "save it as plain text first"
  private static let wrongFile = "give a plain text file"

  /// The kind that some bytes begin as; nothing where they may be text.
  static func of(_ bytes: ArraySlice<UInt8>) -> FileKind? {
    func begins(_ signature: [UInt8]) -> Bool { bytes.starts(with: signature) }
    func begins(_ signature: String) -> Bool { bytes.starts(with: signature.utf8) }
    if begins("%PDF-") { return FileKind("a PDF document", saveAsText) }
    if begins([0x50, 0x4b, 0x03, 0x04]) { return zipped(bytes) }
    if begins([0xd0, 0xcf, 0x11, 0xe0]) { return FileKind("an Office document", saveAsText) }
    if begins("{\\rtf") { return FileKind("an RTF document", saveAsText) }
    if beginsAsHTML(bytes) { return FileKind("an HTML page", saveAsText) }
    if isMedia(bytes) { return FileKind("an audio or video file", wrongFile) }
    if begins([0x89, 0x50, 0x4e, 0x47]) || begins([0xff, 0xd8, 0xff]) || begins("GIF8") {
      return FileKind("a picture", wrongFile)
    }
    let archives: [[UInt8]] = [
      [0x1f, 0x8b, 0x08], [0x42, 0x5a, 0x68], [0xfd, 0x37, 0x7a, 0x58, 0x5a],
      [0x37, 0x7a, 0xbc, 0xaf], [0x28, 0xb5, 0x2f, 0xfd], [0x52, 0x61, 0x72, 0x21, 0x1a],
    ]
    if archives.contains(where: { begins($0) }) {
      return FileKind("a compressed file", "unpack it first")
    }
    if begins([0x7f, 0x45, 0x4c, 0x46]) || begins("SQLite format 3\0") {
      return FileKind("a binary file", wrongFile)
    }
    return nil
  }

  private static func isMedia(_ bytes: ArraySlice<UInt8>) -> Bool {
    func has(_ signature: String, at offset: Int = 0) -> Bool {
      bytes.dropFirst(offset).starts(with: signature.utf8)
    }
    return has("OggS\0") || has("fLaC\0") || has("MThd\0") || has("caff\0") || has(".snd\0")
      || has("#!AMR\n") || has("RIFF") && (has("WAVE", at: 8) || has("AVI ", at: 8))
      || has("FORM") && has("AIF", at: 8)
      || has("ID3") && bytes.dropFirst(3).first ?? 0x20 < 0x20
      || bytes.first == 0 && (has("ftyp", at: 4) || has("moov", at: 4) || has("mdat", at: 4))
      || bytes.starts(with: [0x1a, 0x45, 0xdf, 0xa3])
      || bytes.starts(with: [0x30, 0x26, 0xb2, 0x75])
  }

  private static func zipped(_ bytes: ArraySlice<UInt8>) -> FileKind {
    let names = String(decoding: bytes.prefix(4_096), as: UTF8.self)
    if names.contains("word/") || names.contains("[Content_Types].xml") {
      return FileKind("a Word document", saveAsText)
    }
    if names.contains("opendocument") { return FileKind("an OpenDocument text", saveAsText) }
    if names.contains("epub") { return FileKind("an EPUB book", saveAsText) }
    return FileKind("a zip archive", "unpack it first")
  }

  private static func beginsAsHTML(_ bytes: ArraySlice<UInt8>) -> Bool {
    let start = String(decoding: bytes.prefix(256), as: UTF8.self)
      .drop { $0.isWhitespace || $0 == "\u{feff}" }.lowercased()
    return start.hasPrefix("<!doctype html") || start.hasPrefix("<html")
  }
}
