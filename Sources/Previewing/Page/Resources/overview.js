// The whole recording in one line: what of it is seen, and where the doubtful cues are.

class Overview {
  constructor(canvas, timeline) {
    Object.assign(this, { canvas, timeline });
    this.context = canvas.getContext("2d");
    this.still = document.createElement("canvas");
  }

  resize() {
    this.ratio = Math.min(devicePixelRatio || 1, 2);
    for (const canvas of [this.canvas, this.still]) {
      canvas.width = Math.max(Math.round(this.canvas.clientWidth * this.ratio), 1);
      canvas.height = Math.max(Math.round(this.canvas.clientHeight * this.ratio), 1);
    }
    this.width = Math.max(this.canvas.clientWidth, 1);
    this.height = this.canvas.clientHeight;
    this.changed();
  }

  /** Draws anew what stays when only the view moves. */
  changed() {
    const { colours, pyramid, page, track } = this.timeline;
    const context = this.still.getContext("2d");
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.clearRect(0, 0, this.width, this.height);
    const perPixel = page.duration / this.width;
    const bottom = this.height - 6;
    context.fillStyle = colours.silence;
    pyramid.forEachColumn(0, perPixel, this.width, (x, mean) => {
      const height = Math.max(mean * (bottom - 3), 1);
      context.fillRect(x, bottom - height, 1, height);
    });
    context.fillStyle = colours.music;
    for (const [start, end, kind] of page.spans) {
      if (kind !== "music") continue;
      context.fillRect(start / perPixel, bottom + 1, Math.max((end - start) / perPixel, 1), 2);
    }
    for (const cue of track.ordered) {
      const kind = Colours.kind(cue);
      if (kind === "cue") continue;
      context.fillStyle = colours[`${kind}-edge`];
      context.fillRect(cue.start / 1000 / perPixel, this.height - 4, 1.5, 4);
    }
  }

  draw(time) {
    const { colours, view, page } = this.timeline;
    const { context } = this;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    context.drawImage(this.still, 0, 0);
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    const x = (seconds) => (seconds / page.duration) * this.width;
    const from = x(view.start);
    const width = Math.max(x(view.span), 3);
    context.globalAlpha = 0.16;
    context.fillStyle = colours.accent;
    context.fillRect(from, 0, width, this.height);
    context.globalAlpha = 1;
    context.strokeStyle = colours.accent;
    context.strokeRect(from + 0.5, 0.5, width - 1, this.height - 1);
    context.fillStyle = colours.accent;
    context.fillRect(x(time) - 0.75, 0, 1.5, this.height);
  }

  timeAt(x) {
    return (x / this.width) * this.timeline.page.duration;
  }
}
