internal import Algorithms
public import TimedText
internal import Timeline
internal import UnicodeText

extension RetimedTrack {
  /// Takes a track through a time map.
  ///
  /// A cue is where what it stood over is. What is left of one that a cut runs through stays as
  /// ``RetimingOptions/trimmed`` has it; where that is shorter than a cue may be, it is lengthened into
  /// free room, and goes where there is none. Cues do not come to overlap that did not, and stay in
  /// order where they were in order. All else of the track stays what it was.
  ///
  /// - Parameters:
  ///   - track: The track.
  ///   - map: The map from its recording to the new one.
  ///   - options: How it is done.
  /// - Throws: ``RetimingError`` where the map repeats too much.
  /// - Complexity: O((*n* + *k*) log *m*) for *n* cues, *k* images of them and *m* pieces of the map.
  public init(
    _ track: SubtitleTrack, through map: TimeMap, options: RetimingOptions = RetimingOptions()
  ) throws(RetimingError) {
    let passage = CuePassage(track, map, options)
    var shown: [ShownCue] = []
    var dropped: [Int: String] = [:]
    for index in track.cues.indices {
      switch passage.shown(index) {
      case .shown(let cues, let reason):
        shown += cues
        dropped[index] = reason
      case .gone(let reason): dropped[index] = reason
      }
      guard shown.count <= Self.largestCount else { throw .tooManyCues(Self.largestCount) }
    }
    passage.lengthen(&shown, &dropped)
    if passage.isInOrder || !map.isMonotone {
      shown = shown.enumerated().sorted {
        ($0.element.cue.inTime, $0.offset) < ($1.element.cue.inTime, $1.offset)
      }.map(\.element)
    }
    if !options.isSpoken { shown.closeOpenEnds() }
    let origins = shown.map { Optional($0.origin) }
    var retimed = track
    retimed.cues = shown.map(\.cue)
    retimed.blocks = track.blocks.moved(through: origins)
    self.init(
      track: retimed, origins: origins, outcomes: passage.outcomes(of: shown, dropped: dropped))
  }

  /// More cues than any track has.
  private static let largestCount = 5_000_000
}

/// A cue of the new track.
struct ShownCue {
  /// The index of the cue that it was.
  var origin: Int
  /// What it is.
  var cue: Cue
  /// Whether something of it is missing.
  var isTrimmed: Bool
  /// The part of the old time line that it begins and ends with.
  var old: TimeRange
  /// What a person should know of it.
  var notes: [String]
}

extension [ShownCue] {
  /// Has chapters that say no end last until the next one begins.
  fileprivate mutating func closeOpenEnds() {
    for index in indices where self[index].cue.attributes["chapter.end"] != nil {
      let start = self[index].cue.inTime
      self[index].cue.outTime =
        index + 1 < count ? Swift.max(start, self[index + 1].cue.inTime) : start
    }
  }
}

/// The cues of one track on their way through one map.
private struct CuePassage: ~Copyable {
  let track: SubtitleTrack
  let map: TimeMap
  let options: RetimingOptions
  let judge: TrimmedCueJudge
  /// Whether each cue begins where the last one does, or later.
  let isInOrder: Bool

  init(_ track: SubtitleTrack, _ map: TimeMap, _ options: RetimingOptions) {
    self.track = track
    self.map = map
    self.options = options
    isInOrder = zip(track.cues, track.cues.dropFirst()).allSatisfy { $0.inTime <= $1.inTime }
    let language =
      options.language ?? track.language
      ?? LanguageGuess(track.cues.prefix(500).map(\.text.string).joined(separator: " ")).tag
    judge = TrimmedCueJudge(
      language: String(language.lowercased().prefix { $0 != "-" && $0 != "_" }), options)
  }

  enum Fate {
    /// It is shown, perhaps more than once; and why it is not shown somewhere, where it might be.
    case shown([ShownCue], String?)
    case gone(String)
  }

  /// Where a cue is shown.
  func shown(_ index: Int) -> Fate {
    let cue = track.cues[index]
    guard cue.outTime > cue.inTime else { return place(index, cue) }
    let stretch = cue.range
    let images = map.images(of: stretch, from: min(.zero, cue.inTime))
    let bridge = options.isSpoken ? options.profile.chainedGap : nil
    var shown: [ShownCue] = []
    var reason: String?
    for run in CueRun.runs(of: images, bridge: bridge) {
      var text = cue.text
      var notes: [String] = []
      let isWhole = run.isWhole(of: stretch)
      if !isWhole, options.isSpoken, !cue.text.isBlank {
        switch judge.remainder(of: cue, in: run) {
        case .nothing(let why):
          reason = why
          continue
        case .text(let rest, let note):
          text = rest
          notes += [note].compactMap(\.self)
        }
      } else if !isWhole, run.new.duration < min(Self.flash, cue.range.duration) {
        reason = "what is left of it is too short"
        continue
      }
      guard !run.new.isEmpty else { continue }
      if run.parts.count > 1, !isWhole { notes.append("a cut runs through it") }
      var changed = cue
      changed.text = moved(text, of: cue, in: run)
      (changed.inTime, changed.outTime) = (run.new.lowerBound, run.new.upperBound)
      shown.append(
        ShownCue(
          origin: index, cue: changed, isTrimmed: !isWhole,
          old: run.parts[0].old.lowerBound..<run.parts[run.parts.count - 1].old.upperBound,
          notes: notes))
    }
    return shown.isEmpty ? .gone(reason ?? "it was cut") : .shown(shown, reason)
  }

