internal import TimedText
internal import Timeline

/// Goes through a spine and what is nested in it, and notes what is played when.
struct FinalCutWalk {
  let resources: FinalCutResources
  var script: EditScript
  var sequenceRate: FrameRate?

  /// How deep clips may lie in clips.
  private static let deepest = 40
  /// How many items are looked at: a compound clip that is played often is gone through each time.
  var mostItems = 500_000
  private var itemCount = 0

  /// A stretch of the new recording, and the time inside its container with which it begins.
  struct Window {
    var start: MediaTime
    var end: MediaTime
    /// The container's own time at `start`.
    var local: MediaTime
    /// How much of the container's own time passes in each second.
    var speed = RationalRate.one

    /// When something at a time of the container's is.
    func new(at time: MediaTime) -> MediaTime {
      speed.inverse.map { (start + ((time - local) * $0).inReach).inReach } ?? start
    }
    func local(at time: MediaTime) -> MediaTime {
      (local + ((time - start) * speed).inReach).inReach
    }
    var localEnd: MediaTime { local(at: end) }
  }

  init(resources: FinalCutResources, script: EditScript) {
    self.resources = resources
    self.script = script
  }

  /// A spine whose own time `localStart` is `start` of the new recording.
  mutating func spine(
    _ tree: XMLTree, at start: MediaTime, localStart: MediaTime, layer: String, depth: Int
  ) throws(EditListError) {
    let all = Window(start: start, end: TimeMap.reach.upperBound, local: localStart)
    try items(of: tree, in: all, layer: layer, isSequential: true, depth: depth)
  }

  /// The items of a spine, or of another container, as far as they lie in a window.
  private mutating func items(
    of tree: XMLTree, in window: Window, layer: String, isSequential: Bool, depth: Int
  ) throws(EditListError) {
    guard depth < Self.deepest else {
      throw script.error("clips lie more than \(Self.deepest) deep in clips", at: tree.offset)
    }
    var position = window.local
    // An audition holds versions of a clip; the first is the one that is played.
    let children = tree.children.compactMap { $0.name == "audition" ? $0.children.first : $0 }
    for item in children where Self.playing.contains(item.name) {
      itemCount += 1
      guard itemCount <= mostItems else {
        throw script.error(
          "clips lie in clips that are played so often that they have more than \(mostItems) parts",
          at: tree.offset)
      }
      // A transition lies over the cut between its neighbours, which is where the next begins.
      if item.name == "transition" { continue }
      let offset =
        try FinalCutTime.time("offset", of: item, script)
        ?? (isSequential ? position : window.local)
      let length = try length(of: item)
      let end = try script.reached(offset, length ?? .zero, at: item.offset)
      let isConnected = item["lane"].map { $0 != "0" } ?? false
      if !isConnected { position = end }
      guard length != nil, end > offset else { continue }
      let (from, to) = (max(offset, window.local), min(end, window.localEnd))
      guard from < to else { continue }
      let start = try FinalCutTime.time("start", of: item, script) ?? defaultStart(of: item)
      let part = Window(
        start: window.new(at: from), end: window.new(at: to),
        local: (start + (from - offset).inReach).inReach,
        speed: window.speed)
      let lane = isConnected ? layer + ", lane \(item["lane"] ?? "")" : layer
      try play(item, in: part, layer: lane, depth: depth + 1)
    }
    for item in children where !Self.playing.contains(item.name) && !Self.silent.contains(item.name)
    {
      script.note("“\(item.name)” is not understood: it is passed over", at: item.offset)
    }
  }

  /// How long an item is; a spine that is connected is as long as what is in it.
  private func length(of item: XMLTree) throws(EditListError) -> MediaTime? {
    if let length = try FinalCutTime.length(of: item, script) { return length }
    guard item.name == "spine" else { return nil }
    var sum = MediaTime.zero
    for child in item.children {
      if let length = try FinalCutTime.length(of: child, script),
        child.name != "transition"
      {
        sum = try script.reached(sum, length, at: child.offset)
      }
    }
    return sum
  }

  private func defaultStart(of item: XMLTree) -> MediaTime {
    guard ["asset-clip", "video", "audio"].contains(item.name) else { return .zero }
    return item["ref"].flatMap { resources.assets[$0]?.start } ?? .zero
  }

