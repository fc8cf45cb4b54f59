/// A key that was pressed at a terminal.
public enum Key: Sendable, Hashable {
  /// An arrow.
  case up, down, left, right
  /// A screen on, or back.
  case pageUp, pageDown
  /// To the start, or the end.
  case home, end
  /// Enter.
  case enter
  /// Escape, with nothing behind it.
  case escape
  /// Ctrl-C.
  case interrupt
  /// Ctrl-Z.
  case suspend
  /// Ctrl-L.
  case redraw
  /// A character of ASCII.
  case character(Character)
}

/// Tells keys from the bytes that a terminal sends: its own answers, pastes and keys that nobody
/// asked for are passed over.
///
///     var reader = KeyReader()
///     reader.keys(in: [0x1B, 0x5B, 0x41])  // up
public struct KeyReader: Sendable {
  /// The start of a sequence whose end has not come yet.
  private var pending: [UInt8] = []
  /// No sequence is longer: what is, is none.
  private static let longest = 32

  /// Creates a reader.
  public init() {}

  /// Whether an escape has come of which it is not known yet whether it is a key of its own.
  public var isWaiting: Bool { !pending.isEmpty }

  /// The keys in the bytes that follow.
  public mutating func keys(in bytes: some Sequence<UInt8>) -> [Key] {
    bytes.compactMap { take($0) }
  }

  /// The keys in what came when nothing follows any more: a lone escape.
  public mutating func finish() -> [Key] {
    defer { pending = [] }
    return pending == [0x1B] ? [.escape] : []
  }

  private mutating func take(_ byte: UInt8) -> Key? {
    if pending.isEmpty {
      if byte != 0x1B { return Self.key(byte) }
      pending = [byte]
      return nil
    }
    if byte == 0x1B {
      // Another begins; the one before was a key by itself, or cut off.
      let wasAlone = pending == [0x1B]
      pending = [byte]
      return wasAlone ? .escape : nil
    }
    pending.append(byte)
    if pending.count == 2 {
      if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O") { return nil }
      pending = []
      return nil
    }
    // A sequence ends with a byte from @ on (ECMA-48, 5.4).
    guard (0x40...0x7E).contains(byte) || pending.count > Self.longest else { return nil }
    defer { pending = [] }
    return Self.key(sequence: pending.dropFirst(2))
  }

  private static func key(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x03: .interrupt
    case 0x0A, 0x0D: .enter
    case 0x0C: .redraw
    case 0x1A: .suspend
    case 0x20..<0x7F: .character(Character(Unicode.Scalar(byte)))
    default: nil
    }
  }

  /// What stands behind `ESC [` or `ESC O`: an arrow may carry the number of a modifier.
  private static func key(sequence: ArraySlice<UInt8>) -> Key? {
    switch sequence.last.map({ Character(Unicode.Scalar($0)) }) {
    case "A": return .up
    case "B": return .down
    case "C": return .right
    case "D": return .left
    case "H": return .home
    case "F": return .end
    case "~":
      switch sequence.prefix(while: { (0x30...0x39).contains($0) }).map({ $0 - 0x30 }) {
      case [1], [7]: return .home
      case [4], [8]: return .end
      case [5]: return .pageUp
      case [6]: return .pageDown
      default: return nil
      }
    default: return nil
    }
  }
}
