// What a person can do on the page, by whatever key or button.

function reviewActions(review) {
  const { page, player, view, list, judgements, choice } = review;
  const length = page.duration * 1000;
  const showTab = (tab) => {
    part("list").scrollTop = 0;
    choice.show(tab);
    if (review.selected) list.reveal(review.selected, true);
  };

  return {
    toggle: () => player.toggle(),
    skip: (seconds) => review.go(player.time + seconds),
    edge: (time) => review.go(time),
    step: (count) => review.select(list.beside(review.selected, count), true),
    /** To the next of the worst that nobody has judged, or the one before. */
    doubt(step) {
      const open = page.worst.filter((cue) => !cue.verdict || cue === review.selected);
      if (open.length === 0) {
        review.say("No doubtful cue is left.");
        return;
      }
      const place = open.indexOf(review.selected);
      const next = place < 0
        ? (step > 0 ? 0 : open.length - 1) : (place + step + open.length) % open.length;
      review.select(open[next], true);
    },
    replay() {
      const cue = review.selected;
      if (cue) player.play(Math.max(cue.start / 1000 - 0.4, 0), cue.end / 1000 + 0.3);
    },
    judge(verdict) {
      const cue = review.selected;
      if (!cue || cue.isPlace) return;
      judgements.judge(cue, verdict);
      review.say(cue.verdict ? `Cue ${cue.index + 1} is ${cue.verdict}.` : "Verdict taken back.");
    },
    nudge(edge, step) {
      const cue = review.selected;
      if (cue) judgements.move(cue, edge, cue[edge] + step, length);
    },
    here(edge) {
      if (review.selected) judgements.move(review.selected, edge, player.time * 1000, length);
    },
    drag(edge, time, isContinued) {
      judgements.move(review.selected, edge, time, length, isContinued);
    },
    undo: () => review.select(judgements.undo() ?? review.selected, false),
    zoom(factor) {
      const isSeen = player.time >= view.start && player.time <= view.end;
      view.zoom(factor, isSeen ? player.time : view.start + view.span / 2);
      review.draw();
    },
    zoomOut() {
      view.show(0, page.duration);
      review.draw();
    },
    follow: () => review.follow(!review.isFollowing),
    showTab,
    worst: () => showTab(choice.tab === "worst" ? "all" : "worst"),
    search: () => part("search").focus(),
    theme: () => review.theme.next(),
    help: () => part("key-help").showModal(),
    exportFiles: () => showExports(page),
  };
}
