/// What changes in an object of a file where a writer would write it with other members: those
/// alone, in the file's own spacing.
struct JSONObjectEdits {
  /// The edits; nothing where the object has to be written anew.
  private(set) var edits: [SourceEdit]? = []

  /// Compares what a writer makes of two versions, and finds what changed in the file.
  init(
    from old: [UInt8], to new: [UInt8], at range: Range<Int>, in bytes: [UInt8], names: JSONNames
  ) {
    guard let file = JSONScanner.members(of: bytes, in: range), let last = file.last,
      let before = JSONScanner.members(of: old, in: old.indices),
      let after = JSONScanner.members(of: new, in: new.indices)
    else {
      edits = nil
      return
    }
    func place(_ name: String) -> Int? {
      let aliases = names.aliases(of: name)
      return file.lastIndex { aliases.contains($0.name) }
    }
    var additions: [UInt8] = []
    for member in after {
      let value = new[member.value]
      if let same = before.first(where: { $0.name == member.name }), old[same.value] == value {
        continue
      }
      if let index = place(member.name) {
        edits?.append(SourceEdit(file[index].value, Array(value)))
      } else if names.start.first == member.name
        || names.end.first == member.name
          && file.contains(where: { names.duration.contains($0.name) })
      {
        // The file has the time in another way, as a duration.
        edits = nil
        return
      } else {
        let isSpaced = file.count > 1
        additions += isSpaced ? bytes[file[0].value.upperBound..<file[1].start] : [0x2C]
        additions += new[member.start..<member.value.upperBound]
      }
    }
    for member in before where !after.contains(where: { $0.name == member.name }) {
      guard let index = place(member.name) else { continue }
      guard file.count > 1, index > 0 || before.count - after.count < 2 else {
        edits = nil
        return
      }
      edits?.append(
        index > 0
          ? SourceEdit(file[index - 1].value.upperBound..<file[index].value.upperBound, [])
          : SourceEdit(file[0].start..<file[1].start, []))
    }
    if !additions.isEmpty {
      edits?.append(SourceEdit(last.value.upperBound..<last.value.upperBound, additions))
    }
  }
}
