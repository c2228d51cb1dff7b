/** A sample of a fill or a line, as it is drawn on the map. */
function sample(fill, line, dashArray = "", width = 1, opacity = 1) {
  const shape = svgElement("rect", {
    x: 3,
    y: 3,
    width: 22,
    height: 12,
    fill: fill || "none",
    "fill-opacity": opacity,
    stroke: line,
    "stroke-width": width,
    "stroke-dasharray": dashArray,
    "stroke-linecap": dashArray === DOTS ? "round" : "butt",
  });
  const frame = { class: "sample", viewBox: "0 0 28 18", "aria-hidden": "true" };
  return svgElement("svg", frame, [shape]);
}

/** One row of the legend. */
const legendRow = (swatch, label) => element("li", "", "", [swatch, element("span", "", label)]);

/** The legend of a state: classes from the highest, missing, highlighted outlines. */
function legend(assets, state) {
  const { text, colours } = assets;
  const area = (fill) => sample(fill, colours.line, "", 1, areaOpacity(assets));
  const classes = state.palette.map((fill, i) => [area(fill), state.labels[i]]);
  const rest = [
    state.missing && [area(`url(#${MISSING_HATCH})`), text.missing],
    state.selected.length && [sample("", colours.selected, "", 3), text.selected],
    state.marked.length && [sample("", colours.marked, DOTS, 3.5), text.marked],
  ];
  const rows = [...classes.reverse(), ...rest.filter(Boolean)].map((row) => legendRow(...row));
  return element("section", "", "", [element("h3", "", state.title), element("ul", "", "", rows)]);
}

/** Sample of a circle, as it is drawn on the map. */
function pointSample(colour, hollow, casing) {
  const style = pointStyle(colour, hollow, casing);
  const shape = svgElement("circle", {
    cx: 14,
    cy: 9,
    r: POINT_RADIUS,
    fill: style.fillColor,
    stroke: style.color,
    "stroke-width": POINT_WIDTH,
    "stroke-dasharray": style.dashArray ?? "",
  });
  const frame = { class: "sample", viewBox: "0 0 28 18", "aria-hidden": "true" };
  return svgElement("svg", frame, [shape]);
}

/** Sample of an overlay's line, and of its hatching where it has one; of a circle for points. */
function overlaySample(overlay, position, casing) {
  if (overlay.points.length) {
    return pointSample(overlay.colour, overlay.hollow.every(Boolean), casing);
  }
  const fill = overlay.hatched ? `url(#${overlayHatch(position)})` : "";
  return sample(fill, overlay.colour, overlay.dashed ? "6 3" : "", 2.5);
}

/** A box to tick for one overlay. */
function overlayRow(overlay, position, shown, toggled, casing) {
  const box = element("input");
  box.type = "checkbox";
  box.checked = shown;
  box.addEventListener("change", () => toggled(overlay.id, box.checked));
  const parts = [box, overlaySample(overlay, position, casing), element("span", "", overlay.label)];
  return element("li", "", "", [element("label", "", "", parts)]);
}

/** The overlays under their headings, and what lines and circles mean. */
function layerControl(assets, ticks, toggled) {
  const { overlays, text, colours } = assets;
  const groups = new Map();
  overlays.forEach((overlay, position) => {
    const heading = overlay.group || text.layers;
    if (!groups.has(heading)) groups.set(heading, []);
    const shown = ticks.get(overlay.id);
    groups.get(heading).push(overlayRow(overlay, position, shown, toggled, colours.casing));
  });
  const sections = [...groups].map(([heading, rows]) =>
    element("fieldset", "", "", [element("legend", "", heading), element("ul", "", "", rows)]),
  );
  const kinds = [["", false, text.verified], ["6 3", true, text.inferred]];
  const surfaces = overlays.filter((overlay) => !overlay.points.length);
  const lines = kinds
    .filter(([, dashed]) => surfaces.some((overlay) => overlay.dashed === dashed))
    .map(([dashes, , label]) => legendRow(sample("", colours.line, dashes, 2.5), label));
  const circles = [[false, text.point], [true, text.approximate]]
    .filter(([hollow]) => overlays.some(({ points, hollow: each }) =>
      points.some((_, i) => Boolean(each[i]) === hollow)))
    .map(([hollow, label]) => legendRow(pointSample(colours.line, hollow, colours.casing), label));
  if (lines.length + circles.length) sections.push(element("ul", "", "", [...lines, ...circles]));
  return sections;
}
