internal import Timeline

/// auto-editor's timelines: version 1 (chunks with a speed), 2 (clips with effects) and 3 (layers).
struct AutoEditorReader: EditListReader {
  let tree: JSONTree
  var format: EditList.Format { .autoEditor }

  /// At this speed, and above, and at none, a chunk is cut.
  private static let cutSpeed = WrittenNumber(99_999)

  func read(_ script: inout EditScript, _ options: EditListOptions) throws(EditListError) {
    try checkVersion(script)
    let rate = try frameRate(script, options)
    if tree["chunks"] != nil {
      try readChunks(&script, rate)
    } else if tree["clips"] != nil {
      try readClips(&script, rate)
    } else {
      try readLayers("a", prefix: EditAssembly.soundPrefix, &script, rate)
      try readLayers("v", prefix: "picture ", &script, rate)
    }
  }

  private func checkVersion(_ script: EditScript) throws(EditListError) {
    guard let stated = tree["version"] else { return }
    guard let major = stated.text?.split(separator: ".").first, ["1", "2", "3"].contains(major)
    else {
      throw script.error(
        "the timeline's version is not 1, 2 or 3, which are known", at: stated.offset)
    }
  }

  private func frameRate(
    _ script: EditScript, _ options: EditListOptions
  ) throws(EditListError) -> FrameRate {
    if let stated = tree["timebase"] ?? tree["tb"] {
      guard let rate = stated.text.flatMap({ FrameRate($0) }) else {
        throw script.error(
          "the timebase is a ratio above zero, as \"30000/1001\"", at: stated.offset)
      }
      return rate
    }
    guard let rate = options.frameRate else {
      throw script.error(
        "counts frames and says not of what rate: name the recording's with --edit-rate",
        at: tree.offset)
    }
    return rate
  }

  /// A whole number of frames.
  private func frames(_ tree: JSONTree?, _ script: EditScript, in owner: JSONTree)
    throws(EditListError)
    -> Int64
  {
    guard let number = tree?.number, number.denominator == 1,
      let frames = Int64(exactly: number.numerator), frames >= 0, frames < 1 << 40
    else { throw script.error("a whole number of frames is expected", at: (tree ?? owner).offset) }
    return frames
  }

  private func time(
    _ frames: Int64, _ rate: FrameRate, _ script: EditScript, at offset: Int
  ) throws(EditListError) -> MediaTime {
    guard let time = rate.time(ofFrames: frames) else {
      throw script.tooFar(at: offset)
    }
    return time
  }

  // MARK: - Versions 1 and 2

  private func readChunks(_ script: inout EditScript, _ rate: FrameRate) throws(EditListError) {
    guard let chunks = tree["chunks"]?.list else {
      throw script.error("“chunks” is a list", at: tree["chunks"]?.offset ?? tree.offset)
    }
    var reached: Int64 = 0
    for chunk in chunks {
      guard let parts = chunk.list, parts.count == 3, let speed = parts[2].number else {
        throw script.error(
          "a chunk is a list of its start, its end and its speed", at: chunk.offset)
      }
      let start = try frames(parts[0], script, in: chunk)
      let end = try frames(parts[1], script, in: chunk)
      guard start >= reached else {
        throw script.error(
          "the chunk begins before the one in front of it ends", at: chunk.offset)
      }
      reached = end
      try play(start, end, speed, &script, rate, at: chunk.offset)
    }
  }

