/// Where on the screen a cue stands: WebVTT's cue settings, which other formats' positions are
/// turned into.
///
/// A setting that is nothing is left to the player. Percentages are of the video's width or height,
/// from its left or top.
public struct CueSettings: Sendable, Hashable {
  /// The direction of vertical text.
  public enum Vertical: String, Sendable, Hashable, CaseIterable {
    /// Lines grow to the left.
    case growingLeft = "rl"
    /// Lines grow to the right.
    case growingRight = "lr"
  }

  /// Where the first line stands.
  public enum Line: Sendable, Hashable {
    /// A number of lines from the top, or where negative from the bottom, −1 being the last line.
    case number(Double)
    /// A part of the video's height.
    case percentage(Double)
  }

  /// What of the box stands at the line.
  public enum LineAlignment: String, Sendable, Hashable, CaseIterable {
    /// Its start.
    case start
    /// Its middle.
    case center
    /// Its end.
    case end
  }

  /// What of the box stands at the position.
  public enum PositionAlignment: String, Sendable, Hashable, CaseIterable {
    /// Its left edge.
    case lineLeft = "line-left"
    /// Its middle.
    case center
    /// Its right edge.
    case lineRight = "line-right"
  }

  /// How lines are aligned in the box.
  public enum TextAlignment: String, Sendable, Hashable, CaseIterable {
    /// At the start of the text's direction.
    case start
    /// In the middle.
    case center
    /// At the end of the text's direction.
    case end
    /// At the left.
    case left
    /// At the right.
    case right
  }

  /// The direction, where text is vertical.
  public var vertical: Vertical?
  /// Where the first line stands.
  public var line: Line?
  /// What of the box stands there.
  public var lineAlignment: LineAlignment?
  /// Where the box stands across the lines, in per cent.
  public var position: Double?
  /// What of the box stands there.
  public var positionAlignment: PositionAlignment?
  /// How wide the box is, in per cent.
  public var size: Double?
  /// How lines are aligned.
  public var alignment: TextAlignment?
  /// The identifier of the region that the cue belongs to.
  public var region: String?

  /// Creates settings that leave everything to the player.
  public init() {}

  /// Whether everything is left to the player.
  public var isEmpty: Bool { self == CueSettings() }
}

extension CueSettings {
  /// One of nine places of the screen, as formats name them that have no more.
  public struct Anchor: Sendable, Hashable {
    /// A place across.
    public enum Column: Int, Sendable, Hashable, CaseIterable {
      /// At the left.
      case left
      /// In the middle.
      case center
      /// At the right.
      case right
    }

    /// A place from top to bottom.
    public enum Row: Int, Sendable, Hashable, CaseIterable {
      /// At the bottom.
      case bottom
      /// In the middle.
      case middle
      /// At the top.
      case top
    }

    /// The place from top to bottom.
    public var row: Row
    /// The place across.
    public var column: Column

    /// Creates a place.
    public init(row: Row, column: Column) {
      self.row = row
      self.column = column
    }

    /// The usual place: at the bottom, in the middle.
    public static let standard = Anchor(row: .bottom, column: .center)

    /// The key of a keyboard's number pad that lies so, from 1 at the bottom left to 9 at the top
    /// right: how ASS and players of SubRip number the places.
    public var keypad: Int { row.rawValue * 3 + column.rawValue + 1 }

    /// The place of a key, from 1 to 9.
    public init?(keypad: Int) {
      guard let row = Row(rawValue: (keypad - 1) / 3), keypad > 0,
        let column = Column(rawValue: (keypad - 1) % 3)
      else { return nil }
      self.init(row: row, column: column)
    }
  }

  /// The settings of a cue at one of nine places.
  public init(_ anchor: Anchor) {
    self.init()
    switch anchor.row {
    case .bottom: break
    case .middle: (line, lineAlignment) = (.percentage(50), .center)
    case .top: line = .number(0)
    }
    switch anchor.column {
    case .left: (position, positionAlignment, alignment) = (0, .lineLeft, .left)
    case .center: break
    case .right: (position, positionAlignment, alignment) = (100, .lineRight, .right)
    }
  }

  /// The one of nine places that the settings come nearest to.
  public var anchor: Anchor {
    var anchor = Anchor.standard
    switch line {
    case .number(let number)?: anchor.row = number >= 0 && number < 8 ? .top : .bottom
    case .percentage(let part)?: anchor.row = part < 34 ? .top : part > 66 ? .bottom : .middle
    case nil: break
    }
    switch alignment {
    case .left?, .start?: anchor.column = .left
    case .right?, .end?: anchor.column = .right
    case .center?: break
    case nil:
      if let position { anchor.column = position < 34 ? .left : position > 66 ? .right : .center }
    }
    return anchor
  }
}
