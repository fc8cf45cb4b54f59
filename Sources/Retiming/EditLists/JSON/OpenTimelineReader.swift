internal import Timeline

/// OpenTimelineIO's JSON: tracks of clips and gaps, nested as they may be.
struct OpenTimelineReader: EditListReader {
  let tree: JSONTree
  var format: EditList.Format { .openTimeline }

  /// How deep stacks and tracks may lie in each other.
  private static let deepest = 32

  func read(_ script: inout EditScript, _ options: EditListOptions) throws(EditListError) {
    guard let stack = try stack(script) else {
      throw script.error("has no timeline", at: tree.offset)
    }
    if Self.schema(of: stack) != "Stack" {
      try add(try item(stack, depth: 0, &script), layer: "track", to: &script)
      return
    }
    for (number, track) in children(of: stack).enumerated() where isEnabled(track) {
      let isSound = track["kind"]?.string == "Audio"
      try add(
        try item(track, depth: 0, &script),
        layer: (isSound ? EditAssembly.soundPrefix : "track ") + "\(number)", to: &script)
    }
  }

  /// The stack of tracks, or what stands for it.
  private func stack(_ script: EditScript) throws(EditListError) -> JSONTree? {
    var tree = tree
    if Self.schema(of: tree) == "SerializableCollection" {
      let timelines = children(of: tree).filter { Self.schema(of: $0) == "Timeline" }
      guard timelines.count < 2 else {
        throw script.error("holds \(timelines.count) timelines: leave one", at: tree.offset)
      }
      guard let only = timelines.first else { return nil }
      tree = only
    }
    return Self.schema(of: tree) == "Timeline" ? tree["tracks"] : tree
  }

  private static func schema(of tree: JSONTree) -> String {
    String((tree["OTIO_SCHEMA"]?.string ?? "").prefix { $0 != "." })
  }

  private func children(of tree: JSONTree) -> [JSONTree] { tree["children"]?.list ?? [] }
  private func isEnabled(_ tree: JSONTree) -> Bool { tree["enabled"]?.truth ?? true }

  private func add(
    _ item: OpenTimelineItem, layer: String, to script: inout EditScript
  ) throws(EditListError) {
    for part in item.parts {
      try script.add(
        EditScript.Clip(
          sources: part.sources, start: part.start, end: part.end, played: part.played,
          layer: layer, offset: part.offset))
    }
  }

  // MARK: - Items

  private func item(
    _ tree: JSONTree, depth: Int, _ script: inout EditScript
  ) throws(EditListError) -> OpenTimelineItem {
    guard depth < Self.deepest else {
      throw script.error(
        "stacks and tracks lie more than \(Self.deepest) deep in each other", at: tree.offset)
    }
    let range = try tree["source_range"].flatMap { tree throws(EditListError) in
      try self.range(tree, script)
    }
    var item: OpenTimelineItem
    switch Self.schema(of: tree) {
    case "Clip": return try clip(tree, range, &script)
    case "Gap": return OpenTimelineItem(length: range?.length ?? .zero, parts: [])
    case "Transition": return OpenTimelineItem(length: .zero, parts: [])
    case "Track": item = try sequence(tree, depth: depth, &script)
    case "Stack", "Timeline": item = try nested(tree, depth: depth, &script)
    case let schema:
      script.note("“\(schema)” is not understood: its time plays nothing", at: tree.offset)
      return OpenTimelineItem(length: range?.length ?? .zero, parts: [])
    }
    let stretch = range ?? (.zero, item.length)
    guard let speed = try warp(of: tree, &script), isEnabled(tree) else {
      return OpenTimelineItem(length: stretch.length, parts: [])
    }
    // A warp changes what is played in an item's time, not how long the item is.
    let played = item.trimmed(to: (stretch.start, (stretch.length * speed).inReach))
    return try played.squeezed(by: speed, to: stretch.length, at: tree.offset, script)
  }

  /// The items of a track, one behind the other.
  private func sequence(
    _ tree: JSONTree, depth: Int, _ script: inout EditScript
  ) throws(EditListError) -> OpenTimelineItem {
    var track = OpenTimelineItem(length: .zero, parts: [])
    for child in children(of: tree) {
      let item = try item(child, depth: depth + 1, &script)
      let start = track.length
      track.length = try script.reached(start, item.length, at: child.offset)
      for var part in item.parts {
        (part.start, part.end) = (part.start + start, part.end + start)
        track.parts.append(part)
      }
    }
    return track
  }

