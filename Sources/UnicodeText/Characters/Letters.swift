internal import CICU

extension Unicode.Scalar {
  /// Its lower-case form where that is one scalar, else itself.
  package var lowercased: Unicode.Scalar {
    if isASCII { return (0x41...0x5a).contains(value) ? Unicode.Scalar(UInt8(value) | 0x20) : self }
    let mapped = properties.lowercaseMapping.unicodeScalars
    return mapped.count == 1 ? mapped.first ?? self : self
  }

  /// The letter that an accent was put on (é → e), else itself.
  package var base: Unicode.Scalar {
    isASCII ? self : Unicode.Scalar(UInt32(bitPattern: icu_base(Int32(value)))) ?? self
  }
}
