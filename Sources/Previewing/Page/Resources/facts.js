// What the page is about.

/** The title, and what there is in numbers. */
function showFacts(page, element) {
  element("title").textContent = page.title;
  const count = (number, one, many) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
  const faulty = page.cues.filter((cue) => cue.isFaulty).length;
  const doubtful = page.cues.filter((cue) => cue.doubt >= 0.5).length;
  const facts = [clock(page.duration), count(page.cues.length, "cue", "cues")];
  if (faulty > 0) facts.push(`${faulty.toLocaleString("en")} with findings`);
  if (doubtful > 0) facts.push(`${doubtful.toLocaleString("en")} in doubt`);
  if (page.cues.length > 0 && faulty + doubtful === 0) facts.push("nothing found");
  element("summary").textContent = facts.join(" · ");
}
