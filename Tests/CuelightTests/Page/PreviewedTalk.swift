import Cuelight
import Foundation
import TestSupport

/// A page about the short talk, in a folder with its recording.
struct PreviewedTalk {
  let folder: TemporaryFolder
  /// The path of the page.
  let page: String

  /// The cues of the talk, one of which is too fast.
  static let track: SubtitleTrack = {
    let talk = SampleTalk.short
    var cues = zip(talk.lines, talk.times).map { text, time in
      Cue(
        range: MediaTime(seconds: time.lowerBound)..<MediaTime(seconds: time.upperBound),
        text: CueText(text))
    }
    for index in cues.indices {
      cues[index].inTime = .milliseconds(Int(cues[index].inTime.roundedMilliseconds))
      cues[index].outTime = .milliseconds(Int(cues[index].outTime.roundedMilliseconds))
    }
    cues[1].identifier = "thanks"
    cues[3].text = CueText("")
    cues[3].text.append("Yes", as: .italic)
    cues[3].text.append(", let us\nbegin <there> & now -> here.")
    return SubtitleTrack(language: "en", title: "A talk", cues: cues)
  }()

  /// Writes the page.
  init(
    _ track: SubtitleTrack = track, media: String = "talk.wav",
    change: (inout PageInput) -> Void = { _ in }
  ) throws {
    folder = try TemporaryFolder()
    try folder.write(SampleTalk.short.wav, to: media)
    let talk = SampleTalk.short
    let duration = MediaTime.milliseconds(9400)
    let spans = talk.times.map {
      LabelledSpan(
        MediaTime(seconds: $0.lowerBound)..<MediaTime(seconds: $0.upperBound), .speech)
    }
    let outline = RecordingOutline(
      duration: duration, spans: spans, speech: spans.map(\.range), remarks: [],
      heard: .zero..<duration,
      storedLevels: (0..<940).map { hop in
        talk.times.contains { $0.contains(Double(hop) / 100) } ? 200 : 80
      })
    var input = PageInput(
      try Preview(outline, track: track), name: media,
      recording: .reference(
        PageReference.url(of: folder.path(media), from: folder.url.path)))
    change(&input)
    page = try folder.write(try Page(input).html(), to: "page.html")
  }

  /// What a page does until the recording and its cues are there.
  static let ready = """
    new Promise(done => {
      const there = () => {
        const { player, page } = cuelight;
        if (player.isThere && player.track.cues?.length >= page.cues.length) done(true);
        else setTimeout(there, 10);
      };
      there();
    })
    """
}
