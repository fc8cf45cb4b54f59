// A review under way: which cue is selected, and what all parts of the page show of it.

class Review {
  constructor(page) {
    this.page = page;
    this.selected = null;
    this.isFollowing = true;
    this.colours = new Colours();
    this.theme = new Theme();
    this.track = new CueTrack(page.cues);
    this.judgements = new Judgements(page.cues, page.key, (cue) => this.cueChanged(cue));
    // What was kept has moved cues.
    this.track.changed();
    this.view = new View(page.duration);
    this.timeline = new Timeline(part("wave"), page, this.track, this.view, this.colours);
    this.overview = new Overview(part("overview"), this.timeline);
    this.inspector = new Inspector(page);
    this.player = new Player(part("player"), page, () => this.moved());
    this.list = new CueList(part("list"), part("rows"), (cue) => this.select(cue, true));
    this.choice = new CueChoice(page, this.judgements, this.list, (text) => this.say(text));
    this.theme.changed = () => this.recolour();
  }

  /** Draws what is seen: once a picture, whatever changed since the last one. */
  draw() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      this.timeline.draw(this.player.time, this.selected, this.hover ?? null);
      this.overview.draw(this.player.time);
    });
  }

  /** Draws all anew, to another size. */
  resize() {
    this.timeline.resize();
    this.overview.resize();
    this.draw();
  }

  recolour() {
    this.colours.read();
    this.overview.changed();
    this.draw();
  }

  /** Says something to whoever listens to the page rather than looks at it. */
  say(text) { part("status").textContent = text; }

  /** Shows where the recording is now. */
  moved() {
    const { player, view, track, list } = this;
    const { time, isPlaying } = player;
    const follows = this.isFollowing && isPlaying;
    if (follows) view.reveal(time, true);
    const lit = track.at(time * 1000);
    if (lit.length !== list.lit?.length || lit.some((cue, k) => cue !== list.lit[k])) {
      list.mark(this.selected, lit);
      if (follows && lit.length > 0) this.select(lit[0], false);
    }
    this.showTime(time, isPlaying);
    this.draw();
  }

  showTime(time, isPlaying) {
    part("clock").textContent = `${clock(time, 1)} / ${clock(this.page.duration)}`;
    part("wave").ariaValueNow = time.toFixed(1);
    part("wave").ariaValueText = clock(time);
    const label = isPlaying ? "Pause" : "Play";
    if (part("play").ariaLabel === label) return;
    part("play").ariaLabel = label;
    part("play").classList.toggle("playing", isPlaying);
  }

  /** Selects a cue, and goes to it where that is asked for. */
  select(cue, seeks) {
    if (!cue) return;
    this.selected = cue;
    this.inspector.show(cue, this.judgements.steps.length);
    this.list.mark(cue);
    this.list.reveal(cue, seeks);
    if (seeks) {
      this.player.seek(cue.start / 1000);
      this.view.reveal(cue.start / 1000, false);
    }
    this.draw();
  }

  /** Takes in that a cue was judged or moved. */
  cueChanged(cue) {
    this.track.changed();
    // What looks at all cues waits until an edge that is dragged comes to rest.
    clearTimeout(this.later);
    this.later = setTimeout(() => {
      this.timeline.changed();
      this.overview.changed();
      this.draw();
    }, 120);
    this.player.moveInTrack(cue);
    this.choice.changed();
    this.inspector.show(this.selected, this.judgements.steps.length);
    this.moved();
  }

  /** Keeps what is spoken in view, or leaves the view alone. */
  follow(isFollowing) {
    this.isFollowing = isFollowing;
    part("follow").ariaPressed = String(isFollowing);
  }

  /** Goes to a time. */
  go(time) {
    this.player.seek(time);
    this.view.reveal(this.player.time, false);
    this.draw();
  }
}
