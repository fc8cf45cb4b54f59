import Testing

/// A WebVTT file and what its specification's parser makes of it.
struct WebVTTCase: Sendable, CustomTestStringConvertible {
  /// The step of the parser that it is about.
  let step: String
  let file: String
  /// A line a cue: its identifier, times, settings and text, rows separated by a slash.
  let cues: [String]

  init(_ step: String, _ file: String, _ cues: String...) {
    self.step = step
    self.file = file
    self.cues = cues
  }

  var testDescription: String { step }
}

extension WebVTTCase {
  /// Section 6.1, "WebVTT file parsing": one case a step or branch.
  static let files: [WebVTTCase] = [
    WebVTTCase(
      "input: a zero is the replacement character", "WEBVTT\n\n00:01.000 --> 00:02.000\na\0b",
      "|1.000 2.000||a\u{FFFD}b"),
    WebVTTCase(
      "input: CR LF is one line end",
      "WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\na\r\nb\r\n\r\n00:03.000 --> 00:04.000\r\nc",
      "|1.000 2.000||a/b", "|3.000 4.000||c"),
    WebVTTCase(
      "input: CR is a line end", "WEBVTT\r\r00:01.000 --> 00:02.000\ra\rb\r", "|1.000 2.000||a/b"),
    WebVTTCase("signature: alone", "WEBVTT"),
    WebVTTCase(
      "signature: a byte order mark before it", "\u{FEFF}WEBVTT\n\n00:01.000 --> 00:02.000\na",
      "|1.000 2.000||a"),
    WebVTTCase(
      "signature: a space and text behind it", "WEBVTT text --> text\n\n00:01.000 --> 00:02.000\na",
      "|1.000 2.000||a"),
    WebVTTCase(
      "signature: a tab behind it", "WEBVTT\ttext\n\n00:01.000 --> 00:02.000\na", "|1.000 2.000||a"),
    WebVTTCase(
      "header: lines up to a blank one",
      "WEBVTT\nKind: captions\nLanguage: en\n\n00:01.000 --> 00:02.000\na", "|1.000 2.000||a"),
    WebVTTCase(
      "header: an arrow ends it", "WEBVTT\ntext\n00:01.000 --> 00:02.000\na", "|1.000 2.000||a"),
    WebVTTCase(
      "header: an arrow in its first line", "WEBVTT\n00:01.000 --> 00:02.000\na", "|1.000 2.000||a"),
    WebVTTCase(
      "blocks: many blank lines between them",
      "WEBVTT\n\n\n\n00:01.000 --> 00:02.000\na\n\n\n\n\n00:03.000 --> 00:04.000\nb\n\n\n",
      "|1.000 2.000||a", "|3.000 4.000||b"),
    WebVTTCase(
      "block: a line before the times is the identifier",
      "WEBVTT\n\n some id \n00:01.000 --> 00:02.000\na", " some id |1.000 2.000||a"),
    WebVTTCase(
      "block: two lines before the times are none",
      "WEBVTT\n\none\ntwo\n00:01.000 --> 00:02.000\na", "|1.000 2.000||a"),
    WebVTTCase(
      "block: an arrow in the identifier", "WEBVTT\n\nid -->\n00:01.000 --> 00:02.000\na",
      "|1.000 2.000||a"),
    WebVTTCase(
      "block: times end a cue's text",
      "WEBVTT\n\n00:01.000 --> 00:02.000\na\n00:03.000 --> 00:04.000\nb", "|1.000 2.000||a",
      "|3.000 4.000||b"),
    WebVTTCase(
      "block: any arrow ends a cue's text",
      "WEBVTT\n\n00:01.000 --> 00:02.000\na\nthis --> that\nb\n\n00:03.000 --> 00:04.000\nc",
      "|1.000 2.000||a", "|3.000 4.000||c"),
    WebVTTCase(
      "block: no text", "WEBVTT\n\n00:01.000 --> 00:02.000\n\n00:03.000 --> 00:04.000",
      "|1.000 2.000||", "|3.000 4.000||"),
    WebVTTCase(
      "block: a line of spaces is text", "WEBVTT\n\n00:01.000 --> 00:02.000\na\n  \nb",
      "|1.000 2.000||a/  /b"),
    WebVTTCase(
      "block: a comment",
      "WEBVTT\n\nNOTE a comment\nof two lines\n\n00:01.000 --> 00:02.000\na\n\nNOTE",
      "|1.000 2.000||a"),
    WebVTTCase(
      "block: a comment of a word is an identifier before times",
      "WEBVTT\n\nNOTE x\n00:01.000 --> 00:02.000\na", "NOTE x|1.000 2.000||a"),
    WebVTTCase(
      "block: a style sheet", "WEBVTT\n\nSTYLE\n::cue { color: red }\n\n00:01.000 --> 00:02.000\na",
      "|1.000 2.000||a"),
    WebVTTCase(
      "block: text behind STYLE makes it none",
      "WEBVTT\n\nSTYLE x\n::cue { color: red }\n\n00:01.000 --> 00:02.000\na", "|1.000 2.000||a"),
    WebVTTCase(
      "block: a style sheet with an arrow ends there",
      "WEBVTT\n\nSTYLE\n::cue {}\n-->\n\n00:01.000 --> 00:02.000\na", "|1.000 2.000||a"),
    WebVTTCase(
      "block: a region of a cue",
      "WEBVTT\n\nREGION \nid:foo\nwidth:40% lines:2\n\n00:01.000 --> 00:02.000 region:foo\na",
      "|1.000 2.000|region:foo|a"),
    WebVTTCase(
      "block: a region behind the first cue is none",
      "WEBVTT\n\n00:01.000 --> 00:02.000\na\n\nREGION\nid:foo\n\n00:03.000 --> 00:04.000 region:foo\nb",
      "|1.000 2.000||a", "|3.000 4.000||b"),
    WebVTTCase(
      "block: a region that no block defines", "WEBVTT\n\n00:01.000 --> 00:02.000 region:foo\na",
      "|1.000 2.000||a"),
  ]

