"""Episodes that were cut, stretched or had adverts put in, with the map from old to new that is
true of them: the cases of scripts/score-retime."""

import copy
import json
import random
import subprocess
from fractions import Fraction

import numpy as np

from measure import stamp

RATE = 16000
INSTANT = 0.03


class Piece:
    """Samples [start, end) of the old audio, or other samples where `other` is given; played
    `tempo` times as fast."""

    def __init__(self, start, end, tempo=Fraction(1), other=None):
        self.start, self.end, self.tempo, self.other = start, end, tempo, other


class TrueMap:
    """Where each sample of the old audio is in the new one, in seconds."""

    def __init__(self):
        self.old = []

    def append(self, start, end, new, tempo):
        self.old.append((start / RATE, end / RATE, new / RATE, float(tempo)))

    def image(self, time):
        """The new time of an old one, or None where that was cut."""
        for start, end, new, tempo in self.old:
            if start <= time < end:
                return new + (time - start) / tempo
        return None

    def kept(self, start, end):
        """How many seconds of a stretch of the old audio are in the new one."""
        return sum(max(0.0, min(end, e) - max(start, s)) for s, e, _, _ in self.old)

    def images(self, start, end):
        """The new times at which parts of a stretch begin that are there for longer than an
        instant."""
        return [self.image(max(start, s)) for s, e, _, _ in sorted(self.old)
                if min(end, e) - max(start, s) > INSTANT]


def samples(media):
    """A recording as floats, mono, at RATE."""
    raw = subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-i", str(media), "-ac", "1", "-ar",
                          str(RATE), "-f", "f32le", "-"], stdout=subprocess.PIPE, check=True).stdout
    return np.frombuffer(raw, "<f4")


def write(sound, path, bitrate=None):
    """Encodes samples in the format that the path's extension names, where it is not there yet."""
    if path.exists():
        return
    options = ["-b:a", bitrate] if bitrate else []
    partial = path.with_name(f"partial-{path.name}")
    subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-y", "-f", "f32le", "-ar", str(RATE),
                    "-ac", "1", "-i", "-", *options, str(partial)],
                   input=np.clip(sound, -1, 1).astype("<f4").tobytes(), check=True)
    partial.rename(path)


def stretched(sound, tempo, pitch_moves):
    """The same sound so many times as fast: resampled exactly, or by ffmpeg's atempo."""
    if tempo == 1:
        return sound
    if pitch_moves:
        count = int(len(sound) / tempo)
        return np.interp(np.arange(count) * float(tempo), np.arange(len(sound)), sound)
    raw = subprocess.run(
        ["ffmpeg", "-nostdin", "-v", "error", "-f", "f32le", "-ar", str(RATE), "-ac", "1",
         "-i", "-", "-af", f"atempo={float(tempo):.9f}", "-f", "f32le", "-"],
        input=sound.astype("<f4").tobytes(), stdout=subprocess.PIPE, check=True).stdout
    return np.frombuffer(raw, "<f4")


def assembled(sound, pieces, pitch_moves=False):
    """The new audio that pieces make, and its true map."""
    parts, at, truth = [], 0, TrueMap()
    for piece in pieces:
        if piece.other is not None:
            part = piece.other
        else:
            part = stretched(sound[piece.start:piece.end], piece.tempo, pitch_moves)
            truth.append(piece.start, piece.end, at, piece.tempo)
        parts.append(part)
        at += len(part)
    return np.concatenate(parts), truth


def loudness(sound):
    return float(np.sqrt(np.mean(sound[np.abs(sound) > 0.01] ** 2)))


def with_noise(sound, decibels, seed):
    noise = np.random.default_rng(seed).standard_normal(len(sound))
    return sound + noise * loudness(sound) * 10 ** (-decibels / 20)


def music(seconds, seed):
    """Chords over a beat that go round and round: what deceives a search for the same sound."""
    rng = np.random.default_rng(seed)
    time = np.arange(int(seconds * RATE)) / RATE
    bar = (time / 2).astype(int)
    roots = rng.choice([165, 175, 196, 220, 247], 4)[bar % 4]
    sound = sum(np.sin(2 * np.pi * roots * ratio * time) / (1 + k)
                for k, ratio in enumerate((1, 1.25, 1.5, 2, 3)))
    beat = np.exp(-(time % 0.5) * 12) * rng.standard_normal(len(time))
    sound = sound * np.exp(-(time % 2) * 0.8) + beat
    return sound / np.abs(sound).max() * 0.35


def cut_pieces(length, cuts):
    """What is left of a recording without some stretches of samples."""
    pieces, at = [], 0
    for start, end in sorted(cuts):
        start = max(start, at)
        if end <= start:
            continue
        if start > at:
            pieces.append(Piece(at, start))
        at = end
    if at < length:
        pieces.append(Piece(at, length))
    return pieces


def random_cuts(rng, length, count, shortest, longest):
    """Stretches that do not touch each other."""
    while True:
        cuts = []
        for _ in range(count):
            size = int(rng.uniform(shortest, longest) * RATE)
            start = rng.randrange(0, max(1, length - size))
            cuts.append((start, start + size))
        cuts.sort()
        if all(b[0] - a[1] > 3 * RATE for a, b in zip(cuts, cuts[1:])):
            return cuts


