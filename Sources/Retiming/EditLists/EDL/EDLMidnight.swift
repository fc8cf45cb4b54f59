internal import Timeline

/// Goes on counting where the time codes of a list begin again at midnight.
///
/// A time code has the hours of a day (SMPTE ST 12-1), and a clock may pass midnight in a recording or
/// in a programme. Codes behind that are taken for hours from 24 on.
struct EDLMidnight {
  /// What a clock goes back by at midnight is more than this, in seconds; what ends before it begins is
  /// wrong by less.
  private static let halfDay: Int64 = 12 * 3600

  /// When the recording begins, if that is known.
  let sourceStart: MediaTime?

  /// Counts on in all events, and tells of it.
  func countOn(in entries: inout [EDLEntry], _ script: inout EditScript) {
    countOn(2, 3, of: Array(entries.indices), in: &entries, &script)
    let byReel = Dictionary(grouping: entries.indices) { entries[$0].names.first ?? "" }
    for events in byReel.values { countOn(0, 1, of: events, in: &entries, &script) }
  }

  /// Counts on in one clock: that of the programme, or that of a reel.
  private func countOn(
    _ into: Int, _ out: Int, of events: [Int], in entries: inout [EDLEntry],
    _ script: inout EditScript
  ) {
    func seconds(_ event: Int, _ place: Int) -> Int64 { entries[event].event.codes[place].seconds }
    let crossing = events.first { event in
      // What is played backwards may be written from its end.
      let isForward = into > 1 || (entries[event].speed?.number.numerator ?? 1) > 0
      return isForward && seconds(event, into) - seconds(event, out) > Self.halfDay
    }
    let earlier = events.first { event in
      into == 0 && (sourceStart?.seconds ?? 0) - Double(seconds(event, into)) > Double(Self.halfDay)
    }
    // The clock may pass midnight between two events; in a list that is in another order than the
    // programme, it goes back more than once.
    let later = zip(events, events.dropFirst()).filter {
      into > 1 && seconds($0, into) - seconds($1, into) > Self.halfDay
    }
    let between = later.count == 1 ? later.first?.1 : nil
    guard let first = crossing ?? earlier ?? between else { return }
    script.note(
      "the clock passes midnight: time codes behind that are taken for hours from 24 on",
      at: entries[first].event.codeOffsets[into])
    for event in events {
      for place in [into, out] where seconds(event, place) < Self.halfDay {
        entries[event].event.codes[place].fields[0] += 24
      }
    }
  }
}
