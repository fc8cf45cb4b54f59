import Testing
import TimedText
import Timeline

/// The text of a script's events: tags, comments, breaks, drawings, song.
struct SubStationTextTests {
  /// A file with one event from 1 s to 3 s.
  static func file(_ text: String, wrapStyle: Int = 0) -> [UInt8] {
    Array(
      """
      [Script Info]
      ScriptType: v4.00+
      WrapStyle: \(wrapStyle)

      [Events]
      Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
      Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,\(text)

      """.utf8)
  }

  private func cue(_ text: String, wrapStyle: Int = 0) throws -> Cue {
    let file = try SubtitleFile(parsing: Self.file(text, wrapStyle: wrapStyle), as: .ass)
    #expect(file.diagnostics.isEmpty)
    return try #require(file.track.cues.first)
  }

  @Test(arguments: [
    ("a", "a", ""), ("a, b, c", "a, b, c", ""), (" a ", " a ", ""), ("", "", ""),
    ("a\\Nb", "a/b", ""), ("a\\nb", "a b", ""), ("a\\hb", "a\u{A0}b", ""),
    ("\\{a\\}", "{a}", ""), ("a } b { c", "a } b { c", ""), ("a\\", "a\\", ""),
    ("C:\\dir", "C:\\dir", ""), ("C:\\\u{2060}Nice", "C:\\Nice", ""),
    ("a{\\i1}b{\\i0}c", "abc", "i 1..2"), ("{\\b1}a{\\b0}b", "ab", "b 0..1"),
    ("{\\b700}a{\\b400}b", "ab", "b 0..1"), ("{\\u1}a{\\u}b", "ab", "u 0..1"),
    ("{\\s1}a", "a", "s 0..1"), ("{\\i1}a{\\i1}b", "ab", "i 0..2, {\\i1} 1..1"),
    ("{\\i0}a", "a", "{\\i0} 0..0"), ("{\\b300}a", "a", "{\\b300} 0..0"),
    ("{\\i1\\b1}a{\\i0\\b0}b", "ab", "i 0..1, b 0..1"),
    ("{\\i1}a{\\b1}b{\\i0}c", "abc", "i 0..2, b 1..2, b 2..3"),
    ("{\\c&H0000FF&}a{\\c}b", "ab", "#ff0000 0..1"),
    ("{\\1c&HFF8000&}a", "a", "#0080ff 0..1"), ("{\\c&HFF&}a", "a", "#ff0000 0..1"),
    ("{\\c&H1&}a{\\c&H2&}b", "ab", "#010000 0..1, #020000 1..2"),
    ("{\\cred}a", "a", "{\\cred} 0..0"), ("{\\3c&HFF&}a", "a", "{\\3c&HFF&} 0..0"),
    ("{\\fnArial Black}a", "a", "Arial Black 0..1"), ("{\\fs20}a{\\fs}b", "ab", "20 0..1"),
    ("{\\fs+5}a", "a", "{\\fs+5} 0..0"), ("{\\fscx50}a", "a", "{\\fscx50} 0..0"),
    ("{\\blur3\\bord2}a", "a", "{\\blur3\\bord2} 0..0"),
    ("{\\t(0,500,\\fscx120\\i1)}a", "a", "{\\t(0,500,\\fscx120\\i1)} 0..0"),
    ("{\\t(0,500,\\i1}a", "a", "{\\t(0,500,\\i1} 0..0"),
    ("{\\clip(m 0 0 l 1 1)\\i1}a", "a", "{\\clip(m 0 0 l 1 1)} 0..0, i 0..1"),
    ("{a note}a", "a", "{a note} 0..0"), ("{note\\i1}a", "a", "{note} 0..0, i 0..1"),
    ("{}a", "a", "{} 0..0"), ("{\\}a", "a", "{\\} 0..0"),
    ("{\\i1}a{\\r}b{\\rOther}c", "abc", "i 0..1, {\\r} 1..1, {\\rOther} 2..2"),
    ("{\\p1}m 0 0 l 9 9{\\p0}a", "a", "{\\p1}m 0 0 l 9 9 0..0"),
    ("{\\p2}m 0 0 {\\c&HFF&}l 9 9", "", "{\\p2}m 0 0  0..0, #ff0000 0..0, {\\p2}l 9 9 0..0"),
    ("{\\an8}{\\an9}a", "a", "{\\an9} 0..0"), ("{\\an2}a", "a", "{\\an2} 0..0"),
    ("{\\q2}a\\nb", "a/b", "{\\q2} 0..0"),
  ])
  func `reads what a field has as libass does`(text: String, shown: String, spans: String) throws {
    let cue = try cue(text)
    #expect(cue.text.string.replacing("\n", with: "/") == shown)
    #expect(cue.text.drawnSpans == spans)
    // What is written is read as the same, however it has to be written.
    var track = SubtitleTrack(cues: [cue])
    track.attributes = [Attribute("ass.WrapStyle", "0")]
    let back = try SubtitleTrack(parsing: track.encoded(as: .ass), as: .ass).cues
    #expect(back == [cue])
  }

  @Test func `breaks lines at a small n where the script says so`() throws {
    #expect(try cue("a\\nb", wrapStyle: 2).text.string == "a\nb")
  }

