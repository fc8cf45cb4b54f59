// The waveform with what is heard and the cues below it, to scale.

class Timeline {
  static ruler = 20;
  static band = 7;

  constructor(canvas, page, track, view, colours) {
    Object.assign(this, { canvas, page, track, view, colours });
    this.context = canvas.getContext("2d");
    this.pyramid = new LevelPyramid(page.levels, page.hop);
    this.changed();
  }

  /** Takes in that cues have moved. */
  changed() {
    this.uncued = this.track.uncovered(this.page.spans);
  }

  resize() {
    const { clientWidth, clientHeight } = this.canvas;
    const ratio = Math.min(devicePixelRatio || 1, 2);
    this.view.width = Math.max(clientWidth, 1);
    this.height = clientHeight;
    this.canvas.width = Math.max(Math.round(clientWidth * ratio), 1);
    this.canvas.height = Math.max(Math.round(clientHeight * ratio), 1);
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  /** The height of the cues, and of each of their lanes. */
  get laneHeight() { return this.track.lanes === 1 ? 42 : 24; }
  get waveBottom() { return this.height - this.laneHeight * this.track.lanes - Timeline.band - 8; }
  get cueTop() { return this.height - this.laneHeight * this.track.lanes - 2; }

  draw(time, selected, hover) {
    const { context, view, colours } = this;
    context.clearRect(0, 0, view.width, this.height);
    this.drawRuler();
    this.drawWave();
    this.drawBand();
    this.drawCues(time, selected);
    if (hover !== null) this.drawLine(hover, colours.muted, clock(view.timeAt(hover), 2));
    const x = view.x(time);
    if (x >= -1 && x <= view.width + 1) this.drawLine(x, colours.accent, null, 2);
  }

  drawRuler() {
    const { context, view, colours } = this;
    const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];
    const step = steps.find((seconds) => seconds / view.secondsPerPixel >= 74) ?? 14400;
    context.font = "11px system-ui, sans-serif";
    context.textBaseline = "middle";
    context.textAlign = "left";
    for (let k = Math.ceil(view.start / step); k * step <= view.end; k += 1) {
      const x = Math.round(view.x(k * step)) + 0.5;
      context.fillStyle = colours.line;
      context.fillRect(x, 0, 1, this.cueTop - 4);
      context.fillStyle = colours.muted;
      context.fillText(clock(k * step, step < 1 ? 1 : 0), x + 4, 9);
    }
  }

  drawWave() {
    const { context, view, colours } = this;
    const top = Timeline.ruler;
    const middle = (top + this.waveBottom) / 2;
    const half = (this.waveBottom - top) / 2;
    const columns = [];
    this.pyramid.forEachColumn(view.start, view.secondsPerPixel, view.width, (x, mean, peak) => {
      columns.push(x, Math.max(mean * half, 0.5), Math.max(peak * half, 0.5));
    });
    // Rectangles rather than paths, and few changes of colour: that is what is drawn fastest.
    context.fillStyle = colours.shade;
    for (let k = 0; k < columns.length; k += 3) {
      if (columns[k + 2] > columns[k + 1]) {
        context.fillRect(columns[k], middle - columns[k + 2], 1, columns[k + 2] * 2);
      }
    }
    const spans = this.page.spans;
    let span = firstIndex(spans.length, (k) => spans[k][1] > view.start);
    let kind = null;
    for (let k = 0; k < columns.length; k += 3) {
      const time = view.timeAt(columns[k] + 0.5);
      while (span < spans.length && spans[span][1] <= time) span += 1;
      const here = span < spans.length && spans[span][0] <= time ? spans[span][2] : "silence";
      if (here !== kind) context.fillStyle = colours[kind = here];
      context.fillRect(columns[k], middle - columns[k + 1], 1, columns[k + 1] * 2);
    }
  }

  /** What is heard: a bar where somebody speaks, dots where there is music, a hatched bar where the
   * cues lack what is said. */
  drawBand() {
    const top = this.waveBottom + 4;
    this.drawSpans(this.page.spans, (kind, x, width) => {
      if (kind === "music") this.drawDots(x, width, top); else this.fill(kind, x, width, top);
    });
    this.drawSpans(this.uncued, (kind, x, width) => {
      this.fill(kind, x, width, top);
      if (width > 8) this.drawHatch(x, width, top);
    });
  }

  /** Calls `draw` for the spans that are seen; those that share a pixel are one. */
  drawSpans(spans, draw) {
    const { view } = this;
    let drawn = -1;
    for (let k = firstIndex(spans.length, (n) => spans[n][1] > view.start); k < spans.length; k += 1) {
      const [start, end, kind] = spans[k];
      if (start >= view.end) break;
      const from = Math.max(view.x(start), 0, drawn);
      const to = Math.min(Math.max(view.x(end), from + 1), view.width);
      if (view.x(end) <= drawn) continue;
      draw(kind, from, to - from);
      drawn = Math.floor(to);
    }
  }

  fill(colour, x, width, top) {
    this.context.fillStyle = this.colours[colour];
    this.context.fillRect(x, top, width, Timeline.band - 2);
  }

  drawDots(x, width, top) {
    this.context.fillStyle = this.colours.music;
    for (let dot = x; dot < x + width; dot += 6) {
      this.context.fillRect(dot, top + 1, Math.min(3, x + width - dot), 3);
    }
  }

