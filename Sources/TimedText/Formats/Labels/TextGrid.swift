internal import Timeline

/// Praat's TextGrid, `.TextGrid`: tiers of intervals and of points
/// (https://www.fon.hum.uva.nl/praat/manual/TextGrid_file_formats.html).
///
/// Each tier of intervals is a speaker, unless its name says that it is not. An interval without text
/// is a gap. A point is a cue that ends when it begins.
enum TextGrid: SubtitleCodec {
  static let name = "Praat TextGrid"
  static let fileExtensions = ["textgrid"]
  static let features: Set<TrackFeature> = [.voice, .rows, .blankRows, .outTime]
  static let hasPoints = true

  /// The kinds of tiers: of intervals, and of points.
  static let kinds = ["IntervalTier", "TextTier"]
  /// The tier of what no speaker is named for.
  static let plainTier = "text"

  /// Words in the names of tiers that hold no speaker's turns.
  private static let otherTiers: Set<String> = [
    "text", "texts", "word", "words", "phone", "phones", "phoneme", "phonemes", "segment",
    "segments", "syllable", "syllables", "sentence", "sentences", "utterance", "utterances",
    "phrase", "phrases", "transcript", "transcription", "transcripts", "orthography", "ort", "mau",
    "kan", "ipa", "note", "notes", "comment", "comments", "label", "labels", "silence", "silences",
    "sounding", "speech", "music", "subtitle", "subtitles", "cue", "cues", "chapter", "chapters",
    "translation", "gloss", "tone", "tones", "pitch", "point", "points", "tier", "intervals",
    "noise", "event", "events", "marks",
  ]

  /// Whether a tier's name is that of somebody who speaks.
  static func isSpeaker(_ name: String) -> Bool {
    let words = name.lowercased().split { !$0.isLetter }.map(String.init)
    return !name.isEmpty && !words.contains(where: otherTiers.contains)
  }

  static func likeness(of start: FileStart) -> Likeness {
    let first = start.firstLine
    guard first.begins(with: "File type") || first.begins(with: "\"ooTextFile") else {
      return .none
    }
    return start.lines.prefix(5).contains { line in
      String(decoding: line, as: UTF8.self).contains("\"TextGrid\"")
    } ? .certain : .none
  }

  static func read(_ source: SourceText) throws(SubtitleParseError) -> ParsedTrack {
    var reader = TextGridReader(source)
    return try reader.read()
  }

  static func write(_ track: SubtitleTrack, lineEnding: String, to out: inout ByteWriter) {
    TextGridWriter(track, lineEnding: lineEnding).append(to: &out)
  }
}
