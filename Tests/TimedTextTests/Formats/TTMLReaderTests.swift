import TestSupport
import Testing
import TimedText
import Timeline
import UnicodeText

/// TTML as its specification has it, and what is said of what is not so.
struct TTMLReaderTests {
  private func read(_ text: String) throws -> SubtitleFile {
    try SubtitleFile(parsing: Array(text.utf8), as: .ttml)
  }

  /// The only cue of a file.
  private func cue(_ content: String, head: String = "", root: String = "") throws -> Cue {
    let cues = try read(TTMLFixtures.file(content, head: head, root: root)).track.cues
    try #require(cues.count == 1)
    return cues[0]
  }

  // MARK: - Times

  private static let expressions: [(text: String, root: String, seconds: Double)] = [
    ("00:00:01", "", 1.0), ("00:00:01.5", "", 1.5), ("100:00:00.001", "", 360_000.001),
    ("00:00:01:15", "", 1.5), ("00:00:01:05", " ttp:frameRate='25'", 1.2),
    ("00:00:01:12.1", " ttp:frameRate='24' ttp:subFrameRate='2'", 1 + 12.5 / 24),
    ("00:00:01:12", " ttp:frameRate='24' ttp:frameRateMultiplier='1000 1001'", 1.5005),
    ("1.5h", "", 5400), ("1.5m", "", 90), ("90s", "", 90), ("1.25s", "", 1.25),
    ("1500ms", "", 1.5), ("45f", "", 1.5), ("45f", " ttp:frameRate='25'", 1.8),
    ("20000000t", " ttp:tickRate='10000000'", 2), ("50t", " ttp:frameRate='25'", 2), ("2t", "", 2),
    (
      "00:01:00:00", " ttp:timeBase='smpte' ttp:frameRate='30' ttp:frameRateMultiplier='1000 1001'",
      60.06
    ),
    (
      "00:10:00:00",
      " ttp:timeBase='smpte' ttp:frameRate='30' ttp:frameRateMultiplier='1000 1001' "
        + "ttp:dropMode='dropNTSC'", 599.9994
    ),
  ]

  @Test(arguments: expressions)
  func `reads every time expression`(text: String, root: String, seconds: Double) throws {
    let cue = try cue("<p begin='\(text)' dur='1s'>a</p>", root: root)
    #expect(abs(cue.inTime.seconds - seconds) < 1e-9)
    // What has a frame rate is exact.
    let again = try self.cue("<p begin='0s' dur='\(text)'>a</p>", root: root)
    #expect(again.outTime == cue.inTime)
  }