  drawHatch(x, width, top) {
    const { context } = this;
    context.strokeStyle = this.colours.surface;
    context.lineWidth = 1.5;
    context.beginPath();
    for (let line = x + 4; line < x + width; line += 7) {
      context.moveTo(line, top + Timeline.band - 1.5);
      context.lineTo(line + 3, top - 0.5);
    }
    context.stroke();
  }

  drawCues(time, selected) {
    const { view, track } = this;
    const drawn = [];
    const flat = new Map();
    const [first, end] = track.bounds(view.start * 1000, view.end * 1000);
    for (let k = first; k < end; k += 1) {
      const cue = track.ordered[k];
      const from = view.x(cue.start / 1000);
      const to = Math.max(view.x(cue.end / 1000), from + 1);
      if (to < 0) continue;
      const isLit = cue.start <= time * 1000 && time * 1000 < cue.end;
      const isFlat = to - from < 3 && !isLit && cue !== selected;
      // Of cues that are narrower than a pixel, one a pixel is drawn.
      if (isFlat && from < (drawn[cue.lane] ?? -1)) continue;
      drawn[cue.lane] = isFlat ? Math.floor(from) + 1 : to;
      if (!isFlat) {
        this.drawCue(cue, from, to, isLit, cue === selected);
        continue;
      }
      const kind = Colours.kind(cue);
      if (!flat.has(kind)) flat.set(kind, []);
      flat.get(kind).push(from, this.cueTop + cue.lane * this.laneHeight, Math.max(to - from, 1));
    }
    for (const [kind, boxes] of flat) {
      this.context.fillStyle = this.colours[`${kind}-edge`];
      for (let k = 0; k < boxes.length; k += 3) {
        this.context.fillRect(boxes[k], boxes[k + 1], boxes[k + 2], this.laneHeight - 4);
      }
    }
  }

  drawCue(cue, from, to, isLit, isSelected) {
    const { context, view, colours } = this;
    const height = this.laneHeight;
    const top = this.cueTop + cue.lane * height;
    const kind = isLit ? "lit" : Colours.kind(cue);
    const left = Math.max(from, -4);
    const right = Math.min(to, view.width + 4);
    context.fillStyle = colours[kind];
    context.strokeStyle = isSelected ? colours.accent : colours[`${kind}-edge`];
    context.lineWidth = isSelected ? 2 : 1;
    context.beginPath();
    context.roundRect(left + 0.5, top + 0.5, Math.max(right - left - 1, 1), height - 5, 3);
    context.fill();
    context.stroke();
    if (right - left >= 26) this.drawText(cue, left, right, top, height);
  }

  drawText(cue, left, right, top, height) {
    const { context, colours } = this;
    const rows = cue.text.split("\n");
    const shown = height > 30 ? rows.slice(0, 2) : [rows.join(" ")];
    context.save();
    context.beginPath();
    context.rect(left + 2, top, right - left - 4, height - 4);
    context.clip();
    context.fillStyle = colours["cue-text"];
    context.font = "12px system-ui, sans-serif";
    context.textBaseline = "middle";
    const isRightToLeft = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(cue.text);
    context.direction = isRightToLeft ? "rtl" : "ltr";
    context.textAlign = "start";
    const x = isRightToLeft ? right - 5 : Math.max(left, 0) + 5;
    const first = top + (height - 4) / 2 - (shown.length - 1) * 7.5;
    shown.forEach((row, k) => context.fillText(row.slice(0, 200), x, first + k * 15));
    context.restore();
  }

  drawLine(x, colour, label, width = 1) {
    const { context, view, colours } = this;
    context.fillStyle = colour;
    context.fillRect(Math.round(x - width / 2), label ? 0 : 2, width, this.height - 2);
    if (!label) return;
    context.font = "11px system-ui, sans-serif";
    context.direction = "ltr";
    context.textAlign = "left";
    const size = context.measureText(label).width + 8;
    const left = Math.min(Math.max(x + 4, 0), view.width - size);
    context.fillStyle = colours.surface;
    context.fillRect(left, 1, size, 17);
    context.fillStyle = colours.text;
    context.textBaseline = "middle";
    context.fillText(label, left + 4, 9.5);
  }

  /** The cue at a place, if one is drawn there. */
  cueAt(x, y) {
    if (y < this.cueTop) return null;
    const lane = Math.floor((y - this.cueTop) / this.laneHeight);
    const reach = this.view.secondsPerPixel * 1500;
    const time = this.view.timeAt(x) * 1000;
    const near = this.track.between(time - reach, time + reach).filter((cue) => cue.lane === lane);
    return near.find((cue) => cue.start <= time && time < cue.end) ?? near[0] ?? null;
  }

  /** The edge of a cue that a place is on: `start`, `end` or none. */
  edgeAt(cue, x, y) {
    if (!cue || cue.isPlace || y < this.cueTop + cue.lane * this.laneHeight) return null;
    const from = this.view.x(cue.start / 1000);
    const to = this.view.x(cue.end / 1000);
    const reach = Math.min(6, (to - from) / 4);
    if (Math.abs(x - from) <= Math.max(reach, 3)) return "start";
    return Math.abs(x - to) <= Math.max(reach, 3) ? "end" : null;
  }
}
