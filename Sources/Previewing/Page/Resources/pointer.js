// The pointer on the timeline: a click seeks, a drag pans or moves an edge of the selected cue, the
// wheel pans and zooms, two fingers zoom.

function listenToPointer(canvas, timeline, actions) {
  const { view } = timeline;
  const pointers = new Map();
  let drag = null;

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, event.offsetX);
    const edge = timeline.edgeAt(actions.selected(), event.offsetX, event.offsetY);
    drag = { x: event.offsetX, y: event.offsetY, start: view.start, edge, isMoved: false };
  });

  canvas.addEventListener("pointermove", (event) => {
    const { offsetX: x, offsetY: y } = event;
    if (!pointers.has(event.pointerId)) {
      canvas.style.cursor = timeline.edgeAt(actions.selected(), x, y) ? "ew-resize" : "";
      actions.hover(event.pointerType === "mouse" ? x : null);
      return;
    }
    const before = [...pointers.values()];
    pointers.set(event.pointerId, x);
    if (pointers.size === 2) {
      const now = [...pointers.values()];
      const ratio = Math.abs(before[0] - before[1]) / Math.max(Math.abs(now[0] - now[1]), 8);
      view.zoom(ratio, view.timeAt((now[0] + now[1]) / 2));
      drag = null;
      actions.panned();
    } else if (drag && (drag.isMoved || Math.abs(x - drag.x) > 4)) {
      if (drag.edge) {
        actions.dragEdge(drag.edge, view.timeAt(x) * 1000, drag.isMoved);
      } else {
        view.show(drag.start + (drag.x - x) * view.secondsPerPixel);
        actions.panned();
      }
      drag.isMoved = true;
    }
  });

  const end = (event) => {
    pointers.delete(event.pointerId);
    if (drag && !drag.isMoved && event.type === "pointerup") {
      actions.click(view.timeAt(drag.x), timeline.cueAt(drag.x, drag.y));
    }
    drag = null;
  };
  canvas.addEventListener("pointerup", end);
  canvas.addEventListener("pointercancel", end);
  canvas.addEventListener("pointerleave", () => actions.hover(null));

  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    const unit = event.deltaMode === 1 ? 16 : 1;
    if (event.ctrlKey || event.metaKey) {
      view.zoom(1.0025 ** (event.deltaY * unit), view.timeAt(event.offsetX));
    } else {
      const distance = Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY;
      view.show(view.start + distance * unit * view.secondsPerPixel);
    }
    actions.panned();
  }, { passive: false });
}

/** The pointer on the overview: what is pressed is seen in the middle. */
function listenToOverview(canvas, overview, actions) {
  const { view } = overview.timeline;
  const show = (event) => {
    view.show(overview.timeAt(event.offsetX) - view.span / 2);
    actions.panned();
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    show(event);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (canvas.hasPointerCapture(event.pointerId)) show(event);
  });
}