  /// A stack inside a track, by the track of it that plays most; sound goes before pictures.
  private func nested(
    _ tree: JSONTree, depth: Int, _ script: inout EditScript
  ) throws(EditListError) -> OpenTimelineItem {
    let tracks =
      Self.schema(of: tree) == "Timeline" ? tree["tracks"].map(children) ?? [] : children(of: tree)
    var best: (item: OpenTimelineItem, played: Double)?
    var longest = MediaTime.zero
    for track in tracks {
      let item = try item(track, depth: depth + 1, &script)
      longest = max(longest, item.length)
      let bonus = track["kind"]?.string == "Audio" ? 1.01 : 1
      let played = item.parts.reduce(0) { $0 + ($1.end - $1.start).seconds } * bonus
      if played > best?.played ?? -1 { best = (item, played) }
    }
    return OpenTimelineItem(length: longest, parts: best?.item.parts ?? [])
  }

  private func clip(
    _ tree: JSONTree, _ range: (start: MediaTime, length: MediaTime)?, _ script: inout EditScript
  ) throws(EditListError) -> OpenTimelineItem {
    let reference = reference(of: tree)
    let available = try reference?["available_range"].flatMap { tree throws(EditListError) in
      try self.range(tree, script)
    }
    guard let played = range ?? available else {
      throw script.error("the clip says not which part of its recording it is", at: tree.offset)
    }
    var part = OpenTimelineItem.Part(
      start: .zero, end: played.length, played: nil, sources: sources(of: tree, reference),
      offset: tree.offset)
    let isRecording = reference.map { Self.schema(of: $0) != "GeneratorReference" } ?? true
    if isRecording, isEnabled(tree), let speed = try warp(of: tree, &script) {
      // A recording whose own time code begins later says so.
      part.played = (played.start - (available?.start ?? .zero), speed)
    }
    return OpenTimelineItem(length: played.length, parts: played.length > .zero ? [part] : [])
  }

  private func reference(of clip: JSONTree) -> JSONTree? {
    if let reference = clip["media_reference"], reference.members != nil { return reference }
    let key = clip["active_media_reference_key"]?.string ?? "DEFAULT_MEDIA"
    let references = clip["media_references"]
    return references?[key] ?? references?.members?.first?.value
  }

  private func sources(of clip: JSONTree, _ reference: JSONTree?) -> [String] {
    let names = [
      reference?["target_url"]?.string, reference?["name"]?.string, clip["name"]?.string,
    ].compactMap(\.self).filter { !$0.isEmpty }
    return names
  }

  /// The speed that an item's effects make; nothing where it stands still, or is played backwards.
  private func warp(
    of tree: JSONTree, _ script: inout EditScript
  ) throws(EditListError) -> RationalRate? {
    var speed: RationalRate? = .one
    for effect in tree["effects"]?.list ?? [] {
      switch Self.schema(of: effect) {
      case "LinearTimeWarp":
        guard let scalar = effect["time_scalar"]?.number else {
          throw script.error("the time warp has no “time_scalar”", at: effect.offset)
        }
        guard scalar.isPositive else {
          script.note(
            scalar.numerator == 0
              ? "the clip stands still: nothing is said in it"
              : "the clip is played backwards: nothing of it can be understood, and it has no cues",
            at: effect.offset)
          speed = nil
          continue
        }
        guard let factor = scalar.speed, let product = (speed ?? .one).multiplied(by: factor) else {
          throw script.error("nothing can be played at such a speed", at: effect.offset)
        }
        if speed != nil { speed = product }
      case "FreezeFrame":
        script.note("the clip stands still: nothing is said in it", at: effect.offset)
        speed = nil
      case "TimeEffect":
        script.note(
          "a time effect that is not understood: its clip is taken as it is", at: effect.offset)
      default: break  // Effects on pictures and loudness leave time as it is.
      }
    }
    return speed
  }

  // MARK: - Times

  private func range(
    _ tree: JSONTree, _ script: EditScript
  ) throws(EditListError) -> (start: MediaTime, length: MediaTime)? {
    guard !tree.isNull else { return nil }
    guard let start = tree["start_time"], let length = tree["duration"] else {
      throw script.error("a range has “start_time” and “duration”", at: tree.offset)
    }
    let range = (try time(start, script), try time(length, script))
    guard range.1 >= .zero else {
      throw script.error("a duration is below zero", at: length.offset)
    }
    return range
  }

  private func time(_ tree: JSONTree, _ script: EditScript) throws(EditListError) -> MediaTime {
    guard let value = tree["value"]?.number, let stated = tree["rate"]?.number,
      let rate = FrameRate(stated)
    else {
      throw script.error("a time has a “value” and a “rate” above zero", at: tree.offset)
    }
    guard let time = rate.time(ofFrames: value) else { throw script.tooFar(at: tree.offset) }
    return time
  }
}
