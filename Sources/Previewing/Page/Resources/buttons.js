// Every button, and what it does.

function listenToButtons(actions, files) {
  const buttons = {
    play: actions.toggle, follow: actions.follow, theme: actions.theme, keys: actions.help,
    export: actions.exportFiles, "zoom-in": () => actions.zoom(0.5),
    "zoom-out": () => actions.zoom(2), "zoom-fit": actions.zoomOut,
    "in-earlier": () => actions.nudge("start", -40), "in-later": () => actions.nudge("start", 40),
    "out-earlier": () => actions.nudge("end", -40), "out-later": () => actions.nudge("end", 40),
    "in-here": () => actions.here("start"), "out-here": () => actions.here("end"),
    good: () => actions.judge("good"), bad: () => actions.judge("bad"), replay: actions.replay,
    undo: actions.undo, "next-doubt": () => actions.doubt(1),
    "export-vtt": () => save(files.webVTT(), `${files.name}.vtt`, "text/vtt"),
    "export-srt": () => save(files.subRip(), `${files.name}.srt`, "application/x-subrip"),
    "export-pins": () => save(files.pins(), `${files.name}.pins.json`, "application/json"),
  };
  for (const tab of CueChoice.tabs) buttons[`show-${tab}`] = () => actions.showTab(tab);
  for (const [id, does] of Object.entries(buttons)) {
    part(id).addEventListener("click", (event) => {
      does();
      // The keys go on to mean what they mean: a button keeps the focus where it was given it by one.
      if (event.detail > 0) event.currentTarget.blur();
    });
  }
}
