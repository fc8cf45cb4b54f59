"""The kinds of cases of scripts/score-retime: how each is made of an episode, and what must come of
it."""

import random
from fractions import Fraction

import retime_cases as cases
from retime_cases import RATE, Cues, Piece, TrueMap

TEMPI = [Fraction(25, 24), Fraction(24, 25), Fraction(1001, 1000), Fraction(1001, 960),
         Fraction(103, 100), Fraction(947, 1000), Fraction(106, 100)]
FRAME_RATES = [25 / 24, 24 / 25, 1000 / 1001, 1001 / 1000, 1001 / 960, 960 / 1001]


class Expected:
    """What has to become of a cue."""

    def __init__(self, times, is_whole):
        # Its true new in-times: where something was put in while it is said, that of the rest is as
        # good. And whether it has to be there: of what a cut runs through, whether it is kept is a
        # matter of taste.
        self.times, self.is_whole = times, is_whole

    @property
    def time(self):
        return self.times[0]

    def error(self, found):
        return min((found - time for time in self.times), key=abs)


class Case:
    """Old and new audio, the old subtitles, and what has to come out."""

    def __init__(self, old, new, track, expected, outcome="moved", collar=0.05):
        self.old, self.new, self.track = old, new, track
        # For each cue that was written: None where its speech is gone.
        self.expected, self.outcome, self.collar = expected, outcome, collar


class Recipe:
    """What a new version of an episode is made of."""

    def __init__(self, pieces, pitch_moves=False, bitrate=None, after=None):
        self.pieces, self.pitch_moves, self.bitrate = pieces, pitch_moves, bitrate
        # What is done with the sound in the end.
        self.after = after or (lambda sound: sound)


class Maker:
    """Makes the cases of one episode, from the same seed the same ones."""

    def __init__(self, episode, foreign, folder, seed):
        self.media, self.foreign_media = episode, foreign
        self.folder, self.seed = folder, seed
        self.name = episode.name.split(".")[0]
        self.cues = Cues(episode.with_name(f"{self.name}.truth.json"))
        self.sounds = {}

    def make(self, kind):
        rng = random.Random(f"{kind} {self.media.name} {self.seed}")
        return self.of_both(kind, rng) if kind in BOTH else self.of_one(kind, rng)

    def path(self, kind, suffix):
        return self.folder / f"{self.name}-{kind}-{self.seed}{suffix}"

    def sound_of(self, media):
        if media not in self.sounds:
            self.sounds[media] = cases.samples(media)
        return self.sounds[media]

    @property
    def sound(self):
        return self.sound_of(self.media)

    def advert(self, rng, shortest, longest):
        return Piece(0, 0, other=cases.advert(
            self.sound_of(self.foreign_media), rng, rng.uniform(shortest, longest)))

    def cut(self, rng, count, shortest, longest):
        length = len(self.sound)
        return cases.cut_pieces(length, cases.random_cuts(rng, length, count, shortest, longest))

    def with_adverts(self, rng, count, shortest, longest):
        at = cases.places(rng, len(self.sound), count)
        return cases.inserted(
            len(self.sound), at, [self.advert(rng, shortest, longest).other for _ in at])

    @staticmethod
    def expected(cues, numbers, truth):
        """What becomes of each cue under a map from the cues' true times."""
        for k in numbers:
            cue = cues.cues[k]
            kept = truth.kept(cue.start, cue.end)
            is_whole = kept > cue.end - cue.start - 0.02
            if kept < max(0.02, 0.1 * (cue.end - cue.start)):
                yield k, None
                continue
            images = truth.images(cue.shown, cue.end)
            if images:
                yield k, Expected(images, is_whole)

    def of_both(self, kind, rng):
        recipe = BOTH[kind](self, rng)
        sound, truth = cases.assembled(self.sound, recipe.pieces, recipe.pitch_moves)
        new, track = self.path(kind, rng.choice([".mp3", ".m4a"])), self.path("old", ".srt")
        cases.write(recipe.after(sound), new, recipe.bitrate)
        numbers = self.cues.write(track)
        return Case(self.media, new, track, dict(self.expected(self.cues, numbers, truth)))

    def stretch(self, kind, rng):
        """A stretch of the recording, its cues, and a file of it: with seed 1 all of it."""
        if self.seed == 1:
            return self.sound, self.cues, self.media
        length = min(int(rng.uniform(10, 15) * 60 * RATE), len(self.sound) - 30 * RATE)
        start = rng.randrange(0, len(self.sound) - length)
        sound = self.sound[start:start + length]
        media = self.path(f"{kind}-part", rng.choice([".mp3", ".m4a"]))
        return sound, self.cues.within(start / RATE, (start + length) / RATE), media

    def of_one(self, kind, rng):
        sound, cues, new = self.stretch(kind, rng)
        cues = cues.styled(rng.choice(cues.STYLES), rng)
        track, outcome = self.path(kind, ".srt"), "moved"
        truth = TrueMap()
        truth.append(0, len(sound), 0, 1)
        factor, shift = 1, 0
        if kind == "shift":
            shift = rng.uniform(0.6, 60) * rng.choice([-1, 1])
        elif kind == "rate":
            factor, shift = rng.choice(FRAME_RATES), rng.uniform(-20, 20)
        elif kind == "sync":
            outcome = "untouched"
        elif kind == "wrong":
            new, outcome = self.foreign_media, "refused"
        else:
            new = self.path(kind, ".mp3")
            pieces = split(self, rng, len(sound), 1 if kind == "one-split" else 3)
            sound, truth = cases.assembled(sound, pieces)
        if new not in (self.media, self.foreign_media):
            cases.write(sound, new)
        numbers = cues.write(track, lambda time: time * factor + shift)
        expected = dict(self.expected(cues, numbers, truth))
        return Case(None, new, track, expected, outcome, collar=0.25)


