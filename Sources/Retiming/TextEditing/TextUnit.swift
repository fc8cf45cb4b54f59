/// A character as it is compared: one that is said or that says how.
struct TextUnit {
  /// What it is to a line of text.
  enum Kind: UInt8 {
    /// A letter or digit of a script that writes spaces between words.
    case spaced
    /// A letter of a script that writes none.
    case unspaced
    /// Punctuation that brings its own space: ，。「」.
    case wide
    /// Any other punctuation mark or symbol.
    case mark
  }

  /// What stands between a unit and the one before it.
  struct Joint: OptionSet {
    let rawValue: UInt8
    /// A space, or a comma or full stop that a space stands for.
    static let space = Joint(rawValue: 1)
    /// A line ends.
    static let row = Joint(rawValue: 2)
    /// A cue ends, or a turn.
    static let owner = Joint(rawValue: 4)
    /// Something that is shown and not said: a name, a dash, a mark, a reading, another language.
    static let aside = Joint(rawValue: 8)
  }

  /// A number that equal characters share.
  var code: UInt32
  /// Where it stands in the text of its owner, in bytes of UTF-8.
  var range: Range<Int>
  /// The index of the cue or turn that it belongs to.
  var owner: Int
  /// The number of the row in its cue.
  var row: Int = 0
  var kind: Kind
  /// About how long it takes to say, in syllables.
  var weight: Float
  /// How much of an end it is: nothing, 1 of a clause, 2 of a sentence.
  var ending: UInt8
  var joint: Joint
}

extension TextUnit {
  /// Whether a viewer sees two joints as the same, before the unit `next` and behind `previous`.
  ///
  /// The end of a line or a cue stands for a space where words are written with spaces, and for
  /// nothing where they are not; wide punctuation has its own space. In a track without rows
  /// (`isFlat`) a space may be where a row ended.
  static func agree(
    _ old: Joint, _ new: Joint, between previous: TextUnit, and next: TextUnit, isFlat: Bool
  ) -> Bool {
    if previous.kind == .wide || next.kind == .wide { return true }
    if isFlat, new.isEmpty, previous.kind == .unspaced, next.kind == .unspaced { return true }
    if !old.isDisjoint(with: [.row, .owner, .aside]) {
      return !new.isEmpty || previous.kind != .spaced || next.kind != .spaced
    }
    return old.isEmpty == new.isEmpty
  }
}
