extension String {
  /// A text of scalars. Through its bytes, since `UnicodeScalarView.append(contentsOf:)` takes several
  /// times as long for scalars that come from elsewhere than a string.
  @inlinable
  package init(scalars: some Sequence<Unicode.Scalar>) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.underestimatedCount)
    for scalar in scalars { UTF8.encode(scalar) { bytes.append($0) } }
    self.init(decoding: bytes, as: UTF8.self)
  }
}
