internal import RealModule
package import SpeechDetection

/// Times a script by the speech regions of a recording alone.
package struct RegionTiming {
  package var log: (String) -> Void = { _ in }
  package init() {}

  package func time(
    _ script: TimingScript, runs: [SpeechRun], features: FrameFeatures
  ) -> [(clause: Int, onset: Double, offset: Double, voice: Int)] {
    let sequence = RunSequence(runs, hopCount: features.count)
    let all = sequence.pauseCounts
    let spoken = Double(sequence.spokenBefore.last ?? 0)
    var pauses = PauseModel(all: all, speech: spoken)
    let syllables = script.weights.reduce(0, +)
    var durations = DurationModel(
      perSyllable: max((spoken * 0.95 - 8 * Double(script.count)) / syllables, 2))
    durations.baseDeviation = 0.2
    durations.syllableDeviation = 0.5
    var voices = VoiceCosts()
    let cepstra = RunCepstra(of: runs, in: features)
    var model: VoiceModel?
    var path: RegionPath?
    var lastChanges: [Double] = []
    let fine = (script, sequence, cepstra)
    let (cscript, firstClauses) = script.bySentence()
    let (cseq, firstRuns) = sequence.bridging(pausesBelow: 25)
    let coarse = (cscript, cseq, RunCepstra(of: cseq.runs, in: features))
    log("coarse clauses \(cscript.count) runs \(cseq.count)")
    var band: [ClosedRange<Int>] = []
    let coarseRounds = 3
    for round in 0..<8 {
      let isCoarse = round < coarseRounds
      let (script, sequence, cepstra) = isCoarse ? coarse : fine
      let runs = sequence.runs
      if round == 0 { band = Array(repeating: 0...sequence.count, count: script.count + 1) }
      if round == coarseRounds {
        pauses = PauseModel(all: all, speech: spoken)
        durations.baseDeviation = 0.16
        durations.syllableDeviation = 0.4
      }
      if round > 0, isCoarse, let p = path {
        band = RegionTiming.band(around: p, script: script, sequence: sequence, reach: 12000, map: nil)
      }
      if round >= coarseRounds, let p = path {
        band = RegionTiming.band(around: p, script: script, sequence: sequence, reach: round == coarseRounds ? 6000 : 3000, map: round == coarseRounds ? (firstClauses, firstRuns) : nil)
        if round == coarseRounds, let model { voices = VoiceCosts(costs: model.costs(of: cepstra), changes: lastChanges) }
      }
      var prices = RegionProgram.Prices()
      prices.enteringFiller = [25, 18, 12, 16, 12, 9, 9, 9][round]
      prices.unspokenTurn = [25, 16, 9, 12, 9, 6, 6, 6][round]
      let t0 = ContinuousClock().now
      let program = RegionProgram(
        script: script, sequence: sequence, pauses: pauses, durations: durations, voices: voices,
        prices: prices, band: band)
      guard let found = program.solve() else { log("no path"); break }
      path = found
      log("\(ContinuousClock().now - t0)")
      var evidence = PauseModel.Evidence()
      var observations: [DurationModel.Observation] = []
      var voiceOfRun = Array<Int?>(repeating: nil, count: runs.count)
      var changes = VoiceContext.allCases.map { ($0.priorChange * 8, 8.0) }
      var lastVoice: Int?
      for (k, match) in found.matches.enumerated() {
        let weight = match.clauses.reduce(0) { $0 + script.weights[$1] }
        let spoken = sequence.spoken(from: match.runs.lowerBound, through: match.runs.upperBound - 1)
        observations.append(.init(clauses: match.clauses.reduce(0) { $0 + script.clauseCounts[$1] }, syllables: weight, duration: Double(spoken)))
        evidence.speech += Double(spoken)
        for run in match.runs { voiceOfRun[run] = match.voice }
        for run in match.runs.dropFirst() { evidence.inside.byBin[Int(sequence.pauseBins[run])] += 1 }
        for clause in match.clauses.dropLast() {
          evidence.boundary[Int(script.boundaries[clause].rawValue)].without += 1
        }
        if k + 1 < found.matches.count, found.matches[k + 1].runs.lowerBound == match.runs.upperBound {
          let b = script.boundaries[match.clauses.upperBound - 1]
          evidence.boundary[Int(b.rawValue)].byBin[Int(sequence.pauseBins[match.runs.upperBound])] += 1
        }
        let turn = script.turnOfClause[match.clauses.lowerBound]
        if let lastVoice, script.firstClause[turn] == match.clauses.lowerBound {
          let c = script.contextOfTurn[turn].rawValue
          changes[c].1 += 1
          if lastVoice != match.voice { changes[c].0 += 1 }
        }
        lastVoice = match.voice
      }
      pauses = PauseModel(learningFrom: evidence, all: all, speech: spoken)
      durations = durations.learning(from: observations)
      log("round \(round): cost \(found.cost) matches \(found.matches.count) perClause \(durations.perClause) perSyllable \(durations.perSyllable) dev \(durations.baseDeviation) \(durations.syllableDeviation)")
      if round == 1 { model = VoiceModel(clustering: cepstra, into: 2) }
      if round > 1 { model?.learn(cepstra, voices: voiceOfRun) }
      if let model, round >= 1 {
        lastChanges = changes.map { $0.0 / $0.1 }
        voices = VoiceCosts(costs: model.costs(of: cepstra), changes: changes.map { $0.0 / $0.1 })
        log("  changes \(changes.map { ($0.0 / $0.1, $0.1) })")
      }
    }
    guard let path else { return [] }
    var out: [(clause: Int, onset: Double, offset: Double, voice: Int)] = []
    for match in path.matches {
      // inner boundaries by weight over spoken time
      let total = match.clauses.reduce(0) { $0 + durations.perClause + durations.perSyllable * script.weights[$1] }
      let spoken = Double(sequence.spoken(from: match.runs.lowerBound, through: match.runs.upperBound - 1))
      func at(_ x: Double) -> Double {
        let base = sequence.spokenBefore[match.runs.lowerBound]
        for r in match.runs {
          let s = Double(sequence.spokenBefore[r] - base)
          if x <= s + Double(sequence.runs[r].count) || r == match.runs.upperBound - 1 {
            return Double(sequence.runs[r].onset) + max(0, x - s)
          }
        }
        return 0
      }
      var done = 0.0
      for clause in match.clauses {
        let from = done / total * spoken
        done += durations.perClause + durations.perSyllable * script.weights[clause]
        out.append((clause, at(from) / 100, at(done / total * spoken) / 100, match.voice))
      }
    }
    return out
  }

  /// The runs that may come next for each count of clauses, around a path
  static func band(
    around path: RegionPath, script: TimingScript, sequence: RunSequence, reach: Int,
    map: (clauses: [Int], runs: [Int])?
  ) -> [ClosedRange<Int>] {
    var lows = Array(repeating: Int.max, count: script.count + 1)
    var highs = Array(repeating: Int.min, count: script.count + 1)
    func pin(_ clause: Int, _ run: Int) {
      lows[clause] = min(lows[clause], run)
      highs[clause] = max(highs[clause], run)
    }
    pin(0, 0)
    for match in path.matches {
      let c = map.map { ($0.clauses[match.clauses.lowerBound], $0.clauses[match.clauses.upperBound]) } ?? (match.clauses.lowerBound, match.clauses.upperBound)
      let r = map.map { ($0.runs[match.runs.lowerBound], $0.runs[match.runs.upperBound]) } ?? (match.runs.lowerBound, match.runs.upperBound)
      pin(c.0, r.0)
      pin(c.1, r.1)
    }
    pin(script.count, sequence.count)
    // rows without a pin lie between neighbours
    var last = 0
    for i in lows.indices { if highs[i] == Int.min { lows[i] = last; highs[i] = last } else { last = highs[i] } }
    var next = sequence.count
    for i in lows.indices.reversed() { if lows[i] != Int.max { highs[i] = max(highs[i], lows[i]) }; highs[i] = max(highs[i], min(next, highs[i])); next = lows[i] }
    let spread = 12
    func time(_ run: Int) -> Int { Int(sequence.spokenBefore[run]) }
    return lows.indices.map { i in
      let near = max(0, i - spread)...min(lows.count - 1, i + spread)
      var low = near.map { lows[$0] }.min() ?? 0
      var high = near.map { highs[$0] }.max() ?? sequence.count
      let (from, to) = (time(low) - reach, time(high) + reach)
      while low > 0, time(low - 1) >= from { low -= 1 }
      while high < sequence.count, time(high + 1) <= to { high += 1 }
      return low...high
    }
  }
}
