/** Lines that fall, for missing values: side of the repeated square in pixels, and its path. */
const FALLING = { size: 8, path: "M-2,-2 L10,10 M-2,6 L2,10 M6,-2 L10,2" };

/** Lines that rise, for initiatives: farther apart, so that the class is seen between them. */
const RISING = { size: 12, path: "M-3,15 L15,-3 M-3,3 L3,-3 M9,15 L15,9" };

/** Width in pixels of a hatching's lines, and of the casing under those of an initiative. */
const HATCH_WIDTH = 1.4;
const HATCH_CASING = 3;

/** Id of the hatching of areas without a value. */
const MISSING_HATCH = "area-map-missing";

/** Id of the hatching of an overlay. */
const overlayHatch = (position) => `area-map-hatch-${position}`;

/** Slanting lines as one SVG pattern from shapes that fill its square. */
function hatchPattern(id, { size }, shapes) {
  const square = { width: size, height: size, patternUnits: "userSpaceOnUse" };
  return svgElement("pattern", { id, ...square }, shapes);
}

const hatchLines = ({ path }, stroke, width) =>
  svgElement("path", { d: path, stroke, "stroke-width": width });

/** Lines on a ground of their own: an area without a value. */
function missingPattern({ hatch, missing }) {
  const ground = svgElement("rect", { width: FALLING.size, height: FALLING.size, fill: missing });
  return hatchPattern(MISSING_HATCH, FALLING, [ground, hatchLines(FALLING, hatch, 1)]);
}

/** Cased lines on nothing: an initiative, with the class of the area between them. */
function overlayPattern(overlay, position, casing) {
  const under = hatchLines(RISING, casing, HATCH_CASING);
  const over = hatchLines(RISING, overlay.colour, HATCH_WIDTH);
  return hatchPattern(overlayHatch(position), RISING, [under, over]);
}

/** The hatching of missing values for a canvas. */
function missingCanvas({ hatch, missing }) {
  const tile = document.createElement("canvas");
  tile.width = FALLING.size;
  tile.height = FALLING.size;
  const pen = tile.getContext("2d");
  pen.fillStyle = missing;
  pen.fillRect(0, 0, FALLING.size, FALLING.size);
  pen.strokeStyle = hatch;
  pen.stroke(new Path2D(FALLING.path));
  return pen.createPattern(tile, "repeat");
}

/** All hatchings of a map as an SVG without extent, to stand in the same tree as the map. */
function hatchings({ colours, overlays }) {
  const patterns = [missingPattern(colours)];
  overlays.forEach((overlay, position) => {
    if (overlay.hatched) patterns.push(overlayPattern(overlay, position, colours.casing));
  });
  return svgElement("svg", { class: "area-map-patterns", "aria-hidden": "true" }, [
    svgElement("defs", {}, patterns),
  ]);
}
