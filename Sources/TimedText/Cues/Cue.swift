public import Timeline

/// Text that is shown for a stretch of time.
public struct Cue: Sendable, Hashable {
  /// When it appears.
  public var inTime: MediaTime
  /// When it goes; files may have it before the in-time, and such a cue is never shown.
  public var outTime: MediaTime
  /// What it shows.
  public var text: CueText
  /// What few cues have beside times and text.
  private var details = Details.attributes([])

  /// Creates a cue.
  public init(
    identifier: String? = nil, range: TimeRange, text: CueText, settings: CueSettings? = nil
  ) {
    self.init(inTime: range.lowerBound, outTime: range.upperBound, text: text)
    self.identifier = identifier
    self.settings = settings
  }

  /// Creates a cue from times that a file gives, in whatever order.
  public init(inTime: MediaTime, outTime: MediaTime, text: CueText) {
    self.inTime = inTime
    self.outTime = outTime
    self.text = text
  }

  /// From the in-time to the out-time; empty where the out-time is not later.
  public var range: TimeRange {
    get { inTime..<max(inTime, outTime) }
    set { (inTime, outTime) = (newValue.lowerBound, newValue.upperBound) }
  }

  /// What a file calls the cue; counters, which only number the cues, are not kept.
  public var identifier: String? {
    get { details.all.identifier }
    set { details.all.identifier = newValue }
  }

  /// Where on the screen it stands, where that is not left to the player.
  public var settings: CueSettings? {
    get { details.all.settings?.value }
    set { details.all.settings = newValue.flatMap { $0.isEmpty ? nil : .these($0) } }
  }

  /// What a format says of the cue that no other property has, in the order of the file.
  public var attributes: [Attribute] {
    get { details.all.attributes }
    set { details.all.attributes = newValue }
  }

  /// Whether it has an identifier, settings or attributes.
  var hasDetails: Bool {
    if case .attributes(let attributes) = details { !attributes.isEmpty } else { true }
  }

  /// The rows as a viewer sees them, with line feeds between them.
  public var shown: String { text.string }

  /// What few cues have, in the room of one reference: most cues of a long track are small, and most
  /// of a table's have attributes alone.
  private enum Details: Hashable {
    case attributes([Attribute])
    indirect case more(All)

    struct All: Hashable {
      var identifier: String?
      var settings: Settings?
      var attributes: [Attribute] = []
    }

    var all: All {
      get {
        switch self {
        case .attributes(let attributes): All(attributes: attributes)
        case .more(let all): all
        }
      }
      set {
        let isMore = newValue.identifier != nil || newValue.settings != nil
        self = isMore ? .more(newValue) : .attributes(newValue.attributes)
      }
    }
  }

  /// Settings apart from what else few cues have: they are large.
  private indirect enum Settings: Hashable {
    case these(CueSettings)

    var value: CueSettings {
      switch self {
      case .these(let settings): settings
      }
    }
  }
}

/// Something that a format says under a name of its own, as ASS says a cue's `layer`.
public struct Attribute: Sendable, Hashable {
  /// The format and its name for it, such as `ass.layer` or `chapter.img`.
  public var name: String
  /// What it says, as the file has it.
  public var value: String

  /// Creates an attribute.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

extension [Attribute] {
  /// The value of the first attribute of a name; setting it replaces that one, or adds one.
  public subscript(name: String) -> String? {
    get { first { $0.name == name }?.value }
    set {
      let index = firstIndex { $0.name == name }
      switch (index, newValue) {
      case (let index?, let value?): self[index].value = value
      case (let index?, nil): remove(at: index)
      case (nil, let value?): append(Attribute(name, value))
      case (nil, nil): break
      }
    }
  }
}
