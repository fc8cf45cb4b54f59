import Foundation
import Synchronization

/// The terminal while a program draws on all of it: keys come at once and unseen, and what stood
/// there before comes back when it is left, however the run ends.
enum ScreenTerminal {
  private struct State {
    /// How the terminal was set.
    var saved: termios
    /// Where keys come from.
    var input: Int32
    /// Whether the screen is up, not put away while the shell has the terminal.
    var isUp = false
    /// Whether all of it must be drawn anew.
    var isStale = true
  }

  private static let state = Mutex<State?>(nil)

  /// Where keys come from: standard input if it is the terminal, else the terminal by its name;
  /// nothing where there is no terminal that can be drawn on.
  static func keyboard() -> Int32? {
    let name = ProcessInfo.processInfo.environment["TERM"] ?? ""
    guard isatty(STDOUT_FILENO) == 1, !name.isEmpty, name != "dumb" else { return nil }
    if isatty(STDIN_FILENO) == 1 { return STDIN_FILENO }
    let terminal = unsafe open("/dev/tty", O_RDONLY | O_CLOEXEC)
    return terminal < 0 ? nil : terminal
  }

  /// Takes the terminal.
  static func enter(keyboard: Int32) throws(SystemError) {
    var saved = termios()
    try answer { unsafe tcgetattr(keyboard, &saved) }
    state.withLock { state in
      state = State(saved: saved, input: keyboard)
      raise(&state)
    }
  }

  /// Gives the terminal back for good.
  static func leave() {
    state.withLock { state in
      lower(&state)
      state = nil
    }
  }

  /// Gives the terminal back while the shell has it.
  static func putAway() { state.withLock { lower(&$0) } }

  /// Takes the terminal again, whoever had it meanwhile.
  static func takeBack() {
    state.withLock { state in
      state?.isUp = false
      raise(&state)
    }
  }

  /// Draws, unless the screen is put away.
  static func draw(_ output: String) {
    state.withLock { state in
      if state?.isUp == true { write(output) }
    }
  }

  /// Whether the screen can be drawn on, and whether all of it must be.
  static func status() -> (isUp: Bool, isStale: Bool) {
    state.withLock { state in
      let status = (state?.isUp ?? false, state?.isStale ?? false)
      if status.0 { state?.isStale = false }
      return status
    }
  }

  /// How large the terminal is.
  static var size: (columns: Int, lines: Int) {
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return (80, 24)
    }
    return (Int(size.ws_col), size.ws_row > 0 ? Int(size.ws_row) : 24)
  }

  /// What was pressed within a time, in milliseconds; nothing where the terminal is gone.
  static func read(from keyboard: Int32, within milliseconds: Int32) -> [UInt8]? {
    var request = pollfd(fd: keyboard, events: Int16(POLLIN), revents: 0)
    guard unsafe poll(&request, 1, milliseconds) > 0 else { return [] }
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 256) { buffer, count in
      count = max(unsafe Foundation.read(keyboard, buffer.baseAddress, 256), 0)
    }
    return bytes.isEmpty ? nil : bytes
  }

  private static func raise(_ state: inout State?) {
    guard var current = state, !current.isUp else { return }
    var raw = current.saved
    // Keys at once and unseen; Ctrl-C and Ctrl-Z are keys like others; output stays as it is.
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
    raw.c_iflag &= ~tcflag_t(ICRNL | IXON)
    unsafe tcsetattr(current.input, TCSANOW, &raw)
    // The other screen, without a cursor.
    write("\u{1B}[?1049h\u{1B}[?25l\u{1B}[2J")
    current.isUp = true
    current.isStale = true
    state = current
  }

  private static func lower(_ state: inout State?) {
    guard var current = state, current.isUp else { return }
    write("\u{1B}[0m\u{1B}[?25h\u{1B}[?1049l")
    unsafe tcsetattr(current.input, TCSANOW, &current.saved)
    current.isUp = false
    state = current
  }

  private static func write(_ sequence: String) {
    try? StandardStreams.write(Array(sequence.utf8), to: STDOUT_FILENO)
  }
}
