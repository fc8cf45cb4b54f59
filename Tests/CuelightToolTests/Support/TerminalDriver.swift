import TestSupport

/// Runs a command at a terminal that is played by Python's `pty`, as a person would who waits for
/// something to appear, and then presses a key.
struct TerminalDriver {
  /// What is done, step by step.
  enum Step {
    /// Waits until this text has appeared since the step before; half a minute at most.
    case wait(String)
    /// Presses keys.
    case send(String)
    /// Makes the terminal another size.
    case resize(columns: Int, lines: Int)
    /// Sends the command a signal by its name.
    case signal(String)
  }

  /// What came of it.
  struct Result {
    /// All that was written to the terminal.
    var output: String
    /// The exit code; 128 and the number of the signal that ended it.
    var status: Int32
    /// Whether the terminal is set as it was before.
    var isRestored: Bool
    /// The steps that were waited for in vain.
    var missed: [String]
  }

  static let isAvailable = Tool.canRun("python3 -c 'import pty'")

  /// Runs a command through its steps.
  static func run(
    _ command: String, in tool: Tool, columns: Int = 80, lines: Int = 24, _ steps: [Step],
    environment: [String: String] = ["TERM": "xterm"]
  ) async throws -> Result {
    try tool.folder.write(program, to: "driver.py")
    let script = steps.map { step in
      switch step {
      case .wait(let text): "w " + hex(text)
      case .send(let keys): "s " + hex(keys)
      case .resize(let columns, let lines): "r \(columns) \(lines)"
      case .signal(let name): "k \(name)"
      }
    }
    try tool.folder.write(
      script.map { $0 + "\n" }.joined(), to: "steps")
    let outcome = try await tool.shell(
      "python3 driver.py \(columns) \(lines) '\(command)'", environment: environment)
    let told = outcome.errors.split(separator: "\n").map(String.init)
    func value(_ name: String) -> String? {
      told.first { $0.hasPrefix("\(name) ") }.map { String($0.dropFirst(name.count + 1)) }
    }
    return Result(
      output: outcome.output, status: value("status").flatMap(Int32.init) ?? -1,
      isRestored: value("restored") == "True",
      missed: told.filter { $0.hasPrefix("missed ") })
  }

  private static func hex(_ text: String) -> String {
    text.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static let program = """
    import fcntl, os, pty, select, signal, struct, sys, termios, time

    columns, lines, command = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    master, slave = pty.openpty()

    def resize(columns, lines):
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    resize(columns, lines)
    before = termios.tcgetattr(slave)
    child = os.fork()
    if child == 0:
        os.setsid()
        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
        for descriptor in range(3):
            os.dup2(slave, descriptor)
        os.close(master)
        os.execvp("sh", ["sh", "-c", "exec " + command])

    output, position = b"", 0

    def read(seconds):
        global output
        ready, _, _ = select.select([master], [], [], seconds)
        if ready:
            try:
                output += os.read(master, 65536)
            except OSError:
                pass
        return bool(ready)

    for step in open("steps"):
        kind, *rest = step.split()
        if kind == "w":
            text, limit = bytes.fromhex(rest[0]), time.time() + 30
            while text not in output[position:] and time.time() < limit:
                read(0.1)
            if text in output[position:]:
                position = output.index(text, position) + len(text)
            else:
                print("missed", text, file=sys.stderr)
        elif kind == "s":
            os.write(master, bytes.fromhex(rest[0]))
        elif kind == "r":
            resize(int(rest[0]), int(rest[1]))
        elif kind == "k":
            os.kill(child, getattr(signal, rest[0]))

    limit = time.time() + 30
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended or time.time() > limit:
            break
        read(0.05)
    if not ended:
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    while read(0.1):
        if len(output) > 1 << 24:
            break
    print("restored", termios.tcgetattr(slave) == before, file=sys.stderr)
    code = os.WTERMSIG(status) + 128 if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
    print("status", code, file=sys.stderr)
    sys.stdout.buffer.write(output)
    """
}