def split(maker, rng, length, count):
    """Adverts put into a recording, or parts taken out of it."""
    at = cases.places(rng, length, count)
    if rng.random() < 0.5:
        return cases.inserted(length, at, [maker.advert(rng, 10, 50).other for _ in at])
    return cases.cut_pieces(length, [(a, a + int(rng.uniform(8, 35) * RATE)) for a in at])


def swapped(maker, rng):
    """Two stretches give way to adverts of other lengths."""
    pieces, last = [], 0
    for place in cases.places(rng, len(maker.sound) - 70 * RATE, 2):
        pieces += [Piece(last, place), maker.advert(rng, 15, 50)]
        last = place + int(rng.uniform(15, 50) * RATE)
    return Recipe(pieces + [Piece(last, len(maker.sound))])


def fast_and_cut(maker, rng):
    tempo = rng.choice(TEMPI)
    pieces = maker.cut(rng, 4, 2, 30)
    for piece in pieces:
        piece.tempo = tempo
    return Recipe(pieces, pitch_moves=True)


def without_silence(maker, rng):
    margin = rng.choice([0.05, 0.1, 0.2])
    return Recipe(cases.cut_pieces(len(maker.sound), cases.silences(maker.sound, margin, 0.1)))


def noisy(rng, decibels, gain):
    seed = rng.randrange(10**6)
    return lambda sound: cases.with_noise(sound, decibels, seed) * 10 ** (gain / 20)


def over_music(maker, rng):
    seed, level = rng.randrange(10**6), rng.uniform(0.1, 0.3)
    return Recipe(
        maker.cut(rng, 2, 2, 30),
        after=lambda sound: sound + level * cases.music(len(sound) / RATE + 1, seed)[:len(sound)])


def everything(maker, rng):
    """Cuts, adverts, noise and a low bit rate."""
    length, pieces = len(maker.sound), []
    cuts = cases.random_cuts(rng, length, 6, 0.6, 20)
    for piece in maker.with_adverts(rng, 2, 15, 40):
        if piece.other is not None:
            pieces.append(piece)
            continue
        inside = [(max(start, piece.start) - piece.start, min(end, piece.end) - piece.start)
                  for start, end in cuts if start < piece.end and end > piece.start]
        pieces += [Piece(piece.start + part.start, piece.start + part.end)
                   for part in cases.cut_pieces(piece.end - piece.start, inside)]
    return Recipe(pieces, bitrate="64k", after=noisy(rng, 20, -8))


BOTH = {
    "one-cut": lambda maker, rng: Recipe(maker.cut(rng, 1, 0.6, 45)),
    "three-cuts": lambda maker, rng: Recipe(maker.cut(rng, 3, 0.6, 45)),
    "twenty-cuts": lambda maker, rng: Recipe(maker.cut(rng, 20, 0.6, 12)),
    "advert-in": lambda maker, rng: Recipe(maker.with_adverts(rng, 1, 15, 60)),
    "adverts-swapped": swapped,
    "tempo": lambda maker, rng: Recipe(
        [Piece(0, len(maker.sound), rng.choice(TEMPI))], pitch_moves=rng.random() < 0.5),
    "tempo-and-cuts": fast_and_cut,
    "re-encode": lambda maker, rng: Recipe(
        [Piece(0, len(maker.sound))], bitrate="64k", after=noisy(rng, 20, -12)),
    "music-bed": over_music,
    "silence-removed": without_silence,
    "everything": everything,
}
ONE = ["shift", "rate", "one-split", "three-splits", "sync", "wrong"]