  @Test(arguments: [
    ("1:02.5", "00:01:02.5"), ("0:00:01", "00:00:01"), ("00:00:01,500", "00:00:01.500"),
    ("12.5", "12.5s"), (" 3s ", "3s"), ("00:00:01:30", "00:00:02:00"),
  ])
  func `mends times that are nearly right`(text: String, mended: String) throws {
    let content = "<p begin='\(text)' end='01:00:00'>a</p>"
    let file = try read(TTMLFixtures.file(content))
    #expect(file.diagnostics.map(\.message) == ["time “\(text)” is taken as “\(mended)”"])
    #expect(
      String(decoding: file.repaired(), as: UTF8.self)
        == TTMLFixtures.file(content).replacing("'\(text)'", with: "'\(mended)'"))
  }

  @Test(arguments: [
    (
      "<p begin='-1s' end='2s'>x</p><p begin='3s' end='4s'>a</p>",
      "begin “-1s” is no time that TTML has: it is left out"
    ),
    (
      "<p begin='soon' end='2s'>x</p><p begin='3s' end='4s'>a</p>",
      "begin “soon” is no time that TTML has: it is left out"
    ),
    (
      "<p begin='1s' end='2s' tts:visibility='hidden'>b</p><p begin='3s' end='4s'>a</p>",
      "hidden text is left out"
    ),
    ("<p begin='3s' end='4s'>a<span tts:display='none'>b</span></p>", "hidden text is left out"),
    (
      "<p begin='3s' end='4s'>a</p></div><div tts:visibility='hidden'><p begin='5s' end='6s'>b</p>",
      "hidden text is left out"
    ),
    ("<p begin='3s' end='2s'>a</p>", "the cue ends before it begins"),
    ("<p begin='3s'>a</p>", "nothing says when it ends: 00:00:08.000 is assumed"),
    ("<p begin='3s' end='4s' region='x'>a</p>", "there is no region “x”: it is left out"),
    ("<p begin='3s' end='4s' style='x'>a</p>", "there is no style “x”: it is left out"),
    ("<p begin='3s' end='4s'>a<set/></p>", "animation is passed over"),
    ("<image/><p begin='3s' end='4s'>a</p>", "pictures and sounds are passed over"),
  ])
  func `says what it passes over, and writes it as it was`(content: String, message: String) throws
  {
    let text = TTMLFixtures.file(content)
    let file = try read(text)
    #expect(file.diagnostics.map(\.message) == [message])
    #expect(file.track.cues.map(\.shown) == ["a"])
    #expect(file.repaired() == Array(text.utf8))
  }

  // MARK: - Nested times

  @Test(arguments: [
    ("<p begin='1s' end='2s'>a</p>", " begin='10s'", "", ["|11.000 12.000||a"]),
    ("<p begin='1s' end='2s'>a</p>", " begin='10s'", " begin='5s'", ["|16.000 17.000||a"]),
    ("<p begin='1s' dur='9s'>a</p>", "", " end='4s'", ["|1.000 4.000||a"]),
    ("<p begin='1s' dur='9s' end='3s'>a</p>", "", "", ["|1.000 3.000||a"]),
    ("<p>a</p>", "", " begin='3s' end='4s'", ["|3.000 4.000||a"]),
    (
      "<p dur='1s'>a</p><p begin='1s' dur='2s'>b</p><p end='3s'>c</p>", "",
      " begin='5s' timeContainer='seq'",
      ["|5.000 6.000||a", "|7.000 9.000||b", "|9.000 12.000||c"]
    ),
    (
      "<p><span begin='1s' end='2s'>a</span> <span begin='2s' end='3s'>b</span></p>", "", "",
      ["|1.000 2.000||a", "|2.000 3.000||b"]
    ),
    (
      "<p begin='10s' timeContainer='seq'><span dur='1s'>a</span><span dur='2s'>b</span></p>", "",
      "", ["|10.000 11.000||a", "|11.000 13.000||b"]
    ),
    (
      "<p begin='1s' end='9s'>x <span begin='1s' end='3s'>a</span></p>", "", "",
      ["|1.000 2.000||x", "|2.000 4.000||x a", "|4.000 9.000||x"]
    ),
    (
      "<p begin='1s' end='9s'>x<br/><span begin='1s'>a</span> <span begin='2s'>b</span></p>", "",
      "",
      ["|1.000 9.000||x/a b"]
    ),
    ("<p/><p begin='1s' end='2s'/>", "", "", ["|1.000 2.000||"]),
    ("<p begin='0s'>a</p><p begin='2s'>b</p>", "", "", ["|0.000 2.000||a", "|2.000 7.000||b"]),
  ])
  func `counts times by what they stand in`(
    content: String, body: String, div: String, cues: [String]
  ) throws {
    let text = TTMLFixtures.file(content, body: body, div: div)
    let file = try read(text)
    #expect(file.track.cues.map(\.drawn) == cues)
    #expect(file.repaired() == Array(text.utf8))
  }

  @Test func `marks the times of what comes and stays`() throws {
    let cue = try cue(
      "<p begin='1s' end='9s'><span begin='0s'>x</span> <span begin='1.5s'>a</span></p>")
    #expect(cue.marked == "<00:00:01.000>x <00:00:02.500>a")
  }

  @Test func `reads a paragraph of many spans, and copies its text no more than is bearable`()
    throws
  {
    let spans = (0..<5000).map { "<span begin='\($0)s' end='\($0 + 1)s'>\($0)</span>\n" }.joined()
    let track = try read(TTMLFixtures.file("<p>\(spans)</p>")).track
    #expect(track.cues.map(\.shown) == (0..<5000).map(String.init))
    let nested = TTMLFixtures.file("<p>\(spans.replacing("end='", with: "end='9"))</p>")
    let file = try read(nested)
    #expect(file.track.cues.count == 1)
    #expect(
      file.diagnostics.contains {
        $0.message == "too many times in a paragraph: it is shown as a whole"
      })
  }

  // MARK: - Text

  @Test(arguments: [
    ("  a \n\t b<br/>  c  ", "a b/c"), (" a <span> b </span> c", "a b c"),
    ("<span xml:space='preserve'>  a  b </span>", "  a  b "), ("a<!-- no -->b", "ab"),
    ("a<![CDATA[ <b> ]]>&amp;&#65;", "a &lt;b&gt; &amp;A"), ("a<x:y xmlns:x='u'>no</x:y>b", "ab"),
    ("<metadata>no</metadata>a", "a"), ("", ""), ("a<br/><br/>b", "a/ /b"),
    ("<span tts:fontStyle='italic'>a</span>", "<i>a</i>"),
    ("<span tts:fontStyle='oblique' tts:fontWeight='bold'>a</span>", "<b><i>a</i></b>"),
    ("<span tts:textDecoration='underline'>a</span>", "<u>a</u>"),
    ("<span tts:textDecoration='lineThrough'>a</span>", "<c.strikeout>a</c>"),
    ("<span tts:color='yellow'>a</span>", "<c.yellow>a</c>"),
    ("<span tts:color='rgb(255, 0,0)'>a</span>", "<c.red>a</c>"),
    ("<span tts:color='rgba(0,0,1,128)'>a</span>", "<c.color-00000180>a</c>"),
    ("<span tts:backgroundColor='#FFFF00'>a</span>", "<c.bg_yellow>a</c>"),
    ("<span style='i'>a</span>", "<i>a</i>"), ("<span style='bi'>a</span>", "<b><i>a</i></b>"),
    ("<span style='b i'>a</span>", "<b><i>a</i></b>"),
    ("<span style='bi' tts:fontStyle='normal'>a</span>", "<b>a</b>"),
    ("<span style='i'>a<span tts:fontStyle='normal'>b</span>c</span>", "<i>a</i>b<i>c</i>"),
    ("<span xml:lang='fr'>a</span>", "<lang fr>a</lang>"),
    ("<span ttm:agent='p1'>a</span>", "<v Ann B.>a"),
    (
      "<span tts:ruby='container'><span tts:ruby='base'>漢</span><span tts:ruby='text'>かん</span></span>",
      "<ruby>漢<rt>かん</rt></ruby>"
    ),
    (
      "<span tts:ruby='container'><span tts:ruby='baseContainer'><span tts:ruby='base'>漢</span>"
        + "<span tts:ruby='base'>字</span></span><span tts:ruby='textContainer'>"
        + "<span tts:ruby='text'>かん</span><span tts:ruby='text'>じ</span></span></span>",
      "<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>"
    ),
  ])
  func `reads text, white space and markup`(content: String, marked: String) throws {
    let head = """
      <metadata><ttm:agent xml:id='p1'><ttm:name> Ann B. </ttm:name></ttm:agent></metadata>
      <styling><style xml:id='bi' style='b i'/><style xml:id='b' tts:fontWeight='bold'/>
      <style xml:id='i' tts:fontStyle='italic'/><style xml:id='self' style='self'/></styling>
      """
    let cue = try cue("<p begin='0s' end='1s'>\(content)</p>", head: head)
    #expect(cue.marked == marked)
  }

  @Test(arguments: [
    (" style='i'", "", "<i>a</i>"), ("", " style='i'", "<i>a</i>"),
    (" tts:color='red'", " tts:fontWeight='bold'", "<b><c.red>a</c></b>"),
    (" style='i'", " tts:fontStyle='normal'", "a"), (" tts:color='white'", "", "a"),
    (" region='r'", "", "<u>a</u>"), ("", " ttm:agent='p1'", "<v p1>a"),
    ("", " xml:lang='fr'", "<lang fr>a</lang>"),
  ])
  func `inherits looks`(div: String, p: String, marked: String) throws {
    let head = """
      <styling><style xml:id='i' tts:fontStyle='italic'/></styling>
      <layout><region xml:id='r' tts:textDecoration='underline'/></layout>
      """
    let text = TTMLFixtures.file("<p begin='0s' end='1s'\(p)>a</p>", head: head, div: div)
    #expect(try read(text).track.cues.map(\.marked) == [marked])
  }

  // MARK: - Regions

  @Test(arguments: [
    (
      "tts:origin='10% 10%' tts:extent='80% 80%' tts:displayAlign='after' tts:textAlign='center'",
      ""
    ),
    ("tts:displayAlign='after' tts:textAlign='center'", ""), ("tts:color='white'", ""),
    (
      "tts:origin='10% 5%' tts:extent='80% 20%' tts:displayAlign='before' tts:textAlign='center'",
      "line:5%,start position:50%,center size:80% align:center"
    ),
    (
      "tts:origin='50% 70%' tts:extent='40% 20%' tts:displayAlign='after' tts:textAlign='right'",
      "line:90%,end position:90%,line-right size:40% align:right"
    ),
    (
      "tts:origin='192px 54px' tts:extent='960px 108px' tts:displayAlign='center'",
      "line:10%,center position:10%,line-left size:50% align:start"
    ),
    (
      "tts:origin='4c 3c' tts:extent='16c 3c' tts:displayAlign='before'",
      "line:20%,start position:12.5%,line-left size:50% align:start"
    ),
    (
      "tts:position='right top' tts:extent='40% 20%' tts:textAlign='end'",
      "line:0%,start position:100%,line-right size:40% align:end"
    ),
    (
      "tts:origin='80% 10%' tts:extent='10% 80%' tts:writingMode='tbrl' tts:displayAlign='before'",
      "vertical:rl line:90%,end position:10%,line-left size:80% align:start"
    ),
  ])
  func `turns regions into settings`(styles: String, settings: String) throws {
    let cue = try cue(
      "<p begin='0s' end='1s' region='r'>a</p>",
      head: "<layout><region xml:id='r' \(styles)/></layout>", root: " tts:extent='1920px 1080px'")
    #expect(cue.settings?.drawn ?? "" == settings)
    if !settings.isEmpty {
      // What was told by the place itself is told by the region that is written.
      let track = SubtitleTrack(cues: [cue])
      #expect(try SubtitleTrack(parsing: track.encoded(as: .ttml), as: .ttml) == track)
    }
  }

  @Test func `reads the head and the comments`() throws {
    let track = try read(TTMLFixtures.awkward).track
    #expect(track.language == "en")
    #expect(track.title == "A talk")
    #expect(
      track.cues.map(\.marked) == [
        "<v Ann>one &lt;&amp;", "<i><c.yellow>two/rows</c></i>", "", "three 中",
      ])
    #expect(
      track.cues.map(\.drawn) == [
        "one|1.200 2.800||one <&", "|3.000 4.500||two/rows",
        "|5.000 6.250|line:0%,start position:0%,line-left size:100% align:start|",
        "|7.000 8.000||three 中",
      ])
    #expect(
      track.blocks == [
        TrackBlock(.comment("by hand"), before: 0), TrackBlock(.comment("two"), before: 1),
        TrackBlock(.comment("end"), before: 4),
      ])
  }
}
