"""Judges subtitles of episodes of known timing, by score.py of the shared tools."""

import importlib.util
import json

from episodes import TOOLS


class Figures(dict):
    """What score.py makes of errors, with the errors, so that those of several episodes can be
    pooled."""

    def __init__(self, figures, errors):
        super().__init__(figures)
        self.errors = [float(error) for error in errors]


class Judge:
    def __init__(self):
        spec = importlib.util.spec_from_file_location("score", TOOLS / "score.py")
        self.score = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(self.score)
        self.stats = stats = self.score.stats
        # This copy of the module is ours: wherever it makes figures of errors, it keeps these too.
        self.score.stats = lambda errors: Figures(stats(errors), errors)

    def cues(self, subtitles, episode, cache):
        """The figures of the cues alone; and the cues, and when those begin that open a line."""
        truth = truth_of(episode, cache)
        cues = self.score.cues(subtitles)
        text = self.score.Text(
            episode.lines(cache), {turn["line"]: turn for turn in truth["turns"]}, False)
        figures, opens = self.score.score_cues(cues, text, truth["duration"], False, 0)
        return figures, cues, opens

    def judge(self, subtitles, report, episode, cache):
        """The figures of the cues and of the report that came with them, each measure with its
        `errors`; and for each turn with a time how probable it is that it begins there, and whether
        it does."""
        figures, cues, opens = self.cues(subtitles, episode, cache)
        truth = truth_of(episode, cache)
        report = json.loads(report.read_text(encoding="utf-8"))
        figures |= self.score.score_report(
            report, truth, episode.lines(cache), cues, opens, 0.25)
        return figures, list(probabilities(report, truth))


def truth_of(episode, cache):
    return json.loads(episode.truth(cache).read_text(encoding="utf-8"))


def probabilities(report, truth):
    starts = {turn["line"]: turn for turn in truth["turns"]}
    for turn in report["turns"]:
        if turn["state"] != "unspoken":
            true = starts.get(turn["lines"][0] - 1)
            yield turn["probability"], (
                true is not None and not true.get("continues")
                and abs(turn["start"] - true["start"]) <= turn["collar"])


def within(errors, collar):
    return sum(abs(error) <= collar for error in errors) / max(len(errors), 1)


def percent(share):
    return f"{100 * share:.1f} %"
