// Which cues the list has: those of a tab that have what is searched for.

class CueChoice {
  static tabs = ["all", "worst", "judged"];

  constructor(page, judgements, list, say) {
    Object.assign(this, { page, judgements, list, say });
    this.tab = "all";
  }

  show(tab = this.tab) {
    this.tab = tab;
    const words = CueChoice.fold(part("search").value).split(/\s+/).filter(Boolean);
    const cues = this.cues;
    const found = words.length === 0 ? cues : cues.filter((cue) => CueChoice.has(cue, words));
    this.list.show(found);
    part("nothing").hidden = found.length > 0;
    part("nothing").textContent = words.length > 0 ? "No cue has that." : this.reasonForNone;
    for (const name of CueChoice.tabs) part(`show-${name}`).ariaPressed = String(name === tab);
    if (words.length > 0) this.say(`${found.length} of ${cues.length} cues`);
  }

  /** Takes in that a cue was judged or moved. */
  changed() {
    if (this.tab === "judged") this.show(); else this.list.refresh();
  }

  get cues() {
    switch (this.tab) {
      case "worst": return this.page.worst;
      case "judged": return this.judgements.judged;
      default: return this.page.cues;
    }
  }

  get reasonForNone() {
    switch (this.tab) {
      case "worst": return "Nothing was found, and nothing is in doubt.";
      case "judged": return "Nothing is judged yet: G is good, B is bad.";
      default: return "There are no cues.";
    }
  }

  static fold(text) { return text.normalize("NFKC").toLocaleLowerCase(); }

  static has(cue, words) {
    const text = CueChoice.fold(`${cue.speaker ?? ""} ${cue.text}`);
    return words.every((word) => text.includes(word));
  }
}
