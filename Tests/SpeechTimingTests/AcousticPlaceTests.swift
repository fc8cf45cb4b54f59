import SpeechDetection
import Testing

@testable import SpeechTiming

struct AgreedEndsTests {
  private func places(_ ranges: [(Int, Int)?]) -> [RegionTiming.Place?] {
    ranges.map { $0.map { RegionTiming.Place(onset: $0.0, offset: $0.1, voice: 0) } }
  }

  /// Two turns, the first of two clauses.
  private func ends(_ sounds: [(Int, Int)?], regions: [(Int, Int)?]) -> [Int?] {
    AgreedEnds(places(sounds), regions: places(regions), firstUnits: [0, 2, 3]).places
      .map { $0?.offset }
  }

  @Test func `a turn lasts as long as the regions say where they agree on the rest`() {
    #expect(
      ends([(100, 200), (210, 240), (400, 500)], regions: [(104, 190), (195, 380), (400, 520)])
        == [200, 380, 500])
  }

  @Test func `a turn ends where the path leaves it where they do not agree`() {
    // Of where it begins, of where the next one does, or of whether anybody says it.
    #expect(
      ends([(100, 200), (210, 240), (400, 500)], regions: [(150, 190), (195, 380), (400, 520)])
        == [200, 240, 500])
    #expect(
      ends([(100, 200), (210, 240), (400, 500)], regions: [(100, 190), (195, 380), (450, 520)])
        == [200, 240, 500])
    #expect(
      ends([(100, 200), (210, 240), (400, 500)], regions: [nil, nil, (400, 520)])
        == [200, 240, 500])
  }

  @Test func `a turn is never shortened, and never goes on into the next one`() {
    #expect(
      ends([(100, 200), (210, 240), (400, 500)], regions: [(100, 190), (195, 230), (400, 520)])
        == [200, 240, 500])
    #expect(
      ends([(100, 200), (210, 240), (400, 500)], regions: [(100, 190), (195, 405), (405, 520)])
        == [200, 240, 500])
  }
}

struct SnappedPlacesTests {
  @Test func `moves starts and ends to the sound beside a pause, and no further`() {
    let runs = [SpeechRun(onset: 100, offset: 200), SpeechRun(onset: 230, offset: 300)]
    let given = [(106, 190), (190, 194), (222, 260), (260, 280)]
    let snapped = SnappedPlaces(
      given.map { RegionTiming.Place(onset: $0.0, offset: $0.1, voice: 0) }, runs: runs)
    let found = snapped.places.map { place in place.map { [$0.onset, $0.offset] } }
    #expect(found == [[100, 190], [190, 200], [230, 260], [260, 300]])
  }

  /// One column is ten hops; `A` and `B` are the places that are given and found.
  @Test(
    arguments: [
      // The end of a word that fades, up to the pause; a weak beginning, from the pause on.
      ("##########.#......#.#######", "AAAAA.................BBBBB", "AAAAAAAAAAAA......BBBBBBBBB"),
      // Speech that lasts is somebody else's.
      ("#####.#############.#######", "AAAAA...............BBBBBBB", "AAAAA...............BBBBBBB"),
      // Where one goes over into the other, nobody knows better than the path.
      ("###########################", "AAAAA...............BBBBBBB", "AAAAA...............BBBBBBB"),
    ] as [(String, String, String)])
  func `takes what sounds beside a place for its own, up to a pause`(
    sound: String, given: String, expected: String
  ) {
    func range(of mark: Character, in text: String) -> Range<Int>? {
      text.contains(mark)
        ? text.distance(from: text.startIndex, to: text.firstIndex(of: mark) ?? text.endIndex)
          * 10..<(text.distance(
            from: text.startIndex, to: text.lastIndex(of: mark) ?? text.endIndex)
          + 1) * 10 : nil
    }
    let columns = Array(sound)
    var runs: [SpeechRun] = []
    for column in columns.indices where columns[column] == "#" {
      if column > 0, columns[column - 1] == "#" {
        runs[runs.count - 1].offset = column * 10 + 10
      } else {
        runs.append(SpeechRun(onset: column * 10, offset: column * 10 + 10))
      }
    }
    let places = (["A", "B"] as [Character]).map { mark in
      range(of: mark, in: given).map {
        RegionTiming.Place(onset: $0.lowerBound, offset: $0.upperBound, voice: 0)
      }
    }
    let snapped = SnappedPlaces(places, runs: runs).places
    for (mark, place) in zip(["A", "B"] as [Character], snapped) {
      #expect(place.map { $0.onset..<$0.offset } == range(of: mark, in: expected))
    }
  }
}

struct LessonTests {
  @Test func `gives a frame to what nobody says of a turn that is spoken`() {
    let lesson = Lesson(turn: 3, found: [nil, 10..<20, nil, nil, 30..<35])
    #expect(lesson?.clauses == [10..<11, 11..<18, 18..<19, 19..<20, 30..<35])
    #expect(lesson?.frames == 10..<35)
    #expect(lesson?.isWhole == false)
    #expect(Lesson(turn: 3, found: [nil, nil]) == nil)
    #expect(Lesson(turn: 3, found: [10..<12, nil, nil]) == nil)
  }
}
