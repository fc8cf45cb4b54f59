public import UnicodeText

/// A transcript: what is said in a recording, turn by turn, as it was written down.
///
/// A line is a turn, unless lines were cut to a width, belong to subtitles, or are paragraphs of one
/// speaker, which are turns that do not change the voice.
///
///     let transcript = try Transcript(parsing: Array("Ann: Hello, Bob!\nBob: Hi.".utf8))
///     print(transcript.turns[1].speaker ?? "", transcript.turns[1].text)  // Bob Hi.
public struct Transcript: Sendable, Hashable {
  /// The turns, in order; each has at least one clause.
  public var turns: [Turn]
  /// The language that is spoken, as stated or guessed from the text.
  public var language: UnicodeText.LanguageGuess
  /// The encoding that its bytes were read in.
  public var encoding: TextEncoding
  /// What was done or assumed in reading it.
  public var notes: [TranscriptNote]

  /// How many bytes a transcript may have: a hundred times what is said in ten hours.
  public static let largestSize = 64 << 20

  /// Reads a transcript from the bytes of a file.
  ///
  /// - Complexity: linear in the number of bytes, whatever they are.
  public init(
    parsing bytes: [UInt8], options: TranscriptOptions = TranscriptOptions()
  ) throws(TranscriptError) {
    guard bytes.count <= Self.largestSize else { throw .tooLarge(bytes.count) }
    let decoded: DecodedText
    do {
      decoded = try TextDecoder.decode(bytes, as: options.encoding)
    } catch {
      throw .undecodable(error)
    }
    var reading = TranscriptReading(options: options)
    let paragraphs = try reading.paragraphs(of: decoded.text)

    if let stated = options.language {
      language = UnicodeText.LanguageGuess(stated: stated)
    } else {
      language = UnicodeText.LanguageGuess(paragraphs.sample)
    }
    var builder = TurnBuilder(options: options, language: language.code)
    for paragraph in paragraphs { builder.add(paragraph) }
    let marks = builder.markCounts
    turns = builder.finish()
    if turns.isEmpty { throw .empty }
    encoding = decoded.encoding
    notes = decoded.notes + reading.notes + (marks.isEmpty ? [] : [.marks(marks)])
  }
}

extension DecodedText {
  /// What is to be told of how the encoding was found.
  fileprivate var notes: [TranscriptNote] {
    var notes: [TranscriptNote] = []
    if case .doubtful(let other) = evidence {
      notes.append(.doubtfulEncoding(encoding, orElse: other))
    }
    if malformed > 0 { notes.append(.malformed(malformed, in: encoding)) }
    return notes
  }
}

extension [Paragraph] {
  /// Enough of the text to tell its language.
  fileprivate var sample: String {
    var sample: [Unicode.Scalar] = []
    for paragraph in self where sample.count < 50_000 {
      sample += paragraph.text.prefix(2_000)
      sample.append("\n")
    }
    return String(scalars: sample)
  }
}
