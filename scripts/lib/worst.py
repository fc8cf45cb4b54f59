"""How many of the turns that begin somewhere else `cuelight preview --worst` puts first."""

import json
import random
import subprocess

from judge import truth_of
from measure import Run, fail, stamp

# A turn that is farther off than this, in seconds, is to be among the first of so many places.
OFF, FIRST = 0.5, 10
# What share of the cues is moved, and how far, in seconds.
MOVED, FARTHER, FARTHEST = 0.05, 0.6, 3.0
# As many characters make a cue at most: of scripts of ideographs, of others.
LONGEST = (32, 80)


def write(path, cues):
    def time(seconds):
        return stamp(round(max(seconds, 0) * 1000))

    path.write_text(
        "".join(f"{number}\n{time(start)} --> {time(end)}\n{text}\n\n"
                for number, (start, end, text) in enumerate(cues, 1)), encoding="utf-8")


def true_cues(truth):
    """The clauses where they are spoken, as many as a cue takes joined; with whether each begins a
    turn."""
    cues, begins = [], []
    for turn in truth["turns"]:
        for number, clause in enumerate(turn["clauses"]):
            is_han = any(character > "\u3000" for character in clause["text"])
            longest, space = (LONGEST[0], "") if is_han else (LONGEST[1], " ")
            if number and len(cues[-1][2]) + len(clause["text"]) < longest:
                start, _, text = cues[-1]
                cues[-1] = (start, clause["end"], text + space + clause["text"])
            else:
                cues.append((clause["start"], clause["end"], clause["text"]))
                begins.append(number == 0 and not turn.get("continues"))
    return cues, begins


def moved(truth, seed):
    """The true cues, some of which somebody moved by mistake."""
    chance = random.Random(seed)
    cues, begins = true_cues(truth)
    shown = []
    for start, end, text in cues:
        shift = chance.uniform(FARTHER, FARTHEST) * chance.choice((-1, 1))
        shift = abs(shift) if start + shift < 0 else shift
        shift = shift if chance.random() < MOVED else 0
        shown.append((start + shift, end + shift, text))
    starts = [start if first else None for (start, _, _), first in zip(cues, begins)]
    return shown, starts


def spread(truth, _):
    """The true cues as long as their text is, from where the first begins to where the last ends."""
    cues, begins = true_cues(truth)
    first, last = cues[0][0], cues[-1][1]
    pace = (last - first) / sum(len(text) for *_, text in cues)
    shown, done = [], 0
    for _, _, text in cues:
        shown.append((first + done * pace, first + (done + len(text)) * pace, text))
        done += len(text)
    return shown, [start if begin else None for (start, _, _), begin in zip(cues, begins)]


def starts_of(judge, subtitles, episode, cache):
    """For each cue where the turn that it opens begins, where it opens one."""
    _, cues, opens = judge.cues(subtitles, episode, cache)
    true = {turn["line"]: turn["start"] for turn in truth_of(episode, cache)["turns"]
            if not turn.get("continues")}
    opened = {start: true[line] for line, start in opens.items() if line in true}
    return [opened.get(start) for start, _, _ in cues]


def found(cuelight, media, subtitles, starts, report=None):
    """How many of the turns that are off are in the first tenth of the places, and how many could
    be."""
    ran = subprocess.run(
        [cuelight, "preview", media, subtitles, "--worst", "--json", "--count", "1000000",
         "--quiet", *(["--report", report] if report else [])], capture_output=True)
    if ran.returncode:
        fail(f"preview of {subtitles} left with {ran.returncode}:\n{ran.stderr.decode()}")
    places = json.loads(ran.stdout)["places"]
    shown = {place["cue"] - 1: place["start"] for place in places if place["kind"] == "cue"}
    off = {cue for cue, start in enumerate(starts)
           if start is not None and abs(shown[cue] - start) > OFF}
    first = {place["cue"] - 1 for place in places[:-(-len(places) // FIRST)]
             if place["kind"] == "cue"}
    return len(off & first), min(len(off), len(first))


# Where subtitles may come from, in words.
ORIGINS = {
    "made": "made by `generate`", "regions": "by `generate --timing regions`",
    "report": "by `generate`, with its report", "moved": "true, 5 % moved by 0.6 to 3 s",
    "spread": "spread by the length of the text",
}


def score_worst(cuelight, cache, work, judge, kinds, options):
    """Prints, for subtitles of several origins, how many of the turns that are off come first."""
    print("| of the turns off by more than 0.5 s, in the first tenth of `preview --worst` | "
          + " | ".join(ORIGINS.values()) + " |\n|---" + "|--:" * len(ORIGINS) + "|", flush=True)
    for title, episodes in kinds:
        sums = {origin: (0, 0) for origin in ORIGINS}
        for episode in episodes:
            episode.make(cache)
            media = episode.media(cache)
            made = {}
            for origin in ORIGINS:
                subtitles = work / f"{episode.name}.{origin}.srt"
                report = None
                if origin == "report":
                    subtitles, report, starts = made["made"]
                elif origin in ("moved", "spread"):
                    make = moved if origin == "moved" else spread
                    cues, starts = make(truth_of(episode, cache), episode.name)
                    write(subtitles, cues)
                else:
                    report = subtitles.with_suffix(".json")
                    timing = ["--timing", "regions"] if origin == "regions" else []
                    Run([cuelight, "generate", media, episode.transcript(cache), "-o", subtitles,
                         "--report", report, *timing, *options])
                    starts = starts_of(judge, subtitles, episode, cache)
                    made[origin] = subtitles, report, starts
                first, most = found(cuelight, media, subtitles, starts,
                                    report if origin == "report" else None)
                sums[origin] = (sums[origin][0] + first, sums[origin][1] + most)
        cells = [f"{first} of {most}" for first, most in sums.values()]
        print(f"| {title} | " + " | ".join(cells) + " |", flush=True)
