import Testing
import TimedText
import Timeline
import UnicodeText

/// WebVTT by the steps of its specification.
struct WebVTTReaderTests {
  @Test(arguments: WebVTTCase.all)
  func `reads as the specification's parser does`(example: WebVTTCase) throws {
    let file = try SubtitleFile(parsing: Array(example.file.utf8), as: .webVTT)
    #expect(file.track.cues.map(\.drawn) == example.cues)
    // Whatever a browser passes over stays in the file.
    #expect(file.repaired() == Array(example.file.utf8))
  }

  @Test(arguments: [
    "", "WEBVT", "webvtt\n\n", "WEBVTTx\n\n", " WEBVTT\n\n", "\nWEBVTT\n\n", "WEBVTT-\n\n",
    "\u{FEFF}\u{FEFF}WEBVTT\n\n",
  ])
  func `refuses what does not begin with its signature`(start: String) {
    let file = Array((start + "00:01.000 --> 00:02.000\na\n").utf8)
    #expect(throws: SubtitleParseError.self) { try SubtitleFile(parsing: file, as: .webVTT) }
  }

  @Test(arguments: [
    ("region:foo", "region:foo"), ("region:foo line:1", "line:1"),
    ("line:1 region:foo", "line:1 region:foo"), ("region:foo size:50%", "size:50%"),
    ("region:foo size:100%", "size:100% region:foo"),
    ("vertical:rl region:foo region:bar", "vertical:rl"),
    ("region:foo line:1,x", "region:foo"), ("region:foo vertical:x", "region:foo"),
    ("vertical:rl region:foo vertical:x", "vertical:rl"),
  ])
  func `puts a cue into the region that is said last`(settings: String, taken: String) throws {
    let text = "WEBVTT\n\nREGION\nid:foo\n\n00:01.000 --> 00:02.000 \(settings)\na"
    let cue = try #require(try SubtitleTrack(parsing: Array(text.utf8), as: .webVTT).cues.first)
    #expect(cue.drawn == "|1.000 2.000|\(taken)|a")
  }

  @Test func `is UTF-8 though some bytes are not`() throws {
    let head = Array("WEBVTT\n\n00:01.000 --> 00:02.000\n".utf8)
    let bytes = head + Array("字\u{5}".utf8) + [0x82] + Array("a<b>é</b>".utf8)
    let file = try SubtitleFile(parsing: bytes)
    #expect(file.encoding == .utf8)
    #expect(file.track.cues.first?.drawn == "|1.000 2.000||字\u{5}\u{FFFD}aé")
    #expect(file.track.cues.first?.text.spans.map(\.range) == [8..<10])
    #expect(file.diagnostics.count == 1)
    #expect(file.repaired() == bytes)
    // Where nothing speaks for UTF-8, evidence decides, if there is any.
    let latin =
      head + Array("caf".utf8) + [0xE9] + Array(" au lait, tr".utf8) + [0xE8] + Array("s bon".utf8)
    #expect(try SubtitleFile(parsing: latin).track.cues.first?.shown == "café au lait, très bon")
  }

  @Test(arguments: [
    ("<b>a</b>", "b0:1"), ("<i><b.x.y>a</b>b</i>", "i0:2 b.x.y0:1^1"), ("<c>a</c>", "c0:1"),
    ("<b></b>a", "b0:0"), ("<b><i></i></b>", "b0:0 i0:0^1"), ("<b></b><i></i>", "b0:0 i0:0"),
    ("<v Ann>a</v>", "v[Ann]0:1"), ("<v.loud  Ann \t B >a", "v.loud[Ann B]0:1"), ("<v>a", "v[]0:1"),
    ("<v A&amp;B>a", "v[A&B]0:1"), ("<v A&ampB>a", "v[A&ampB]0:1"),
    ("<v A&notit;>a", "v[A&notit;]0:1"), ("<v A&amp=>a", "v[A&amp=]0:1"),
    ("<v A&amp B>a", "v[A& B]0:1"), ("<lang en>a", "lang[en]0:1"),
    ("<ruby>a<rt>b</rt>c</ruby>", "ruby0:3 rt1:2^1"), ("<ruby>a<rt>b</ruby>c", "ruby0:2 rt1:2^1"),
    ("a<00:00:01.500>b", "t1:1"), ("<i>a<00:01.500>b</i>", "i0:2 t1:1^1"), ("<rt>a", ""),
    ("<i>a</b>b", "i0:2"), ("<i><b>a</i>b", "i0:2 b0:2^1"), ("<b..x.>a", "b.x0:1"),
    ("<b.x\0y>a", "b.x\u{FFFD}y0:1"), ("<b.x&amp;y>a", "b.x&amp;y0:1"),
    ("<v.x\tB\nC >a", "v.x[B C]0:1"),
    ("<i/>a", ""), ("<b.x/>a", "b.x/0:1"), ("<b/x>a", ""), ("<v Ann<B>a", "v[Ann<B]0:1"),
    ("<v a&b;>x", "v[a&b;]0:1"), ("<lang>a", "lang[]0:1"),
    ("<ruby>a<b><rt>b</b>", "ruby0:2 b1:2^1"),
    ("<ruby><rt>a<rt>b", "ruby0:2 rt0:2^1"), ("<ruby>a<rt>b</rt>c<rt>d", "ruby0:4 rt1:2^1 rt3:4^1"),
    ("<ruby>a<rt><b>b</ruby>c", "ruby0:3 rt1:3^1 b1:3^2"), ("<b>a</b.x>b", "b0:2"),
    ("<b>a</b >b", "b0:2"), ("<b>a</>b", "b0:2"), ("</b><b>a", "b0:1"), ("<00:01.500>", "t0:0"),
    ("<00:01.500/>a", ""), ("<1:00:00.000>a", "t0:0"), ("<00:61.000>a", ""),
    ("<c>a<i>b", "c0:2 i1:2^1"),
    ("<u>é</u>", "u0:2"),
  ])
  func `makes a tree of the text as the specification does`(text: String, tree: String) throws {
    let bytes = Array("WEBVTT\n\n00:01.000 --> 00:02.000\n\(text)".utf8)
    let cue = try #require(try SubtitleTrack(parsing: bytes, as: .webVTT).cues.first)
    #expect(cue.text.spans.map(\.drawn).joined(separator: " ") == tree)
  }