  @Test(arguments: [
    ("{\\an1}a", 1), ("{\\an5}a", 5), ("{\\an9}a", 9), ("a{\\an7}", 7), ("{\\a1}a", 1),
    ("{\\a3}a", 3), ("{\\a5}a", 7), ("{\\a6}a", 8), ("{\\a9}a", 4), ("{\\a10}a", 5),
    ("{\\a11}a", 6), ("{\\an0}a", 2), ("{\\a4}a", 2), ("{\\an10}a", 2), ("{\\alpha&H80&}a", 2),
  ])
  func `takes the first place that is said`(text: String, keypad: Int) throws {
    #expect(try cue(text).settings?.anchor.keypad ?? 2 == keypad)
  }

  @Test(arguments: [
    // Syllables that take all the time, and some that do not.
    ("{\\k100}ka{\\k100}ra", "2.000 2", "{\\k100}ka{\\k100}ra"),
    ("{\\k20}ka{\\k30}ra", "1.200 2, 1.500 4", "{\\k20}ka{\\k30}ra"),
    ("{\\kf20}ka{\\K180}ra", "1.000kf 0, 1.200kf 2", "{\\kf20}ka{\\kf180}ra"),
    ("{\\ko20}ka{\\k180}ra", "1.000ko 0, 1.200 2", "{\\ko20}ka{\\k180}ra"),
    ("{\\k50}{\\k50}ka{\\k100}ra", "1.500 0, 2.000 2", "{\\k50\\k50}ka{\\k100}ra"),
    ("ka{\\k200}ra", "1.000 2", "{\\k0}ka{\\k200}ra"),
    ("{\\kt20\\k30}ka{\\k150}ra", "1.200 0, 1.500 2", "{\\k20\\k30}ka{\\k150}ra"),
    ("{\\k99999999}ka", "", "{\\k99999999}ka"),
  ])
  func `makes times of syllables, and syllables of times`(
    text: String, times: String, written: String
  ) throws {
    let cue = try cue(text)
    let found = cue.text.spans.compactMap { span -> String? in
      guard case .time(let time) = span.markup.kind else { return nil }
      return "\(time.description.dropFirst("00:00:0".count))\(span.markup.classes.joined()) "
        + "\(span.range.lowerBound)"
    }
    #expect(found.joined(separator: ", ") == times)
    let file = SubtitleTrack(cues: [cue]).encoded(as: .ass)
    let line = String(decoding: file, as: UTF8.self).split(separator: "\n").last
    #expect(line == "Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,\(written)")
    if text != "ka{\\k200}ra" {
      #expect(try SubtitleTrack(parsing: file, as: .ass).cues == [cue])
    }
  }

  @Test(arguments: [
    ("{\\i1}x", "\\{\\i1}x"), ("a\\Nb", "a\\\u{2060}Nb"), ("a\nb", "a\\Nb"), ("\\", "\\\u{2060}"),
    ("a\u{A0}b", "a\\hb"), ("a\r\u{2028}b\u{0}", "a  b "), ("a, b", "a, b"), ("{", "\\{"),
    ("\\\u{2060}N", "\\\u{2060}\u{2060}N"), ("‘a’", "‘a’"),
  ])
  func `escapes what would be markup`(text: String, written: String) throws {
    let range = MediaTime.zero ..< .seconds(1)
    let file = SubtitleTrack(cues: [Cue(range: range, text: CueText(text))]).encoded(as: .ass)
    let line = String(decoding: file, as: UTF8.self).split(separator: "\n").last
    #expect(line == "Dialogue: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,\(written)")
  }

  @Test func `turns nothing on twice, and back to what it was`() throws {
    var text = CueText()
    var inner = CueText("a")
    inner.append("b", as: .italic, .color("#00ff00"))
    inner.append("c")
    text.append(inner, as: [.italic, .color("#ff0000")])
    text.append("d")
    let file = SubtitleTrack(cues: [Cue(range: .zero ..< .seconds(1), text: text)])
      .encoded(as: .ass)
    #expect(
      String(decoding: file, as: UTF8.self).hasSuffix(
        ",,{\\i1\\c&H0000FF&}a{\\c&H00FF00&}b{\\c&H0000FF&}c{\\c\\i0}d\n"))
  }

  @Test func `keeps what cannot be a tag out of the text`() throws {
    let foreign = ["{\\x}", "{no end", "plain", "{a}b", "{\\p1}m 0 {\\i1}", "{\\blur(3}"]
    var text = CueText()
    for raw in foreign { text.append("", as: Markup(.foreign(.ass, raw))) }
    text.append("text")
    let file = SubtitleTrack(cues: [Cue(range: .zero ..< .seconds(1), text: text)])
      .encoded(as: .ass)
    #expect(String(decoding: file, as: UTF8.self).hasSuffix(",,{\\x}{\\blur(3}text\n"))
  }
}

extension CueText {
  /// The spans, each as what it is and where.
  fileprivate var drawnSpans: String {
    spans.map { span in
      let name =
        switch span.markup.kind {
        case .bold: "b"
        case .italic: "i"
        case .underline: "u"
        case .strikeout: "s"
        case .font(let font): font.color ?? font.face ?? font.size ?? "font"
        case .foreign(.ass, let text): text
        default: "?"
        }
      return "\(name) \(span.range.lowerBound)..\(span.range.upperBound)"
    }.joined(separator: ", ")
  }
}
