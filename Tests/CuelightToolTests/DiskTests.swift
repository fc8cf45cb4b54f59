import Foundation
import TestSupport
import Testing

/// What a disk does not take leaves what was there, and nothing else behind.
@Suite(.timeLimit(.minutes(15))) struct `Disks` {
  let tool: Tool
  private var folder: TemporaryFolder { tool.folder }

  init() throws {
    tool = try Tool()
    try folder.write("old subtitles", to: "talk.srt")
    try folder.write("old report", to: "talk.json")
  }

  @Test func `a file that may not grow is not begun`() async throws {
    // No file may be longer than nothing, so the first byte cannot be written.
    let outcome = try await tool.shell(
      """
      { (ulimit -f 0; exec cuelight generate talk.wav talk.txt -o talk.srt --report talk.json)
      echo $?; } 2>&1 | cat
      """)
    #expect(
      outcome.output
        == "cuelight: talk.srt: cannot be written: it is larger than a file may be here\n74\n")
    #expect(folder.text("talk.srt") == "old subtitles")
    #expect(folder.text("talk.json") == "old report")
    #expect(folder.names == ["talk.json", "talk.srt", "talk.txt", "talk.wav"])
  }

  // Mounting takes rights that a user has only in a namespace of their own, and not on every system.
  private static let mounts = Tool.canRun(
    "unshare --map-root-user --mount sh -c 'mount -t tmpfs none /mnt'")

  @Test(.enabled(if: mounts, "no disk of its own can be mounted here"))
  func `a full disk keeps what it has`() async throws {
    let outcome = try await tool.shell(
      """
      mkdir disk; unshare --map-root-user --mount sh -c '
        mount -t tmpfs -o size=64k none disk
        printf old > disk/talk.srt
        cat /dev/zero > disk/filler 2> /dev/null
        cuelight generate talk.wav talk.txt -o disk/talk.srt -o disk/talk.vtt
        status=$?
        ls -A disk; cat disk/talk.srt; exit $status'
      """)
    #expect(outcome.status == 74)
    #expect(outcome.complaint == "disk/talk.srt: cannot be written: the disk is full")
    #expect(outcome.output == "filler\ntalk.srt\nold")
  }

  @Test(.enabled(if: mounts, "no disk of its own can be mounted here"))
  func `a disk that fills up on the way takes none of the files`() async throws {
    // Room for the subtitles, but not for the report behind them.
    let outcome = try await tool.shell(
      """
      mkdir disk; unshare --map-root-user --mount sh -c '
        mount -t tmpfs -o size=12k none disk
        printf old > disk/talk.srt
        head -c 4096 /dev/zero > disk/filler
        i=0; while [ $i -lt 12 ]; do cat talk.txt; i=$((i + 1)); done > long.txt
        cuelight generate talk.wav long.txt --force -o disk/talk.srt --report disk/talk.json
        status=$?
        ls -A disk; cat disk/talk.srt; exit $status'
      """)
    #expect(outcome.status == 74)
    #expect(outcome.complaint == "disk/talk.json: cannot be written: the disk is full")
    #expect(outcome.output == "filler\ntalk.srt\nold")
  }

  @Test(.enabled(if: mounts, "no disk of its own can be mounted here"))
  func `a disk that is read-only is told before the work is done`() async throws {
    let outcome = try await tool.shell(
      """
      mkdir disk; unshare --map-root-user --mount sh -c '
        mount -t tmpfs none disk; printf old > disk/talk.srt; mount -o remount,ro disk
        cuelight generate talk.txt talk.txt -o disk/talk.srt; echo $?
        cuelight generate talk.txt talk.txt -o disk/new.srt; echo $?
        cat disk/talk.srt'
      """)
    #expect(outcome.output == "73\n73\nold")
    #expect(
      outcome.errors == """
        cuelight: disk/talk.srt: cannot be written: the disk is read-only
        cuelight: disk/new.srt: no file can be made in the folder disk: the disk is read-only

        """)
  }

  // The superuser may do anything, so another user must; that takes the right to become one, and a
  // build that others may run.
  private static let nobody = "setpriv --reuid 65534 --regid 65534 --clear-groups"
  private static let dropsRights = Tool.canRun(
    "\(nobody) '\(Tool.buildFolder.path)/cuelight' --version")

  @Test(.enabled(if: dropsRights, "another user cannot run the program here"))
  func `what may not be read or written is told`() async throws {
    let outcome = try await tool.shell(
      """
      chmod 755 .; mkdir shut; printf old > shut/talk.srt; chmod 666 shut/talk.srt
      printf secret > secret.txt; chmod 600 secret.txt; printf old > kept.srt
      mkdir open; chmod 777 open; printf old > open/kept.srt
      nobody() { \(Self.nobody) cuelight generate "$@"; echo $?; }
      nobody talk.wav secret.txt
      nobody secret.txt talk.txt
      nobody talk.wav talk.txt -o shut/talk.srt
      nobody talk.wav talk.txt -o shut/new.srt
      nobody talk.wav talk.txt -o open/kept.srt
      nobody -q talk.wav talk.txt -o open/new.srt
      cat shut/talk.srt open/kept.srt; ls -A shut open
      """)
    #expect(
      outcome.errors == """
        cuelight: secret.txt: cannot be read: permission denied
        cuelight: secret.txt: may not be read: permission denied
        cuelight: shut/talk.srt: no file can be made in the folder shut: permission denied
        cuelight: shut/new.srt: no file can be made in the folder shut: permission denied
        cuelight: open/kept.srt: cannot be written: permission denied

        """)
    #expect(
      outcome.output
        == "66\n66\n73\n73\n73\n0\noldoldopen:\nkept.srt\nnew.srt\n\nshut:\ntalk.srt\n")
  }
}
