/// What symbols are called when a text is read out.
struct SymbolNames: Sendable {
  private let names: [Unicode.Scalar: String]
  /// What the mark before decimals is called.
  let decimalPoint: String
  /// What a full stop in an address is called.
  let dot: String

  /// The names in a language; English ones for a language that is not known.
  init(language: String) {
    let line = Self.tables[language] ?? Self.tables["en"] ?? ""
    let fields = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    var names: [Unicode.Scalar: String] = [:]
    for (symbol, name) in zip(Self.symbols.unicodeScalars, fields) where !name.isEmpty {
      names[symbol] = name
    }
    names["％"] = names["%"]
    names["＆"] = names["&"]
    names["＋"] = names["+"]
    names["＝"] = names["="]
    names["￥"] = names["¥"]
    self.names = names
    decimalPoint = names["."] ?? ""
    dot = names[","] ?? decimalPoint
  }

  /// What a symbol is called; nothing where it is not said.
  subscript(symbol: Unicode.Scalar) -> String? {
    symbol == "." || symbol == "," ? nil : names[symbol]
  }

  /// The symbols in the order of the tables' fields: `.` stands for the decimal point, `,` for the
  /// full stop in an address.
  private static let symbols = "%&@+=$€£¥°#/.,"

  private static let tables = [
    "en": "percent|and|at|plus|equals|dollars|euros|pounds|yen|degrees|number|slash|point|dot",
    "zh": "百分之|和|at|加|等于|美元|欧元|英镑|元|度|井|斜杠|点|点",
    "ja": "パーセント|アンド|アット|プラス|イコール|ドル|ユーロ|ポンド|円|度|シャープ|スラッシュ|てん|ドット",
    "ko": "퍼센트|앤드|골뱅이|더하기|는|달러|유로|파운드|엔|도|번|슬래시|점|닷",
    "fr":
      "pour cent|et|arobase|plus|égale|dollars|euros|livres|yens|degrés|numéro|slash|virgule|point",
    "de": "Prozent|und|ät|plus|gleich|Dollar|Euro|Pfund|Yen|Grad|Nummer|Schrägstrich|Komma|Punkt",
    "es": "por ciento|y|arroba|más|igual|dólares|euros|libras|yenes|grados|número|barra|coma|punto",
    "it":
      "per cento|e|chiocciola|più|uguale|dollari|euro|sterline|yen|gradi|numero|barra|virgola|punto",
    "pt":
      "por cento|e|arroba|mais|igual|dólares|euros|libras|ienes|graus|número|barra|vírgula|ponto",
    "nl": "procent|en|apenstaartje|plus|is|dollar|euro|pond|yen|graden|nummer|slash|komma|punt",
    "ru":
      "процентов|и|собака|плюс|равно|долларов|евро|фунтов|иен|градусов|номер|слэш|запятая|точка",
    "uk": "відсотків|і|равлик|плюс|дорівнює|доларів|євро|фунтів|єн|градусів|номер|слеш|кома|крапка",
    "pl":
      "procent|i|małpa|plus|równa się|dolarów|euro|funtów|jenów|stopni|numer|ukośnik|przecinek|kropka",
    "cs": "procent|a|zavináč|plus|rovná se|dolarů|eur|liber|jenů|stupňů|číslo|lomítko|celá|tečka",
    "sv":
      "procent|och|snabel a|plus|lika med|dollar|euro|pund|yen|grader|nummer|snedstreck|komma|punkt",
    "da":
      "procent|og|snabel a|plus|lig med|dollar|euro|pund|yen|grader|nummer|skråstreg|komma|punktum",
    "nb":
      "prosent|og|krøllalfa|pluss|er lik|dollar|euro|pund|yen|grader|nummer|skråstrek|komma|punktum",
    "fi": "prosenttia|ja|ät|plus|on|dollaria|euroa|puntaa|jeniä|astetta|numero|kautta|pilkku|piste",
    "hu": "százalék|és|kukac|plusz|egyenlő|dollár|euró|font|jen|fok|szám|per|egész|pont",
    "tr": "yüzde|ve|et|artı|eşittir|dolar|avro|sterlin|yen|derece|numara|bölü|virgül|nokta",
    "ro": "la sută|și|arond|plus|egal|dolari|euro|lire|yeni|grade|numărul|bară|virgulă|punct",
    "el":
      "τοις εκατό|και|παπάκι|συν|ίσον|δολάρια|ευρώ|λίρες|γεν|βαθμούς|αριθμός|κάθετος|κόμμα|τελεία",
    "ar": "بالمئة|و|آت|زائد|يساوي|دولار|يورو|جنيه|ين|درجة|رقم|شرطة|فاصلة|نقطة",
    "fa": "درصد|و|ات|به علاوه|مساوی|دلار|یورو|پوند|ین|درجه|شماره|اسلش|ممیز|نقطه",
    "he": "אחוז|ו|שטרודל|פלוס|שווה|דולר|יורו|לירות|ין|מעלות|מספר|לוכסן|נקודה|נקודה",
    "hi": "प्रतिशत|और|एट|प्लस|बराबर|डॉलर|यूरो|पाउंड|येन|डिग्री|नंबर|स्लैश|दशमलव|डॉट",
    "th": "เปอร์เซ็นต์|และ|แอท|บวก|เท่ากับ|ดอลลาร์|ยูโร|ปอนด์|เยน|องศา|หมายเลข|ทับ|จุด|ดอท",
    "vi": "phần trăm|và|a còng|cộng|bằng|đô la|euro|bảng|yên|độ|số|gạch chéo|phẩy|chấm",
    "id": "persen|dan|at|plus|sama dengan|dolar|euro|pon|yen|derajat|nomor|garis miring|koma|titik",
  ]
}
