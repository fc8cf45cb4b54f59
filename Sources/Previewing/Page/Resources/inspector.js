// The selected cue: all its text, what is known of it, its times, and the verdict.

class Inspector {
  constructor(page) {
    this.page = page;
    this.parts = {};
    for (const id of ["inspector", "cue-name", "cue-facts", "cue-text", "cue-findings", "cue-in",
      "cue-out", "good", "bad", "undo"]) {
      this.parts[id] = part(id);
    }
  }

  show(cue, steps) {
    const { parts } = this;
    parts.inspector.classList.toggle("empty", !cue);
    for (const button of parts.inspector.querySelectorAll("button")) {
      const isForAll = button.id === "next-doubt" || button.id === "replay";
      button.disabled = !cue || cue.isPlace && !isForAll;
    }
    parts.undo.disabled = steps === 0;
    if (!cue) {
      parts["cue-name"].textContent = "No cue";
      parts["cue-text"].textContent = "";
      return;
    }
    parts["cue-name"].textContent = cue.isPlace ? "No cue here" : `Cue ${cue.index + 1}`;
    parts["cue-facts"].textContent = Inspector.facts(cue).join(" · ");
    parts["cue-text"].textContent = cue.text;
    parts["cue-findings"].replaceChildren(...cue.findings.map((finding) => {
      const item = document.createElement("li");
      item.textContent = finding;
      return item;
    }));
    parts.inspector.dataset.kind = Colours.kind(cue);
    this.showTime("cue-in", cue.start, cue.original.start);
    this.showTime("cue-out", cue.end, cue.original.end);
    parts.good.ariaPressed = String(cue.verdict === "good");
    parts.bad.ariaPressed = String(cue.verdict === "bad");
  }

  showTime(id, now, original) {
    const moved = now - original;
    const sign = moved > 0 ? "+" : "−";
    this.parts[id].textContent = clock(now / 1000, 3);
    this.parts[id].title = moved === 0 ? "" : `moved by ${sign}${Math.abs(moved)} ms`;
    this.parts[id].classList.toggle("moved", moved !== 0);
  }

  static facts(cue) {
    const facts = [`${((cue.end - cue.start) / 1000).toFixed(2)} s`];
    const letters = [...cue.text].filter((character) => character !== "\n").length;
    if (cue.end > cue.start && !cue.isPlace) {
      const isMoved = Judgements.isMoved(cue);
      const speed = isMoved ? letters / ((cue.end - cue.start) / 1000) : cue.speed;
      if (speed !== undefined) facts.push(`${speed.toFixed(1)} characters a second`);
    }
    if (cue.probability !== undefined) {
      facts.push(`in time: ${Math.round(cue.probability * 100)}\u00A0%`);
    }
    if (cue.speaker) facts.push(cue.speaker);
    if (cue.lines) {
      const [first, last] = cue.lines;
      facts.push(first === last ? `line ${first}` : `lines ${first}–${last}`);
    }
    return facts;
  }
}
