import Foundation

/// What becomes of a run that is told to stop: by Ctrl-C, by `kill`, or by its terminal closing.
///
/// It stops at once, wherever it is. What it leaves behind is whole: see ``Outputs/write(_:)``.
enum Interruption {
  /// Prepares for it; to be called before there is a second thread.
  static func watch() {
    // Too large a file is an error of the call that writes it, and no reason to die.
    signal(SIGXFSZ, SIG_IGN)
    // Blocked here, they are blocked in every thread that comes; only the one below takes them.
    var awaited = set(of: numbers)
    unsafe pthread_sigmask(SIG_BLOCK, &awaited, nil)
    Thread.detachNewThread {
      var awaited = set(of: numbers)
      var number: Int32 = 0
      while unsafe sigwait(&awaited, &number) != 0 {}
      TemporaryFiles.removeAll { end(by: number) }
    }
  }

  /// The signals that end a run. One that closes the terminal does not where the parent wants it
  /// ignored, as `nohup` does.
  private static let numbers =
    isIgnored(SIGHUP) ? [SIGINT, SIGTERM] : [SIGINT, SIGTERM, SIGHUP]

  private static func set(of numbers: [Int32]) -> sigset_t {
    var set = sigset_t()
    unsafe sigemptyset(&set)
    for number in numbers { unsafe sigaddset(&set, number) }
    return set
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    let handler = signal(number, SIG_DFL)
    let isIgnored =
      unsafe unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    if isIgnored { signal(number, SIG_IGN) }
    return isIgnored
  }

  /// Ends the process as the signal would have: a shell's loop then ends too, and its `$?` is 128
  /// and the signal's number, 130 for Ctrl-C.
  private static func end(by number: Int32) -> Never {
    Console.complain("interrupted")
    signal(number, SIG_DFL)
    var taken = set(of: [number])
    unsafe pthread_sigmask(SIG_UNBLOCK, &taken, nil)
    raise(number)
    exit(128 + number)
  }
}