  /// A cue that is over as soon as it begins stands at one time.
  private func place(_ index: Int, _ cue: Cue) -> Fate {
    // A chapter that says no end, the last, goes on until the recording ends.
    if cue.attributes["chapter.end"] != nil {
      let rest = map.images(of: cue.inTime..<TimeMap.reach.upperBound, from: .zero)
      guard let first = CueRun.runs(of: rest, bridge: nil).first?.new.lowerBound else {
        return .gone("it was cut")
      }
      return .shown([at(first, index, cue)], nil)
    }
    let places = map.images(of: cue.inTime).filter { $0 >= min(.zero, cue.inTime) }
    return places.isEmpty ? .gone("it was cut") : .shown(places.map { at($0, index, cue) }, nil)
  }

  private func at(_ time: MediaTime, _ index: Int, _ cue: Cue) -> ShownCue {
    var changed = cue
    changed.inTime = time
    // An out-time before the in-time stays so: mending it is not retiming.
    let length = cue.outTime.ticks.subtractingReportingOverflow(cue.inTime.ticks)
    let end = time.ticks.addingReportingOverflow(length.partialValue)
    changed.outTime = length.overflow || end.overflow ? time : MediaTime(ticks: end.partialValue)
    return ShownCue(
      origin: index, cue: changed, isTrimmed: false, old: cue.inTime..<cue.inTime, notes: [])
  }

  /// The text with the times inside it where they are now; those that are cut leave it.
  private func moved(_ text: CueText, of cue: Cue, in run: CueRun) -> CueText {
    guard text.spans.contains(where: { if case .time = $0.markup.kind { true } else { false } })
    else { return text }
    return text.mapMarkup { markup in
      guard case .time(let time) = markup.kind else { return [markup] }
      return run.new(at: time, in: map).map { [Markup(.time($0), classes: markup.classes)] } ?? []
    }
  }

  /// Shorter than this a cue is seen as a flash, not read.
  private static let flash = MediaTime.milliseconds(300)
}

extension CuePassage {
  /// Lengthens what is left of cues where it is too short to be read, and takes away what stays so.
  func lengthen(_ shown: inout [ShownCue], _ dropped: inout [Int: String]) {
    guard options.isSpoken, shown.contains(where: \.isTrimmed) else { return }
    let starts = shown.map(\.cue.inTime).sorted()
    let end = map.pieces.last?.new.end
    for index in shown.indices where shown[index].isTrimmed {
      let old = track.cues[shown[index].origin].range.duration
      let wanted = min(options.profile.minimumDuration, old)
      var cue = shown[index].cue
      guard cue.range.duration < wanted else { continue }
      let next = starts.first(notBefore: cue.outTime).map { $0 - options.profile.minimumGap }
      let limit = [next, end, cue.inTime + wanted].compactMap(\.self).min() ?? cue.outTime
      if limit > cue.outTime {
        cue.outTime = limit
        shown[index].notes.append("lengthened, to be read")
      }
      shown[index].cue = cue
      if cue.range.duration < min(Self.flash, wanted) {
        dropped[shown[index].origin] = "what is left of it is too short to be read"
        shown[index].origin = -1
      }
    }
    shown.removeAll { $0.origin < 0 }
  }

  /// What became of each cue.
  func outcomes(of shown: [ShownCue], dropped: [Int: String]) -> [CueOutcome] {
    var places = [[Int]](repeating: [], count: track.cues.count)
    for (place, cue) in shown.enumerated() { places[cue.origin].append(place) }
    return track.cues.indices.map { index in
      let old = track.cues[index]
      let new = places[index].map { shown[$0] }
      var notes = new.flatMap(\.notes)
      if new.isEmpty { notes = [dropped[index]].compactMap(\.self) }
      return CueOutcome(
        cue: index, kind: kind(of: new, old), old: old.range, new: new.map(\.cue.range),
        notes: notes)
    }
  }

  private func kind(of new: [ShownCue], _ old: Cue) -> CueOutcome.Kind {
    guard let first = new.first else { return .gone }
    if new.count > 1 {
      let isOnce = zip(new, new.dropFirst()).allSatisfy { $0.old.upperBound <= $1.old.lowerBound }
      return isOnce ? .split : .repeated
    }
    if first.isTrimmed { return .trimmed }
    return first.cue == old ? .unchanged : .moved
  }
}

extension [MediaTime] {
  /// The first that is not before a time, of times in order.
  fileprivate func first(notBefore time: MediaTime) -> MediaTime? {
    let next = partitioningIndex { $0 >= time }
    return next < count ? self[next] : nil
  }
}
