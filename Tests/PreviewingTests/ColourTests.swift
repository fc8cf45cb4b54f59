import Previewing
import Testing

@Suite struct ColourTests {
  private let line = StyledLine([
    .init("plain ", .plain), .init("Ann", .cue(speaker: 0)), .init("!", .finding),
  ])

  @Test func `writes no escape sequence without colours`() {
    #expect(line.rendered(in: .none) == "plain Ann!")
  }

  @Test func `turns every colour off that it turns on`() {
    #expect(
      line.rendered(in: .sixteen) == "plain \u{1B}[36mAnn\u{1B}[0m\u{1B}[1;31m!\u{1B}[0m")
    #expect(
      line.rendered(in: .palette256)
        == "plain \u{1B}[38;5;67mAnn\u{1B}[0m\u{1B}[1;38;5;167m!\u{1B}[0m")
  }

  @Test(arguments: [ColourDepth.sixteen, .palette256])
  func `has a colour for any number of speakers, six of them different`(depth: ColourDepth) {
    let rendered = (0..<13).map { StyledLine([.init("x", .cue(speaker: $0))]).rendered(in: depth) }
    #expect(Set(rendered.prefix(6)).count == 6)
    #expect(rendered[12] == rendered[0])
  }

  @Test func `has the same text in any depth`() {
    for depth in ColourDepth.allCases {
      let text = line.rendered(in: depth).replacing(/\u{1B}\[[0-9;]*m/, with: "")
      #expect(text == line.text)
    }
  }
}
