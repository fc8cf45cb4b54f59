"""Transcripts with the recordings they belong to, and with others: are the latter refused?"""

import json
import subprocess

from episodes import CALIBRATION, KINDS, TRANSLATIONS

# Of each episode these parts, in minutes from its start to its end: whole, and short ones.
PARTS = ((0, 600), (1, 8), (5, 11))


class Part:
    """A part of an episode, cut between two turns, and the lines that are spoken there."""

    def __init__(self, episode, cache, work, start, end):
        truth = json.loads(episode.truth(cache).read_text(encoding="utf-8"))
        lines = episode.lines(cache)
        turns = [turn for turn in truth["turns"] if start * 60 <= turn["start"] <= end * 60]
        first, last = turns[0], turns[-1]
        name = f"{episode.name}-{start}"
        self.name, self.language = name, episode.name.rstrip("0123456789xb")
        self.transcript, self.media = work / f"{name}.part.txt", work / f"{name}.part.wav"
        self.lines = lines[first["line"]:last["line"] + 1]
        self.transcript.write_text("\n".join(self.lines) + "\n", encoding="utf-8")
        if start == 0:
            self.media = episode.media(cache)
            self.lines = lines
            self.transcript = episode.transcript(cache)
        else:
            subprocess.run(
                ["ffmpeg", "-v", "error", "-y", "-ss", str(max(first["start"] - 0.5, 0)),
                 "-to", str(last["end"] + 0.5), "-i", str(episode.media(cache)),
                 str(self.media)], check=True)


def is_refused(cuelight, part, transcript, work):
    ran = subprocess.run(
        [cuelight, "generate", part.media, transcript, "-o", work / "refusals.srt", "--quiet"],
        stdin=subprocess.DEVNULL, capture_output=True, text=True)
    return ran.returncode == 1


def try_refusals(cuelight, cache, work, wrong=20, right=50):
    """Tries transcripts of the same language that belong to other recordings, and right ones."""
    episodes = [episode for kind in ("zhx", "zhb", "en", "fr") for episode in KINDS[kind][1]]
    episodes += CALIBRATION
    for episode in episodes + TRANSLATIONS:
        episode.make(cache)
    parts = [Part(episode, cache, work, *span) for span in PARTS for episode in episodes]
    refused, asked = [], 0
    # Every so many, so that all languages and lengths are among them.
    for part in spread(parts, right):
        asked += 1
        if is_refused(cuelight, part, part.transcript, work):
            refused.append(part.name)
    print(f"right transcripts refused: {len(refused)} of {asked}", *refused, flush=True)
    accepted, asked = [], 0
    for index, part in enumerate(spread(parts, wrong)):
        # The least alike of those in the same language: recorded people say the same prompts in
        # several episodes.
        others = [other for other in parts
                  if other.language[:2] == part.language[:2] and other.name != part.name]
        other = min(others, key=lambda other: (shared(part, other), other.name != part.name, index))
        asked += 1
        if not is_refused(cuelight, part, other.transcript, work):
            accepted.append(f"{part.name} with {other.name}")
    print(f"wrong ones refused: {asked - len(accepted)} of {asked}; accepted:",
          ", ".join(accepted) or "none", flush=True)
    translations = [Part(episode, cache, work, *span) for span in PARTS[:2]
                    for episode in TRANSLATIONS]
    refused = sum(is_refused(cuelight, part, part.transcript, work) for part in translations)
    swapped = [(part, translations[(k + 2) % len(translations)])
               for k, part in enumerate(translations)]
    caught = sum(is_refused(cuelight, part, other.transcript, work) for part, other in swapped)
    print(f"translations: right ones refused {refused} of {len(translations)}, "
          f"wrong ones refused {caught} of {len(swapped)}")


def shared(part, other):
    """Which share of the lines of a part another one has."""
    have = set(other.lines)
    return sum(line in have for line in part.lines) / max(len(part.lines), 1)


def spread(parts, count):
    return [parts[k * len(parts) // count] for k in range(min(count, len(parts)))]
