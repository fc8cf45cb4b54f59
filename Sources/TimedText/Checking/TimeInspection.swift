internal import Timeline

extension CueInspection {
  /// Judges for how long a cue is shown.
  mutating func inspectDuration(of cue: Cue, _ site: Site) {
    guard cue.outTime > cue.inTime else {
      report(
        .noDuration, site, measured: 0, limit: 0,
        cue.outTime < cue.inTime ? "ends before it begins" : "ends when it begins")
      return
    }
    let shown = site.range.duration
    if shown < profile.minimumDuration - rounding {
      report(
        .tooShort, site, measured: shown.seconds, limit: profile.minimumDuration.seconds,
        "shown for \(Finding.number(shown.seconds)) s, less than "
          + "\(Finding.number(profile.minimumDuration.seconds)) s")
    }
    if shown > profile.maximumDuration + rounding {
      report(
        .tooLong, site, measured: shown.seconds, limit: profile.maximumDuration.seconds,
        "shown for \(Finding.number(shown.seconds)) s, more than "
          + "\(Finding.number(profile.maximumDuration.seconds)) s")
    }
  }

  mutating func inspectOrder(of cue: Cue, behind previous: Cue, _ site: Site) {
    let before = Self.bounded(previous).lowerBound - site.range.lowerBound
    guard before > .zero else { return }
    report(
      .order, site, measured: before.seconds, limit: 0,
      "begins \(Finding.number(before.seconds)) s before the cue that stands before it")
  }

  /// Judges the time from a cue to the next one.
  mutating func inspectGap(from cue: Cue, to next: Cue, _ site: Site) {
    let following = Self.bounded(next)
    guard following.lowerBound >= site.range.lowerBound, !Self.standApart(cue, next) else { return }
    let gap = following.lowerBound - site.range.upperBound
    if gap < .zero {
      report(
        .overlap, site, measured: -gap.seconds, limit: 0,
        "still shown for \(Finding.number(-gap.seconds)) s when the next cue begins")
    } else if gap < profile.minimumGap - rounding {
      report(
        .gap, site, measured: gap.seconds, limit: profile.minimumGap.seconds,
        "\(Finding.number(gap.seconds)) s to the next cue, less than "
          + "\(Finding.number(profile.minimumGap.seconds)) s")
    } else if gap > profile.minimumGap + rounding, gap < profile.chainedGap - rounding {
      report(
        .chaining, site, measured: gap.seconds, limit: profile.chainedGap.seconds,
        "\(Finding.number(gap.seconds)) s to the next cue: neither closed to "
          + "\(Finding.number(profile.minimumGap.seconds)) s nor "
          + "\(Finding.number(profile.chainedGap.seconds)) s or more")
    }
  }

  /// Whether two cues are to be shown at different places of the screen, so that neither is in the
  /// other's way.
  private static func standApart(_ a: Cue, _ b: Cue) -> Bool {
    (a.settings?.anchor ?? .standard) != (b.settings?.anchor ?? .standard)
  }
}
