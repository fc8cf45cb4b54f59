import Cuelight
import Foundation
import TestSupport
import Testing

// Needs Chromium, which Cuelight does not.
@Suite(
  .enabled(if: Browser.program != nil, "Chromium is not installed: no page was opened"),
  .serialized, .timeLimit(.minutes(15)))
struct `A page in a browser` {
  /// A browser with a page.
  private func opened(_ talk: PreviewedTalk) throws -> Browser {
    let browser = try Browser()
    try browser.open(talk.page)
    try browser.evaluate(PreviewedTalk.ready)
    return browser
  }

  @Test func `says nothing, asks nothing of the network, and has the cues of the file`() throws {
    let talk = try PreviewedTalk()
    // The recording stays where it is as long as the page is looked at.
    defer { withExtendedLifetime(talk) {} }
    let browser = try opened(talk)
    let track = PreviewedTalk.track
    let shown = try browser.evaluate(
      "[...cuelight.player.track.cues].map(c => [c.id, c.startTime, c.endTime, c.getCueAsHTML().textContent])"
    )
    let theirs = try #require(
      JSONSerialization.jsonObject(with: Data(shown.utf8)) as? [[Any]])
    #expect(theirs.count == track.cues.count)
    for (cue, their) in zip(track.cues, theirs) {
      #expect(their[0] as? String == cue.identifier ?? "")
      #expect(their[1] as? Double == cue.inTime.seconds)
      #expect(their[2] as? Double == cue.outTime.seconds)
      #expect(their[3] as? String == cue.shown)
    }
    #expect(try browser.evaluate("document.querySelectorAll('[role=option]').length") == "4")
    #expect(browser.messages.isEmpty, "\(browser.messages)")
    let own = ["file://", "blob:null/"]
    #expect(browser.requests.allSatisfy { url in own.contains { url.hasPrefix($0) } })
    #expect(browser.requests.contains { $0.hasSuffix("talk.wav") })
  }

  @Test func `seeks where it is clicked, and lights the cue that is shown there`() throws {
    let talk = try PreviewedTalk()
    // The recording stays where it is as long as the page is looked at.
    defer { withExtendedLifetime(talk) {} }
    let browser = try opened(talk)
    let track = PreviewedTalk.track
    for share in [0.05, 0.31, 0.5, 0.77, 0.9] {
      let place = try browser.evaluate(
        """
        (() => {
          const box = document.getElementById("wave").getBoundingClientRect();
          return [box.left + box.width * \(share), box.top + box.height * 0.4];
        })()
        """)
      let point = try #require(
        JSONSerialization.jsonObject(with: Data(place.utf8)) as? [Double])
      try browser.click(x: point[0], y: point[1])
      let state = try browser.evaluate(
        """
        new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done([
          cuelight.player.element.currentTime,
          ...cuelight.list.lit.map(cue => cue.index),
        ]))))
        """)
      let values = try #require(
        JSONSerialization.jsonObject(with: Data(state.utf8)) as? [Double])
      #expect(abs(values[0] - 9.4 * share) < 0.05)
      let time = MediaTime(seconds: values[0])
      let expected = track.cues.indices.filter { track.cues[$0].range.contains(time) }
      #expect(values.dropFirst().map(Int.init) == expected)
      #expect(
        try browser.evaluate("document.querySelectorAll('[role=option].lit').length")
          == "\(expected.count)")
    }
    #expect(browser.messages.isEmpty)
  }

  @Test func `does by keys what there is to do, and gives back what generate keeps to`()
    async throws
  {
    let talk = try PreviewedTalk()
    // The recording stays where it is as long as the page is looked at.
    defer { withExtendedLifetime(talk) {} }
    let browser = try opened(talk)
    func value(_ expression: String) throws -> String { try browser.evaluate(expression) }
    try browser.press("ArrowDown")
    #expect(try value("cuelight.list.selected.index") == "1")
    try browser.press("g")
    try browser.press("ArrowDown")
    try browser.press(",", code: "Comma")
    try browser.press(",", code: "Comma")
    try browser.press("<", code: "Comma", shift: true)
    #expect(try value("cuelight.page.cues[1].verdict") == "\"good\"")
    let third = PreviewedTalk.track.cues[2]
    let (start, end) = (
      third.inTime.roundedMilliseconds - 80, third.outTime.roundedMilliseconds - 40
    )
    #expect(
      try value("[cuelight.page.cues[2].start, cuelight.page.cues[2].end]") == "[\(start),\(end)]")
    // The cue over the picture has moved with it.
    #expect(try value("Math.round(cuelight.player.track.cues[2].startTime * 1000)") == "\(start)")
    try browser.press("b")
    try browser.press("z")
    #expect(try value("cuelight.page.cues[2].verdict ?? null") == "null")
    try browser.press(" ")
    #expect(
      try value("new Promise(done => setTimeout(() => done(cuelight.player.isPlaying), 300))")
        == "true")
    try browser.press(" ")
    #expect(try value("cuelight.player.isPlaying") == "false")
    try browser.press("?")
    #expect(try value("document.getElementById('key-help').open") == "true")
    _ = try value("document.getElementById('key-help').close()")
    try browser.press("0")
    #expect(try value("cuelight.view.span") == "9.4")

    let srt = try JSONDecoder().decode(
      String.self, from: Data(try value("cuelight.files.subRip()").utf8))
    var moved = PreviewedTalk.track
    moved.cues[2].inTime = .milliseconds(Int(start))
    moved.cues[2].outTime = .milliseconds(Int(end))
    #expect(srt == String(decoding: moved.encoded(as: .subRip), as: UTF8.self))
    let vtt = try JSONDecoder().decode(
      String.self, from: Data(try value("cuelight.files.webVTT()").utf8))
    #expect(
      try SubtitleTrack(parsing: Array(vtt.utf8), as: .webVTT).cues
        == SubtitleTrack(parsing: moved.encoded(as: .webVTT), as: .webVTT).cues)

    let pins = try JSONDecoder().decode(
      String.self, from: Data(try value("cuelight.files.pins()").utf8))
    var options = Generation.Options()
    options.timing = .regions
    options.pins = try Pins(parsing: Array(pins.utf8))
    #expect(options.pins?.pins.count == 2)
    let recording = try await Recording(reading: .file(talk.folder.path("talk.wav")))
    let transcript = try Transcript(parsing: Array(SampleTalk.short.transcript.utf8))
    let generation = try await Generation(timing: transcript, to: recording, options: options)
    #expect(generation.turns[1].range?.lowerBound == PreviewedTalk.track.cues[1].inTime)
    #expect(
      generation.turns[2].range == .milliseconds(Int(start)) ..< .milliseconds(Int(end)))
    #expect(browser.messages.isEmpty)
  }

  @Test func `shows text as text, whatever it is`() throws {
    let strings = HostileText.strings(count: 500)
    #expect(Set(strings).count == 500)
    let track = SubtitleTrack(
      cues: strings.enumerated().map { index, text in
        Cue(
          inTime: .milliseconds(index * 10), outTime: .milliseconds(index * 10 + 8),
          text: CueText(text))
      })
    let name = "a'\"<img src=x onerror=alert(1)>&amp;%20#?.wav"
    let talk = try PreviewedTalk(track, media: name) { input in
      input.title = strings.joined(separator: " ")
      input.trackName = strings.joined(separator: " ")
      for index in input.cues.indices { input.cues[index].speaker = strings[499 - index] }
    }
    // The recording stays where it is as long as the page is looked at.
    defer { withExtendedLifetime(talk) {} }
    let browser = try Browser()
    let json = String(decoding: try JSONEncoder().encode(strings), as: UTF8.self)
    try browser.open(talk.page)
    // The recording is found by its name, and so plays.
    try browser.evaluate(
      "new Promise(done => { const there = () => cuelight.player.isThere ? done(1) : setTimeout(there, 10); there(); })"
    )
    let wrong = try browser.evaluate(
      """
      (() => {
        const strings = \(json), wrong = [];
        const text = document.getElementById("cue-text");
        const facts = document.getElementById("cue-facts");
        strings.forEach((string, index) => {
          cuelight.select(cuelight.page.cues[index], true);
          cuelight.list.draw();
          const row = document.querySelector("[aria-selected=true] .words");
          if (text.textContent !== string || row?.lastChild.textContent !== string
            || row.firstChild.textContent !== strings[499 - index]
            || !facts.textContent.includes(strings[499 - index])) wrong.push(index);
        });
        if (document.getElementById("title").textContent !== strings.join(" ")) wrong.push("title");
        return wrong;
      })()
      """)
    #expect(wrong == "[]")
    // Nothing of it has become an element, and nothing ran.
    #expect(try browser.evaluate("globalThis.ran ?? null") == "null")
    #expect(
      try browser.evaluate(
        "[...document.querySelectorAll('script')].map(s => s.id || s.type)"
      ) == #"["page-data","level-data",""]"#)
    #expect(
      try browser.evaluate(
        "document.querySelectorAll('img, iframe, object, embed, svg, math, a, base, [onerror], [onload], [style*=expression]').length"
      ) == "0")
    #expect(browser.messages.isEmpty, "\(browser.messages.prefix(3))")
    #expect(browser.requests.allSatisfy { $0.hasPrefix("file://") || $0.hasPrefix("blob:null/") })
  }

  @Test func `runs no script but its own`() throws {
    let talk = try PreviewedTalk()
    // The recording stays where it is as long as the page is looked at.
    defer { withExtendedLifetime(talk) {} }
    let browser = try opened(talk)
    try browser.evaluate(
      """
      new Promise(done => {
        const script = document.createElement("script");
        script.textContent = "globalThis.ran = true";
        document.body.append(script);
        const image = document.createElement("img");
        image.onerror = () => done(true);
        image.src = "https://localhost/x.png";
        document.body.append(image);
      })
      """)
    #expect(try browser.evaluate("globalThis.ran ?? null") == "null")
    for directive in ["script-src", "img-src"] {
      #expect(
        browser.messages.contains {
          $0.contains("Content Security Policy directive") && $0.contains(directive)
        }, "\(browser.messages)")
    }
  }

  @Test func `plays a recording that stands in it`() throws {
    let talk = try PreviewedTalk { input in
      input.recording = .embedded(SampleTalk.short.wav, type: "audio/wav")
    }
    try FileManager.default.removeItem(atPath: talk.folder.path("talk.wav"))
    let browser = try opened(talk)
    #expect(try browser.evaluate("cuelight.player.element.duration.toFixed(1)") == "\"9.4\"")
    #expect(browser.messages.isEmpty)
  }
}