def advert(foreign, rng, seconds):
    """Somebody else's speech between two jingles."""
    size = int(seconds * RATE)
    start = rng.randrange(20 * RATE, max(20 * RATE + 1, len(foreign) - size - 20 * RATE))
    jingle = music(2, rng.randrange(10**6))
    return np.concatenate([jingle, foreign[start:start + size] * 0.8, jingle])


def places(rng, length, count):
    """Where something may be put in, each far from the others."""
    while True:
        found = sorted(rng.randrange(20 * RATE, length - 20 * RATE) for _ in range(count))
        if all(b - a > 60 * RATE for a, b in zip(found, found[1:])):
            return found


def inserted(length, at, others):
    pieces, last = [], 0
    for place, other in zip(at, others):
        pieces += [Piece(last, place), Piece(0, 0, other=other)]
        last = place
    return pieces + [Piece(last, length)]


def silences(sound, margin, shortest):
    """Where nobody speaks for a while, by levels, as tools that remove silence see it: a margin of
    sound is left on both sides."""
    hop = RATE // 100
    count = len(sound) // hop
    level = 20 * np.log10(
        np.sqrt(np.mean(sound[:count * hop].reshape(count, hop) ** 2, 1)) + 1e-9)
    threshold = np.percentile(level, 90) - 28
    loud = level > max(threshold, np.percentile(level, 3) + 6)
    found, start = [], None
    for k, is_loud in enumerate([*loud, True]):
        if is_loud and start is not None:
            first, last = start + int(margin * 100), k - int(margin * 100)
            if last - first >= shortest * 100:
                found.append((first * hop, last * hop))
            start = None
        elif not is_loud and start is None:
            start = k
    return found


class Cue:
    """A cue of known timing: when it is shown, and when what it says is said."""

    def __init__(self, start, end, text):
        self.shown, self.start, self.end, self.text = start, start, end, text


class Cues:
    """Subtitles whose true times are known: of an episode's truth, a cue for each clause. A cue's
    text begins with its number, by which it is known again."""

    # How they may be laid out: a cue for each clause; clauses joined that follow each other closely;
    # in-times as people set them, some hundredths of a second before or after the onset.
    STYLES = ["clauses", "joined", "by hand"]

    def __init__(self, truth_file):
        truth = json.loads(truth_file.read_text(encoding="utf-8"))
        clauses = [clause for turn in truth["turns"] for clause in turn["clauses"]
                   if clause.get("start") is not None and clause["end"] - clause["start"] > 0.25]
        clauses.sort(key=lambda clause: clause["start"])
        self.cues = [Cue(c["start"], c["end"], c["text"].strip()) for c in clauses]

    def within(self, start, end):
        """Those of a stretch of the recording, timed from its start."""
        inside = copy.copy(self)
        inside.cues = [Cue(c.start - start, c.end - start, c.text)
                       for c in self.cues if c.start >= start and c.end <= end]
        return inside

    def styled(self, style, rng):
        """The same in one of the STYLES."""
        styled, cues = copy.copy(self), []
        for cue in self.cues:
            last = cues[-1] if cues else None
            if (style == "joined" and last and cue.start - last.end < 0.4
                    and cue.end - last.start < 6):
                last.end, last.text = cue.end, f"{last.text} {cue.text}"
                continue
            cues.append(Cue(cue.start, cue.end, cue.text))
        if style == "by hand":
            for before, cue in zip([None, *cues], cues):
                lead = max(-0.15, min(rng.gauss(-0.02, 0.06), 0.15))
                cue.shown = max(cue.start + lead, before.shown + 0.2 if before else 0)
        styled.cues = cues
        return styled

    def laid_out(self):
        """Out-times are lengthened, never into the next cue."""
        following = [cue.shown for cue in self.cues[1:]] + [float("inf")]
        for cue, next_shown in zip(self.cues, following):
            end = max(cue.shown + 0.1, min(cue.end + 0.4, next_shown - 0.08))
            yield cue.shown, end, cue.text

    def write(self, path, moved=lambda time: time):
        """Writes SubRip, each time moved; what would begin before 0 is left out. Returns the
        numbers of the cues written."""
        numbers, lines = [], []
        for k, (start, end, text) in enumerate(self.laid_out()):
            if moved(start) < 0:
                continue
            numbers.append(k)
            times = " --> ".join(stamp(round(moved(time) * 1000)) for time in (start, end))
            lines.append(f"{len(numbers)}\n{times}\n{k} {text}\n")
        path.write_text("\n".join(lines), encoding="utf-8")
        return numbers


def read_cues(path):
    """The in-time and out-time of each cue of a SubRip file by its number; the first of those of one
    that was split."""
    def seconds(stamp):
        hours, minutes, rest = stamp.strip().split(":")
        return int(hours) * 3600 + int(minutes) * 60 + float(rest.replace(",", "."))

    found = {}
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    for line, text in zip(lines, lines[1:]):
        if "-->" in line:
            start, end = line.split("-->")
            number = text.split(" ")[0]
            found.setdefault(int(number), (seconds(start), seconds(end)))
    return found
