import Testing
import UnicodeText

/// A few lines of talk in one language, and the encodings that it is found in.
struct EncodingSample: CustomTestStringConvertible {
  var language: String
  var text: String
  var encodings: [TextEncoding]

  var testDescription: String { language }

  static let all = [
    EncodingSample(
      language: "Chinese, simplified",
      text: """
        你今天想聊些什么？我们可以从天气开始。
        嗯，昨天下了一整夜的雨，早上路上都是水。
        是啊，我差点没赶上火车，幸好朋友开车送我。
        那么，这次会议你准备得怎么样了？
        还不错，就是有几个数字要再确认一下，大概百分之十五左右。
        """,
      encodings: [.gb18030]),
    EncodingSample(
      language: "Chinese, traditional",
      text: """
        你今天想聊些什麼？我們可以從天氣開始。
        嗯，昨天下了一整夜的雨，早上路上都是水。
        是啊，我差點沒趕上火車，幸好朋友開車送我。
        那麼，這次會議你準備得怎麼樣了？
        還不錯，就是有幾個數字要再確認一下，大概百分之十五左右。
        """,
      encodings: [.big5]),
    EncodingSample(
      language: "Japanese",
      text: """
        今日は何の話をしましょうか。まず天気の話から始めてもいいですね。
        昨日は一晩中雨が降っていて、朝は道が水だらけでした。
        そうですね、電車に乗り遅れそうになりましたが、友達が車で送ってくれました。
        ところで、会議の準備はできていますか？
        まあまあです。データをもう一度確認するだけです。
        """,
      encodings: [.shiftJIS, .eucJP]),
    EncodingSample(
      language: "Korean",
      text: """
        오늘은 무슨 이야기를 할까요? 날씨부터 시작해도 좋겠네요.
        어제 밤새 비가 와서 아침에 길이 온통 물이었어요.
        맞아요, 기차를 놓칠 뻔했는데 친구가 차로 데려다 줬어요.
        그런데 회의 준비는 잘 되고 있나요?
        괜찮아요. 숫자 몇 개만 다시 확인하면 됩니다.
        """,
      encodings: [.eucKR]),
    EncodingSample(
      language: "Russian",
      text: """
        О чём поговорим сегодня? Можно начать с погоды.
        Вчера всю ночь шёл дождь, утром на дороге стояла вода.
        Да, я чуть не опоздал на поезд, хорошо, друг подвёз.
        А как ты подготовился к совещанию?
        Неплохо, надо только ещё раз проверить несколько цифр.
        """,
      encodings: [.windows1251, .koi8R, .ibm866, .iso8859Part5]),
    EncodingSample(
      language: "Arabic",
      text: """
        عن ماذا نتحدث اليوم؟ يمكننا أن نبدأ بالطقس.
        أمس نزل المطر طوال الليل، وفي الصباح كانت المياه في كل الشوارع.
        نعم، كدت أن أتأخر عن القطار، ولكن صديقي أوصلني بسيارته.
        وكيف كان استعدادك للاجتماع؟
        لا بأس، بقي أن نراجع بعض الأرقام مرة أخرى.
        """,
      encodings: [.windows1256, .iso8859Part6]),
    EncodingSample(
      language: "French",
      text: """
        De quoi parle-t-on aujourd'hui ? On pourrait commencer par la météo.
        Hier il a plu toute la nuit, et ce matin la route était couverte d'eau.
        Oui, j'ai failli rater le train, mais une amie m'a emmené en voiture.
        Et la réunion, où en es-tu de ta préparation ?
        Ça va, il reste à vérifier quelques chiffres, peut-être même à l'étage.
        """,
      encodings: [.windows1252, .macintosh]),
    EncodingSample(
      language: "Polish",
      text: """
        O czym dzisiaj porozmawiamy? Możemy zacząć od pogody.
        Wczoraj całą noc padał deszcz, rano na drodze stała woda.
        Tak, o mało nie spóźniłem się na pociąg, ale przyjaciel mnie podwiózł.
        A jak twoje przygotowania do zebrania?
        Nieźle, trzeba tylko jeszcze raz sprawdzić kilka liczb.
        """,
      encodings: [.windows1250, .iso8859Part2]),
    EncodingSample(
      language: "Greek",
      text: """
        Για τι θα μιλήσουμε σήμερα; Μπορούμε να αρχίσουμε από τον καιρό.
        Χθες έβρεχε όλη τη νύχτα και το πρωί ο δρόμος ήταν γεμάτος νερά.
        Ναι, παραλίγο να χάσω το τρένο, αλλά με πήγε ένας φίλος.
        Και πώς πάει η προετοιμασία για τη συνάντηση;
        """,
      encodings: [.windows1253]),
    EncodingSample(
      language: "Turkish",
      text: """
        Bugün ne hakkında konuşacağız? Havadan başlayabiliriz.
        Dün bütün gece yağmur yağdı, sabah yollar su içindeydi.
        Evet, az kalsın treni kaçırıyordum, ama bir arkadaşım beni götürdü.
        Toplantı için hazırlıkların nasıl gidiyor, değişiklik var mı?
        """,
      encodings: [.windows1254]),
    EncodingSample(
      language: "Hebrew",
      text: """
        על מה נדבר היום? אפשר להתחיל במזג האוויר.
        אתמול ירד גשם כל הלילה, ובבוקר הכביש היה מלא מים.
        כן, כמעט איחרתי לרכבת, אבל חבר לקח אותי ברכב שלו.
        """,
      encodings: [.windows1255]),
    EncodingSample(
      language: "Thai",
      text: """
        วันนี้เราจะคุยเรื่องอะไรกันดี เริ่มจากเรื่องอากาศก็ได้
        เมื่อวานฝนตกทั้งคืน ตอนเช้าถนนเต็มไปด้วยน้ำ
        ใช่ ฉันเกือบตกรถไฟ โชคดีที่เพื่อนขับรถมาส่ง
        """,
      encodings: [.windows874]),
    EncodingSample(
      language: "Lithuanian",
      text: """
        Apie ką šiandien kalbėsime? Galime pradėti nuo oro.
        Vakar visą naktį lijo, ryte kelias buvo pilnas vandens.
        Taip, vos nepavėlavau į traukinį, bet mane pavežė draugas.
        """,
      encodings: [.windows1257]),
  ]
}
