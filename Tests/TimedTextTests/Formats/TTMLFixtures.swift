import TimedText
import Timeline

/// Files of TTML as tests need them.
enum TTMLFixtures {
  /// A file with some content in its division.
  static func file(
    _ content: String, head: String = "", root: String = "", body: String = "", div: String = ""
  ) -> String {
    """
    <tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling" \
    xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xmlns:ttp="http://www.w3.org/ns/ttml#parameter"\
    \(root)><head>\(head)</head><body\(body)><div\(div)>
    \(content)
    </div></body></tt>
    """
  }

  /// As people and programs write it: another prefix, a comment, parts that nobody knows.
  static let awkward = """
    \u{FEFF}<?xml version='1.0' encoding="utf-8" standalone="yes"?>\r
    <?other instruction?>\r
    <!DOCTYPE tt>\r
    <!-- by hand -->\r
    <tt:tt xmlns:tt="http://www.w3.org/ns/ttml" xmlns:x="urn:x" xmlns:s='http://www.w3.org/ns/ttml#styling'\r
      xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:m="http://www.w3.org/ns/ttml#metadata"\r
      ttp:frameRate="25" ttp:tickRate="10000000" xml:lang = "en" x:own="1">\r
    <tt:head>\r
      <m:title>A talk</m:title>\r
      <tt:metadata><m:agent xml:id="ann"><m:name type="full">Ann</m:name></m:agent>\r
        <m:agent xml:id="bob"><m:name type="full">Bob</m:name></m:agent><x:y a="b">no text</x:y></tt:metadata>\r
      <tt:styling><tt:style xml:id="i" s:fontStyle="italic"/><tt:style xml:id="y" style="i" s:color="yellow"/></tt:styling>\r
      <tt:layout><tt:region xml:id="r" s:origin="0% 0%" s:extent="100% 90%"><tt:style s:displayAlign="before"/></tt:region></tt:layout>\r
    </tt:head>\r
    <tt:body><tt:div>\r
      <tt:p xml:id='one' begin = "00:00:01:05" end="00:00:02:20"   m:agent="ann">one <![CDATA[<&]]></tt:p>\r
      <!-- two -->\r
      <tt:p begin="30000000t" dur="1.5s" style="y">two<tt:br/>rows</tt:p><tt:p region="r" begin="5s" end="6.25s"/>\r
      <tt:p end="8s" begin="7s"><tt:metadata x:a="1"><x:y>no text</x:y></tt:metadata>  three  &#x4e2d;  </tt:p>\r
    </tt:div></tt:body>\r
    </tt:tt>\r
    <!-- end -->
    """
}

extension Cue {
  /// Its text with the markup that WebVTT has.
  var marked: String {
    let cue = Cue(range: range, text: text)
    let lines = String(decoding: SubtitleTrack(cues: [cue]).encoded(as: .webVTT), as: UTF8.self)
      .split(separator: "\n")
    return lines.drop { !$0.contains("-->") }.dropFirst().joined(separator: "/")
  }
}
