/// A word as it is said, in the script of its language.
struct SpokenWord: Sendable, Hashable {
  /// Its letters, marks on them included.
  var letters: ArraySlice<Unicode.Scalar>
  /// The script that they are of.
  var script: Script

  init(_ letters: ArraySlice<Unicode.Scalar>, _ script: Script) {
    self.letters = letters
    self.script = script
  }
}
