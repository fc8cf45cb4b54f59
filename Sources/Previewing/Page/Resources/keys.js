// Every key, what it does, and how that is told.

/** What keys do on a page. */
function keyTable(actions) {
  return [
    { shown: "Space", keys: [" ", "k"], tells: "play or pause", does: actions.toggle },
    { shown: "← →", keys: ["ArrowLeft"], tells: "a second back or on; with Shift, five",
      does: (event) => actions.skip(event.shiftKey ? -5 : -1) },
    { keys: ["ArrowRight"], does: (event) => actions.skip(event.shiftKey ? 5 : 1) },
    { shown: "↑ ↓", keys: ["ArrowUp"], tells: "the cue before or behind", does: () => actions.step(-1) },
    { keys: ["ArrowDown"], does: () => actions.step(1) },
    { keys: ["PageUp"], does: () => actions.step(-10) },
    { keys: ["PageDown"], does: () => actions.step(10) },
    { shown: "N  P", keys: ["n"], tells: "the next or the previous doubtful cue", does: () => actions.doubt(1) },
    { keys: ["p"], does: () => actions.doubt(-1) },
    { shown: "R  Enter", keys: ["r", "Enter"], tells: "play the selected cue again", does: actions.replay },
    { shown: "G  B", keys: ["g"], tells: "the selected cue is good, or bad", does: () => actions.judge("good") },
    { keys: ["b"], does: () => actions.judge("bad") },
    { shown: ",  .", codes: ["Comma"], tells: "in-time earlier or later by 40 ms; with Shift, the out-time",
      does: (event) => actions.nudge(event.shiftKey ? "end" : "start", -40) },
    { codes: ["Period"], does: (event) => actions.nudge(event.shiftKey ? "end" : "start", 40) },
    { shown: "I  O", keys: ["i"], tells: "in-time, or out-time, to where the recording is",
      does: () => actions.here("start") },
    { keys: ["o"], does: () => actions.here("end") },
    { shown: "Z", keys: ["z"], tells: "undo", does: actions.undo },
    { shown: "+  −  0", keys: ["+", "="], tells: "zoom in, out, to the whole recording", does: () => actions.zoom(0.5) },
    { keys: ["-", "−"], does: () => actions.zoom(2) },
    { keys: ["0"], does: actions.zoomOut },
    { shown: "Home  End", keys: ["Home"], tells: "to the start or the end", does: () => actions.edge(0) },
    { keys: ["End"], does: () => actions.edge(Infinity) },
    { shown: "F", keys: ["f"], tells: "keep what is spoken in view, or not", does: actions.follow },
    { shown: "W", keys: ["w"], tells: "the worst first, or all in order", does: actions.worst },
    { shown: "/", keys: ["/"], tells: "search", does: actions.search },
    { shown: "X", keys: ["x"], tells: "export", does: actions.exportFiles },
    { shown: "T", keys: ["t"], tells: "light or dark", does: actions.theme },
    { shown: "?", keys: ["?"], tells: "these keys", does: actions.help },
  ];
}

/** Listens to the keys of the whole page, but for what is typed and for what has keys of its own. */
function listenToKeys(table) {
  document.addEventListener("keydown", (event) => {
    const { target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (target.matches("input, select, textarea")) {
      if (event.key === "Escape") target.blur();
      return;
    }
    // A button that has the focus is pressed by these.
    if (target.matches("button") && (event.key === " " || event.key === "Enter")) return;
    const entry = table.find(({ keys = [], codes = [] }) =>
      codes.includes(event.code) || keys.includes(event.key) || keys.includes(event.key.toLowerCase()));
    if (!entry) return;
    event.preventDefault();
    entry.does(event);
  });
}

/** Writes the keys into a list. */
function listKeys(table, list) {
  for (const { shown, tells } of table) {
    if (!shown) continue;
    const [term, text] = [document.createElement("dt"), document.createElement("dd")];
    for (const key of shown.split(/ +/)) {
      const element = document.createElement("kbd");
      element.textContent = key;
      term.append(element);
    }
    text.textContent = tells;
    list.append(term, text);
  }
}
