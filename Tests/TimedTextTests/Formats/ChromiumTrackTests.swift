import Foundation
import TestSupport
import Testing
import TimedText
import Timeline

/// What a browser's track element makes of WebVTT, beside what we make of it.
struct ChromiumTrackTests {
  /// The name by which Chromium is installed; nothing where it is not.
  static let chromium = ["chromium", "chromium-browser", "google-chrome"].first {
    Peer.output(of: [$0, "--version"]) != nil
  }

  /// The cues of each file as the browser has them; nothing where it refuses the file.
  static func cues(of files: [[UInt8]]) throws -> [[String]?] {
    let page = Self.page(files.map { Data($0).base64EncodedString() })
    let read = try #require(
      Peer.output(
        of: [
          chromium ?? "", "--headless", "--no-sandbox", "--disable-gpu",
          "--virtual-time-budget=60000", "--dump-dom", "FILE",
        ], reading: Array(page.utf8), as: "html"))
    let start = try #require(read.text.firstRange(of: "<pre id=\"cues\">")?.upperBound)
    let end = try #require(read.text[start...].firstRange(of: "</pre>")?.lowerBound)
    let json = try #require(Data(base64Encoded: String(read.text[start..<end])))
    return try JSONDecoder().decode([[String]?].self, from: json)
  }

  private static func page(_ files: [String]) -> String {
    """
    <!doctype html><meta charset="utf-8"><pre id="cues"></pre><script>
    const files = \(files);
    function drawn(cue) {
      let settings = [];
      if (cue.vertical) settings.push("vertical:" + cue.vertical);
      if (cue.line !== "auto") settings.push("line:" + cue.line + (cue.snapToLines ? "" : "%"));
      if (cue.position !== "auto") settings.push("position:" + cue.position + "%");
      if (cue.size !== 100) settings.push("size:" + cue.size + "%");
      if (cue.align !== "center") settings.push("align:" + cue.align);
      if (cue.region) settings.push("region:" + cue.region.id);
      return [cue.id, cue.startTime.toFixed(3) + " " + cue.endTime.toFixed(3), settings.join(" "),
        cue.getCueAsHTML().textContent.replaceAll("\\n", "/")].join("|");
    }
    Promise.all(files.map(file => new Promise(done => {
      const video = document.createElement("video"), track = document.createElement("track");
      track.onload = () => done(Array.from(track.track.cues, drawn));
      track.onerror = () => done(null);
      track.default = true;
      track.src = "data:text/vtt;base64," + file;
      video.append(track);
      document.body.append(video);
    }))).then(all => {
      const bytes = new TextEncoder().encode(JSON.stringify(all));
      document.getElementById("cues").textContent =
        btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(""));
    });
    </script>
    """
  }

  /// Where Chromium is not to the letter: it takes a line of the header for an identifier, has
  /// regions behind a switch only, and does not split settings at form feeds.
  private static let deviations = [
    "header: an arrow ends it", "block: a region of a cue",
    "settings: \talign:start\u{0C}size:10%",
  ]

  // Needs Chromium, which Cuelight does not.
  @Test(.enabled(if: chromium != nil))
  func `a browser makes of each case what we make of it`() throws {
    let cases = WebVTTCase.all.filter { !Self.deviations.contains($0.step) }
    #expect(cases.count + Self.deviations.count == WebVTTCase.all.count)
    let read = try Self.cues(of: cases.map { Array($0.file.utf8) })
    for (example, theirs) in zip(cases, read) {
      // A browser's list is in order of time.
      let cues = try SubtitleTrack(parsing: Array(example.file.utf8), as: .webVTT).cues
        .sorted { $0.inTime < $1.inTime }
      #expect(theirs == cues.map(\.drawnForBrowser), "\(example.step)")
    }
  }

  // Needs Chromium, which Cuelight does not.
  @Test(.enabled(if: chromium != nil))
  func `a browser reads what we write`() throws {
    var tracks = RandomTrack(format: .webVTT, generator: SeededGenerator(seed: 44))
    let written = (0..<100).map { _ in tracks.next() } + [SubtitleTrack.awkward]
    let read = try Self.cues(of: written.map { $0.encoded(as: .webVTT) })
    for (track, theirs) in zip(written, read) {
      var cues = try SubtitleTrack(parsing: track.encoded(as: .webVTT), as: .webVTT).cues
      // Regions are behind a switch.
      for index in cues.indices { cues[index].settings?.region = nil }
      #expect(theirs == cues.sorted { $0.inTime < $1.inTime }.map(\.drawnForBrowser))
    }
  }
}

extension Cue {
  /// As `drawn`, with the settings that every browser has.
  fileprivate var drawnForBrowser: String {
    var cue = self
    cue.settings?.lineAlignment = nil
    cue.settings?.positionAlignment = nil
    if cue.settings?.size == 100 { cue.settings?.size = nil }
    if cue.settings?.alignment == .center { cue.settings?.alignment = nil }
    return cue.drawn
  }
}
