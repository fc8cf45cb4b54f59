// Files that the page gives back.

/** The track as WebVTT, with the times as they are now, or as `times` has them. */
function webVTT(page, times = (cue) => cue) {
  const blocks = page.cues.map((cue) => {
    const { start, end } = times(cue);
    const { lead = "", identifier, settings, text } = cue.webVTT ?? { text: cue.text };
    const timing = `${timestamp(start)} --> ${timestamp(end)}${settings ? ` ${settings}` : ""}`;
    return `${lead}${identifier ? `${identifier}\n` : ""}${timing}\n${text}\n`;
  });
  return [page.header, ...blocks, page.footer].filter(Boolean).join("\n");
}

/** The track as SubRip, with the times as they are now. */
function subRip(page) {
  return page.cues.map((cue, index) => {
    const times = `${timestamp(cue.start, ",")} --> ${timestamp(cue.end, ",")}`;
    return `${index + 1}\n${times}\n${cue.subRip ?? cue.text}\n\n`;
  }).join("");
}

/** What was judged good or was moved, as times that `generate --pin` keeps to; and the verdicts. */
function pins(page) {
  const texts = page.cues.map((cue) => cue.text);
  const pinned = page.cues.filter((cue) =>
    Judgements.isMoved(cue) ? cue.verdict !== "bad" : cue.verdict === "good");
  return JSON.stringify({
    version: 1,
    pins: pinned.map((cue) => ({
      ...(cue.lines ? { lines: cue.lines } : {}),
      text: cue.text,
      before: [...texts.slice(Math.max(0, cue.index - 4), cue.index).join("\n")].slice(-80).join(""),
      start: cue.start / 1000,
      ...(cue.end !== cue.original.end ? { end: cue.end / 1000 } : {}),
    })),
    verdicts: page.cues.filter((cue) => cue.verdict).map((cue) =>
      ({ cue: cue.index + 1, verdict: cue.verdict, start: cue.start / 1000, text: cue.text })),
  }, null, 1) + "\n";
}

/** The files that the page can give back. */
function exportedFiles(page) {
  return {
    name: page.name.replace(/\.[^.]*$/, "") || "subtitles",
    webVTT: () => webVTT(page),
    subRip: () => subRip(page),
    pins: () => pins(page),
  };
}

/** Says what there is to export, and asks as what. */
function showExports(page) {
  const verdicts = page.cues.filter((cue) => cue.verdict);
  const good = verdicts.filter((cue) => cue.verdict === "good").length;
  const moved = page.cues.filter(Judgements.isMoved).length;
  part("export-facts").textContent =
    `${good} good, ${verdicts.length - good} bad, ${moved} moved, of ${page.cues.length} cues.`;
  part("export-choice").showModal();
}

/** Has the browser save a file. */
function save(text, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
