/** Pixels that the pointer moves before a free line gets its next corner. */
const LASSO_STEP = 6;

/** Milliseconds after a shape is finished in which a click is still part of it. */
const SETTLING = 100;

/** How each tool is used: where its corners come from, and how many it needs. */
const TOOLS = {
  polygon: { clicks: true, least: 3 },
  point: { clicks: true, least: 1 },
  box: { clicks: false, least: 2 },
  lasso: { clicks: false, least: 3 },
};

/** Tools to draw with: a bar of buttons above the map, and the shape that is being drawn. */
class DrawingTools {
  /**
   * @param view The map to draw on.
   * @param tools Names of the tools and the words on their buttons.
   * @param finished Called with the tool and a GeoJSON geometry.
   */
  constructor(view, tools, finished) {
    Object.assign(this, { view, tools, finished, corners: [], tool: "" });
    this.bar = element("div", "area-map-tools");
    this.bar.setAttribute("role", "toolbar");
    this.bar.setAttribute("aria-label", tools.text.toolbar);
    this.renderer = Leaflet.svg({ pane: "highlights", padding: 0.3 });
    this.listen(view.map);
    this.draw();
  }

  listen(map) {
    this.handlers = {
      click: (event) => this.clicked(event.latlng),
      mousemove: (event) => this.moved(event.latlng),
      mousedown: (event) => this.pressed(event.latlng),
    };
    map.on(this.handlers);
    this.up = () => this.released();
    document.addEventListener("mouseup", this.up);
    this.keys = (event) => this.key(event);
    this.view.container.addEventListener("keydown", this.keys, true);
  }

  get active() {
    return Boolean(this.tool);
  }

  /** Whether a click on an area belongs to the drawing, the one that ends it included. */
  get busy() {
    return this.active || performance.now() - (this.ended ?? -Infinity) < SETTLING;
  }

  get byDragging() {
    return this.active && !TOOLS[this.tool].clicks;
  }

  take(tool) {
    this.tool = this.tool === tool ? "" : tool;
    this.corners = [];
    this.held = false;
    const { map, container } = this.view;
    map.doubleClickZoom[this.active ? "disable" : "enable"]();
    map.dragging[this.byDragging ? "disable" : "enable"]();
    container.classList.toggle("area-map-drawing", this.active);
    if (this.active) container.focus({ preventScroll: true });
    this.draw();
  }

  clicked(point) {
    if (!this.active || this.byDragging) return;
    if (this.closes(point)) this.finish();
    else this.add(point);
  }

  add(point) {
    this.corners.push(point);
    this.draw();
  }

  /** Whether a click on the first corner closes the polygon. */
  closes(point) {
    if (this.tool !== "polygon" || this.corners.length < TOOLS.polygon.least) return false;
    const at = (corner) => this.view.map.latLngToContainerPoint(corner);
    return at(point).distanceTo(at(this.corners[0])) < 10;
  }

  pressed(point) {
    if (!this.byDragging) return;
    this.held = true;
    this.corners = [point];
  }

  moved(point) {
    if (!this.active) return;
    this.pointer = point;
    if (this.held && this.tool === "box") this.corners = [this.corners[0], point];
    if (this.held && this.tool === "lasso") this.follow(point);
    if (this.corners.length) this.sketch();
  }

  follow(point) {
    const at = (corner) => this.view.map.latLngToContainerPoint(corner);
    if (at(point).distanceTo(at(this.corners.at(-1))) >= LASSO_STEP) this.corners.push(point);
  }

  released() {
    if (!this.held) return;
    this.held = false;
    if (this.complete()) this.finish();
    else this.take(this.tool);
  }

  complete() {
    return this.active && this.corners.length >= TOOLS[this.tool].least;
  }

  /** Enter takes the middle of the map, Backspace the last corner back, Escape gives up. */
  key(event) {
    if (!this.active || event.target !== this.view.container) return;
    const acts = {
      Enter: () => this.clicked(this.view.map.getCenter()),
      Backspace: () => this.back(),
      Escape: () => this.take(this.tool),
    };
    if (!acts[event.key]) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    acts[event.key]();
  }

