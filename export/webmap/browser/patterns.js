/** Side of the repeated square of a hatching, in pixels. */
const HATCH_SIZE = 8;

/** Lines that fall (missing values) and lines that rise (initiatives), as SVG paths. */
const FALLING = "M-2,-2 L10,10 M-2,6 L2,10 M6,-2 L10,2";
const RISING = "M-2,10 L10,-2 M-2,2 L2,-2 M6,10 L10,6";

/** An SVG pattern of slanting lines, on a ground or on nothing. */
function hatchPattern(id, path, line, ground, width) {
  const square = { width: HATCH_SIZE, height: HATCH_SIZE };
  const parts = [svgElement("path", { d: path, stroke: line, "stroke-width": width })];
  if (ground) parts.unshift(svgElement("rect", { ...square, fill: ground }));
  return svgElement("pattern", { id, ...square, patternUnits: "userSpaceOnUse" }, parts);
}

/** The same hatching for a canvas. */
function canvasHatch(path, line, ground, width) {
  const tile = document.createElement("canvas");
  tile.width = HATCH_SIZE;
  tile.height = HATCH_SIZE;
  const pen = tile.getContext("2d");
  pen.fillStyle = ground;
  pen.fillRect(0, 0, HATCH_SIZE, HATCH_SIZE);
  pen.strokeStyle = line;
  pen.lineWidth = width;
  pen.stroke(new Path2D(path));
  return pen.createPattern(tile, "repeat");
}

/** Id of the hatching of an overlay. */
const overlayHatch = (position) => `area-map-hatch-${position}`;

/** Id of the hatching of areas without a value. */
const MISSING_HATCH = "area-map-missing";

/** All hatchings of a map as an SVG without extent, to stand in the same tree as the map. */
function hatchings(assets) {
  const { hatch, missing } = assets.colours;
  const patterns = [hatchPattern(MISSING_HATCH, FALLING, hatch, missing, 1)];
  assets.overlays.forEach((overlay, position) => {
    if (!overlay.hatched) return;
    patterns.push(hatchPattern(overlayHatch(position), RISING, overlay.colour, "", 1.6));
  });
  return svgElement("svg", { class: "area-map-patterns", "aria-hidden": "true" }, [
    svgElement("defs", {}, patterns),
  ]);
}
