import RealModule
import SpeechDetection
import TestSupport
import TimedText
import Testing
import Timeline

@testable import SpeechTiming

/// What is known of where turns are before a sound is matched.
struct AcousticPriorTests {
  /// Of some turns nobody speaks four: the regions leave out some, and are unsure of those around.
  private static let talk = LetterTalk(seed: 22, turnCount: 24, unspoken: [9, 10, 11, 12])
  private static let regions = RegionTimer(
    TimingScript(talk.turns), runs: talk.runs, features: talk.features
  ).time()

  private let talk = Self.talk
  private let script = TimingScript(Self.talk.turns)
  private let regions: RegionTiming
  private let frames = AcousticFrames(of: Self.talk.features, speech: Self.talk.runs)

  init() throws { regions = try #require(Self.regions) }

  private func prior(_ script: TimingScript? = nil) -> AcousticPrior {
    AcousticPrior(regions, script ?? self.script, runs: talk.runs, frames: frames)
  }

  /// The logarithm of the odds, which are never believed wholly.
  private func odds(_ probability: Double) -> Float {
    let bounded = min(max(probability, 0.05), 0.999)
    return Float(Double.log(bounded / (1 - bounded)))
  }

  @Test func `is tried where regions are sure of some turns, unsure of others and leave out some`()
  {
    let placed = script.firstUnits.dropLast().map { regions.places[$0] != nil }
    #expect(placed.contains(false))
    #expect(zip(placed, regions.probabilities).contains { $0 && $1 < 0.5 })
    #expect(regions.probabilities.contains { $0 > 0.9 })
  }

  @Test(arguments: [1, 2.5] as [Float])
  func `favours where a turn begins by the regions, the more the surer they are`(nat: Float) {
    let options = prior().options(nat)
    #expect(options.starts.count == script.turnCount)
    for (turn, favour) in options.starts.enumerated() {
      let place = regions.places[script.firstUnits[turn]]
      let probability = regions.probabilities[turn]
      #expect((favour != nil) == (place != nil && probability > 0.5))
      guard let favour, let place else { continue }
      // Four frames to either side.
      let frame = place.onset / AcousticFrames.stride
      #expect(favour.frames == frame - 4..<frame + 4)
      #expect(abs(favour.worth - nat * odds(probability)) < 1e-4)
    }
  }

  @Test func `favours where a turn ends as far as what follows it is sure as well`() {
    let options = prior().options(1)
    for (turn, favour) in options.ends.enumerated() {
      let probabilities = [turn, turn + 1].map {
        $0 < script.turnCount && regions.places[script.firstUnits[$0]] != nil
          ? regions.probabilities[$0] : 0.5
      }
      let both = min(probabilities[0], probabilities[1])
      #expect((favour != nil) == (both > 0.5))
      guard let favour, let place = regions.places[script.firstUnits[turn + 1] - 1] else {
        continue
      }
      let frame = place.offset / AcousticFrames.stride
      #expect(favour.frames == frame - 4..<frame + 4)
      #expect(abs(favour.worth - odds(both)) < 1e-4)
    }
  }

  @Test func `gives up a turn the more dearly the surer the regions are that somebody speaks it`() {
    let options = prior().options(2)
    for (turn, cost) in options.unspoken.enumerated() {
      let isPlaced = regions.places[script.firstUnits[turn]] != nil
      let more = isPlaced ? max(odds(regions.probabilities[turn]), 0) : -2
      // One turn in a hundred is not spoken.
      #expect(abs(cost - 2 * (Float.log(100) + more)) < 1e-4)
    }
    #expect(options.unspokenClause > options.unspoken.max() ?? 0)
    #expect(options.enteringFiller.inside > options.enteringFiller.between)
  }

  @Test func `knows the frames in which speech begins and ends`() {
    let prior = prior()
    #expect(prior.isOnset.count == frames.count && prior.isOffset.count == frames.count)
    for frame in 0..<frames.count {
      func isNear(_ hop: Int) -> Bool {
        (-4..<4).contains(frame - hop / AcousticFrames.stride)
      }
      #expect(prior.isOnset[frame] == talk.runs.contains { isNear($0.onset) })
      #expect(prior.isOffset[frame] == talk.runs.contains { isNear($0.offset) })
    }
  }

  @Test func `takes an onset for a sign of a clause as far as such boundaries have pauses`() {
    let prior = prior()
    #expect(prior.onsets.count == TimingScript.Boundary.allCases.count)
    // Every clause of the talk begins behind a pause, and only a part of its frames are onsets.
    for boundary in [TimingScript.Boundary.comma, .turn] {
      let worth = prior.onsets[Int(boundary.rawValue)]
      #expect(worth.there > 0 && worth.elsewhere < 0)
    }
    // Of boundaries that the script does not have it is thought the same: four in five.
    let (none, mark) = (
      prior.onsets[Int(TimingScript.Boundary.none.rawValue)],
      prior.onsets[Int(TimingScript.Boundary.pauseMark.rawValue)]
    )
    #expect(none == mark)
    #expect(prior.onsets[Int(TimingScript.Boundary.turn.rawValue)].there > none.there)
    let options = prior.options(1)
    #expect(options.boundaries == [.turn] + script.boundaries.dropLast())
  }

  @Test func `hands on pins in frames`() throws {
    let pins = [
      (pin: ClausePin(turn: 2, at: .seconds(1)), hop: 101 as Int?),
      (pin: ClausePin(turn: 3, edge: .end, at: .seconds(2)), hop: 200),
    ]
    let pinned = TimingScript(talk.turns, pins: pins)
    let options = prior(pinned).options(1)
    #expect(options.pinnedStarts == [script.firstUnits[2]: 50])
    #expect(options.pinnedEnds == [script.firstUnits[3]: 100])
    #expect(prior().options(1).pinnedStarts.isEmpty)
  }
}
