// What the page was given. All of it is data: it is drawn on a canvas or becomes the text of an
// element, and never markup.

/** An element of the page, by its name. */
function part(id) { return document.getElementById(id); }

/** Reads what stands in the page: the cues, the spans, and the levels. */
function readPage() {
  const page = JSON.parse(part("page-data").textContent);
  page.levels = decodedLevels(part("level-data").textContent);
  page.cues.forEach((cue, index) => {
    cue.index = index;
    cue.findings ??= [];
    cue.doubt ??= 0;
    cue.original = { start: cue.start, end: cue.end };
  });
  page.worst = page.worst.map((doubt) => doubt.cue === undefined ? place(doubt) : page.cues[doubt.cue]);
  return page;
}

/** A place to look at that has no cue: like a cue, but that it can be neither judged nor moved. */
function place({ start, end, text, findings, lines }) {
  return {
    isPlace: true, index: -1, start, end, text, findings, lines, original: { start, end },
  };
}

/** Levels from 0 to 63, each of them a letter. */
function decodedLevels(text) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const values = new Uint8Array(128);
  for (let value = 0; value < 64; value += 1) values[letters.charCodeAt(value)] = value;
  const levels = new Uint8Array(text.length);
  for (let index = 0; index < levels.length; index += 1) {
    levels[index] = values[text.charCodeAt(index) & 127];
  }
  return levels;
}

/** A recording that stands in the page, as an address that a player can play; else nothing. */
function embeddedRecording() {
  const element = part("recording-data");
  if (!element) return null;
  const text = element.textContent;
  element.remove();
  const parts = [];
  // In pieces, so that no string of the whole size is made once more; 4 letters are 3 bytes.
  for (let start = 0; start < text.length; start += 1 << 20) {
    const bytes = atob(text.slice(start, start + (1 << 20)));
    parts.push(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  }
  return URL.createObjectURL(new Blob(parts, { type: element.dataset.type }));
}
