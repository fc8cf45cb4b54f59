/// The morae of Japanese kana: a beat each, the small vowels and glides that change the kana before
/// them counting for none.
enum Morae {
  static func count(in kana: ArraySlice<Unicode.Scalar>) -> Double {
    Double(kana.lazy.filter { !isSilentPart($0) }.count)
  }

  private static func isSilentPart(_ kana: Unicode.Scalar) -> Bool {
    switch kana {
    case "ぁ", "ぃ", "ぅ", "ぇ", "ぉ", "ゃ", "ゅ", "ょ", "ゎ", "ァ", "ィ", "ゥ", "ェ", "ォ", "ャ", "ュ", "ョ", "ヮ",
      "ｧ", "ｨ", "ｩ", "ｪ", "ｫ", "ｬ", "ｭ", "ｮ", "ﾞ", "ﾟ", "\u{3099}", "\u{309a}":
      true
    default: false
    }
  }
}
