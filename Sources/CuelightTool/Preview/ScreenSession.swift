import Cuelight
import Foundation
import Synchronization

/// A preview on the screen of a terminal, from the first look to the last key.
final class ScreenSession: Sendable {
  /// What is found out while the screen is up.
  struct News: Sendable {
    var activity: String?
    var preview: Preview?
    var failure: (any Error)?
    var isOver = false
  }

  private let news = Mutex(News())
  private let keyboard: Int32
  private let depth: ColourDepth
  private let player: Player?
  private let verdicts: String?

  /// Creates a session.
  ///
  /// - Parameters:
  ///   - keyboard: Where keys come from.
  ///   - depth: How many colours there are.
  ///   - player: What plays the sound.
  ///   - verdicts: Where verdicts are kept.
  init(keyboard: Int32, depth: ColourDepth, player: Player?, verdicts: String?) {
    self.keyboard = keyboard
    self.depth = depth
    self.player = player
    self.verdicts = verdicts
  }

  /// Tells what is being done.
  func tell(_ step: String, _ part: Double?) {
    let text = part.map { "\(step) \(Int(min(max($0, 0), 1) * 100)) %" } ?? "\(step) …"
    news.withLock { $0.activity = text }
  }

  /// Tells what came of it.
  func finish(_ result: Result<Preview, any Error>) {
    news.withLock { news in
      news = News(isOver: true)
      switch result {
      case .success(let preview): news.preview = preview
      case .failure(let error): news.failure = error
      }
    }
  }

  /// Shows a screen until it is left; on a thread of its own, for it waits for keys.
  func run(_ screen: PreviewScreen, playingFrom start: MediaTime?) async throws {
    try ScreenTerminal.enter(keyboard: keyboard)
    let result: Result<Bool, any Error> = await withCheckedContinuation { continuation in
      Thread {
        var loop = Loop(session: self, screen: screen)
        let result = Result { try loop.run(playingFrom: start) }
        self.player?.stop()
        ScreenTerminal.leave()
        continuation.resume(returning: result)
      }.start()
    }
    guard try result.get() else { return }
    // It ends as the signal would have ended it.
    kill(getpid(), SIGINT)
    while true { try await Task.sleep(for: .seconds(60)) }
  }

  /// The round of drawing and waiting.
  private struct Loop {
    let session: ScreenSession
    var screen: PreviewScreen
    var reader = KeyReader()
    var drawn: [StyledLine] = []
    /// When and where playing began.
    var playing: (since: ContinuousClock.Instant, from: MediaTime)?
    var lastTick = ContinuousClock.now

    /// Runs until a key ends it; returns whether that was an interrupt.
    mutating func run(playingFrom start: MediaTime?) throws -> Bool {
      if let start { play(from: start) }
      while true {
        try hear()
        tick()
        draw()
        let pause: Int32 = screen.isPlaying ? 50 : 100
        guard let bytes = ScreenTerminal.read(from: session.keyboard, within: pause) else {
          return false
        }
        // Ctrl-D is the end of what is typed.
        if bytes.contains(0x04) { return false }
        let keys = bytes.isEmpty ? reader.finish() : reader.keys(in: bytes)
        for key in keys {
          switch screen.press(key) {
          case .quit: return false
          case .interrupt: return true
          case .suspend: suspend()
          case .redraw: drawn = []
          case .play(let time): play(from: time)
          case .pause: pausePlaying()
          case .keepVerdicts: try keepVerdicts()
          case nil: break
          }
        }
      }
    }

    /// Takes what was found out meanwhile.
    private mutating func hear() throws {
      let news = session.news.withLock { news in
        defer { news.preview = nil }
        return news
      }
      if let failure = news.failure { throw failure }
      screen.activity = news.activity
      if let preview = news.preview {
        screen.update(preview.input, doubts: preview.doubts)
        if let note = preview.note { screen.say(note) }
      }
    }

    /// Moves on with what is heard.
    private mutating func tick() {
      let now = ContinuousClock.now
      defer { lastTick = now }
      guard let playing else { return }
      let time = playing.from + MediaTime(seconds: (now - playing.since).seconds)
      if now - lastTick > .seconds(1), let heard = screen.now {
        // The program was stopped for a while, and its player was not.
        play(from: heard)
      } else if time >= screen.duration {
        pausePlaying()
        screen.say("that was the end")
      } else {
        screen.follow(time)
      }
    }

    private mutating func play(from time: MediaTime) {
      if let player = session.player {
        player.play(from: time.seconds)
      } else {
        screen.say("no sound: it takes ffplay or mpv, and a file")
      }
      playing = (ContinuousClock.now, time)
      lastTick = .now
      screen.follow(time)
    }

    private mutating func pausePlaying() {
      session.player?.stop()
      playing = nil
      screen.stop()
    }

    private mutating func suspend() {
      pausePlaying()
      ScreenTerminal.putAway()
      // To all of the shell's job, as the terminal would have.
      kill(0, SIGTSTP)
    }

    private mutating func keepVerdicts() throws {
      guard let path = session.verdicts else {
        screen.say("not kept: --verdicts FILE keeps verdicts")
        return
      }
      try Outputs.write([(path, try VerdictListing(screen.verdicts).json())])
    }

    /// Draws the lines that are not there yet.
    private mutating func draw() {
      let status = ScreenTerminal.status()
      guard status.isUp else { return }
      let (columns, lines) = ScreenTerminal.size
      let size = PreviewScreen.Size(columns: columns, lines: lines)
      if status.isStale || size != screen.size { drawn = [] }
      screen.size = size
      let new = screen.lines
      var output = drawn.isEmpty ? "\u{1B}[0m\u{1B}[2J" : ""
      for (index, line) in new.enumerated() where drawn.isEmpty || drawn[index] != line {
        output += "\u{1B}[\(index + 1);1H\u{1B}[K" + line.rendered(in: session.depth)
      }
      drawn = new
      if !output.isEmpty { ScreenTerminal.draw(output) }
    }
  }
}

extension Duration {
  fileprivate var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
