// What the page is about.

/** A count with commas between its thousands; the browser's own way takes it a while to load. */
function grouped(count) { return String(count).replace(/\B(?=(?:\d{3})+$)/g, ","); }

/** The title, the language, and what there is in numbers. */
function showFacts(page) {
  part("title").textContent = page.title;
  const count = (number, one, many) => `${grouped(number)} ${number === 1 ? one : many}`;
  const faulty = page.cues.filter((cue) => cue.isFaulty).length;
  const doubtful = page.cues.filter((cue) => cue.doubt >= 0.5).length;
  const facts = [clock(page.duration), count(page.cues.length, "cue", "cues")];
  if (faulty > 0) facts.push(`${grouped(faulty)} with findings`);
  if (doubtful > 0) facts.push(`${grouped(doubtful)} in doubt`);
  const places = page.worst.filter((place) => place.isPlace).length;
  if (places > 0) facts.push(count(places, "place without a cue", "places without a cue"));
  if (page.cues.length > 0 && faulty + doubtful + places === 0) facts.push("nothing found");
  part("summary").textContent = facts.join(" · ");
  // Han characters look as they are written in the language of the cues.
  for (const id of ["rows", "cue-text"]) if (page.language) part(id).lang = page.language;
  part("wave").ariaValueMin = "0";
  part("wave").ariaValueMax = page.duration.toFixed(1);
}
