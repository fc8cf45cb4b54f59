// What part of the recording is seen.

class View {
  constructor(duration) {
    this.duration = Math.max(duration, 0.1);
    this.width = 1;
    this.start = 0;
    this.span = Math.min(this.duration, 30);
  }

  get shortest() { return Math.min(this.duration, 1.5); }
  get secondsPerPixel() { return this.span / this.width; }
  get end() { return this.start + this.span; }

  timeAt(x) { return this.start + x * this.secondsPerPixel; }
  x(time) { return (time - this.start) / this.secondsPerPixel; }

  show(start, span = this.span) {
    this.span = Math.min(Math.max(span, this.shortest), this.duration);
    this.start = Math.min(Math.max(start, 0), this.duration - this.span);
  }

  /** Makes what is seen so many times as long, with one time staying where it is. */
  zoom(factor, time) {
    const share = (time - this.start) / this.span;
    const span = Math.min(Math.max(this.span * factor, this.shortest), this.duration);
    this.show(time - share * span, span);
  }

  /** Turns a page where a time is not seen, or is about to leave. */
  reveal(time, isPlaying) {
    const margin = this.span * 0.08;
    if (time < this.start || time > this.end - (isPlaying ? margin : 0)) {
      this.show(time - (isPlaying ? margin : this.span / 3));
    }
  }
}
