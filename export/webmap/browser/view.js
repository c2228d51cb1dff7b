/** Tile errors without one success after which the tile service is given up. */
const TILE_ERRORS = 4;

/** Zoom level to which a searched area is brought at least. */
const FOCUS_ZOOM = 13;

/** One map as folium describes it, in a container of its own. */
class MapView {
  /**
   * @param container Element for Leaflet.
   * @param assets What does not change.
   * @param events The functions chosen(code), said(text) and withoutTiles().
   * @param draw Folium's script as a function of L and host.
   */
  constructor(container, assets, events, draw) {
    Object.assign(this, { container, assets, events, layers: new Map() });
    const hosted = Object.create(Leaflet);
    hosted.map = (_id, options) => (this.map = Leaflet.map(container, options));
    hosted.tileLayer = (url, options) => this.tiles(url, options);
    draw(hosted, this.host());
    this.listen();
  }

  /**
   * Keyboard and screen reader: a name, and what lies in the middle while keys move the map.
   * Leaflet focuses the map when it is pressed: were the page scrolled then, the click would
   * land beside the area.
   */
  listen() {
    const { container, map, assets } = this;
    map.getPane("mapPane").setAttribute("aria-hidden", "true");
    container.setAttribute("role", "application");
    container.setAttribute("aria-label", `${assets.text.map_label}. ${assets.text.keyboard_help}`);
    const focus = HTMLElement.prototype.focus.bind(container);
    container.focus = (options) => focus({ preventScroll: true, ...options });
    container.addEventListener("keydown", (event) => this.key(event));
    container.addEventListener("focus", () => this.read());
    container.addEventListener("blur", () => this.events.said(""));
    map.on("moveend", () => this.read());
  }

  /** What folium's script calls. */
  host() {
    const { assets, events } = this;
    return {
      background: (map, { pane }) => {
        const fill = { stroke: false, fillColor: assets.colours.water, fillOpacity: 1 };
        const style = { ...fill, pane, renderer: Leaflet.svg({ pane }), interactive: false };
        assets.background.forEach((shape) => Leaflet.polygon(shapePoints(shape), style).addTo(map));
      },
      areas: (map, options) => {
        this.areas = new AreaLayer(map, assets, options, (code) => events.chosen(code));
      },
      overlay: (map, { pane, position }) => {
        this.renderer ??= Leaflet.svg({ pane, padding: 0.3 });
        const layer = overlayLayer(assets, position, { pane, renderer: this.renderer });
        this.layers.set(assets.overlays[position].id, layer);
      },
      highlights: (map, options) => {
        this.highlights = new Highlights(map, this.areas, assets, options);
      },
      controls: (map) => this.controls(map),
    };
  }

  controls(map) {
    const { text } = this.assets;
    Leaflet.control.zoom({ zoomInTitle: text.zoom_in, zoomOutTitle: text.zoom_out }).addTo(map);
    Leaflet.control.scale({ imperial: false, maxWidth: 140 }).addTo(map);
    const button = element("a", "area-map-all", "⤢");
    const said = { title: text.show_all, ariaLabel: text.show_all };
    Object.assign(button, { href: "#", role: "button", ...said });
    Leaflet.DomEvent.on(button, "click", (event) => {
      Leaflet.DomEvent.stop(event);
      this.fit();
    });
    this.container.querySelector(".leaflet-control-zoom").append(button);
  }

  /** A tile layer that gives up when the service cannot be reached. */
  tiles(url, options) {
    const layer = Leaflet.tileLayer(url, options);
    let failed = 0;
    layer.on("tileload", () => { failed = -Infinity; });
    layer.on("tileerror", () => {
      failed += 1;
      if (failed !== TILE_ERRORS) return;
      layer.remove();
      this.events.withoutTiles();
    });
    return layer;
  }

  fit() {
    this.map.fitBounds(this.areas.bounds(), { padding: [8, 8], animate: false });
  }

  /** Take over centre and zoom where they still show some area, else show all areas. */
  settle(view) {
    if (view) this.map.setView(view.center, view.zoom, { animate: false });
    if (!view || !this.map.getBounds().intersects(this.areas.bounds())) this.fit();
  }

  place() {
    return { center: this.map.getCenter(), zoom: this.map.getZoom() };
  }

  toggle(id, shown) {
    const layer = this.layers.get(id);
    if (shown) layer.addTo(this.map);
    else layer.remove();
  }

  paint(state) {
    this.areas.paint(state);
    this.highlights.draw(state);
  }

  /** Bring an area into view and say what it is. */
  focus(code) {
    const zoom = Math.max(this.map.getZoom(), FOCUS_ZOOM);
    const calmly = { maxZoom: zoom, padding: [60, 60], animate: false };
    this.map.fitBounds(this.areas.bounded(code), calmly);
    this.events.said(this.areas.lines(this.areas.byCode.get(code)).join(", "));
  }

  /** Position of the area in the middle of the map, or -1. */
  middle() {
    return this.areas.at(this.map, this.map.getSize().divideBy(2));
  }

  /** Say what lies in the middle while the keyboard moves the map. */
  read() {
    if (!this.container.matches(":focus-visible") || !this.areas.state) return;
    const position = this.middle();
    this.events.said(position < 0 ? "" : this.areas.lines(position).join(", "));
  }

  key(event) {
    if (event.key !== "Enter" || event.target !== this.container) return;
    const position = this.middle();
    if (position >= 0) this.events.chosen(this.assets.codes[position]);
  }

  remove() {
    this.map.remove();
    this.container.remove();
  }
}