  @Test func `keeps what stands between the cues`() throws {
    let file = """
      WEBVTT - My title
      X: y

      STYLE
      ::cue(b) { color: red }

      REGION
      id:foo width:40% lines:2 regionanchor:0%,100% viewportanchor:10%,90% scroll:up

      NOTE one

      00:01.000 --> 00:02.000
      a

      NOTE
      two
      lines

      nothing that means anything

      00:03.000 --> 00:04.000
      b

      """
    let track = try SubtitleTrack(parsing: Array(file.utf8), as: .webVTT)
    #expect(track.title == "My title")
    #expect(track.attributes == [Attribute("vtt.header", "X: y")])
    let region = CueRegion(
      identifier: "foo", width: 40, lines: 2, viewportAnchor: .init(x: 10, y: 90), scrollsUp: true)
    #expect(
      track.blocks == [
        TrackBlock(.styleSheet("::cue(b) { color: red }")), TrackBlock(.region(region)),
        TrackBlock(.comment("one")), TrackBlock(.comment("two\nlines"), before: 1),
        TrackBlock(.foreign(.webVTT, "nothing that means anything"), before: 1),
      ])
  }

  @Test(arguments: [
    ("00:01 --> 00:02\na", "3:1: no times that WebVTT has: the block is passed over"),
    ("00:01.000 --> 00:02.000 size:200%\na", "3:25: setting “size:200%” means nothing"),
    ("00:02.000 --> 00:01.000\na", "3:15: the cue ends before it begins"),
    ("00:01.000 --> 00:02.000\n<b>a", "4:5: a tag is not closed: it ends with the cue"),
    ("00:01.000 --> 00:02.000\n<x>a", "4:1: tag “x” means nothing here: it is left out"),
    ("00:01.000 --> 00:02.000\na</b>", "4:2: a tag “b” that is not open is closed: it is left out"),
    ("00:01.000 --> 00:02.000\n<0:1>a", "4:1: no time that WebVTT has: it is left out"),
    ("hello", "3:1: neither a cue nor a comment: it is passed over"),
    (
      "00:01.000 --> 00:02.000\na\n\nSTYLE\n::cue {}",
      "6:1: styles and regions behind the first cue mean nothing"
    ),
  ])
  func `says what browsers pass over in silence`(block: String, message: String) throws {
    let file = try SubtitleFile(parsing: Array("WEBVTT\n\n\(block)\n".utf8), as: .webVTT)
    #expect(file.diagnostics.map(\.description) == [message])
  }
}

extension Cue {
  /// Identifier, times in seconds, settings and text, as the cases have them.
  var drawn: String {
    let times = [inTime, outTime].map { time in
      let (seconds, rest) = time.roundedMilliseconds.magnitude.quotientAndRemainder(
        dividingBy: 1000)
      let digits = String(rest)
      return (time < .zero ? "-" : "") + "\(seconds)."
        + String(repeating: "0", count: 3 - digits.count) + digits
    }.joined(separator: " ")
    return [
      identifier ?? "", times, settings?.drawn ?? "", text.string.replacing("\n", with: "/"),
    ].joined(separator: "|")
  }
}

extension CueSettings {
  /// The settings as WebVTT writes them.
  var drawn: String {
    var track = SubtitleTrack(cues: [Cue(range: .zero ..< .seconds(1), text: "a")])
    track.cues[0].settings = self
    let lines = String(decoding: track.encoded(as: .webVTT), as: UTF8.self).split(separator: "\n")
    return lines[1].dropFirst("00:00:00.000 --> 00:00:01.000 ".count).description
  }
}

extension CueText.Span {
  /// What it is, its classes, where it is, and how deep.
  fileprivate var drawn: String {
    let name =
      switch markup.kind {
      case .bold: "b"
      case .italic: "i"
      case .underline: "u"
      case .group: "c"
      case .ruby: "ruby"
      case .rubyText: "rt"
      case .voice, .language, .time, .strikeout, .font, .foreign: ""
      }
    let classes = markup.classes.map { ".\($0)" }.joined()
    let head =
      switch markup.kind {
      case .voice(let person): "v\(classes)[\(person)]"
      case .language(let tag): "lang\(classes)[\(tag)]"
      case .time: "t"
      default: name + classes
      }
    return "\(head)\(range.lowerBound):\(range.upperBound)" + (depth > 0 ? "^\(depth)" : "")
  }
}