  /// What takes time, and what is inside of it.
  private static let playing: Set = [
    "asset-clip", "clip", "ref-clip", "sync-clip", "mc-clip", "gap", "video", "audio", "title",
    "transition", "spine", "live-drawing",
  ]
  /// What says nothing of when something is played.
  private static let silent: Set = [
    "timeMap", "conform-rate", "marker", "chapter-marker", "rating", "keyword", "analysis-marker",
    "note", "metadata", "adjust-volume", "adjust-panner", "adjust-transform", "adjust-crop",
    "adjust-blend", "adjust-conform", "adjust-corners", "adjust-stabilization",
    "adjust-rollingShutter", "adjust-noiseReduction", "adjust-humReduction", "adjust-loudness",
    "adjust-EQ", "adjust-matchEQ", "adjust-360-transform", "adjust-reorient", "adjust-orientation",
    "adjust-cinematic", "adjust-colorConform", "adjust-stereo-3D", "adjust-voiceIsolation",
    "filter-video", "filter-audio", "filter-video-mask", "audio-channel-source",
    "audio-role-source", "audio-aux-source", "mc-source", "caption", "text", "text-style-def",
    "param", "sync-source", "object-tracker", "hidden-clip-marker", "bookmark",
  ]

  private mutating func play(
    _ item: XMLTree, in window: Window, layer: String, depth: Int
  ) throws(EditListError) {
    let isEnabled = item["enabled"] != "0"
    switch item.name {
    case "asset-clip", "video", "audio":
      if isEnabled { try asset(item, in: window, layer: layer) }
    case "gap", "title", "live-drawing": break
    case "ref-clip" where isEnabled: try compound(item, in: window, layer: layer, depth: depth)
    case "mc-clip" where isEnabled: try multicam(item, in: window, layer: layer, depth: depth)
    case "spine":
      try items(of: item, in: window, layer: layer, isSequential: true, depth: depth)
      return
    case "clip", "sync-clip":
      if isEnabled { try container(item, in: window, layer: layer, depth: depth) }
      return
    default: break
    }
    try items(of: item, in: window, layer: layer, isSequential: false, depth: depth)
  }

  // MARK: - What is played

  private mutating func asset(
    _ item: XMLTree, in window: Window, layer: String
  ) throws(EditListError) {
    guard let id = item["ref"], let asset = resources.assets[id] else {
      if item.name != "video" {
        script.note(
          "the clip refers to no recording of the list: it is taken as inserted", at: item.offset)
      }
      return
    }
    for segment in try segments(of: item, in: window, asset.rate) {
      try script.add(
        EditScript.Clip(
          sources: asset.names + [item["name"], id].compactMap(\.self), start: segment.start,
          end: segment.end, played: segment.speed.map { (segment.old - asset.start, $0) },
          layer: layer, offset: item.offset))
    }
  }

  /// A clip or a synchronised clip: its content lies in its own time.
  private mutating func container(
    _ item: XMLTree, in window: Window, layer: String, depth: Int
  ) throws(EditListError) {
    for segment in try segments(of: item, in: window, nil) {
      guard let speed = segment.speed else { continue }
      let inner = Window(start: segment.start, end: segment.end, local: segment.old, speed: speed)
      // Sound that is detached lies in a lane of its own, over the same time.
      try items(of: item, in: inner, layer: layer, isSequential: false, depth: depth)
    }
  }

  private mutating func compound(
    _ item: XMLTree, in window: Window, layer: String, depth: Int
  ) throws(EditListError) {
    guard let media = item["ref"].flatMap({ resources.media[$0] }),
      let sequence = media.children.first(where: { $0.name == "sequence" }),
      let spine = sequence.children.first(where: { $0.name == "spine" })
    else {
      script.note(
        "the clip refers to no sequence of the list: it is taken as inserted", at: item.offset)
      return
    }
    for segment in try segments(of: item, in: window, nil) {
      guard let speed = segment.speed else { continue }
      let inner = Window(start: segment.start, end: segment.end, local: segment.old, speed: speed)
      try items(of: spine, in: inner, layer: layer, isSequential: true, depth: depth)
    }
  }

  private mutating func multicam(
    _ item: XMLTree, in window: Window, layer: String, depth: Int
  ) throws(EditListError) {
    let media = item["ref"].flatMap { resources.media[$0] }
    let angles = media?.children.first { $0.name == "multicam" }?.children ?? []
    let sources = item.children.filter { $0.name == "mc-source" }
    let heard =
      sources.first { $0["srcEnable"] != "video" && $0["srcEnable"] != "none" } ?? sources.first
    guard let angle = angles.first(where: { $0["angleID"] == heard?["angleID"] }) ?? angles.first
    else {
      script.note(
        "the clip refers to no angle of the list: it is taken as inserted", at: item.offset)
      return
    }
    for segment in try segments(of: item, in: window, nil) {
      guard let speed = segment.speed else { continue }
      let inner = Window(start: segment.start, end: segment.end, local: segment.old, speed: speed)
      try items(of: angle, in: inner, layer: layer, isSequential: true, depth: depth)
    }
  }
}
