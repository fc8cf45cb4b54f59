internal import UnicodeText

extension StyledLine {
  /// How many columns it takes.
  var width: Int { runs.reduce(0) { $0 + $1.text.displayWidth } }

  /// The line in exactly so many columns: cut, with … at its end, or filled with spaces.
  func fitted(to columns: Int) -> StyledLine {
    let line = cut(to: columns)
    let blanks = String(repeating: " ", count: columns - line.width)
    return StyledLine(line.runs + [Run(blanks, .plain)])
  }

  /// The line in at most so many columns, with … at its end where it was cut.
  func cut(to columns: Int) -> StyledLine {
    guard width > columns else { return self }
    var room = columns - 1
    var kept: [Run] = []
    var isolates = 0
    for run in runs {
      var text = ""
      for character in run.text {
        let width = character.displayWidth
        guard width <= room else {
          room = 0
          break
        }
        room -= width
        text.append(character)
        for scalar in character.unicodeScalars {
          isolates += scalar == "\u{2068}" ? 1 : scalar == "\u{2069}" ? -1 : 0
        }
      }
      kept.append(Run(text, run.role))
      if room == 0 { break }
    }
    // What was cut off may have closed an isolate.
    let close = String(repeating: "\u{2069}", count: max(isolates, 0))
    kept.append(Run(close + "…", .ruler))
    return StyledLine(kept)
  }
}