  /// "Collect WebVTT cue timings and settings", and "collect a WebVTT timestamp".
  static let timings: [WebVTTCase] = [
    timing("white space around them", "\t 00:01.000 \t--> \u{0C} 00:02.000 ", "1.000 2.000"),
    timing("no white space", "00:01.000-->00:02.000", "1.000 2.000"),
    timing(
      "settings right behind them", "00:01.000 --> 00:02.000align:start", "1.000 2.000|align:start"),
    timing("a short arrow", "00:01.000 -> 00:02.000", nil),
    timing("a gap in the arrow", "00:01.000 -- > 00:02.000 -->", nil),
    timing("no end", "00:01.000 -->", nil),
    timing("no start", "--> 00:02.000", nil),
    timing("hours", "01:00:01.000 --> 01:00:02.000", "3601.000 3602.000"),
    timing("hours of one digit", "1:00:01.000 --> 2:00:02.000", "3601.000 7202.000"),
    timing(
      "hours of many digits", "0000000123:00:01.000 --> 0000000123:00:02.000",
      "442801.000 442802.000"),
    timing("59 is a minute, 60 an hour", "59:00.000 --> 60:00:00.000", "3540.000 216000.000"),
    timing("60 minutes without seconds", "60:00.000 --> 61:00.000", nil),
    timing("60 minutes", "00:60:00.000 --> 01:00:00.000", nil),
    timing("60 seconds", "00:00:60.000 --> 00:01:00.000", nil),
    timing("minutes of one digit", "0:01.000 --> 0:02.000", nil),
    timing("seconds of one digit", "00:1.000 --> 00:2.000", nil),
    timing("seconds of three digits", "00:001.000 --> 00:002.000", nil),
    timing("no milliseconds", "00:01 --> 00:02", nil),
    timing("milliseconds of two digits", "00:01.00 --> 00:02.00", nil),
    timing("milliseconds of four digits", "00:01.0000 --> 00:02.0000", nil),
    timing("a comma", "00:01,000 --> 00:02,000", nil),
    timing("a minus sign", "-00:01.000 --> 00:02.000", nil),
    timing("the end before the start", "00:02.000 --> 00:01.000", "2.000 1.000"),
    timing("letters", "xx:01.000 --> 00:02.000", nil),
  ]

  private static func timing(_ step: String, _ line: String, _ cue: String?) -> WebVTTCase {
    let file = "WEBVTT\n\n\(line)\na\n\n00:30.000 --> 00:40.000\nnext"
    let next = "|30.000 40.000||next"
    guard let cue else { return WebVTTCase("times: \(step)", file, next) }
    let parts = cue.split(separator: "|", omittingEmptySubsequences: false)
    return WebVTTCase(
      "times: \(step)", file, "|\(parts[0])|\(parts.count > 1 ? parts[1] : "")|a", next)
  }

