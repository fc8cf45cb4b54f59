import TestSupport
import Testing
import UnicodeText

@Suite struct `Bytes read as text` {
  @Test(arguments: EncodingSample.all)
  func `are the same text in every encoding of its language`(sample: EncodingSample) throws {
    for encoding in sample.encodings {
      let bytes = try #require(encoding.encode(sample.text))
      let decoded = try TextDecoder.decode(bytes)
      #expect(decoded.text == sample.text, "\(encoding)")
      #expect(decoded.malformed == 0)
      #expect(try TextDecoder.decode(bytes, as: encoding).text == sample.text)
    }
  }

  @Test(arguments: EncodingSample.all)
  func `are the same text in every form of Unicode, with a byte order mark or without`(
    sample: EncodingSample
  ) throws {
    let forms: [(TextEncoding, mark: [UInt8])] = [
      (.utf8, [0xef, 0xbb, 0xbf]), (.utf16LittleEndian, [0xff, 0xfe]),
      (.utf16BigEndian, [0xfe, 0xff]), (.utf32LittleEndian, [0xff, 0xfe, 0, 0]),
      (.utf32BigEndian, [0, 0, 0xfe, 0xff]),
    ]
    for (encoding, mark) in forms {
      let bytes = try #require(encoding.encode(sample.text))
      let plain = try TextDecoder.decode(bytes)
      #expect(plain.text == sample.text)
      #expect(plain.encoding == encoding)
      #expect(plain.evidence == .content)
      let marked = try TextDecoder.decode(mark + bytes)
      #expect(marked.text == sample.text)
      #expect(marked.encoding == encoding)
      #expect(marked.evidence == .byteOrderMark)
      #expect(try TextDecoder.decode(mark + bytes, as: encoding).text == sample.text)
    }
  }

