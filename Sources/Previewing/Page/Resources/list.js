// The list of cues. Only the rows that are seen exist, so it is the same for ten cues and for any
// number of them.

class CueList {
  constructor(element, rows, choose) {
    Object.assign(this, { element, rows, choose });
    this.cues = [];
    this.shown = new Map();
    this.free = [];
    element.addEventListener("scroll", () => this.later());
    element.addEventListener("wheel", () => { this.touched = Date.now(); }, { passive: true });
    element.addEventListener("touchmove", () => { this.touched = Date.now(); }, { passive: true });
    rows.addEventListener("click", (event) => {
      const row = event.target.closest("[role=option]");
      if (row) choose(this.cues[Number(row.dataset.place)]);
    });
    new ResizeObserver(() => this.resize()).observe(element);
  }

  resize() {
    this.rowHeight = parseFloat(getComputedStyle(this.element).getPropertyValue("--row")) || 48;
    this.rows.style.height = `${this.cues.length * this.rowHeight}px`;
    this.refresh();
  }

  /** Shows other cues. */
  show(cues) {
    this.cues = cues;
    this.places = new Map(cues.map((cue, place) => [cue, place]));
    this.resize();
  }

  /** Draws again what is seen. */
  refresh() {
    for (const [, row] of this.shown) this.release(row);
    this.shown.clear();
    this.draw();
  }

  later() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      this.draw();
    });
  }

  draw() {
    const height = this.rowHeight;
    const first = Math.max(Math.floor(this.element.scrollTop / height) - 4, 0);
    const end = Math.min(
      Math.ceil((this.element.scrollTop + this.element.clientHeight) / height) + 4,
      this.cues.length);
    for (const [place, row] of this.shown) {
      if (place >= first && place < end) continue;
      this.release(row);
      this.shown.delete(place);
    }
    for (let place = first; place < end; place += 1) {
      if (!this.shown.has(place)) this.shown.set(place, this.take(place));
    }
    this.mark();
  }

  /** Marks the rows of the selected cue and of those that are shown over the picture. */
  mark(selected = this.selected, lit = this.lit) {
    Object.assign(this, { selected, lit });
    for (const [place, row] of this.shown) {
      const cue = this.cues[place];
      const isSelected = cue === selected;
      if (row.ariaSelected !== String(isSelected)) row.ariaSelected = String(isSelected);
      row.classList.toggle("lit", Boolean(lit?.includes(cue)));
    }
    const place = this.places?.get(selected);
    if (this.shown.has(place)) {
      this.element.setAttribute("aria-activedescendant", `row-${place}`);
    } else {
      this.element.removeAttribute("aria-activedescendant");
    }
  }

  /** Scrolls until a cue is seen, unless somebody has just scrolled elsewhere. */
  reveal(cue, isAsked) {
    const place = this.places?.get(cue);
    if (place === undefined || !isAsked && Date.now() - (this.touched ?? 0) < 4000) return;
    const top = place * this.rowHeight;
    const { scrollTop, clientHeight } = this.element;
    if (top < scrollTop || top + this.rowHeight > scrollTop + clientHeight) {
      this.element.scrollTop = top - clientHeight / 3;
    }
  }

  /** The cue so many rows from another. */
  beside(cue, step) {
    const place = this.places.get(cue);
    if (place === undefined) return this.cues[step > 0 ? 0 : this.cues.length - 1];
    return this.cues[Math.min(Math.max(place + step, 0), this.cues.length - 1)];
  }

  release(row) {
    row.hidden = true;
    this.free.push(row);
  }

  take(place) {
    const row = this.free.pop() ?? this.newRow();
    const cue = this.cues[place];
    row.hidden = false;
    row.id = `row-${place}`;
    row.dataset.place = place;
    row.dataset.kind = Colours.kind(cue);
    row.style.transform = `translateY(${place * this.rowHeight}px)`;
    row.ariaPosInSet = place + 1;
    row.ariaSetSize = this.cues.length;
    const [time, text, facts] = row.children;
    time.firstChild.textContent = clock(cue.start / 1000, 1);
    time.lastChild.textContent = `${((cue.end - cue.start) / 1000).toFixed(1)} s`;
    // The name has a direction of its own.
    text.children[0].textContent = cue.speaker ?? "";
    text.children[1].textContent = cue.speaker ? " · " : "";
    text.lastChild.textContent = cue.text || (cue.isPlace ? cue.findings.join("; ") : "");
    facts.textContent = CueList.facts(cue);
    return row;
  }

  newRow() {
    const row = document.createElement("div");
    row.setAttribute("role", "option");
    for (const name of ["time", "words", "facts"]) {
      const part = document.createElement("span");
      part.className = name;
      if (name === "words") {
        part.dir = "auto";
        part.append(
          document.createElement("bdi"), document.createElement("i"), document.createTextNode(""));
      }
      if (name === "time") {
        part.append(document.createElement("b"), document.createElement("small"));
      }
      row.append(part);
    }
    this.rows.append(row);
    return row;
  }

  /** What there is to say of a cue in a word or two. */
  static facts(cue) {
    if (cue.isPlace) return cue.text ? "not spoken?" : "no cue";
    if (cue.verdict) return cue.verdict === "good" ? "✓ good" : "✗ bad";
    if (Judgements.isMoved(cue)) return "moved";
    if (cue.doubt >= 0.5) return `doubt ${Math.round(cue.doubt * 100)}\u00A0%`;
    const count = cue.isFaulty ? cue.findings.length : 0;
    return count > 1 ? `${count} findings` : count === 1 ? "1 finding" : "";
  }
}
