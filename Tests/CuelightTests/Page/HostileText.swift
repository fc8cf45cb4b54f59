import TestSupport

/// Text that would run as a script wherever a page takes text for markup.
enum HostileText {
  private static let calls = [
    "globalThis.ran=1", "alert(1)", "globalThis['ra'+'n']=1", "ran=1//", "(()=>{ran=1})()",
    "eval('ran=1')", "setTimeout('ran=1')", "import('data:text/javascript,ran=1')",
  ]
  private static let frames = [
    "<script>CALL</script>", "</script><script>CALL</script>", "<script src=data:,CALL></script>",
    "</style><script>CALL</script>", "</title><script>CALL</script>", "--><script>CALL</script>",
    "<!--<script>CALL", "<!--><script>CALL</script>-->", "]]><script>CALL</script>",
    "<![CDATA[<script>CALL</script>]]>", "<img src=x onerror=CALL>", "<img src=x onerror=\"CALL\">",
    "\"><img src=x onerror='CALL'>", "'><svg onload=CALL>", "<svg><script>CALL</script></svg>",
    "<svg/onload=CALL>", "<body onload=CALL>", "<iframe src=\"javascript:CALL\"></iframe>",
    "<iframe srcdoc=\"<script>CALL</script>\">", "<a href=\"javascript:CALL\">x</a>",
    "javascript:CALL", "JaVaScRiPt:CALL", "<a href=java&#115;cript:CALL>x</a>",
    "<object data=javascript:CALL>", "<embed src=javascript:CALL>", "<details open ontoggle=CALL>",
    "<video><source onerror=CALL></video>", "<math><mtext><img src=x onerror=CALL></math>",
    "<input autofocus onfocus=CALL>", "<base href=javascript:CALL//>",
    "<form action=javascript:CALL>",
    "<meta http-equiv=refresh content=\"0;url=javascript:CALL\">",
    "<link rel=import href=data:,CALL>",
    "<style>*{background:url(javascript:CALL)}</style>", "{{CALL}}", "${CALL}", "`${CALL}`",
    "\";CALL;\"", "';CALL;'", "\\\";CALL;//", "\\u003cscript\\u003eCALL\\u003c/script\\u003e",
    "&lt;script&gt;CALL&lt;/script&gt;", "&#60;script&#62;CALL&#60;/script&#62;",
    "\u{2028}CALL\u{2028}", "\u{2029}*/CALL/*", "00:00.000 --> 00:09.000\n<script>CALL</script>",
    "WEBVTT\n\n00:00.000 --> 00:09.000\nCALL", "NOTE --> CALL", "STYLE\n::cue{x:CALL}",
    "<v CALL><script>CALL</script>", "<c.x onclick=CALL>", "<00:00:01.000><script>CALL</script>",
    "\0<script>CALL</script>", "<scr\0ipt>CALL</script>", "<\u{FEFF}script>CALL</script>",
    "\u{202E}<script>CALL</script>", "＜script＞CALL＜/script＞", "+ADw-script+AD4-CALL",
    "<template><script>CALL</script></template>",
    "<noscript><p title=\"</noscript><img onerror=CALL>\">",
    "<textarea></textarea><script>CALL</script>", "<xmp></xmp><script>CALL</script>",
    "%3Cscript%3ECALL%3C/script%3E", "<script/x>CALL</script >", "</SCRIPT ><SCRIPT>CALL</SCRIPT>",
  ]

  /// So many of them, each another one.
  static func strings(count: Int) -> [String] {
    let all = calls.flatMap { call in frames.map { $0.replacing("CALL", with: call) } }
    var generator = SeededGenerator(seed: 500)
    return Array(Array(Set(all)).sorted().shuffled(using: &generator).prefix(count))
  }
}
