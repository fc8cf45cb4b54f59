internal import Timeline
internal import UnicodeText

/// What one person says without a long pause, as a transcript has it: a paragraph.
struct SpokenBlock {
  /// When it begins.
  var start: MediaTime
  /// Who says it, where that is known.
  var speaker: String?
  /// What is said, in one line.
  var text: String

  /// A pause of this length begins a paragraph.
  private static let longPause = MediaTime.seconds(2)
  /// A paragraph of this many characters ends with the next sentence.
  private static let longText = 400

  /// The paragraphs of a track.
  ///
  /// - Complexity: O(*n*) in the size of the track.
  static func blocks(of track: SubtitleTrack) -> [SpokenBlock] {
    var blocks: [SpokenBlock] = []
    var length = 0
    var end = MediaTime.zero
    for cue in track.cues {
      for (index, line) in cue.lines.enumerated() {
        let text = line.text.onOneLine.trimmedOfSpace
        guard !text.isEmpty else { continue }
        let speaker = line.speaker.map { $0.onOneLine.trimmedOfSpace }.flatMap {
          $0.isEmpty ? nil : $0
        }
        let isNew =
          blocks.last.map { last in
            last.speaker != speaker || line.dash != nil
              || index == 0 && cue.inTime >= end && cue.inTime - end >= longPause
              || length >= longText && last.text.endsSentence
          } ?? true
        if isNew {
          blocks.append(SpokenBlock(start: cue.inTime, speaker: speaker, text: text))
          length = 0
        } else {
          blocks[blocks.count - 1].append(text, endsCue: index == 0)
        }
        length += text.unicodeScalars.count
      }
      end = max(end, cue.outTime)
    }
    return blocks
  }

  /// Adds a row, with a space where its script has spaces between words.
  ///
  /// Among ideographs, subtitles leave out the comma or full stop where a cue ends; a space stands for
  /// it.
  private mutating func append(_ row: String, endsCue: Bool) {
    guard let last = text.unicodeScalars.last, let first = row.unicodeScalars.first else { return }
    let isSpaced = !last.standsWithoutSpaces && !first.standsWithoutSpaces
    if isSpaced || endsCue && last.isWordLike && first.isWordLike {
      text += " "
    }
    text += row
  }
}

extension Unicode.Scalar {
  /// Whether it is an ideograph, or punctuation that stands among them.
  fileprivate var standsWithoutSpaces: Bool {
    breaksAnywhere || (0x3000...0x303F).contains(value) || (0xFF01...0xFF65).contains(value)
  }
}

extension String {
  /// Whether a sentence ends at its end.
  fileprivate var endsSentence: Bool {
    let closers = "\"'”’»」』）)]"
    return reversed().first { !closers.contains($0) }.map { ".?!…。？！".contains($0) } ?? false
  }
}
