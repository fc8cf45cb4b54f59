import Retiming
import TestSupport
import Testing
import Timeline

struct TimeMapJSONTests {
  @Test(arguments: 0..<60)
  func `reads back what it wrote`(seed: UInt64) throws {
    var random = RandomMaps(seed: seed)
    let map = random.map(monotone: false)
    #expect(try TimeMap(json: map.json()) == map)
    let both = try map.followed(by: .stretched(by: RationalRate(1001, over: 960) ?? .one))
    #expect(try TimeMap(json: both.json()) == both)
  }

  @Test func `can be read by people`() throws {
    let map = try TimeMap([
      TimeMap.Piece(new: seconds(0, 60), old: seconds(0, 60)),
      TimeMap.Piece(inserted: Stretch(seconds(60, 90))),
      TimeMap.Piece(new: Stretch(from: .seconds(90)), through: .seconds(90), .seconds(60)),
    ])
    #expect(
      String(decoding: map.json(), as: UTF8.self) == """
        {
          "version": 1,
          "kind": "time map",
          "pieces": [
            {"new": [0, 60], "old": [0, 60], "speed": 1},
            {"new": [60, 90], "old": null},
            {"new": [90, null], "old": [60, null], "speed": 1}
          ]
        }

        """)
  }

  @Test func `can be written by people`() throws {
    let text = """
      {"pieces": [ // what is left
        {new: ["0:00", "1:00"], old: [5, 65]},
        {new: ["1:00", null], old: ["2:00.5", null], speed: "25/24"},
      ]}
      """
    let map = try TimeMap(json: Array(text.utf8))
    #expect(map.old(at: .seconds(84)) == .milliseconds(145_500))
    #expect(map.pieces[0].speed == .one)
  }

  @Test(
    arguments: [
      ("", "the JSON ends too early"),
      ("[]", "1:1: is no time map"),
      ("{\"version\": 2, \"pieces\": []}", "1:13: the map's version is not 1"),
      ("{\"pieces\": 3}", "1:12: “pieces” is a list"),
      ("{\"pieces\": [3]}", "1:13: a piece is an object"),
      ("{\"pieces\": [{\"new\": 3}]}", "1:21: a stretch is a list"),
      ("{\"pieces\": [{\"new\": [0, \"x\"]}]}", "1:25: a time is a number"),
      ("{\"pieces\": [{\"new\": [5, 3]}]}", "1:21: the stretch's end is not after its start"),
      ("{\"pieces\": [{\"new\": [0, 5], \"old\": [7, 7]}]}", "1:36: the stretch's end is not"),
      (
        "{\"pieces\": [{\"new\": [0, 5]},\n{\"new\": [4, 6]}]}",
        "2:1: the piece begins before the one in front of it ends"
      ),
      ("{\"pieces\": [{\"new\": [0, 5], \"old\": [0, 5], \"speed\": 2}]}", "contradict each other"),
      (
        "{\"pieces\": [{\"new\": [0, 5], \"old\": [0, 5], \"speed\": -1}]}", "a speed is above zero"
      ),
      ("{\"pieces\": [{\"new\": [null, null], \"old\": [null, null]}]}", "add \"zero\""),
      ("{\"pieces\": [{\"new\": [0, 1e300]}]}", "a time is a number"),
    ] as [(String, String)])
  func `tells where a map is none`(text: String, message: String) {
    do {
      let map = try TimeMap(json: Array(text.utf8))
      Issue.record("\(map) was read")
    } catch {
      #expect(error.description.contains(message), "\(error)")
    }
  }
}
