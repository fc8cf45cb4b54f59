import TestSupport
import TimedText
import Testing
import Timeline

@testable import Retiming

/// Whatever a list holds, it is read or refused, and what is read is a map that holds together.
struct EditListFuzzTests {
  private static let seeds =
    CutLists.all.map(\.text) + [
      "FCM: DROP FRAME\n001  A B  AA/V  D 012  00:00:00;00 00:10:00;02 01:00:00;00 01:00:10;00\n"
        + "M2   A B  59.94  00:00:00;00\n* FROM CLIP NAME: x\n",
      #"{"version": 1, "kind": "time map", "pieces": [{"new": [0, 5], "old": ["1/3", "16/3"], "speed": 1}]}"#,
    ]

  @Test(arguments: 0..<25)
  func `survives lists that were damaged`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      var bytes = Array(Self.seeds[Int.random(in: 0..<Self.seeds.count, using: &generator)].utf8)
      for _ in 0..<Int.random(in: 1...6, using: &generator) { damage(&bytes, &generator) }
      var options = EditListOptions()
      if Bool.random(using: &generator) { options.frameRate = FrameRate("25") }
      if Bool.random(using: &generator) { options.meaning = .remove }
      if let list = try? EditList(parsing: bytes, options: options) { check(list.map) }
      if let map = try? TimeMap(json: bytes) { check(map) }
    }
  }

  private func damage(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    let end = min(bytes.count, place + Int.random(in: 1...20, using: &generator))
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
    case 1: bytes.removeSubrange(place..<end)
    case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 3:
      let numbers = [
        "9223372036854775807", "-1", "1e308", "0", "99999999999999999999999999", "1/0",
      ]
      let number = numbers[Int.random(in: 0..<numbers.count, using: &generator)]
      if let digit = bytes[place...].firstIndex(where: { (0x30...0x39).contains($0) }) {
        let stop = bytes[digit...].firstIndex { !(0x30...0x39).contains($0) } ?? bytes.count
        bytes.replaceSubrange(digit..<stop, with: Array(number.utf8))
      }
    default: bytes.removeSubrange(place...)
    }
  }

  private func check(_ map: TimeMap) {
    for (a, b) in zip(map.pieces, map.pieces.dropFirst()) { #expect(a.new.end == b.new.start) }
    if let again = try? TimeMap(json: map.json()) { #expect(again == map) }
    _ = map.images(of: seconds(0, 100))
    _ = try? map.inverse()
  }

  @Test func `reads a list of twenty thousand cuts`() throws {
    var text = ""
    for number in 0..<20_000 { text += "\(number * 2),\(number * 2 + 1)\n" }
    let map = try CutLists.read(text).map
    #expect(map.pieces.count == 20_000)
    #expect(map.images(of: .seconds(30_000)) == [.seconds(15_000)])
  }

  @Test func `refuses compound clips that hold each other many times over`() throws {
    let media = (0..<20).map { number in
      "<media id=\"m\(number)\"><sequence><spine>"
        + String(
          repeating: "<ref-clip ref=\"m\(number + 1)\" offset=\"0s\" duration=\"9s\"/>", count: 10)
        + "</spine></sequence></media>"
    }
    let text = ListText(
      utf8: Array(
        ("<fcpxml><resources>\(media.joined())</resources>"
          + "<spine><ref-clip ref=\"m0\" duration=\"9s\"/></spine></fcpxml>").utf8))
    let tree = try XMLTree(parsing: text.bytes)
    var walk = FinalCutWalk(resources: FinalCutResources(tree), script: EditScript(text))
    walk.mostItems = 5000
    #expect {
      try walk.spine(tree.children[1], at: .zero, localStart: .zero, layer: "", depth: 0)
    } throws: {
      "\($0)".contains("clips lie in clips that are played so often")
    }
  }

  @Test func `refuses what lies too deep`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: EditListError.self) { try CutLists.read(deep) }
    let nested = String(repeating: "<clip>", count: 200) + String(repeating: "</clip>", count: 200)
    #expect(throws: EditListError.self) { try CutLists.read("<fcpxml>" + nested + "</fcpxml>") }
  }
}
