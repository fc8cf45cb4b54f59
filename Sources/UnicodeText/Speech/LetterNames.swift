/// What the letters of the alphabet are called when a word is spelt (`GPT`: gee pee tee).
struct LetterNames: Sendable {
  private let latin: [String]

  /// The names in a language. Where it has none of its own, or its own script, letters are called as
  /// in English.
  init(language: String) {
    let names = Self.tables[language] ?? Self.tables["en"] ?? ""
    latin = names.split(separator: " ").map { String($0).replacing("_", with: " ") }
  }

  /// What a letter is called; nothing for one that has no name here.
  subscript(letter: Unicode.Scalar) -> String? {
    let lower = letter.lowercased
    if ("a"..."z").contains(lower) {
      let index = Int(lower.value) - 0x61
      return index < latin.count ? latin[index] : nil
    }
    return Self.cyrillic[lower]
  }

  private static let tables = [
    "en": """
    ay bee see dee ee eff gee aitch eye jay kay ell em en oh pee cue ar ess tee you vee double_you \
    ex why zee
    """,
    "fr": """
    a bé cé dé e effe gé ache i ji ka elle emme enne o pé ku erre esse té u vé double_vé ixe \
    i_grec zède
    """,
    "de": "a be ce de e ef ge ha i jot ka el em en o pe ku er es te u vau we ix ypsilon zet",
    "es": """
    a be ce de e efe ge hache i jota ka ele eme ene o pe cu erre ese te u uve uve_doble equis ye zeta
    """,
    "it": """
    a bi ci di e effe gi acca i i_lunga cappa elle emme enne o pi cu erre esse ti u vu doppia_vu ics \
    ipsilon zeta
    """,
    "pt": """
    a bê cê dê e efe gê agá i jota cá ele eme ene o pê quê erre esse tê u vê dáblio xis ípsilon zê
    """,
    "nl":
      "a bee cee dee ee ef gee haa ie jee kaa el em en oo pee kuu er es tee uu vee wee ix ij zet",
    "sv": "a be ce de e eff ge hå i ji kå ell em en o pe ku ärr ess te u ve dubbel_ve eks y säta",
    "pl": "a be ce de e ef gie ha i jot ka el em en o pe ku er es te u fau wu iks igrek zet",
    "tr": "a be ce de e fe ge he i je ke le me ne o pe kü re se te u ve çift_ve iks ye ze",
    "ja": """
    ei bii shii dii ii efu jii eichi ai jei kei eru emu enu oo pii kyuu aaru esu tii yuu bui \
    daburyuu ekkusu wai zetto
    """,
    "ko": """
    ei bi si di i epeu ji eichi ai jei kei el em en o pi kyu al es ti yu beui deobeulyu ekseu wai \
    jiteu
    """,
    "ru": "a be ce de e ef ge ash i zhi ka el em en o pe ku er es te u ve dublve iks igrek zet",
  ]

  private static let cyrillic: [Unicode.Scalar: String] = {
    let names = """
      а бэ вэ гэ дэ е ё жэ зэ и ий ка эль эм эн о пэ эр эс тэ у эф ха цэ че ша ща ъ ы ь э ю я
      """.split(separator: " ").map(String.init)
    let letters = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя".unicodeScalars
    return Dictionary(uniqueKeysWithValues: zip(letters, names))
  }()
}
