// The cues in order of time, as they are now: times can be changed.

class CueTrack {
  constructor(cues) {
    this.cues = cues;
    this.changed();
  }

  /** Puts the cues in order again, each in the first lane that is free when it begins. */
  changed() {
    this.ordered = this.cues.slice().sort((a, b) => a.start - b.start || a.index - b.index);
    const ends = [];
    let latest = -Infinity;
    this.latestEnds = this.ordered.map((cue) => (latest = Math.max(latest, cue.end)));
    this.lanes = 1;
    for (const cue of this.ordered) {
      let lane = ends.findIndex((end) => end <= cue.start);
      if (lane < 0) lane = Math.min(ends.length, 2);
      ends[lane] = Math.max(cue.end, ends[lane] ?? 0);
      cue.lane = lane;
      this.lanes = Math.max(this.lanes, lane + 1);
    }
  }

  /** Between which places the cues are that reach into a stretch of time, and perhaps others. */
  bounds(start, end) {
    return [
      firstIndex(this.ordered.length, (k) => this.latestEnds[k] > start),
      firstIndex(this.ordered.length, (k) => this.ordered[k].start >= end),
    ];
  }

  /** The cues that reach into a stretch of time, in order. */
  between(start, end) {
    const [first, last] = this.bounds(start, end);
    return this.ordered.slice(first, last).filter((cue) => cue.end > start);
  }

  /** The cues that are shown at a time. */
  at(time) {
    return this.between(time, time + 1e-6).filter((cue) => cue.start <= time);
  }

  /** The cue that is shown at a time, else the last one before it, else the first. */
  near(time) {
    const next = firstIndex(this.ordered.length, (k) => this.ordered[k].start > time);
    return this.ordered[Math.max(next - 1, 0)] ?? null;
  }

  /** The stretches of speech, in seconds, over which there is no cue. */
  uncovered(spans) {
    const found = [];
    for (const [start, end, kind] of spans) {
      if (kind !== "speech") continue;
      let from = start * 1000;
      const [first, last] = this.bounds(from, end * 1000);
      for (let k = first; k < last; k += 1) {
        const cue = this.ordered[k];
        if (cue.start - from >= 500) found.push([from / 1000, cue.start / 1000, "uncued"]);
        from = Math.max(from, cue.end);
      }
      if (end * 1000 - from >= 500) found.push([from / 1000, end, "uncued"]);
    }
    return found;
  }
}
