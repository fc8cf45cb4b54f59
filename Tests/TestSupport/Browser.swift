import Foundation

/// Chromium without a window, driven over a pipe by its DevTools protocol: what a page does for a
/// person.
public final class Browser {
  /// The program; nothing where no Chromium is installed.
  public static let program: String? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return ["chromium", "chromium-browser", "google-chrome"].lazy.flatMap { name in
      folders.map { "\($0)/\(name)" }
    }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// Something that did not go as it should.
  public struct Failure: Error, CustomStringConvertible {
    /// What it was.
    public let description: String
  }

  /// What pages said on the console, what went wrong in them, and the dialogs that they opened.
  public private(set) var messages: [String] = []
  /// The addresses that were asked for.
  public private(set) var requests: [String] = []

  private let process = Process()
  private let profile: TemporaryFolder
  private let (commands, answers) = (Pipe(), Pipe())
  private var pending = Data()
  private var number = 0
  private var session: String?
  private var hasLoaded = false

  /// Starts a browser with an empty page.
  public init(width: Int = 1400, height: Int = 900) throws {
    profile = try TemporaryFolder()
    process.executableURL = URL(filePath: "/bin/sh")
    // The protocol is spoken on the descriptors 3 and 4; a browser that hangs is ended.
    process.arguments = [
      "-c", "exec timeout 60 \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1",
      Self.program ?? "chromium", "--headless", "--no-sandbox", "--disable-gpu",
      "--remote-debugging-pipe", "--no-first-run", "--hide-scrollbars",
      "--autoplay-policy=no-user-gesture-required", "--window-size=\(width),\(height)",
      "--user-data-dir=\(profile.url.path)", "about:blank",
    ]
    process.standardInput = commands
    process.standardOutput = answers
    process.standardError = FileHandle.nullDevice
    try process.run()
    try answers.fileHandleForWriting.close()
    let targets = try call("Target.getTargets")["targetInfos"] as? [[String: Any]] ?? []
    let page = targets.first { $0["type"] as? String == "page" }?["targetId"] as? String
    session =
      try call("Target.attachToTarget", ["targetId": page ?? "", "flatten": true])["sessionId"]
      as? String
    for domain in ["Page", "Runtime", "Log", "Network"] { try call("\(domain).enable") }
  }

  deinit {
    // Asked to go, it goes at once; a signal it may take for a while.
    session = nil
    _ = try? call("Browser.close")
    try? commands.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// Opens a file and waits until it is loaded.
  public func open(_ path: String) throws {
    (messages, requests, hasLoaded) = ([], [], false)
    try call("Page.navigate", ["url": URL(filePath: path).absoluteString])
    while !hasLoaded { try note(read()) }
  }

  /// The value of an expression, or of what it promises, as JSON.
  @discardableResult
  public func evaluate(_ expression: String) throws -> String {
    let wrapped = "(async () => JSON.stringify(await (\(expression))) ?? 'null')()"
    let answer = try call(
      "Runtime.evaluate",
      ["expression": wrapped, "awaitPromise": true, "returnByValue": true])
    if let details = answer["exceptionDetails"] as? [String: Any] {
      throw Failure(description: "\(expression): \(details["exception"] ?? details)")
    }
    return (answer["result"] as? [String: Any])?["value"] as? String ?? ""
  }

  /// Presses a key and lets it go.
  public func press(_ key: String, code: String = "", shift: Bool = false) throws {
    for type in ["keyDown", "keyUp"] {
      try call(
        "Input.dispatchKeyEvent",
        ["type": type, "key": key, "code": code, "modifiers": shift ? 8 : 0])
    }
  }

  /// Clicks at a place of the window.
  public func click(x: Double, y: Double) throws {
    for type in ["mousePressed", "mouseReleased"] {
      try call(
        "Input.dispatchMouseEvent",
        ["type": type, "x": x, "y": y, "button": "left", "clickCount": 1])
    }
  }

  @discardableResult
  private func call(
    _ method: String, _ parameters: [String: Any] = [:]
  ) throws -> [String: Any] {
    number += 1
    var request: [String: Any] = ["id": number, "method": method, "params": parameters]
    if let session { request["sessionId"] = session }
    let json = try JSONSerialization.data(withJSONObject: request)
    try commands.fileHandleForWriting.write(contentsOf: json + [0])
    while true {
      let message = try read()
      guard message["id"] as? Int == number else {
        note(message)
        continue
      }
      if let error = message["error"] { throw Failure(description: "\(method): \(error)") }
      return message["result"] as? [String: Any] ?? [:]
    }
  }

  private func read() throws -> [String: Any] {
    while true {
      if let end = pending.firstIndex(of: 0) {
        let message = pending[pending.startIndex..<end]
        defer { pending = Data(pending[(end + 1)...]) }
        return try JSONSerialization.jsonObject(with: message) as? [String: Any] ?? [:]
      }
      let more = answers.fileHandleForReading.availableData
      if more.isEmpty { throw Failure(description: "the browser has gone") }
      pending += more
    }
  }

  private func note(_ event: [String: Any]) {
    let parameters = event["params"] as? [String: Any] ?? [:]
    switch event["method"] as? String {
    case "Page.loadEventFired": hasLoaded = true
    case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded",
      "Page.javascriptDialogOpening":
      messages.append("\(parameters)")
    case "Network.requestWillBeSent":
      let request = parameters["request"] as? [String: Any]
      requests.append(request?["url"] as? String ?? "")
    default: break
    }
  }
}
