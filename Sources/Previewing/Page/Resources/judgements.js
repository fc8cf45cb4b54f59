// Verdicts and changed times. They are kept by the browser where it lets pages keep anything, which
// for files it may not.

class Judgements {
  /** Begins with what was kept for the same track, if anything. */
  constructor(cues, key, changed) {
    this.cues = cues;
    this.key = key;
    this.changed = changed;
    this.steps = [];
    this.restore();
  }

  /** Gives a cue a verdict, or takes it back where it has the same. */
  judge(cue, verdict) {
    if (cue.isPlace) return;
    this.step(cue);
    cue.verdict = cue.verdict === verdict ? undefined : verdict;
    this.done(cue);
  }

  /** Moves an edge of a cue, as far as the cue keeps a length and the recording allows. */
  move(cue, edge, milliseconds, limit, isContinued = false) {
    if (cue.isPlace) return;
    const value = Math.round(milliseconds);
    const [start, end] = edge === "start"
      ? [Math.min(Math.max(value, 0), cue.end - 40), cue.end]
      : [cue.start, Math.max(Math.min(value, limit), cue.start + 40)];
    if (start === cue.start && end === cue.end || start < 0) return;
    if (!isContinued) this.step(cue);
    [cue.start, cue.end] = [start, end];
    this.done(cue);
  }

  /** Takes back the last step; gives the cue that it was about. */
  undo() {
    const step = this.steps.pop();
    if (!step) return null;
    const cue = this.cues[step.index];
    [cue.start, cue.end, cue.verdict] = [step.start, step.end, step.verdict];
    this.done(cue);
    return cue;
  }

  static isMoved(cue) {
    return cue.start !== cue.original.start || cue.end !== cue.original.end;
  }

  get judged() {
    return this.cues.filter((cue) => cue.verdict || Judgements.isMoved(cue));
  }

  step({ index, start, end, verdict }) {
    this.steps.push({ index, start, end, verdict });
    if (this.steps.length > 1000) this.steps.shift();
  }

  done(cue) {
    this.keep();
    this.changed(cue);
  }

  keep() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const kept = this.judged.map(({ index, start, end, verdict }) =>
        ({ index, start, end, verdict }));
      try {
        localStorage.setItem(this.key, JSON.stringify(kept));
      } catch {
        // Nothing can be kept here; what was judged can still be exported.
      }
    }, 200);
  }

  restore() {
    let kept = [];
    try {
      kept = JSON.parse(localStorage.getItem(this.key)) ?? [];
    } catch {
      return;
    }
    for (const { index, start, end, verdict } of kept) {
      const cue = this.cues[index];
      if (!cue || !(start >= 0) || !(end > start)) continue;
      [cue.start, cue.end] = [start, end];
      if (verdict === "good" || verdict === "bad") cue.verdict = verdict;
    }
  }
}
