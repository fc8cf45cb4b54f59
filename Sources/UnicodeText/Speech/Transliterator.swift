internal import CICU

/// Writes text of one script in another, by ICU's rules (from CLDR).
@safe struct Transliterator: ~Copyable {
  private let handle: UnsafeMutableRawPointer

  /// Opens a transliterator by its identifier (`Any-Latin; Latin-ASCII; Lower`); nothing where ICU
  /// has none.
  init?(_ identifier: String) {
    guard let handle = unsafe icu_transliterator_open(identifier) else { return nil }
    unsafe self.handle = unsafe handle
  }

  deinit { unsafe icu_transliterator_close(handle) }

  /// A text in the other script; as it is where that would be beyond all measure longer.
  func transliterate(_ text: String) -> String {
    let source = Array(text.utf16)
    guard !source.isEmpty, source.count < 1 << 26 else { return text }
    var length: Int32 = -1
    let capacity = 12 * source.count + 64
    let units = unsafe [UInt16](unsafeUninitializedCapacity: capacity) { target, count in
      for (index, unit) in source.enumerated() { unsafe target[index] = unit }
      length = unsafe icu_transliterate(
        handle, target.baseAddress, Int32(source.count), Int32(capacity))
      count = max(0, Int(length))
    }
    return length < 0 ? text : String(decoding: units, as: UTF16.self)
  }
}
