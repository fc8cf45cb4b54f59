internal import TimedText
internal import Timeline

/// Final Cut Pro's XML, versions 1.x: a spine of clips and gaps, and what is connected to them.
struct FinalCutReader: EditListReader {
  var format: EditList.Format { .finalCut }

  func read(_ script: inout EditScript, _ options: EditListOptions) throws(EditListError) {
    let tree: XMLTree
    do throws(SubtitleParseError) {
      tree = try XMLTree(parsing: script.text.bytes)
    } catch {
      throw EditListError(line: error.line, column: error.column, error.message)
    }
    guard tree.name == "fcpxml" else {
      throw script.error(
        tree.name == "xmeml"
          ? "is the XML of Final Cut Pro 7, which is not read: write FCPXML, an EDL or OpenTimelineIO"
          : "is XML, but no FCPXML", at: tree.offset)
    }
    let resources = FinalCutResources(tree)
    let sequences = Self.elements("sequence", in: tree, but: ["resources"])
    guard let sequence = sequences.first else {
      throw script.error("has no sequence", at: tree.offset)
    }
    if sequences.count > 1 {
      throw script.error("holds \(sequences.count) sequences: leave one", at: sequences[1].offset)
    }
    var walk = FinalCutWalk(resources: resources, script: script)
    walk.sequenceRate = resources.rate(ofFormat: sequence["format"])
    guard let spine = sequence.children.first(where: { $0.name == "spine" }) else {
      throw script.error("the sequence has no spine", at: sequence.offset)
    }
    let start = try FinalCutTime.time("tcStart", of: sequence, script) ?? .zero
    try walk.spine(spine, at: .zero, localStart: start, layer: "lane 0", depth: 0)
    script = walk.script
  }

  /// The elements of a name, in order, without those inside of one of them, or of others.
  private static func elements(
    _ name: String, in tree: XMLTree, but excluded: Set<String>
  ) -> [XMLTree] {
    tree.children.flatMap { child -> [XMLTree] in
      if child.name == name { return [child] }
      return excluded.contains(child.name) ? [] : elements(name, in: child, but: excluded)
    }
  }
}

/// What clips refer to.
struct FinalCutResources {
  /// A recording.
  struct Asset {
    var names: [String]
    var start: MediaTime
    var rate: FrameRate?
  }

  private(set) var assets: [String: Asset] = [:]
  /// Compound clips and multicam clips.
  private(set) var media: [String: XMLTree] = [:]
  private var rates: [String: FrameRate] = [:]

  init(_ tree: XMLTree) {
    let resources = tree.children.first { $0.name == "resources" }?.children ?? []
    for resource in resources {
      guard let id = resource["id"] else { continue }
      if resource.name == "format", let duration = resource["frameDuration"],
        let seconds = WrittenNumber(
          duration.hasSuffix("s") ? String(duration.dropLast()) : duration),
        let rate = WrittenNumber(1).divided(by: seconds).flatMap({ FrameRate($0) })
      {
        rates[id] = rate
      }
      if resource.name == "media" { media[id] = resource }
    }
    for resource in resources where resource.name == "asset" {
      guard let id = resource["id"] else { continue }
      let source = resource["src"] ?? resource.children.first { $0.name == "media-rep" }?["src"]
      assets[id] = Asset(
        names: [resource["name"], source].compactMap(\.self).filter { !$0.isEmpty },
        start: resource["start"].flatMap { MediaTime(written: $0) } ?? .zero,
        rate: resource["format"].flatMap { rates[$0] })
    }
  }

  func rate(ofFormat id: String?) -> FrameRate? { id.flatMap { rates[$0] } }
}

/// Times as FCPXML has them: `1001/30000s`, `5s`.
enum FinalCutTime {
  static func time(
    _ name: String, of tree: XMLTree, _ script: EditScript
  ) throws(EditListError) -> MediaTime? {
    guard let (text, offset) = tree.attribute(name) else { return nil }
    guard text.hasSuffix("s"), let time = MediaTime(written: text) else {
      throw script.error("“\(text)” is no time: FCPXML has 1001/30000s", at: offset)
    }
    return time
  }

  /// How long an element lasts.
  ///
  /// - Throws: ``EditListError`` where that is no time, or below zero.
  static func length(
    of tree: XMLTree, _ script: EditScript
  ) throws(EditListError) -> MediaTime? {
    guard let length = try time("duration", of: tree, script) else { return nil }
    guard length >= .zero else {
      throw script.error("a duration is below zero", at: tree.attribute("duration")?.1 ?? 0)
    }
    return length
  }
}
