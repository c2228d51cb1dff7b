"use strict";

/** Millionths of a degree in one degree, as in geometry.py. */
const STEPS_PER_DEGREE = 1e6;

/** JSON from zlib-compressed bytes. */
async function unpack(bytes) {
  const { readable, writable } = new DecompressionStream("deflate");
  const writer = writable.getWriter();
  writer.write(bytes);
  writer.close();
  return JSON.parse(await new Response(readable).text());
}

/** Leaflet's [latitude, longitude] pairs from one ring of steps. */
function ringPoints(steps) {
  const points = new Array(steps.length / 2);
  let x = 0;
  let y = 0;
  for (let i = 0; i < points.length; i += 1) {
    x += steps[2 * i];
    y += steps[2 * i + 1];
    points[i] = [y / STEPS_PER_DEGREE, x / STEPS_PER_DEGREE];
  }
  return points;
}

/** The polygons of one shape in Leaflet's nesting. */
const shapePoints = (polygons) => polygons.map((rings) => rings.map(ringPoints));

/** A new element with a class, a text and children; the text is never read as HTML. */
function element(tag, className = "", text = "", children = []) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  node.append(...children);
  return node;
}

/** A new SVG element with attributes and children. */
function svgElement(tag, attributes = {}, children = []) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}