  back() {
    this.corners.pop();
    this.draw();
  }

  finish() {
    if (!this.complete()) return;
    const geometry = this.geometry();
    const { tool } = this;
    this.take(tool);
    this.ended = performance.now();
    this.show(geometry);
    this.finished({ tool, geometry });
  }

  geometry() {
    const pairs = this.corners.map(({ lat, lng }) => [lng, lat]);
    if (this.tool === "point") return { type: "MultiPoint", coordinates: pairs };
    return { type: "Polygon", coordinates: [closed(this.tool === "box" ? boxed(pairs) : pairs)] };
  }

  draw() {
    this.sketch();
    const { names, text } = this.tools;
    const tools = names.map((name) =>
      this.button(text[name], () => this.take(name), { pressed: this.tool === name }),
    );
    const clicks = this.active && !this.byDragging;
    const steps = clicks
      ? [
          this.button(text.done, () => this.finish(), { disabled: !this.complete() }),
          this.button(text.back, () => this.back(), { disabled: !this.corners.length }),
        ]
      : [];
    if (this.active) steps.push(this.button(text.cancel, () => this.take(this.tool), {}));
    const help = element("p", "area-map-help", this.active ? text[`${this.tool}_help`] : "");
    help.setAttribute("role", "status");
    const focused = this.bar.contains(document.activeElement ?? null)
      ? document.activeElement.textContent
      : "";
    this.bar.replaceChildren(...tools, ...steps, help);
    [...this.bar.children].find((each) => focused && each.textContent === focused)?.focus();
  }

  button(label, act, { pressed, disabled = false }) {
    const button = element("button", "", label);
    Object.assign(button, { type: "button", disabled });
    if (pressed !== undefined) button.setAttribute("aria-pressed", String(pressed));
    button.addEventListener("click", act);
    return button;
  }

  /** The shape as far as it has come. */
  sketch() {
    this.sketched?.remove();
    if (!this.corners.length) return;
    const style = this.style();
    const dots = this.byDragging
      ? []
      : this.corners.map((corner) => Leaflet.circleMarker(corner, { ...style, radius: 5 }));
    const ring = this.tool === "box" ? boxed(this.corners.map(pairOf)).map(turned) : this.corners;
    const tail = this.tool === "polygon" && this.pointer ? [this.pointer] : [];
    const lines = this.tool === "point" ? [] : [Leaflet.polygon([...ring, ...tail], style)];
    this.sketched = Leaflet.layerGroup([...lines, ...dots]).addTo(this.view.map);
  }

  /** Show a finished geometry until the next one is drawn. */
  show(geometry) {
    this.shown?.remove();
    if (!geometry) return;
    const options = { ...this.style(), pointToLayer: (_, at) => Leaflet.circleMarker(at, this.style()) };
    this.shown = Leaflet.geoJSON(geometry, { ...options, style: this.style() }).addTo(this.view.map);
  }

  style() {
    const color = this.view.assets.colours.selected;
    const common = { pane: "highlights", renderer: this.renderer, interactive: false, radius: 6 };
    return { ...common, color, weight: 2.5, dashArray: "2 4", fillOpacity: 0.15, fillColor: color };
  }

  remove() {
    this.sketched?.remove();
    this.shown?.remove();
    this.view.map.off(this.handlers);
    document.removeEventListener("mouseup", this.up);
    this.view.container.removeEventListener("keydown", this.keys, true);
    this.bar.remove();
  }
}

const pairOf = ({ lat, lng }) => [lng, lat];
const turned = ([x, y]) => [y, x];
const closed = (ring) => [...ring, ring[0]];

/** The four corners of a box from two opposite ones. */
function boxed([[west, south], [east, north] = [west, south]]) {
  return [[west, south], [east, south], [east, north], [west, north]];
}
