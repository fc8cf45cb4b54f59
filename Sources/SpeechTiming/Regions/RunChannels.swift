internal import RealModule
internal import SpeechDetection

/// What the channels of a recording with one speaker a channel say of who speaks in each run.
struct RunChannels: Sendable {
  /// How many channels there are; none where they are not told apart.
  let count: Int
  /// For each channel what it costs that its speaker speaks each run, less what it costs that
  /// anybody does.
  let costs: [[Float]]

  /// The most that it costs, in nats: now and then two speak at once.
  private static let mostCost = 6.0

  /// The voices of the channels; nothing where they are not told apart.
  var voices: VoiceCosts? {
    count > 1
      ? VoiceCosts(costs: costs, changes: VoiceContext.allCases.map(\.priorChange)) : nil
  }

  /// Counts who leads in each run.
  init(of runs: [SpeechRun], in features: FrameFeatures) {
    let count = features.channelCount
    self.count = count
    guard count > 1 else {
      costs = []
      return
    }
    var costs = Array(repeating: [Float](), count: count)
    for run in runs {
      var leads = Array(repeating: 0.5, count: count)
      for hop in run.onset..<run.offset {
        let channel = features.storedChannels[hop]
        if channel != FrameFeatures.noChannel { leads[Int(channel)] += 1 }
      }
      let mean = leads.reduce(0, +) / Double(count)
      for channel in 0..<count {
        costs[channel].append(Float(min(-Double.log(leads[channel] / mean), Self.mostCost)))
      }
    }
    self.costs = costs
  }
}
