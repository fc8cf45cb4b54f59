"""The episodes of known timing that scripts/score and scripts/calibrate are about."""

import shutil
import subprocess
import sys
from pathlib import Path

from measure import SHARED, fail

TOOLS = SHARED / "tools"
TEXT = SHARED / "transcripts" / "episode-zh.txt"
PARTLY = Path(__file__).resolve().parent / "voice_partly.py"


class Episode:
    """An episode: its name, and the tool and the options that make it."""

    def __init__(self, name, tool, options, keep="mp3"):
        self.name, self.keep = name, keep
        self.options = ["--name", name, "--keep", keep, *options.split()]
        if tool == "make_episode.py":
            self.options += ["--transcript", str(TEXT)]
        self.tool = tool

    def media(self, cache):
        return cache / f"{self.name}.{self.keep}"

    def transcript(self, cache):
        return cache / f"{self.name}.txt"

    def truth(self, cache):
        return cache / f"{self.name}.truth.json"

    def lines(self, cache):
        """The lines of the transcript."""
        text = self.transcript(cache).read_text(encoding="utf-8-sig")
        return [line for line in text.split("\n") if line.strip()]

    def make(self, cache):
        """Makes the episode, unless the cache has it as these options make it. One that does not say
        how it was made is taken as it is."""
        # Wherever the tools and what they read are.
        made_by = " ".join(Path(word).name for word in [self.tool, *self.options]) + "\n"
        record = cache / f"{self.name}.made-by"
        if self.media(cache).exists():
            if not record.exists() or record.read_text(encoding="utf-8") == made_by:
                return
        if not TOOLS.is_dir():
            fail(f"{SHARED} is not there: the tools that make {self.name} are no part of this "
                 "repository; $CUELIGHT_SHARED may say where they are")
        # First, since an episode without a record would be taken for one of these options.
        self.media(cache).unlink(missing_ok=True)
        print(f"making {self.name}", file=sys.stderr)
        partial = cache / f"{self.name}.partial"
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir()
        command = [sys.executable, str(TOOLS / self.tool), *self.options, "--out", str(partial)]
        if subprocess.run(command, cwd=TOOLS, stdout=sys.stderr).returncode:
            fail(f"{self.name} was not made; what it needs: scripts/score --help")
        record.write_text(made_by, encoding="utf-8")
        # The recording last: where it is, all is.
        for file in sorted(partial.iterdir(), key=lambda file: file.name == self.media(cache).name):
            file.replace(cache / file.name)
        partial.rmdir()


def people(language):
    return [Episode(f"{language}{seed}", "make_human_episode.py",
                    f"--lang {language} --minutes 15 --extra 2 --drop 0.02 --snr 30 --seed {seed}")
            for seed in range(1, 6)]


ADVERTS = "--extra 3 --drop 0.02 --snr 20"
TRANSLATED = "--backend voice_translated.py --voices en-us+m3,en-gb+f2 --jitter 0.12"


def synthetic(name, options, *variants):
    return [Episode(f"{name}{seed}", "make_episode.py", f"--lines {lines} --seed {seed} {options}",
                    keep)
            for seed, lines, keep in variants]


KINDS = {
    "full": ("Chinese, two synthetic voices, two hours",
             [Episode("full", "make_episode.py", "--publish")]),
    "zhx": ("the same in parts: adverts, 2 % unspoken, noise at 20 dB",
            synthetic("zhx", ADVERTS,
                      (1, "0-250", "m4a"), (2, "250-500", "mp3"), (3, "250-500", "mp3"))),
    "zhb": ("the same in part: music under the speech, noise at 12 dB",
            synthetic("zhb", "--snr 12 --bed 0.05", (1, "0-250", "opus"))),
    "en": ("English, recorded people: adverts, 2 % unspoken", people("en")),
    "fr": ("French, recorded people: adverts, 2 % unspoken", people("fr")),
    "tr": ("translation: English speech, Chinese transcript",
           synthetic("tr", TRANSLATED,
                     (1, "0-250", "mp3"), (2, "250-500", "mp3"), (3, "250-500", "mp3"))),
    "trx": ("the same: adverts, 2 % unspoken, noise at 20 dB",
            synthetic("trx", f"{TRANSLATED} {ADVERTS}",
                      (1, "0-250", "mp3"), (2, "250-500", "mp3"), (3, "433-683", "mp3"))),
    "mix": ("one of two speakers translated: Chinese and English speech, Chinese transcript",
            [Episode(f"mix{seed}", "make_episode.py",
                     f"--backend {PARTLY} --lines {lines} --seed {seed} --voices {voices} "
                     f"--jitter 0.12 {options}")
             for seed, lines, voices, options in (
                 (1, "0-250", "cmn+m3,en-gb+f2", ""),
                 (2, "250-500", "en-us+m3,cmn+f2", "--extra 2 --drop 0.02 --snr 25"))]),
}

# Of other seeds and languages, for scripts/calibrate.
CALIBRATION = [
    Episode(f"{language}{seed}", "make_human_episode.py",
            f"--lang {language} --minutes 15 --extra 2 --drop 0.02 --snr 30 --seed {seed}")
    for language in ("en", "fr", "it", "es", "ru") for seed in (11, 12)
]
TRANSLATIONS = [
    Episode(f"tr{seed}", "make_episode.py",
            f"--backend voice_translated.py --lines {lines} --seed {seed} --voices {voices} "
            f"--jitter {jitter} {options}")
    for seed, lines, voices, jitter, options in (
        (11, "433-683", "en-us+m3,en-gb+f2", 0.12, ""),
        (12, "120-370", "en-us+m1,en-gb+f4", 0.12, ""),
        (13, "0-250", "en-gb+m2,en-us+m7", 0.12, ""),
        (14, "250-500", "en-us+f2,en-gb+m4", 0.08, ""),
        (16, "60-310", "en-us+m3,en-gb+f2", 0.12, ""),
        (17, "0-250", "en-us+m1,en-gb+f4", 0.12, ADVERTS),
        (18, "370-620", "en-us+f2,en-gb+m4", 0.12, ADVERTS))
]
