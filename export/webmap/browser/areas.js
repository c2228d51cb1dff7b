/** How much a fill covers: with tiles below, the streets are to be seen through it. */
const areaOpacity = (assets) => (assets.basemap ? 0.75 : 1);

/** The shaded areas: built once, then only the fills that differ are painted again. */
class AreaLayer {
  /**
   * @param map Leaflet's map.
   * @param assets What does not change.
   * @param options The pane, and whether to paint on a canvas.
   * @param chosen Called with the code of an area that was clicked.
   */
  constructor(map, assets, options, chosen) {
    this.assets = assets;
    this.canvas = options.canvas;
    this.missing = this.canvas ? missingCanvas(assets.colours) : `url(#${MISSING_HATCH})`;
    const { pane } = options;
    const renderer = (this.canvas ? Leaflet.canvas : Leaflet.svg)({ pane, padding: 0.3 });
    const line = { pane, renderer, weight: 0.7, color: assets.colours.line };
    const style = { ...line, fillOpacity: areaOpacity(assets), fillColor: this.missing };
    this.polygons = assets.areas.map((shape, position) =>
      Object.assign(Leaflet.polygon(shapePoints(shape), style), { position }),
    );
    this.byCode = new Map(assets.codes.map((code, position) => [code, position]));
    this.group = Leaflet.featureGroup(this.polygons).addTo(map);
    this.group.on("click", (event) => chosen(assets.codes[event.propagatedFrom.position]));
    this.hover(map);
  }

  /**
   * One tooltip for all areas, under the pointer. Leaflet's own binding would make every area a
   * stop of the tabulator key.
   */
  hover(map) {
    this.tip = Leaflet.tooltip({ opacity: 1, className: "area-map-tip" });
    this.group.on("mouseover", (event) => {
      this.hovered = event.propagatedFrom.position;
      this.tip.setLatLng(event.latlng).setContent(this.describe(this.hovered));
      map.openTooltip(this.tip);
    });
    this.group.on("mousemove", (event) => this.tip.setLatLng(event.latlng));
    this.group.on("mouseout", () => map.closeTooltip(this.tip));
  }

  /** Paint the classes of a state; areas that keep their fill are left alone. */
  paint(state) {
    this.state = state;
    this.polygons.forEach((polygon, position) => {
      const fillColor = state.palette[state.classes[position]] ?? this.missing;
      if (polygon.options.fillColor !== fillColor) polygon.setStyle({ fillColor });
    });
    if (this.tip.isOpen()) this.tip.setContent(this.describe(this.hovered));
  }

  /** Let the fills cover as much as the map below asks for. */
  cover() {
    this.group.setStyle({ fillOpacity: areaOpacity(this.assets) });
  }

  /** Name, value and rank of an area as lines of text. */
  lines(position) {
    const { text, names } = this.assets;
    const { title, values, ranks } = this.state;
    const value = values[position] || (this.state.classes[position] < 0 ? text.missing : "");
    return [
      names[position],
      value && `${title}: ${value}`,
      ranks[position] && `${text.rank}: ${ranks[position]}`,
    ].filter(Boolean);
  }

  describe(position) {
    const lines = this.lines(position);
    return element("div", "", "", lines.map((line, i) => element(i ? "div" : "strong", "", line)));
  }

  /** Position of the area under a point of the map's container, or -1. */
  at(map, point) {
    const layerPoint = map.containerPointToLayerPoint(point);
    const holds = (polygon) =>
      polygon._pxBounds?.contains(layerPoint) && polygon._containsPoint(layerPoint);
    return this.polygons.findIndex(holds);
  }

  bounds() {
    return this.group.getBounds();
  }

  bounded(code) {
    return this.polygons[this.byCode.get(code)].getBounds();
  }
}
