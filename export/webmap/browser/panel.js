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

/** Sample of an overlay's line, and of its hatching where it has one. */
function overlaySample(overlay, position) {
  const fill = overlay.hatched ? `url(#${overlayHatch(position)})` : "";
  return sample(fill, overlay.colour, overlay.dashed ? "6 3" : "", 2.5);
}

/** A box to tick for one overlay. */
function overlayRow(overlay, position, shown, toggled) {
  const box = element("input");
  box.type = "checkbox";
  box.checked = shown;
  box.addEventListener("change", () => toggled(overlay.id, box.checked));
  const parts = [box, overlaySample(overlay, position), element("span", "", overlay.label)];
  return element("li", "", "", [element("label", "", "", parts)]);
}

/** The overlays under their headings, and what solid and dashed lines mean. */
function layerControl(assets, ticks, toggled) {
  const { overlays, text, colours } = assets;
  const groups = new Map();
  overlays.forEach((overlay, position) => {
    const heading = overlay.group || text.layers;
    if (!groups.has(heading)) groups.set(heading, []);
    groups.get(heading).push(overlayRow(overlay, position, ticks.get(overlay.id), toggled));
  });
  const sections = [...groups].map(([heading, rows]) =>
    element("fieldset", "", "", [element("legend", "", heading), element("ul", "", "", rows)]),
  );
  const kinds = [["", false, text.verified], ["6 3", true, text.inferred]];
  const lines = kinds
    .filter(([, dashed]) => overlays.some((overlay) => overlay.dashed === dashed))
    .map(([dashes, , label]) => legendRow(sample("", colours.line, dashes, 2.5), label));
  if (lines.length) sections.push(element("ul", "", "", lines));
  return sections;
}
