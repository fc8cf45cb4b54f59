import Foundation
import Synchronization

/// What becomes of a run that is told to stop: by Ctrl-C, by `kill`, or by its terminal closing.
///
/// It stops at once, wherever it is. What it leaves behind is whole: see ``Outputs/write(_:)``.
enum Interruption {
  /// Runs what ends the process by itself, and ends it sooner where a signal says so.
  ///
  /// To be called on the first thread while it is the only one.
  static func watch(over work: @escaping @Sendable () async -> Never) -> Never {
    // Too large a file is an error of the call that writes it, and no reason to die.
    signal(SIGXFSZ, SIG_IGN)
    var awaited = set(of: signals() + [SIGTSTP, SIGCONT])
    // Blocked here, they are blocked in all threads to come, and nobody but this one takes them.
    unsafe pthread_sigmask(SIG_BLOCK, &awaited, nil)
    Task { await work() }
    var number: Int32 = 0
    while true {
      guard unsafe sigwait(&awaited, &number) == 0 else { continue }
      if number == SIGTSTP {
        rest()
      } else if number == SIGCONT {
        ScreenTerminal.takeBack()
      } else {
        break
      }
    }
    Player.silence()
    ScreenTerminal.leave()
    TemporaryFiles.current.withLock { files -> Never in
      files.removeAll()
      end(by: number)
    }
  }

  /// Stops as a job of the shell's does, until the shell goes on with it: the shell gets its
  /// terminal as it left it.
  private static func rest() {
    ScreenTerminal.putAway()
    var taken = set(of: [SIGTSTP])
    unsafe pthread_sigmask(SIG_UNBLOCK, &taken, nil)
    raise(SIGTSTP)
    unsafe pthread_sigmask(SIG_BLOCK, &taken, nil)
    ScreenTerminal.takeBack()
  }

  /// The signals that end a run. The closing of the terminal is none where the parent wants it
  /// ignored, as `nohup` does.
  private static func signals() -> [Int32] {
    signal(SIGINT, SIG_DFL)
    signal(SIGTERM, SIG_DFL)
    let hangUp = signal(SIGHUP, SIG_DFL)
    guard unsafe unsafeBitCast(hangUp, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    else { return [SIGINT, SIGTERM, SIGHUP] }
    signal(SIGHUP, SIG_IGN)
    return [SIGINT, SIGTERM]
  }

  /// Ends the process as the signal would have: a loop of the shell ends with it, and `$?` is 128
  /// and the signal's number, 130 for Ctrl-C.
  private static func end(by number: Int32) -> Never {
    Console.complain("interrupted")
    var taken = set(of: [number])
    unsafe pthread_sigmask(SIG_UNBLOCK, &taken, nil)
    raise(number)
    exit(128 + number)
  }

  private static func set(of numbers: [Int32]) -> sigset_t {
    var set = sigset_t()
    unsafe sigemptyset(&set)
    for number in numbers { unsafe sigaddset(&set, number) }
    return set
  }
}
