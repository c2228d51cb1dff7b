/** Views and ticks by key of the map, so that a map which comes back is as it was left. */
const remembered = new Map();

/** The map with its panel and source line; outlives every change of its content. */
class Frame {
  /**
   * @param root Element or shadow root to stand in.
   * @param key Name under which view and ticks are remembered.
   * @param chosen Called with the code of an area that was clicked.
   * @param drawn Called with the tool and the geometry of a shape that was drawn.
   */
  constructor(root, key, chosen, drawn = () => {}) {
    Object.assign(this, { key, chosen, drawn, ticks: remembered.get(key)?.ticks ?? new Map() });
    this.stage = element("div", "area-map-stage");
    this.panel = element("div", "area-map-panel", "", [element("div"), element("div")]);
    this.said = element("p", "area-map-said");
    this.said.setAttribute("role", "status");
    this.source = element("p", "area-map-source");
    const parts = [this.stage, this.panel, this.said, this.source];
    this.box = element("div", "area-map", "", [element("div", "area-map-grid", "", parts)]);
    root.append(this.box);
    this.sizes = new ResizeObserver(() => this.resized());
    this.sizes.observe(this.stage);
  }

  /** Show a state, on a new map where the assets are others than before. */
  show(assets, state, draw) {
    if (this.view?.assets.id !== assets.id) this.swap(assets, draw);
    this.state = state;
    this.view.paint(state);
    this.legend(assets);
    this.tools(state);
    if (state.focus && state.focus !== this.focused) this.view.focus(state.focus);
    this.focused = state.focus;
  }

  /** The bar of drawing tools, where the page asks for one. */
  tools({ tools, shape }) {
    if (!tools) return;
    if (this.drawing?.view !== this.view) {
      this.drawing?.remove();
      this.drawing = new DrawingTools(this.view, tools, (shape) => this.drawn(shape));
      this.box.prepend(this.drawing.bar);
    }
    const wanted = JSON.stringify(shape);
    if (wanted !== this.shape) this.drawing.show(shape);
    this.shape = wanted;
  }

  /** Build the new map above the old one and take the old one away once it is painted. */
  swap(assets, draw) {
    document.documentElement.lang = assets.text.language;
    const before = this.view;
    const container = element("div", "area-map-leaflet");
    container.style.background = assets.colours.land;
    this.stage.append(container);
    this.patterns?.remove();
    this.patterns = hatchings(assets);
    this.box.append(this.patterns);
    this.view = new MapView(container, assets, this.events(assets), draw);
    this.settle(before?.place() ?? remembered.get(this.key)?.place);
    this.layers(assets);
    this.sources(assets);
    if (before) requestAnimationFrame(() => requestAnimationFrame(() => before.remove()));
  }

  events(assets) {
    return {
      chosen: (code) => this.drawing?.busy || this.chosen(code),
      said: (text) => { this.said.textContent = text; },
      withoutTiles: () => this.withoutTiles(assets),
    };
  }

  legend(assets) {
    this.panel.firstChild.replaceChildren(legend(assets, this.state));
  }

  /** The map as it is without tiles, for as long as the page is open. */
  withoutTiles(assets) {
    assets.basemap = "";
    this.sources(assets);
    this.legend(assets);
    this.view.areas.cover();
  }

  /** What hides least lies on top: places over outlines, of which the first, over hatchings. */
  layers(assets) {
    const height = ({ points, hatched }) => (points.length ? 2 : Number(!hatched));
    const first = [...assets.overlays].reverse();
    for (const overlay of first.sort((one, other) => height(one) - height(other))) {
      if (!this.ticks.has(overlay.id)) this.ticks.set(overlay.id, overlay.shown);
      this.view.toggle(overlay.id, this.ticks.get(overlay.id));
    }
    const toggled = (id, shown) => {
      this.ticks.set(id, shown);
      this.view.toggle(id, shown);
    };
    this.panel.lastChild.replaceChildren(...layerControl(assets, this.ticks, toggled));
  }

  sources(assets) {
    this.source.textContent = [...assets.notes, assets.basemap].filter(Boolean).join(" · ");
  }

  /** Follow the width of the column; a map born out of sight is fitted once it is seen. */
  resized() {
    if (!this.view || !this.stage.clientWidth) return;
    this.view.map.invalidateSize({ pan: false });
    if (!this.settled) this.settle(remembered.get(this.key)?.place);
  }

  /** Choose the view, which Leaflet cannot do for a map without width. */
  settle(place) {
    this.settled = this.stage.clientWidth > 0;
    if (this.settled) this.view.settle(place);
  }

  close() {
    this.sizes.disconnect();
    if (this.view) remembered.set(this.key, { place: this.view.place(), ticks: this.ticks });
    this.view?.map.remove();
    this.box.remove();
  }
}

/** A frame in an element, with its map. */
function openFrame(root, assets, state, draw) {
  const frame = new Frame(root, assets.id, () => {});
  frame.show(assets, state, draw);
  return frame;
}
