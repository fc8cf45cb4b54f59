// The recording, with the subtitles over it as a browser shows them.

class Player {
  constructor(element, page, moved) {
    this.element = element;
    this.moved = moved;
    this.duration = page.duration;
    this.position = 0;
    this.isThere = false;
    this.showTrack(page);
    const source = embeddedRecording() ?? page.source;
    for (const event of ["play", "pause", "seeked", "timeupdate", "loadedmetadata", "ended"]) {
      element.addEventListener(event, () => this.tick());
    }
    element.addEventListener("loadedmetadata", () => {
      this.isThere = true;
      if (this.position > 0) element.currentTime = this.position;
    });
    if (source) element.src = source;
  }

  /** Gives the player the file's own cues. */
  showTrack(page) {
    const track = document.createElement("track");
    track.kind = "subtitles";
    track.label = page.trackName || "Subtitles";
    if (page.language) track.srclang = page.language;
    track.default = true;
    const text = webVTT(page, (cue) => cue.original);
    track.src = URL.createObjectURL(new Blob([text], { type: "text/vtt" }));
    track.addEventListener("load", () => {
      this.numberCues(page.cues);
      for (const cue of page.cues) if (Judgements.isMoved(cue)) this.moveInTrack(cue);
    });
    this.element.append(track);
    this.track = track.track;
  }

  /** Finds out which cue of the browser's is which: it has them in order of time. */
  numberCues(cues) {
    const order = cues.slice().sort((a, b) =>
      a.original.start - b.original.start || b.original.end - a.original.end || a.index - b.index);
    const shown = [...this.track.cues ?? []];
    this.shown = shown.length === order.length
      ? new Map(order.map((cue, place) => [cue.index, shown[place]])) : new Map();
  }

  /** Moves a cue over the picture as it was moved on the page. */
  moveInTrack(cue) {
    const shown = this.shown?.get(cue.index);
    if (!shown) return;
    shown.startTime = cue.start / 1000;
    shown.endTime = cue.end / 1000;
  }

  get isPlaying() { return this.isThere && !this.element.paused && !this.element.ended; }

  /** Where the recording is, in seconds. */
  get time() { return this.isThere ? this.element.currentTime : this.position; }

  seek(seconds) {
    this.position = Math.min(Math.max(seconds, 0), this.duration);
    if (this.isThere) this.element.currentTime = this.position;
    this.until = null;
    this.moved();
  }

  toggle() {
    if (!this.isThere) return;
    this.until = null;
    if (this.element.paused) this.start(); else this.element.pause();
  }

  /** Plays a stretch, and stops. */
  play(start, end) {
    this.seek(start);
    this.until = end;
    if (this.isThere) this.start();
  }

  start() {
    this.element.play().catch(() => {
      // A browser may want a click of its own first; its player can still be started.
    });
  }

  /** Follows the recording while it plays: once a picture, which events do not come for. */
  tick() {
    if (this.until && this.time >= this.until) {
      this.until = null;
      this.element.pause();
    }
    this.moved();
    if (this.isPlaying && !this.frame) {
      this.frame = requestAnimationFrame(() => {
        this.frame = null;
        this.tick();
      });
    }
  }
}