  private func readClips(_ script: inout EditScript, _ rate: FrameRate) throws(EditListError) {
    guard let clips = tree["clips"]?.list, let effects = tree["effects"]?.list else {
      throw script.error("“clips” and “effects” are lists", at: tree.offset)
    }
    for clip in clips {
      guard let parts = clip.list, parts.count == 3 else {
        throw script.error("a clip is a list of its start, its end and its effect", at: clip.offset)
      }
      let effect = try frames(parts[2], script, in: clip)
      guard effect < effects.count, let actions = effects[Int(effect)].list else {
        throw script.error("there is no effect \(effect)", at: parts[2].offset)
      }
      var speed = WrittenNumber(1)
      for action in actions {
        let words = (action.string ?? "").split(separator: ":")
        switch words.first {
        case "cut": speed = WrittenNumber(0)
        case "speed", "varispeed":
          guard words.count > 1, let number = WrittenNumber(words[1]) else {
            throw script.error("a speed is written as speed:2.0", at: action.offset)
          }
          speed = number
        default: break  // Volume, zoom and the like leave time as it is.
        }
      }
      try play(
        try frames(parts[0], script, in: clip), try frames(parts[1], script, in: clip), speed,
        &script,
        rate, at: clip.offset)
    }
  }

  private func play(
    _ start: Int64, _ end: Int64, _ speed: WrittenNumber, _ script: inout EditScript,
    _ rate: FrameRate, at offset: Int
  ) throws(EditListError) {
    guard end >= start else { throw script.error("ends before it starts", at: offset) }
    guard speed.numerator >= 0 else { throw script.error("a speed is not below zero", at: offset) }
    let isCut =
      speed.numerator == 0 || speed.numerator >= Self.cutSpeed.numerator * speed.denominator
    guard !isCut, end > start else { return }
    // What is played lasts whole frames: the nearest count, halves to the even one, as Python rounds.
    guard let ratio = speed.speed, let length = WrittenNumber(end - start).divided(by: speed) else {
      throw script.error("nothing can be played at such a speed", at: offset)
    }
    let whole = length.numerator.floor(by: length.denominator)
    let rest = 2 * (length.numerator - whole * length.denominator)
    let isUp = rest > length.denominator || rest == length.denominator && !whole.isMultiple(of: 2)
    guard let frames = Int64(exactly: whole + (isUp ? 1 : 0)), frames > 0 else { return }
    try script.play(
      try time(start, rate, script, at: offset), to: try time(end, rate, script, at: offset),
      of: tree["source"]?.string, speed: ratio,
      lasting: try time(frames, rate, script, at: offset), at: offset)
  }

  // MARK: - Version 3

  private func readLayers(
    _ name: String, prefix: String, _ script: inout EditScript, _ rate: FrameRate
  ) throws(EditListError) {
    guard let layers = tree[name] else { return }
    guard let list = layers.list else {
      throw script.error("“\(name)” is a list of layers", at: layers.offset)
    }
    for (number, layer) in list.enumerated() {
      guard let clips = layer.list else {
        throw script.error("a layer is a list of clips", at: layer.offset)
      }
      for clip in clips {
        guard clip.members != nil else {
          throw script.error("a clip is an object", at: clip.offset)
        }
        let kind = clip["name"]?.string ?? (name == "a" ? "audio" : "video")
        guard kind == "audio" || kind == "video" else {
          script.note("“\(kind)” plays nothing of a recording", at: clip.offset)
          continue
        }
        let start = try frames(clip["start"], script, in: clip)
        let length = try frames(clip["dur"], script, in: clip)
        let offset = try frames(clip["offset"], script, in: clip)
        guard length > 0 else { continue }
        let speed = clip["speed"]?.number ?? WrittenNumber(1)
        // The place in the recording is counted in frames that are played, at the clip's speed.
        guard speed.isPositive, let ratio = speed.speed,
          let place = WrittenNumber(offset).multiplied(by: speed),
          let old = rate.time(ofFrames: place)
        else {
          throw script.error("a speed is above zero", at: clip["speed"]?.offset ?? clip.offset)
        }
        try script.add(
          EditScript.Clip(
            sources: [clip["src"]?.string].compactMap(\.self),
            start: try time(start, rate, script, at: clip.offset),
            end: try time(start + length, rate, script, at: clip.offset), played: (old, ratio),
            layer: "\(prefix)\(number)", offset: clip.offset))
      }
    }
  }
}
