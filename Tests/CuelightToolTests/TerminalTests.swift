import TestSupport
import Testing

#if os(Linux)
  /// At a terminal a person sees how far it is; `script`, which every Debian has, plays the terminal.
  @Suite(.timeLimit(.minutes(15))) struct `At a terminal` {
    let tool: Tool

    init() throws { tool = try Tool() }

    private func onTerminal(
      _ command: String, environment: [String: String] = ["TERM": "xterm"]
    ) async throws -> String {
      let outcome = try await tool.shell(
        "script --quiet --return --command '\(command)' log < /dev/null", environment: environment)
      #expect(outcome.status == 0)
      return outcome.output
    }

    @Test func `progress is shown on a line that is wiped out in the end`() async throws {
      let shown = try await onTerminal("cuelight generate talk.wav talk.txt -o talk.srt")
      #expect(shown.contains("\r\u{1B}[Klistening "))
      #expect(shown.contains("\r\u{1B}[Ktiming …"))
      #expect(shown.contains("\r\u{1B}[KTimed: 4 turns over "))
      // Nothing but that one code: no colours, whatever NO_COLOR says.
      #expect(shown.ranges(of: "\u{1B}").count == shown.ranges(of: "\r\u{1B}[K").count)
    }

    @Test func `what is printed there too begins on a line of its own`() async throws {
      let shown = try await onTerminal("cuelight generate talk.wav talk.txt")
      #expect(shown.contains("\r\u{1B}[K1\r\n00:00:00,9"))
      #expect(shown.contains("\r\u{1B}[KTimed: 4 turns over "))
    }

    @Test func `a strip has colours unless they are not wanted`() async throws {
      let colours = try await onTerminal("cuelight preview -q --print talk.wav")
      #expect(colours.contains("\u{1B}[32m"))
      for environment in [["TERM": "xterm", "NO_COLOR": "1"], ["TERM": "dumb"]] {
        let plain = try await onTerminal(
          "cuelight preview -q --print talk.wav", environment: environment)
        #expect(plain.contains("━━━"))
        #expect(!plain.contains("\u{1B}"))
      }
      let wanted = try await onTerminal("cuelight preview -q --print talk.wav --color never")
      #expect(!wanted.contains("\u{1B}"))
    }

    @Test func `there is none where nobody would see it, or wants to`() async throws {
      let plain = try await onTerminal(
        "cuelight generate talk.wav talk.txt -o talk.srt", environment: ["TERM": "dumb"])
      #expect(plain.hasPrefix("Timed: "))
      #expect(!plain.contains("\u{1B}"))
      let quiet = try await onTerminal("cuelight generate --quiet talk.wav talk.txt -o talk.srt")
      #expect(quiet.isEmpty)
      let piped = try await onTerminal("cuelight generate talk.wav talk.txt 2> errors")
      #expect(!piped.contains("\u{1B}"))
      #expect(tool.folder.text("errors")?.hasPrefix("Timed: ") == true)
    }
  }
#endif
