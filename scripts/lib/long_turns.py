"""Long turns, as of lectures: the lines of a transcript joined, by some and all in one."""

import subprocess

from episodes import KINDS
from judge import percent, within

# One of each kind, and what is put between two lines.
EPISODES = [(KINDS["en"][1][0], " "), (KINDS["fr"][1][0], " "), (KINDS["zhx"][1][0], "")]
JOINED = {"a line a turn": 1, "8 lines a turn": 8, "30 lines a turn": 30, "all in one": 100_000}


def score_long_turns(cuelight, cache, work, judge):
    """Times each transcript as it is and joined, and prints how well the cues are in time: turns have
    no true start inside what was joined."""
    print("| English, French and Chinese | refused | of the spoken characters shown "
          "| cue starts within 0.1 s | 0.25 s | 0.5 s | 2 s | 10 s "
          "| cue ends within 0.25 s | 0.5 s | 2 s | cues |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    for title, count in JOINED.items():
        starts, ends, shown, refused = [], [], [], 0
        for episode, between in EPISODES:
            episode.make(cache)
            lines = episode.lines(cache)
            transcript = work / f"{episode.name}-{count}.txt"
            transcript.write_text(
                "".join(between.join(lines[k:k + count]) + "\n"
                        for k in range(0, len(lines), count)), encoding="utf-8")
            subtitles = work / f"{episode.name}-{count}.srt"
            ran = subprocess.run(
                [cuelight, "generate", episode.media(cache), transcript, "-o", subtitles, "--quiet"],
                stdin=subprocess.DEVNULL, capture_output=True)
            if ran.returncode:
                refused += 1
                continue
            figures, _, _ = judge.cues(subtitles, episode, cache)
            starts += figures["cue_start"].errors
            ends += figures["cue_end"].errors
            shown.append(figures["coverage"])
        print(f"| {title} | {refused} of {len(EPISODES)} "
              f"| {percent(sum(shown) / max(len(shown), 1))} "
              + "".join(f"| {percent(within(starts, collar))} " for collar in (0.1, 0.25, 0.5, 2, 10))
              + "".join(f"| {percent(within(ends, collar))} " for collar in (0.25, 0.5, 2))
              + f"| {len(starts)} |", flush=True)