  @Test func `are asked about where two readings are as likely`() throws {
    // The letter is é in Western Europe, й in Cyrillic, ι in Greek, and nothing says where we are.
    #expect {
      try TextDecoder.decode([0xe9, 0x0a])
    } throws: { error in
      guard case .ambiguous(let encodings) = error as? TextDecodingError else { return false }
      return encodings.count > 1 && "\(error)".contains("--encoding")
    }
  }

  @Test func `are read with doubt where a choice would change but a letter`() throws {
    let text = String(repeating: "gorontalo\nkonkani\nkiribati\nherero\n", count: 9) + "p\u{e6}li\n"
    let decoded = try TextDecoder.decode(try #require(TextEncoding.windows1252.encode(text)))
    guard case .doubtful = decoded.evidence else {
      Issue.record("no doubt about one letter: \(decoded.evidence)")
      return
    }
    #expect(zip(decoded.text, text).count { $0 != $1 } <= 1)
  }

  @Test func `tell doubt where another reading is nearly as likely`() throws {
    let text = "Hola, ¿qué haces mañana? Nada de nada.\n"
    let bytes = try #require(TextEncoding.windows1252.encode(text))
    let decoded = try TextDecoder.decode(bytes)
    #expect(decoded.text == text)
    guard case .doubtful(let other) = decoded.evidence else {
      Issue.record("no doubt about one letter: \(decoded.evidence)")
      return
    }
    #expect(other != .windows1252)
  }

  @Test(arguments: [
    "İzmir\nİstanbul\nBatı İspanya\nİşaret Dili\nDoğu İtalya\n", "Batı\nBatı Avustralya\n",
    "Tunebo, Batı\nTunus Arapçası\nTunuslu İşaret Dili\n",
  ])
  func `are not taken for another language's without a word`(text: String) throws {
    let bytes = try #require(TextEncoding.windows1254.encode(text))
    // Icelandic has ý, þ, ð and Ý where Turkish has ı, ş, ğ and İ.
    guard let decoded = try? TextDecoder.decode(bytes), decoded.text != text else { return }
    #expect(decoded.evidence != .content)
  }

  @Test(arguments: [
    ("Orkse Boogskutter\nOrkse Moordenaar\nHy sê niks\n", TextEncoding.windows1252),
    (String(repeating: "• River Bork\n• Frosty Wastes\n• Barren Plains\n", count: 8), .windows1252),
    ("Elfes\nFaucon\nFaucons\nChâteau fort\n", .windows1252),
    ("Вправо\nПробел\nВверх\nнет\nКонверт №10\nКонверт №11\nКонверт №12\n", .windows1251),
    (
      """
      奥洛穆茨 奥尔特 奥马赫科 奥姆沙蒂 翁多州 安大略省 东佛兰德省 奥波莱省 奥尔迪诺 奥尔杜 俄勒冈州
      奥雷利亚纳省 奥尔海伊 鄂尔浑省 奥里斯塔诺 奥克尼群岛 奥恩省 奥鲁罗省 大阪府 奥什州 奥沙纳
      奥希科托 奥西耶克 奥斯陆 奥斯曼尼菲 奥孙州 奥塔哥地区 奥多棉芷省 奥乔宗蒂约巴 瓦尔格拉
      """, .gb18030
    ),
  ])
  func `have few letters or signs that tell, and are read all the same`(
    text: String, encoding: TextEncoding
  ) throws {
    let bytes = try #require(encoding.encode(text))
    #expect(try TextDecoder.decode(bytes).text == text)
  }

  @Test func `may be damaged here and there`() throws {
    let text = String(repeating: "你好，世界。今天我们来谈谈天气。\n", count: 40)
    var bytes = Array(text.utf8)
    bytes[400] = 0xff
    let decoded = try TextDecoder.decode(bytes)
    #expect(decoded.encoding == .utf8)
    #expect(decoded.malformed >= 1)
    #expect(decoded.text.contains("\u{fffd}"))
    #expect(decoded.text.hasSuffix("天气。\n"))
  }

  @Test func `may be damaged badly where their encoding is stated`() throws {
    let bytes = Array("你".utf8) + [0x80, 0x20, 0xff] + Array("好".utf8)
    #expect(try TextDecoder.decode(bytes, as: .utf8).text == "你\u{fffd} \u{fffd}好")
  }

  @Test func `are not forced into an encoding that is stated wrongly`() throws {
    let bytes = try #require(TextEncoding.gb18030.encode("你今天想聊些什么？我们可以从天气开始。"))
    #expect(throws: TextDecodingError.notInStatedEncoding(.utf8)) {
      try TextDecoder.decode(bytes, as: .utf8)
    }
  }

  @Test(
    arguments: [
      ("%PDF-1.7\n", "PDF"), ("PK\u{3}\u{4}......word/document.xml", "Word"),
      ("{\\rtf1\\ansi hello}", "RTF"), ("<!DOCTYPE html><p>hello", "HTML"),
      ("ID3\u{4}\0\0\0\0", "audio"), ("RIFF....WAVEfmt ", "audio"), ("OggS\0", "audio"),
    ] as [(String, String)])
  func `are refused with a remedy where they are another kind of file`(
    bytes: String, kind: String
  ) {
    #expect {
      try TextDecoder.decode(Array(bytes.utf8))
    } throws: { error in
      guard case .notText = error as? TextDecodingError else { return false }
      return "\(error)".contains(kind) && "\(error)".contains("text")
    }
  }

  @Test func `are refused where they are noise`() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<20 {
      let noise = (0..<4_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
      #expect(throws: TextDecodingError.self) { try TextDecoder.decode(noise) }
    }
  }

  @Test func `never crash, whatever they are`() throws {
    var generator = SeededGenerator(seed: 2)
    for round in 0..<100 {
      let sample = EncodingSample.all[round % EncodingSample.all.count]
      let encoding = sample.encodings.randomElement(using: &generator) ?? .utf8
      var bytes = try #require(encoding.encode(sample.text))
      for _ in 0..<Int.random(in: 1...40, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: place)
        default: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
        }
      }
      _ = try? TextDecoder.decode(bytes)
    }
  }

  @Test(
    arguments: [
      ("gbk", "GB18030"), ("GB2312", "GB18030"), ("sjis", "Shift_JIS"), ("cp1251", "windows-1251"),
      ("latin1", "windows-1252"), ("utf8", "UTF-8"), ("UTF-16", "UTF-16"), ("big5", "Big5"),
      ("ISO-8859-3", "ISO-8859-3"), ("euc-kr", "EUC-KR"),
    ])
  func `may have their encoding stated by any usual name`(name: String, encoding: String) {
    #expect(TextEncoding(named: name)?.name == encoding)
  }

  @Test(arguments: ["", "klingon", "utf-9", "../../etc/passwd"])
  func `may not have it stated by a name that is none`(name: String) {
    #expect(TextEncoding(named: name) == nil)
  }
}
