/// Subtitles after what can safely be mended has been, and what is left.
public struct CheckMending: Sendable {
  /// The file: byte for byte as it was but for what was mended, and for what was not as its format has
  /// it.
  public let bytes: [UInt8]
  /// What was mended, in the order of the cues.
  public let changes: [MendedTrack.Change]
  /// What was written in the way that the format has.
  public let repairs: [Diagnostic]
  /// The mended file, judged.
  public let check: Check

  /// Mends subtitles: see ``LayoutProfile/mended(_:rules:precision:end:)``.
  ///
  /// - Parameters:
  ///   - file: The subtitles.
  ///   - recording: The recording, where its speech is to judge by as well.
  ///   - options: How they are judged.
  /// - Throws: `BreakIteratorError` where words cannot be told apart for want of ICU's data.
  public init(
    _ file: SubtitleFile, against recording: Recording? = nil, options: Check.Options = .init()
  ) throws {
    try self.init(file, heard: recording?.heard, options: options)
  }

  package init(_ file: SubtitleFile, heard: HeardAudio?, options: Check.Options) throws {
    let before = try Check(file, heard: heard, options: options)
    let mended = try options.profileAtRate.mended(
      file.track(in: options.language), rules: options.rules, precision: file.format.precision,
      end: heard?.duration)
    // What a format makes of a change is seen when its file is read again: a cue that is not better
    // off then stays as it was.
    var kept = Set(mended.changes.map(\.cue))
    for _ in 0..<Self.trials {
      var track = file.track
      for index in kept {
        track.cues[index].outTime = mended.track.cues[index].outTime
        track.cues[index].text = mended.track.cues[index].text
      }
      let bytes = kept.isEmpty ? file.repaired() : file.encoded(track)
      if let again = file.reread(bytes), again.track.cues.count == track.cues.count {
        let check = try Check(again, heard: heard, options: options)
        let worse = check.cues(worseThan: before)
        if worse.isEmpty {
          self.bytes = bytes
          changes = mended.changes.filter { kept.contains($0.cue) }
          repairs = file.diagnostics
          self.check = check
          return
        }
        // A cue is judged with its neighbours.
        kept = kept.filter { cue in !(cue - 1...cue + 1).contains(where: worse.contains) }
      } else {
        kept = []
      }
    }
    bytes = file.repaired()
    changes = []
    repairs = file.diagnostics
    check = try file.reread(bytes).map { try Check($0, heard: heard, options: options) } ?? before
  }

  /// How often changes are taken back.
  private static let trials = 4
}

extension SubtitleFile {
  /// The file with other bytes, read as this one was.
  fileprivate func reread(_ bytes: [UInt8]) -> SubtitleFile? {
    try? SubtitleFile(parsing: bytes, as: format, encoding: encoding == .utf8 ? nil : encoding)
  }
}

extension Check {
  /// The cues that have a finding of a rule which they did not have in another check, or more of them.
  fileprivate func cues(worseThan other: Check) -> Set<Int> {
    let (old, new) = (other.tally, tally)
    return Set(
      new.compactMap { key, count in
        count > old[key, default: 0] ? key.cue : nil
      })
  }

  private struct Key: Hashable {
    var rule: Finding.Rule
    var cue: Int
  }

  private var tally: [Key: Int] {
    items.reduce(into: [:]) { counts, item in
      guard let cue = item.finding.cue else { return }
      counts[Key(rule: item.finding.rule, cue: cue), default: 0] += 1
    }
  }
}
