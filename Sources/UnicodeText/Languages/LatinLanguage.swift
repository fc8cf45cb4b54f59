/// What tells a language in Latin letters from the others: its letters beyond a–z, and the small
/// words that every text has.
struct LatinLanguage: Sendable {
  /// ISO 639-1 code.
  let code: String
  /// The letters beyond a–z that its words are written with, in lower case; İ has no small letter of
  /// its own.
  let letters: Set<Unicode.Scalar>
  /// Its commonest words, in lower case.
  let words: Set<String>

  private init(_ code: String, _ letters: String, _ words: String) {
    self.code = code
    self.letters = Set(letters.unicodeScalars)
    self.words = Set(words.split(separator: " ").map(String.init))
  }

  /// The languages that are told apart.
  static let all = [
    LatinLanguage(
      "en", "éèêëïöüñçàâôæ",
      """
      the of and to in is that it for you was with on as are this be have not at but we they he she \
      so what your from or can if there i do just like know think would about my don't it's that's \
      an by will no all one when then yeah how their which our out me who because were very has had
      """),
    LatinLanguage(
      "fr", "àâæçéèêëîïôœùûüÿ",
      """
      le la les de des du et est un une que qui en pour dans ce il elle on pas ne je vous nous sur \
      avec au aux par plus se sa son ses mais ou où tout c'est cette ça être avez a été comme fait \
      bien très donc y d' l' qu' oui sont ont votre leur même alors aussi si quand
      """),
    LatinLanguage(
      "de", "äöüß",
      """
      der die das und ist nicht ich sie es ein eine zu in den mit von auf für wir dass auch aber so \
      dem des im wie er man noch oder wenn sich was als sind hat haben nur ja da dann ihr war bei an \
      nach um aus am wird kann sehr schon mal über einen einem einer doch hier keine zum zur
      """),
    LatinLanguage(
      "es", "áéíñóúüª",
      """
      de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ya \
      o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo \
      nos durante ni eso yo está están qué son fue usted ser tiene bueno pues así bien muy hola
      """),
    LatinLanguage(
      "pt", "àáâãçéêíóôõúª",
      """
      de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele \
      das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre \
      era depois sem mesmo aos ter seus quem nas me esse você estão então são bem vai gente nós lhe
      """),
    LatinLanguage(
      "it", "àèéìíòóùú",
      """
      di che e la il un a per in una è sono ho non mi ma lo ha le si ti i con cosa se io come da ci \
      no questo qui sei del bene tu al perché hai più mio solo della nel alla dei anche gli quello \
      era quando mia fatto essere molto suo c'è della delle fare stato lei lui così quindi allora
      """),
    LatinLanguage(
      "nl", "éëïóèüö",
      """
      de het een en van ik te dat die in je is niet op met voor zijn er maar om aan hij ze wat ook \
      als heb we dan of naar nog bij uit zo wel geen hebben kan deze dit wij u was mijn over moet \
      heeft had door meer hier worden wordt waar jullie dus nu al goed haar toch gaan kunnen
      """),
    LatinLanguage(
      "af", "êëéèáïôöûîúó",
      """
      die nie is van het en in te 'n vir met dat wat sal word aan op ek jy hy sy ons hulle ook maar \
      nog kan moet was deur na om by oor dit as uit hom haar daar hier wees gaan baie hierdie geen \
      waar so dan toe sê my jou julle kon kom weet iets niks nou dis reg
      """),
    LatinLanguage(
      "sv", "åäöé",
      """
      och att det i på är som en jag för med den av inte till om har de ett vi men var du så från man \
      kan när där eller vad här hur nu också sig bara ut mycket alla mer än då ska skulle vid han hon \
      upp dig mig detta över efter under finns blir år kommer blev måste
      """),
    LatinLanguage(
      "da", "æøåé",
      """
      og i at det er en til af på for jeg ikke med den som de har vi et der så men kan om du hvad \
      var fra være skal han hun hvis eller når ved også sig bare noget meget blev efter over nu \
      mig dig være hvor ud op alle vil ind her kun lige nogle kunne mange denne dette
      """),
    LatinLanguage(
      "nb", "æøåéòô",
      """
      og i det er en til av på for jeg ikke med den som de har vi et der så men kan om du hva \
      var fra være skal han hun hvis eller når ved også seg bare noe mye ble etter over nå \
      meg deg hvor ut opp alle vil inn her kun noen kunne mange denne dette disse
      """),
    LatinLanguage(
      "fi", "äöåšž",
      """
      ja on ei se että hän oli mutta niin kun kuin myös jos tai mitä ne minä sinä he olen ovat olla \
      voi sen nyt siitä vain jo vielä sitten mukaan hyvin koska joka jotka tämä tässä sitä kanssa ole \
      eli siis mikä miten minun sinun meidän ovat olet tämän joten ollut
      """),
    LatinLanguage(
      "pl", "ąćęłńóśźż",
      """
      i w nie na się to z że do jest a co jak o tak po za od ale ja czy już tylko jego mnie ten dla \
      był być bardzo przez są może tego będzie mi ma gdy kiedy pan pani oraz które który można teraz \
      tu tam te ich więc też właśnie no jeszcze jeśli aby ze u
      """),
    LatinLanguage(
      "cs", "áčďéěíňóřšťúůýž",
      """
      a se v na je že to s z do o i k ve pro za by ale si po jako tak jsem co už jsme není nebo jeho \
      který když až také jen být byl jak podle byla jsou tím které ten ještě která může pak má při \
      od mi mě bude nám tady takže protože
      """),
    LatinLanguage(
      "sk", "áäčďéíĺľňóôŕšťúýž",
      """
      a sa v na je že to s z do o i k vo pre za by ale si po ako tak som čo už sme nie alebo jeho \
      ktorý keď až tiež len byť bol podľa bola sú tým ktoré ten ešte ktorá môže potom má pri od mi \
      ma bude nám tu takže pretože
      """),
    LatinLanguage(
      "hu", "áéíóöőúüű",
      """
      a az és hogy nem is egy ez meg azt de van csak ha már mint vagy el volt még olyan ezt mert ki \
      be azért fel majd kell lehet nagyon akkor én te ő mi hát jó itt ott igen nincs sem minden \
      amely lesz után pedig ami aki úgy így most között
      """),
    LatinLanguage(
      "ro", "ăâîșțşţ",
      """
      și şi de în a la nu cu o pe este că să un din se care mai ce pentru sunt am ca dar ai al sau \
      fost fi lui cum când ar îl era după doar acest aceasta foarte le ne mi te ei el tot bine \
      unei unui prin până poate dacă trebuie puteți
      """),
    LatinLanguage(
      "hr", "čćđšž",
      """
      i je u da se na za su od s a ne to koji što kao o iz ili ali bi sam nije ako više po samo do \
      kad sve smo ste već koja koje jer biti može prema te bilo još tako tu ovo taj ova kako li
      """),
    LatinLanguage(
      "sl", "čšžćđ",
      """
      in je v na se za da so z ki s pa ne ali od tudi kot po bi sem če ter do iz o še bo pri to ni \
      smo ko bil bila lahko kaj tako samo kako več ste zelo ima med ker ta te vse
      """),
    LatinLanguage(
      "tr", "çğıöşüâîûİ",
      """
      ve bir bu da de için çok ne o ile gibi daha var ama kadar mi ben sen olarak olan değil her biz \
      en ya sonra mı yok şey kendi ki evet hayır ise ancak şu nasıl böyle siz onun beni bunu neden \
      bana veya olduğu olabilir
      """),
    LatinLanguage(
      "et", "õäöüšž",
      """
      ja on ei et see ma ta oli mis kui ka aga siis oma nii või ning sa me kes seda mida kas selle \
      veel välja üks ole olen pole need tema mind sind väga juba ära sest nagu
      """),
    LatinLanguage(
      "lv", "āčēģīķļņšūž",
      """
      un ir ar uz no ka kas par tas to es tu viņš bet vai pie kā lai nav arī ja pēc bija jau tikai \
      ļoti šis tā mēs jūs tad vēl var būt ne kad līdz
      """),
    LatinLanguage(
      "lt", "ąčęėįšųūž",
      """
      ir kad yra su į tai iš aš ne bet ar kaip jis už per jo buvo o jei tik apie nuo bus jau taip \
      labai dar šis mes jūs ji man mano būti gali arba nėra po ką
      """),
    LatinLanguage(
      "is", "áðéíóúýþæö",
      """
      og að í á er það sem ekki við hann en um til með fyrir hún af ég var þú þetta eru eða frá svo \
      hafa því hefur þá upp vera yfir mér sér eftir verið
      """),
    LatinLanguage(
      "id", "é",
      """
      yang dan di itu dengan untuk tidak ini dari dalam akan pada saya juga ke karena ada kita mereka \
      bisa anda kami atau oleh dia sudah seperti adalah saat lebih jika apa kalau belum kamu banyak \
      hanya tersebut dapat telah bahwa
      """),
    LatinLanguage(
      "vi", "ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ",
      """
      và của là có không được cho các một trong với người này để những đã khi từ cũng như về đó ra \
      tôi bạn anh em ông bà thì mà nó lại vào rất nhiều phải đến chúng ta hay nếu vì sẽ
      """),
    LatinLanguage(
      "ca", "àçèéíïòóúü",
      """
      de la i que el a en un per no es les amb una els és ho del se al com més però si va són hi ha \
      dels jo seva aquest aquesta molt també perquè què fer o quan pot
      """),
    LatinLanguage(
      "sq", "çë",
      "të e në dhe i që për me një është nuk më se a do u ka nga si por ai ajo jam kjo ky ne ju"),
    LatinLanguage(
      "sw", "",
      "na ya wa kwa ni katika la za kuwa hii cha si au pia lakini huo kama yake hiyo watu sana"),
    LatinLanguage(
      "tl", "ñ",
      "ang ng sa na mga at ay ko mo hindi siya ako ka ito niya para may kung po lang naman si"),
  ]
}
