/** Lines above the areas, each on a wider casing so that it shows on any fill. */
function casedLines(shapes, style, casing, pane, draw = Leaflet.polygon) {
  const common = { pane, interactive: false, renderer: style.renderer, lineJoin: "round" };
  const under = { ...common, color: casing, weight: style.weight + 3, fill: false };
  const over = { ...common, ...style, fill: Boolean(style.fillColor), fillOpacity: 1 };
  return Leaflet.layerGroup([
    ...shapes.map((shape) => draw(shape, under)),
    ...shapes.map((shape) => draw(shape, over)),
  ]);
}

/** Dashes of an inferred boundary and dots of a marked area, in pixels. */
const DASHES = "8 6";
const DOTS = "1 5";

/** Radius of a point in pixels, dashes of one that is approximate, and the width of its line. */
const POINT_RADIUS = 6;
const POINT_DASHES = "3 2";
const POINT_WIDTH = 2;

/** Fill and dashes of a point: whole where the place is known, hollow where it is not. */
const pointStyle = (colour, hollow, casing) =>
  hollow
    ? { color: colour, dashArray: POINT_DASHES, fillColor: casing, fillOpacity: 0.8 }
    : { color: casing, dashArray: null, fillColor: colour, fillOpacity: 1 };

/** Circles at points, each in a casing so that it shows on any fill. */
function pointCircles({ points, hollow, colour }, casing, options) {
  const common = { ...options, interactive: false };
  return points.flatMap(([x, y], i) => {
    const place = [y / STEPS_PER_DEGREE, x / STEPS_PER_DEGREE];
    const under = { ...common, radius: POINT_RADIUS + 2, color: casing, weight: 1, fill: false };
    const style = { radius: POINT_RADIUS, weight: POINT_WIDTH };
    const over = { ...common, ...style, ...pointStyle(colour, hollow[i], casing) };
    return [Leaflet.circleMarker(place, under), Leaflet.circleMarker(place, over)];
  });
}

/** One initiative as a layer that can be switched on and off. */
function overlayLayer(assets, position, options) {
  const overlay = assets.overlays[position];
  const style = {
    renderer: options.renderer,
    color: overlay.colour,
    weight: 2.5,
    dashArray: overlay.dashed ? DASHES : null,
    fillColor: overlay.hatched ? `url(#${overlayHatch(position)})` : "",
  };
  const { casing } = assets.colours;
  const shapes = overlay.geometry.map(shapePoints);
  if (overlay.lines) {
    const lines = shapes.map((shape) => shape.flat());
    return casedLines(lines, { ...style, weight: 1.5 }, casing, options.pane, Leaflet.polyline);
  }
  const layer = casedLines(shapes, style, casing, options.pane);
  pointCircles(overlay, casing, options).forEach((circle) => layer.addLayer(circle));
  return layer;
}

/** Outlines of selected and of marked areas, above all other layers. */
class Highlights {
  constructor(map, areas, assets, options) {
    Object.assign(this, { map, areas, colours: assets.colours, pane: options.pane });
    this.renderer = Leaflet.svg({ pane: options.pane, padding: 0.3 });
    this.drawn = "";
  }

  draw({ selected, marked }) {
    const wanted = JSON.stringify([selected, marked]);
    if (wanted === this.drawn) return;
    this.drawn = wanted;
    const before = this.layer;
    this.layer = Leaflet.layerGroup([
      this.outlines(marked, { color: this.colours.marked, weight: 3.5, dashArray: DOTS }),
      this.outlines(selected, { color: this.colours.selected, weight: 3 }),
    ]).addTo(this.map);
    before?.remove();
  }

  outlines(codes, style) {
    const { byCode, polygons } = this.areas;
    const shapes = codes.map((code) => polygons[byCode.get(code)].getLatLngs());
    const rendered = { ...style, renderer: this.renderer };
    return casedLines(shapes, rendered, this.colours.casing, this.pane);
  }
}