  /// "Parse the WebVTT cue settings".
  static let settings: [WebVTTCase] = [
    ("vertical:rl", "vertical:rl"), ("vertical:lr", "vertical:lr"), ("vertical:RL", ""),
    ("vertical:", ""), (":rl", ""), ("vertical rl", ""), ("line:0", "line:0"),
    ("line:-1", "line:-1"), ("line:1.5", "line:1.5"), ("line:-0", "line:0"),
    ("line:100%", "line:100%"), ("line:0%", "line:0%"), ("line:101%", ""), ("line:-1%", ""),
    ("line:1-", ""), ("line:--1", ""), ("line:1..5", ""), ("line:.5", ""), ("line:5.", ""),
    ("line:%", ""), ("line:-", ""), ("line:1%%", ""), ("line:x", ""), ("line:1x", ""),
    ("line:1e2", ""),
    ("line:1" + String(repeating: "0", count: 400), ""),
    ("line:5,start", "line:5,start"), ("line:5,center", "line:5,center"),
    ("line:5%,end", "line:5%,end"), ("line:,end", ""), ("line:5,middle", ""), ("line:5,", ""),
    ("line:5,start,end", ""), ("line:5,End", ""), ("line:5,end line:6", "line:6,end"),
    ("line:5 line:6,x", "line:5"), ("position:50%,start", ""), ("position:50%,", ""),
    ("position:50%,line-left position:60%", "position:60%,line-left"),
    ("position:50%,line-left,center", ""), ("position:0%", "position:0%"),
    ("position:50.5%", "position:50.5%"), ("position:100%", "position:100%"),
    ("position:101%", ""), ("position:50", ""), ("position:-1%", ""), ("position:.5%", ""),
    ("position:50%,line-left", "position:50%,line-left"),
    ("position:50%,center", "position:50%,center"),
    ("position:50%,line-right", "position:50%,line-right"), ("size:10%", "size:10%"),
    ("size:0%", "size:0%"), ("size:101%", ""), ("size:10", ""), ("align:start", "align:start"),
    ("align:center", "align:center"), ("align:end", "align:end"), ("align:left", "align:left"),
    ("align:right", "align:right"), ("align:middle", ""), ("Align:left", ""),
    ("align:start align:end", "align:end"), ("line:1 line:x", "line:1"),
    ("\talign:start\u{0C}size:10%", "size:10% align:start"), ("align: start", ""),
    ("foo:bar size:10%", "size:10%"), ("size:10%x", ""), ("align:start,end", ""),
  ].map { given, taken in
    WebVTTCase(
      "settings: \(given)", "WEBVTT\n\n00:01.000 --> 00:02.000 \(given)\na",
      "|1.000 2.000|\(taken)|a")
  }

  /// "WebVTT cue text parsing": what a cue is to show.
  static let texts: [WebVTTCase] = [
    ("&amp;&lt;&gt;&nbsp;&lrm;&rlm;", "&<>\u{A0}\u{200E}\u{200F}"), ("&", "&"), ("&&", "&&"),
    ("a & b", "a & b"), ("&;", "&;"), ("&1;", "&1;"), ("&copy;", "©"), ("&quot;", "\""),
    ("&amp", "&"), ("&ampere", "&ere"), ("&AMP;", "&"), ("&notit;", "¬it;"),
    ("&unknown;", "&unknown;"),
    ("&#65;&#x42;&#x43", "ABC"), ("&#0;", "\u{FFFD}"), ("&#x80;", "€"), ("&#xD800;", "\u{FFFD}"),
    ("&#;", "&#;"), ("&#x;", "&#x;"), ("&#x110000;", "\u{FFFD}"),
    ("<b>a</b>", "a"), ("<b.x.y>a</b>", "a"), ("<b x>a</b>", "a"), ("<b\tx>a</b>", "a"),
    ("<foo>a</foo>", "a"), ("<B>a</B>", "a"), ("a<", "a"), ("a<b", "a"), ("a</", "a"),
    ("a<>b", "ab"), ("a</>b", "ab"), ("a< b>c", "ac"), ("a<.x>b", "ab"), ("a>b", "a>b"),
    ("<i>a</b>b</i>c", "abc"), ("<i><b>a</i>b</b>c", "abc"), ("</i>a", "a"),
    ("<v Ann>a", "a"), ("<v.loud Ann B &amp; C>a</v>b", "ab"), ("<v>a</v>", "a"),
    ("<lang en>a</lang>b", "ab"), ("<ruby>a<rt>b</rt></ruby>c", "abc"),
    ("<ruby>a<rt>b</ruby>c", "abc"),
    ("<rt>a</rt>", "a"), ("<00:00:01.500>a", "a"), ("<00:01.500>a", "a"), ("<1:2>a", "a"),
    ("<00:01.500 >a", "a"), ("<c.red.bg_blue>a</c>", "a"), ("a\nb", "a/b"), ("<b>a\nb</b>", "a/b"),
    ("<b\n.x>a", "a"), ("a&lt;b&gt;", "a<b>"),
  ].map { given, taken in
    WebVTTCase(
      "text: \(given)", "WEBVTT\n\n00:01.000 --> 00:02.000\n\(given)", "|1.000 2.000||\(taken)")
  }

  static let all = files + timings + settings + texts
}
