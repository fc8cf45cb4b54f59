extension MarkVocabulary {
  /// The words that transcripts of many languages use.
  public static let standard = MarkVocabulary(
    [(pauses, Mark.pause), (music, .music), (noises, .noise)].reduce(into: [:]) { marks, group in
      for word in group.0.split(whereSeparator: { $0 == "," || $0.isNewline }) {
        marks[word.trimmingSpaces] = group.1
      }
    })

  private static let pauses = """
    pause, pauses, pausing, long pause, silence, silent, beat, break, moment of silence
    stille, schweigen, schweigt, pausa, silencio, silenzio, silêncio, stilte, paus, tystnad
    пауза, тишина, молчание, молчит, тиша, cisza, ticho
    停顿, 停頓, 暂停, 暫停, 沉默, 静默, 靜默, 寂静, 无声, 短暂停顿, 停了一下, 安静, 間, 沈黙, 無音, ポーズ
    침묵, 정적, 휴지, 멈춤, صمت, وقفة, سكوت, विराम, मौन, ख़ामोशी, เงียบ, หยุด, หยุดชั่วคราว, duraklama, sessizlik
    """

  private static let music = """
    music, musics, musical, song, singing, sings, sung, jingle, theme music, theme song, intro music
    outro music, humming, hums, instrumental, bgm, ♪, ♫
    musik, musique, música, musica, muziek, muzyka, hudba, müzik, musikk, chanson, canción, canzone
    музыка, песня, поёт, поет, музика
    音乐, 音樂, 片头音乐, 片尾音乐, 背景音乐, 片头曲, 片尾曲, 主题曲, 配乐, 前奏, 间奏, 歌声, 歌曲, 唱歌
    音楽, 曲, 歌, ジングル, オープニング曲, 음악, 노래, موسيقى, أغنية, संगीत, गाना, ดนตรี, เพลง, เสียงดนตรี
    """

  private static let noises = """
    laughter, laughs, laugh, laughing, laughed, chuckle, chuckles, chuckling, giggle, giggles
    giggling, snickers, scoffs, snorts, applause, applauds, clapping, claps, cheer, cheers, cheering
    cough, coughs, coughing, sigh, sighs, sighing, sneeze, sneezes, gasp, gasps, groans, sniffs
    sniffles, sobs, sobbing, cries, crying, whistles, inhales, exhales, breathes, clears throat
    clearing throat, clears his throat, clears her throat, noise, noises, sound, sounds, sound effect
    static, beep, beeps, bleep, click, clicks, ring, rings, ringing, knock, knocks, knocking
    crosstalk, cross talk, cross-talk, inaudible, unintelligible, indistinct, indiscernible, overlap
    overlapping, overtalk, background noise, booing, screams, screaming, yells
    gelächter, lachen, lacht, beifall, applaus, husten, hustet, seufzt, geräusch, unverständlich
    rires, rire, rit, applaudissements, toux, tousse, soupir, soupire, bruit, inaudible
    risas, risa, ríe, ríen, aplausos, tos, suspiro, suspira, ruido, ininteligible
    risate, risata, ride, applausi, tosse, sospira, rumore, risos, riso, suspira, gelach, lacht
    applåder, skratt, śmiech, brawa, smích, potlesk, gülüşmeler, alkış
    смех, смеется, смеётся, смеются, аплодисменты, кашель, кашляет, вздыхает, вздох, шум
    неразборчиво, сміх, оплески
    笑, 笑声, 笑聲, 大笑, 哄笑, 轻笑, 笑了, 苦笑, 众笑, 掌声, 掌聲, 鼓掌, 拍手, 欢呼, 喝彩, 咳嗽, 叹气, 嘆氣, 叹息, 哭泣
    清嗓子, 杂音, 雜音, 噪音, 音效, 响声, 听不清, 聽不清, 听不清楚, 无法辨识, 电话铃声, 铃声, 深呼吸, 吸气
    笑い, 笑う, 笑い声, 爆笑, 一同笑い, 拍手喝采, 歓声, 咳払い, 咳, ため息, 雑音, 聞き取れず, 聞き取り不能
    웃음, 웃음소리, 박수, 박수소리, 환호, 기침, 한숨, 소음, 잡음, ضحك, يضحك, تصفيق, سعال, ضوضاء, غير مسموع
    हंसी, हँसी, हंसते हुए, तालियां, तालियाँ, खांसी, शोर, เสียงหัวเราะ, หัวเราะ, ปรบมือ, เสียงปรบมือ, ไอ
    """

  /// Words that only ever stand beside one that makes a mark.
  static let standardCompanions: Set<String> = [
    "a", "again", "all", "an", "and", "at", "audience", "awkward", "awkwardly", "background", "big",
    "both", "brief", "briefly", "burst", "continues", "crowd", "deep", "deeply", "distant",
    "dramatic",
    "ends", "everyone", "fades", "faint", "for", "from", "gentle", "gently", "group", "guest",
    "happy",
    "hearty", "heavily", "host", "in", "intro", "light", "lightly", "long", "loud", "loudly", "man",
    "nervous", "nervously", "of", "off", "on", "opening", "closing", "out", "outro", "over",
    "panel",
    "playing", "plays", "quiet", "quietly", "sad", "second", "seconds", "sec", "secs", "s", "short",
    "slight", "slightly", "soft", "softly", "some", "speaker", "starts", "stops", "swells", "tense",
    "the", "theme", "to", "up", "upbeat", "voice", "warm", "with", "woman", "yes",
    "lange", "leise", "laut", "publikum", "im", "das", "longue", "long", "légère", "du", "de", "la",
    "le", "les", "dans", "salle", "público", "larga", "en", "el", "del", "долгая", "в", "зале",
    "играет", "громкий", "общий",
  ]
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
