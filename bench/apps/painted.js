// Watches, frame by frame, what a map shows: its state as a short text, "" while it is blank.
(() => {
  const SAMPLES = 40;
  const small = document.createElement("canvas");
  small.width = 24;
  small.height = 24;
  const pen = small.getContext("2d", { willReadFrequently: true });

  const roots = function* (node) {
    yield node;
    for (const child of node.querySelectorAll("*")) {
      if (child.shadowRoot) yield child.shadowRoot;
      if (child.tagName === "IFRAME" && child.contentDocument) yield child.contentDocument;
    }
  };

  const panes = () => {
    for (const root of roots(document)) {
      const map = root.querySelector(".leaflet-map-pane");
      if (map) return map;
    }
    return null;
  };

  const fills = (pane) => {
    const paths = [...pane.querySelectorAll("path")].filter((path) => path.getAttribute("d"));
    const every = Math.max(1, Math.floor(paths.length / SAMPLES));
    return paths.filter((_, i) => i % every === 0).map((path) => path.getAttribute("fill")).join();
  };

  const pixels = (canvas) => {
    pen.clearRect(0, 0, 24, 24);
    pen.drawImage(canvas, 0, 0, 24, 24);
    const data = pen.getImageData(0, 0, 24, 24).data;
    return data.some((value) => value) ? data.join() : "";
  };

  const shown = () => {
    const pane = panes();
    if (!pane) return "";
    const canvas = pane.querySelector("canvas");
    return canvas ? pixels(canvas) : fills(pane);
  };

  const watch = { shown, moved: 0, before: "", done: 0, blank: 0 };
  window.mapWatch = watch;
  addEventListener("keydown", () => {
    Object.assign(watch, { moved: performance.now(), before: shown(), done: 0, blank: 0 });
  }, true);
  const frame = () => {
    const now = shown();
    if (watch.moved && !now) watch.blank += 1;
    if (watch.moved && !watch.done && now && now !== watch.before) watch.done = performance.now();
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})();
