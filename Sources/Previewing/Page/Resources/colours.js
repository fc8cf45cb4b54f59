// Colours for what is drawn, which are those of the style sheet: it knows light and dark.

class Colours {
  constructor() {
    this.probe = document.createElement("span");
    this.probe.hidden = true;
    document.body.append(this.probe);
    this.read();
  }

  /** Reads them again, as after a change from light to dark. */
  read() {
    const names = ["paper", "surface", "text", "muted", "line", "accent", "speech", "music",
      "silence", "uncued", "cue", "cue-edge", "cue-text", "doubt", "doubt-edge", "fault",
      "fault-edge", "good", "good-edge", "bad", "bad-edge", "lit", "lit-edge", "shade"];
    for (const name of names) {
      this.probe.style.color = `var(--${name})`;
      this[name] = getComputedStyle(this.probe).color;
    }
  }

  /** The name of the colours of a cue: what a person said of it comes before what was found. */
  static kind(cue) {
    if (cue.isPlace) return "doubt";
    if (cue.verdict) return cue.verdict;
    if (cue.doubt >= 0.5) return "doubt";
    return cue.isFaulty ? "fault" : "cue";
  }
}
