/// What the columns of a table are.
struct TableLayout {
  /// What a column has.
  enum Column: Hashable {
    case start
    case end
    case duration
    case text
    case speaker
    case identifier
    /// Numbers that only count the rows.
    case counter
    /// Something else, by its name.
    case other(String)
  }

  /// What a number without colons counts.
  enum Unit {
    case seconds
    case milliseconds
  }

  var separator: UInt8
  var columns: [Column]
  /// The unit, where the names of the columns say it.
  var unit: Unit?
  var hasHeader: Bool
  /// Where the rows begin.
  var start: Int

  /// The index of a column.
  func index(of column: Column) -> Int? { columns.firstIndex(of: column) }

  /// The layout of a table by its first row; nothing where that is neither names that are known nor
  /// two times and text.
  init?(_ bytes: [UInt8], from start: Int, separators: [UInt8]) {
    var first = start
    while first < bytes.count, bytes[first].isSpace, bytes[first] != 0x09 { first += 1 }
    for separator in separators {
      guard let row = TableRow(in: bytes, at: first, separator: separator), row.fields.count > 1
      else { continue }
      if let (columns, unit) = Self.columns(named: row.fields.map { row.text(of: $0, in: bytes) }) {
        (self.separator, self.columns, self.unit) = (separator, columns, unit)
        (hasHeader, self.start) = (true, row.end)
        return
      }
      let times = row.fields.prefix(2).compactMap { ClockTime(bytes[$0.range]) }
      guard times.count == 2, row.fields.count > 2 else { continue }
      (self.separator, unit, hasHeader, self.start) = (separator, nil, false, first)
      columns = [.start, .end, .text]
      // A comma in the text of the first row makes no column.
      if row.fields[2].isQuoted || separator == 0x09 {
        columns += row.fields.indices.dropFirst(3).map { .other(String($0 + 1)) }
      }
      return
    }
    return nil
  }

  private static func columns(named names: [String]) -> ([Column], Unit?)? {
    var columns: [Column] = []
    var unit: Unit?
    for name in names {
      var (column, itsUnit) = Self.column(named: name)
      if columns.contains(column) { column = .other(name) }
      columns.append(column)
      if column == .start || column == .end || column == .duration { unit = unit ?? itsUnit }
    }
    if !columns.contains(.text) {
      func named(_ name: String) -> Int? { names.firstIndex { $0.lowercased() == name } }
      // The markers of an audio editor, whose text is the name; elsewhere a name beside a description
      // is that of who says it.
      let areMarkers = named("time format") != nil
      if !areMarkers, let index = named("description") {
        columns[index] = .text
      } else if let index = columns.firstIndex(of: .speaker),
        names[index].lowercased().hasSuffix("name")
      {
        columns[index] = .text
      }
    }
    guard columns.contains(.start), columns.contains(.end) || columns.contains(.duration) else {
      return nil
    }
    return (columns, unit)
  }

  /// What a name stands for, and the unit that it says.
  private static func column(named name: String) -> (Column, Unit?) {
    // Words are told by capitals as well: startTime, StartMs.
    var words: [String] = []
    var word = ""
    for character in name {
      if !character.isLetter || character.isUppercase && word.last?.isLowercase == true {
        if !word.isEmpty { words.append(word.lowercased()) }
        word = ""
      }
      if character.isLetter { word.append(character) }
    }
    if !word.isEmpty { words.append(word.lowercased()) }
    var unit: Unit?
    let rest = words.filter { word in
      if milliseconds.contains(word) { unit = .milliseconds }
      if seconds.contains(word) { unit = .seconds }
      return !milliseconds.contains(word) && !seconds.contains(word)
    }
    let key = rest.joined()
    return (known.first { $0.names.contains(key) }?.column ?? .other(name), unit)
  }

  private static let milliseconds: Set<String> = [
    "ms", "msec", "msecs", "millis", "millisecond", "milliseconds", "毫秒",
  ]
  private static let seconds: Set<String> = ["s", "sec", "secs", "second", "seconds", "秒"]

  private static let known: [(column: Column, names: Set<String>)] = [
    (
      .start,
      [
        "start", "starttime", "startat", "starts", "timestart", "tstart", "begin", "begintime",
        "begins", "in", "intime", "timein", "from", "onset", "开始", "开始时间", "起始", "起始时间", "入点",
        "開始", "開始時間", "開始時刻", "起始時間", "入點",
      ]
    ),
    (
      .end,
      [
        "end", "endtime", "endat", "ends", "timeend", "tend", "stop", "stoptime", "out", "outtime",
        "timeout", "to", "offset", "结束", "结束时间", "终止", "终止时间", "出点", "結束", "結束時間",
        "終了", "終了時間", "終了時刻", "出點",
      ]
    ),
    (.duration, ["duration", "dur", "length", "时长", "持续时间", "時長", "持續時間", "長さ"]),
    (
      .text,
      [
        "text", "transcript", "transcription", "caption", "captions", "captiontext", "subtitle",
        "subtitles", "subtitletext", "content", "line", "dialogue", "utterance", "sentence", "body",
        "文本", "字幕", "内容", "文字", "台词", "內容", "台詞", "テキスト", "字幕内容", "文本内容",
      ]
    ),
    (
      .speaker,
      [
        "speaker", "speakername", "speakerlabel", "speakerid", "name", "actor", "character", "who",
        "role", "说话人", "发言人", "讲话人", "说话者", "角色", "姓名", "說話人", "發言人", "話者",
      ]
    ),
    (.identifier, ["id", "identifier", "cueid", "标识"]),
    (.counter, ["index", "number", "no", "num", "counter", "编号", "序号", "編號", "序號", "番号"]),
  ]
}
