// Puts the parts together.

function openPage() {
  const page = readPage();
  const review = new Review(page);
  const actions = reviewActions(review);
  const files = exportedFiles(page);
  listenToButtons(actions, files);
  const table = keyTable(actions);
  listKeys(table, part("key-list"));
  listenToKeys(table);
  listenToPointers(review, actions);
  listenToPlayer(page);
  part("search").addEventListener("input", () => review.choice.show());
  new ResizeObserver(() => review.resize()).observe(part("wave"));

  showFacts(page);
  review.resize();
  review.view.show(0);
  review.choice.show();
  review.inspector.show(null, 0);
  review.select(page.cues[0], false);
  review.moved();
  // When the cues are there to be seen: the picture after the next one comes when this one is out.
  const painted = new Promise((done) =>
    requestAnimationFrame(() => requestAnimationFrame((time) => done(time))));
  return Object.assign(review, { actions, files, painted });
}

/** The pointer on what is drawn. */
function listenToPointers(review, actions) {
  listenToPointer(part("wave"), review.timeline, {
    selected: () => review.selected,
    hover: (x) => { review.hover = x; review.draw(); },
    panned: () => { if (review.player.isPlaying) review.follow(false); review.draw(); },
    click(time, cue) {
      review.follow(true);
      if (cue) review.select(cue, false);
      review.player.seek(time);
    },
    dragEdge: actions.drag,
  });
  listenToOverview(part("overview"), review.overview, { panned: () => review.draw() });
}

/** What the recording turns out to be. */
function listenToPlayer(page) {
  const player = part("player");
  part("speed").addEventListener("change", () => {
    player.playbackRate = Number(part("speed").value);
    part("speed").blur();
  });
  player.addEventListener("loadedmetadata", () => {
    part("screen").classList.toggle("picture", player.videoWidth > 0);
  });
  player.addEventListener("error", () => {
    // Once some of it is there, a browser says itself what is wrong: no sound device, say.
    const reason = player.readyState > 0
      ? player.error?.message || "something in it is damaged"
      : "it is not where it was, or of a kind that browsers do not know";
    part("trouble").hidden = false;
    part("trouble").textContent =
      `The browser cannot play ${page.name}: ${reason}. Everything else works.`;
  });
}

// For a person at the browser's console, and for tests.
globalThis.cuelight = openPage();
