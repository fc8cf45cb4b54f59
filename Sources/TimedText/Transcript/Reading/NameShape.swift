internal import UnicodeText

/// What the name of a speaker looks like, and what looks like it and is none.
enum NameShape {
  /// Whether a label has the form of a name: few words, each with a capital where its script has
  /// them.
  static func isName(_ text: String) -> Bool {
    let words = text.unicodeScalars.split { $0.isSpace }
    guard (1...4).contains(words.count) else { return false }
    let ideographs = text.unicodeScalars.lazy.filter(\.isIdeographic).count
    if ideographs > 0 {
      return ideographs <= 10 && !particles.contains { text.unicodeScalars.contains($0) }
    }
    return words.allSatisfy { word in
      guard let first = word.first else { return false }
      return !first.properties.isLowercase || connectors.contains(String(Substring(word)))
    }
  }

  /// Whether a label is written in capitals alone, of a script that has them.
  static func isCapitals(_ text: some Sequence<Unicode.Scalar>) -> Bool {
    let letters = text.filter(\.isLetter)
    return letters.count > 1 && letters.allSatisfy(\.properties.isUppercase)
  }

  /// Whether a label may be a name at all: it does not introduce what somebody says, nor an example,
  /// nor is it what a listener says.
  static func mayName(_ text: String) -> Bool {
    let lower = text.lowercased()
    if notNames.contains(lower) { return false }
    if text.unicodeScalars.contains(where: \.isIdeographic) {
      // 问 and 答 alone are who asks and who answers.
      return lower.unicodeScalars.count == 1 || !endings.contains { lower.hasSuffix($0) }
    }
    let words = lower.split(separator: " ").map(String.init)
    guard let first = words.first, let last = words.last else { return false }
    return !pronouns.contains(first) && !verbs.contains(last)
  }

  /// Characters of sentences rather than names.
  private static let particles: Set<Unicode.Scalar> = [
    "的", "了", "是", "吗", "吧", "呢", "啊", "嗯", "在", "就", "都", "也", "很", "這", "这", "那", "我", "你", "他",
    "她", "们", "們", "不", "没", "有", "は", "が", "を", "に", "で", "と", "も",
  ]

  /// How a phrase of Chinese or Japanese ends that introduces something.
  private static let endings = [
    "说", "說", "问", "問", "道", "答", "讲", "講", "想", "认为", "認為", "觉得", "覺得", "表示", "指出", "喊", "叫",
    "是", "在于", "在於", "如下", "包括", "为", "為", "例如", "比如", "其中", "如", "之", "点", "點", "因",
    "って", "とは", "です", "ます", "言う", "言った",
  ]

  private static let connectors: Set<String> = [
    "de", "da", "di", "do", "du", "van", "von", "der", "den", "of", "the", "and", "la", "le", "el",
    "al", "bin", "ibn", "y", "e", "und", "et", "&", "zu", "af", "av",
  ]

  private static let pronouns: Set<String> = [
    "i", "he", "she", "they", "we", "you", "it", "this", "that", "these", "those", "and", "but",
    "so",
    "here", "there", "my", "his", "her", "our", "your", "what", "which", "who", "because", "if",
    "or",
    "then", "like", "il", "elle", "je", "nous", "vous", "ils", "elles", "on", "ce", "er", "sie",
    "ich",
    "wir", "es", "él", "ella", "yo", "nosotros", "ellos", "lui", "lei", "io", "noi", "ele", "ela",
    "eu", "он", "она", "я", "мы", "они", "вы", "ты",
  ]

  private static let verbs: Set<String> = [
    "said", "says", "say", "saying", "asked", "asks", "ask", "thought", "think", "told", "replied",
    "answered", "added", "wrote", "is", "are", "was", "were", "be", "following", "follows", "like",
    "this", "that", "these", "includes", "including", "means", "example", "namely", "dit", "dis",
    "demande", "demandé", "est", "sagt", "sagte", "fragt", "fragte", "ist", "dice", "dijo",
    "pregunta",
    "preguntó", "disse", "diz", "ha", "detto", "сказал", "сказала", "говорит", "спросил",
    "спросила",
    "говорю", "думаю",
  ]

  private static let notNames: Set<String> = [
    "note", "notes", "example", "examples", "tip", "warning", "update", "summary", "chapter",
    "part",
    "step", "date", "title", "subject", "topic", "time", "duration", "location", "http", "https",
    "ftp", "mailto", "re", "ps", "p.s.", "fig", "figure", "table", "source", "sources", "link",
    "links",
    "description", "keywords", "transcript", "recording", "file", "episode", "one", "two", "three",
    "first", "second", "third", "fourth", "finally", "conclusion", "remember", "also", "plus",
    "yes", "no", "yeah", "yep", "nope", "ok", "okay", "right", "sure", "exactly", "wow", "hmm",
    "mm",
    "mhm", "mm-hmm", "uh-huh", "uh", "um", "oh", "ah", "hey", "hi", "hello", "bye", "thanks",
    "thank you", "well", "what", "why", "how", "really", "true", "absolutely", "definitely",
    "of course",
    "i see", "got it", "oui", "non", "si", "sí", "ja", "nein", "doch", "genau", "bien", "claro",
    "да",
    "нет", "ага", "угу", "так", "hm",
    "嗯", "嗯嗯", "是", "是的", "是啊", "对", "對", "对的", "對的", "好", "好的", "没错", "沒錯", "哦", "啊", "哈哈",
    "谢谢", "謝謝", "注", "注意", "例", "第一", "第二", "第三", "首先", "其次", "最后", "另外", "所以", "但是", "因为",
    "然后", "结果", "问题", "標題", "标题", "时间", "地点", "日期", "主题", "来源", "完全正确", "当然", "可以", "再见",
    "はい", "ええ", "うん", "そう", "そうですね", "なるほど", "いいえ", "例えば", "注意", "네", "예", "응", "아니요", "맞아요",
    "그래요", "نعم", "لا", "हाँ", "जी", "नहीं",
  ]
}
