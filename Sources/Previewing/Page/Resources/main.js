// Puts the parts together.

function openPage() {
  const page = readPage();
  const element = (id) => document.getElementById(id);
  const colours = new Colours();
  const theme = new Theme(element("theme"));
  const track = new CueTrack(page.cues);
  let [selected, tab, isFollowing, hover] = [null, "all", true, null];

  const judgements = new Judgements(page.cues, page.key, (cue) => cueChanged(cue));
  track.changed();
  const view = new View(page.duration);
  const timeline = new Timeline(element("wave"), page, track, view, colours);
  const overview = new Overview(element("overview"), timeline);
  const inspector = new Inspector(page);
  const player = new Player(element("player"), page, () => moved());
  const list = new CueList(element("list"), element("rows"), (cue) => select(cue, true));

  // What is seen is drawn once a picture, whatever changed since the last one.
  let frame = null;
  const draw = () => {
    frame ??= requestAnimationFrame(() => {
      frame = null;
      timeline.draw(player.time, selected, hover);
      overview.draw(player.time);
    });
  };

  function moved() {
    const time = player.time;
    if (isFollowing && player.isPlaying) view.reveal(time, true);
    const lit = track.at(time * 1000);
    if (lit.length !== list.lit?.length || lit.some((cue, k) => cue !== list.lit[k])) {
      list.mark(selected, lit);
      if (isFollowing && player.isPlaying && lit.length > 0) select(lit[0], false);
    }
    element("clock").textContent = `${clock(time, 1)} / ${clock(page.duration)}`;
    const wave = element("wave");
    wave.ariaValueNow = time.toFixed(1);
    wave.ariaValueText = clock(time);
    const play = element("play");
    const label = player.isPlaying ? "Pause" : "Play";
    if (play.ariaLabel !== label) {
      play.ariaLabel = label;
      play.classList.toggle("playing", player.isPlaying);
    }
    draw();
  }

  function select(cue, seeks) {
    if (!cue) return;
    selected = cue;
    inspector.show(cue, judgements.steps.length);
    list.mark(cue);
    list.reveal(cue, seeks);
    if (seeks) {
      player.seek(cue.start / 1000);
      view.reveal(cue.start / 1000, false);
    }
    draw();
  }

  let later = null;
  function cueChanged(cue) {
    track.changed();
    // What looks at all cues waits until an edge that is dragged comes to rest.
    clearTimeout(later);
    later = setTimeout(() => {
      timeline.changed();
      overview.changed();
      draw();
    }, 120);
    player.moveInTrack(cue);
    if (tab === "judged") showCues(); else list.refresh();
    inspector.show(selected, judgements.steps.length);
    moved();
  }

  /** Fills the list: the cues of the tab that have what is searched for. */
  function showCues() {
    const fold = (text) => text.normalize("NFKC").toLocaleLowerCase();
    const words = fold(element("search").value).split(/\s+/).filter(Boolean);
    const cues = {
      all: () => page.cues,
      worst: () => page.worst,
      judged: () => judgements.judged,
    }[tab]();
    const found = words.length === 0 ? cues : cues.filter((cue) => {
      const text = fold(`${cue.speaker ?? ""} ${cue.text}`);
      return words.every((word) => text.includes(word));
    });
    list.show(found);
    const nothing = element("nothing");
    nothing.hidden = found.length > 0;
    const reasons = {
      all: "There are no cues.",
      worst: "Nothing was found, and nothing is in doubt.",
      judged: "Nothing is judged yet: G is good, B is bad.",
    };
    nothing.textContent = words.length > 0 ? "No cue has that." : reasons[tab];
    for (const name of ["all", "worst", "judged"]) {
      element(`show-${name}`).ariaPressed = String(name === tab);
    }
    if (words.length > 0) say(`${found.length} of ${cues.length} cues`);
  }

  function showTab(name) {
    tab = name;
    element("list").scrollTop = 0;
    showCues();
    if (selected) list.reveal(selected, true);
  }

  function say(text) { element("status").textContent = text; }

  function setFollowing(value) {
    isFollowing = value;
    element("follow").ariaPressed = String(value);
  }

  const actions = {
    toggle: () => player.toggle(),
    skip: (seconds) => { player.seek(player.time + seconds); view.reveal(player.time, false); draw(); },
    step: (count) => select(list.beside(selected, count), true),
    edge: (time) => { player.seek(time); view.reveal(player.time, false); draw(); },
    /** To the next of the worst that nobody has judged, or the one before. */
    doubt(step) {
      const open = page.worst.filter((cue) => !cue.verdict || cue === selected);
      if (open.length === 0) {
        say("No doubtful cue is left.");
        return;
      }
      const place = open.indexOf(selected);
      const next = place < 0 ? (step > 0 ? 0 : open.length - 1) : (place + step + open.length) % open.length;
      select(open[next], true);
    },
    replay() {
      if (selected) player.play(Math.max(selected.start / 1000 - 0.4, 0), selected.end / 1000 + 0.3);
    },
    judge(verdict) {
      if (!selected || selected.isPlace) return;
      judgements.judge(selected, verdict);
      say(selected.verdict ? `Cue ${selected.index + 1} is ${selected.verdict}.` : "Verdict taken back.");
    },
    nudge(edge, step) {
      if (selected) judgements.move(selected, edge, selected[edge] + step, page.duration * 1000);
    },
    here(edge) {
      if (selected) judgements.move(selected, edge, player.time * 1000, page.duration * 1000);
    },
    undo: () => select(judgements.undo() ?? selected, false),
    zoom(factor) {
      const isSeen = player.time >= view.start && player.time <= view.end;
      view.zoom(factor, isSeen ? player.time : view.start + view.span / 2);
      draw();
    },
    zoomOut: () => { view.show(0, page.duration); draw(); },
    follow: () => setFollowing(!isFollowing),
    worst: () => showTab(tab === "worst" ? "all" : "worst"),
    search: () => element("search").focus(),
    theme: () => { theme.next(); colours.read(); overview.changed(); draw(); },
    help: () => element("key-help").showModal(),
    exportFiles() {
      const verdicts = page.cues.filter((cue) => cue.verdict);
      const good = verdicts.filter((cue) => cue.verdict === "good").length;
      const count = page.cues.filter(Judgements.isMoved).length;
      element("export-facts").textContent =
        `${good} good, ${verdicts.length - good} bad, ${count} moved, of ${page.cues.length} cues.`;
      element("export-choice").showModal();
    },
  };

  const files = {
    webVTT: () => webVTT(page), subRip: () => subRip(page), pins: () => pins(page),
  };
  const name = page.name.replace(/\.[^.]*$/, "") || "subtitles";
  const buttons = {
    play: actions.toggle, follow: actions.follow, theme: actions.theme, keys: actions.help,
    export: actions.exportFiles, "zoom-in": () => actions.zoom(0.5),
    "zoom-out": () => actions.zoom(2), "zoom-fit": actions.zoomOut,
    "in-earlier": () => actions.nudge("start", -40), "in-later": () => actions.nudge("start", 40),
    "out-earlier": () => actions.nudge("end", -40), "out-later": () => actions.nudge("end", 40),
    "in-here": () => actions.here("start"), "out-here": () => actions.here("end"),
    good: () => actions.judge("good"), bad: () => actions.judge("bad"), replay: actions.replay,
    undo: actions.undo, "next-doubt": () => actions.doubt(1),
    "show-all": () => showTab("all"), "show-worst": () => showTab("worst"),
    "show-judged": () => showTab("judged"),
    "export-vtt": () => save(files.webVTT(), `${name}.vtt`, "text/vtt"),
    "export-srt": () => save(files.subRip(), `${name}.srt`, "application/x-subrip"),
    "export-pins": () => save(files.pins(), `${name}.pins.json`, "application/json"),
  };
  for (const [id, does] of Object.entries(buttons)) {
    element(id).addEventListener("click", (event) => {
      does();
      // The keys go on to mean what they mean: a button keeps the focus where it was given it by one.
      if (event.detail > 0) event.currentTarget.blur();
    });
  }
  element("search").addEventListener("input", showCues);
  element("speed").addEventListener("change", () => {
    element("player").playbackRate = Number(element("speed").value);
    element("speed").blur();
  });

  const table = keyTable(actions);
  listKeys(table, element("key-list"));
  listenToKeys(table);
  listenToPointer(element("wave"), timeline, {
    selected: () => selected,
    hover: (x) => { hover = x; draw(); },
    panned: () => { if (player.isPlaying) setFollowing(false); draw(); },
    click(time, cue) {
      setFollowing(true);
      if (cue) select(cue, false);
      player.seek(time);
    },
    dragEdge: (edge, time, isContinued) =>
      judgements.move(selected, edge, time, page.duration * 1000, isContinued),
  });
  listenToOverview(element("overview"), overview, { panned: () => draw() });
  theme.changed = () => { colours.read(); overview.changed(); draw(); };

  showFacts(page, element);
  // Han characters look as they are written in the language of the cues.
  for (const id of ["rows", "cue-text"]) if (page.language) element(id).lang = page.language;
  element("wave").ariaValueMin = "0";
  element("wave").ariaValueMax = page.duration.toFixed(1);
  element("player").addEventListener("loadedmetadata", () => {
    element("screen").classList.toggle("picture", element("player").videoWidth > 0);
  });
  element("player").addEventListener("error", () => {
    element("trouble").hidden = false;
    element("trouble").textContent =
      `The browser cannot play ${page.name}: it is not where it was, or of a kind that browsers do not know. Everything else works.`;
  });
  new ResizeObserver(() => {
    timeline.resize();
    overview.resize();
    draw();
  }).observe(element("wave"));

  timeline.resize();
  overview.resize();
  view.show(0);
  showCues();
  inspector.show(null, 0);
  select(page.cues[0], false);
  moved();
  // When the cues are there to be seen: the picture after the next one comes when this one is out.
  const painted = new Promise((done) =>
    requestAnimationFrame(() => requestAnimationFrame((time) => done(time))));
  return {
    page, player, view, timeline, list, track, judgements, actions, select, files, painted,
    redraw: draw,
  };
}

// For a person at the browser's console, and for tests.
globalThis.cuelight = openPage();
