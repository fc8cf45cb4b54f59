import ArgumentParser
import Cuelight

/// What changed, said by hand.
struct HandArguments: RetimeSource {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Show all cues later by so many seconds, or earlier: -0.48 or -0:12.5.", valueName: "seconds"),
    transform: HandArguments.time)
  var shift: MediaTime?

  @Option(
    help: ArgumentHelp(
      "Multiply times by a ratio, old frames a second over new ones: 25/23.976 where what ran at 25 runs at 23.976, and 1:00:00 becomes 1:02:33.75. 23.976 stands for 24000/1001, as do 29.97 and 59.94.",
      valueName: "old/new"),
    transform: HandArguments.factor)
  var rate: RationalRate?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A time and what it becomes. One is a shift; through two and more it goes straight from each to the next.",
      valueName: "old=new"),
    transform: HandArguments.anchor)
  var anchor: [Anchor] = []

  private var chosen: [String] {
    [
      shift.map { _ in "--shift" }, rate.map { _ in "--rate" }, anchor.isEmpty ? nil : "--anchor",
    ].compactMap(\.self)
  }

  var option: String { chosen.first ?? "--shift" }
  var needsSubtitles: Bool { false }
  var isChosen: Bool { !chosen.isEmpty }
  var inputs: [String] { [] }

  func validate() throws {
    if !anchor.isEmpty, let other = chosen.first, other != "--anchor" {
      throw ValidationError("\(other) and --anchor say the same in two ways: name one of them.")
    }
  }

  func change(_ subject: RetimeSubject) throws -> RetimeChange {
    do {
      if !anchor.isEmpty {
        return .map(try TimeMap.anchored(anchor, from: subject.start), notes: [])
      }
      let stretched = try rate.map { try TimeMap.stretched(by: $0, from: subject.start) }
      let shifted = try shift.map { try TimeMap.shifted(by: $0, from: subject.start) }
      guard let stretched, let shifted else {
        return .map(stretched ?? shifted ?? .identity, notes: [])
      }
      return .map(try stretched.followed(by: shifted), notes: [])
    } catch let error as AnchorError {
      throw CommandFailure(.usage, "--anchor: \(error)")
    } catch let error as TimeMapError {
      throw CommandFailure(.usage, "\(option): \(error)")
    }
  }
}

extension HandArguments {
  fileprivate static func time(_ text: String) throws -> MediaTime {
    guard let time = MediaTime(argument: text) else {
      throw ValidationError("Times are written as -0.48, 75, 12:30 or 1:02:03.5 are.")
    }
    return time
  }

  private static func factor(_ text: String) throws -> RationalRate {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let rates = parts.map { FrameRate(String($0)) }
    guard rates.count == 2, let old = rates[0], let new = rates[1],
      let factor = old.ratio(to: new)
    else {
      throw ValidationError(
        "Ratios are written as 25/23.976 or 1001/1000 are, both numbers above zero.")
    }
    return factor
  }

  private static func anchor(_ text: String) throws -> Anchor {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, let old = MediaTime(argument: String(parts[0])),
      let new = MediaTime(argument: String(parts[1]))
    else {
      throw ValidationError("Anchors are written as 00:01:02.5=00:00:58.1 or 75=71.2 are.")
    }
    return Anchor(old, becomes: new)
  }
}
