import Retiming
import Timeline

/// One edit, written by hand as each tool would write it: of a recording of a minute, at 25 frames a
/// second, the first ten seconds and those from 20 to 35 are played.
enum CutLists {
  static let csv = "0,10,Intro\n20,35,\"The talk, itself\"\n"
  static let headed =
    "# by hand\nstart\tend\tkeep\n0:00\t0:10\tyes\n10\t20\tno\n20,0\t35,0\t1\n35\t60\t0\n"
  static let removed = "start;end;action\n10;20;cut\n00:00:35;;cut\n"
  static let losslessCut = """
    {
      version: 1,
      mediaFileName: 'ep.mp3', // the episode
      cutSegments: [
        { start: 0, end: 10.0, name: '' },
        { start: 20.000000, end: 35, name: 'It\\'s the talk', },
      ],
    }
    """
  static let concat = """
    ffconcat version 1.0
    # two parts
    file 'ep.mp3'
    outpoint 10
    file ep.mp3
    inpoint 00:00:20.000
    outpoint 35000ms
    """
  static let edl = """
    TITLE:   EPISODE 1
    FCM: NON-DROP FRAME

    001  AX       V     C        00:00:00:00 00:00:10:00 01:00:00:00 01:00:10:00\u{20}
    * FROM CLIP NAME:  ep.mp3\u{20}
    001  AX       AA    C        00:00:00:00 00:00:10:00 01:00:00:00 01:00:10:00
    * FROM CLIP NAME:  ep.mp3
    002  AX       V     C        00:00:20:00 00:00:35:00 01:00:10:00 01:00:25:00
    * FROM CLIP NAME:  ep.mp3
    002  AX       AA    C        00:00:20:00 00:00:35:00 01:00:10:00 01:00:25:00
    * FROM CLIP NAME:  ep.mp3
    """
  static let finalCut = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE fcpxml>
    <fcpxml version="1.10">
      <resources>
        <format id="r1" name="FFVideoFormat1080p25" frameDuration="100/2500s"/>
        <asset id="r2" name="ep" start="0s" duration="60s" hasAudio="1">
          <media-rep kind="original-media" src="file:///ep.mp3"/>
        </asset>
      </resources>
      <library><event name="e"><project name="p">
        <sequence format="r1" tcStart="3600s" duration="625/25s">
          <spine>
            <asset-clip ref="r2" offset="3600s" duration="10s" name="ep"/>
            <asset-clip ref="r2" offset="90250/25s" start="20s" duration="375/25s" name="ep"/>
          </spine>
        </sequence>
      </project></event></library>
    </fcpxml>
    """
  static let openTimeline = """
    {"OTIO_SCHEMA": "Timeline.1", "name": "ep", "global_start_time": null, "tracks": {
      "OTIO_SCHEMA": "Stack.1", "children": [{"OTIO_SCHEMA": "Track.1", "kind": "Audio", "children": [
        {"OTIO_SCHEMA": "Clip.2", "name": "a", "source_range": \(range(0, 250)),
          "media_references": {"DEFAULT_MEDIA": {"OTIO_SCHEMA": "ExternalReference.1",
            "target_url": "ep.mp3", "available_range": \(range(0, 1500))}},
          "active_media_reference_key": "DEFAULT_MEDIA"},
        {"OTIO_SCHEMA": "Transition.1", "transition_type": "SMPTE_Dissolve",
          "in_offset": \(time(5)), "out_offset": \(time(5))},
        {"OTIO_SCHEMA": "Clip.1", "name": "b", "source_range": \(range(500, 375)),
          "media_reference": {"OTIO_SCHEMA": "ExternalReference.1", "target_url": "ep.mp3",
            "available_range": null}}
      ]}]}}
    """
  static let autoEditor1 = """
    {"version": "1", "source": "ep.mp3",
     "chunks": [[0, 250, 1.0], [250, 500, 99999.0], [500, 875, 1], [875, 1500, 0]]}
    """
  static let autoEditor2 = """
    {"version": "2", "source": "ep.mp3", "tb": "25/1", "effects": [[], ["volume:0.5"]],
     "clips": [[0, 250, 0], [500, 875, 1]]}
    """
  static let autoEditor3 = """
    {"version": "3", "timebase": "25/1", "v": [], "a": [[
      {"name": "audio", "src": "ep.mp3", "start": 0, "dur": 250, "offset": 0, "speed": 1.0},
      {"name": "audio", "src": "ep.mp3", "start": 250, "dur": 375, "offset": 500, "speed": 1.0}]]}
    """

  /// All of them, by names.
  static let all: [(name: String, text: String)] = [
    ("CSV", csv), ("TSV with a head", headed), ("what is cut", removed),
    ("LosslessCut", losslessCut),
    ("concat", concat), ("EDL", edl), ("FCPXML", finalCut), ("OTIO", openTimeline),
    ("auto-editor 1", autoEditor1), ("auto-editor 2", autoEditor2), ("auto-editor 3", autoEditor3),
    ("SponsorBlock", sponsorBlock),
  ]

  /// The same but for its end, which segments that are skipped do not tell.
  static let sponsorBlock = """
    [{"segment": [10, 20.0], "UUID": "x", "category": "sponsor", "actionType": "skip"},
     {"segment": [35, 60], "UUID": "y", "category": "outro", "actionType": "skip"},
     {"segment": [40, 40], "UUID": "z", "category": "poi_highlight", "actionType": "poi"}]
    """

  static func time(_ value: Int, _ rate: String = "25.0") -> String {
    "{\"OTIO_SCHEMA\": \"RationalTime.1\", \"rate\": \(rate), \"value\": \(value).0}"
  }
  static func range(_ start: Int, _ duration: Int, _ rate: String = "25.0") -> String {
    "{\"OTIO_SCHEMA\": \"TimeRange.1\", \"start_time\": \(time(start, rate)), "
      + "\"duration\": \(time(duration, rate))}"
  }

  /// Reads a list.
  static func read(
    _ text: String, _ change: (inout EditListOptions) -> Void = { _ in }
  ) throws(EditListError) -> EditList {
    var options = EditListOptions()
    change(&options)
    return try EditList(parsing: Array(text.utf8), options: options)
  }
}
