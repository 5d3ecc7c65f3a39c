// One circle on one day as a small drawing, with its counts in words below it.

import { html, svg } from "./elements.js";
import { sectorPaint } from "./paints.js";
import { shapePath } from "./shapes.js";

const HALF = 128;
const RADIUS = 18;
const MIDDLE = 22;

export function drawing(payload, patch, { lines, here, links }) {
  const words = lines.map((line) => html("span", { class: "quiet" }, line));
  const parts = here ? circle(payload, patch, here, links) : [];
  return html("span", { class: "drawing" }, picture(parts), ...words);
}

function circle(payload, patch, here, links) {
  const at = (other) => [patch.x[other], patch.y[other]];
  const spokes = here.map((other) => thread("spoke", [0, 0], at(other)));
  const linked = links.map(([one, other]) => thread("thread", at(one), at(other)));
  const people = here.map((other) => person(payload, patch.others[other], at(other), RADIUS));
  const middle = person(payload, patch.centre, [0, 0], MIDDLE);
  return [...spokes, ...linked, ...people, middle];
}

function picture(parts) {
  const box = `${-HALF} ${-HALF} ${2 * HALF} ${2 * HALF}`;
  return svg("svg", { viewBox: box, "aria-hidden": "true" }, ...parts);
}

function thread(name, [x1, y1], [x2, y2]) {
  return svg("line", { class: name, x1, y1, x2, y2 });
}

function person(payload, number, [x, y], radius) {
  const { actor, kinds, sectors } = payload;
  const [kind, sector] = [kinds[actor.kind[number]], sectors[actor.sector[number]] || null];
  const look = kind.family && !sector ? "shape open" : "shape";
  const place = { transform: `translate(${x} ${y})`, d: shapePath(kind.shape, radius) };
  const shape = svg("path", { class: look, ...place });
  shape.style.setProperty("--paint", sectorPaint(payload, sector));
  return shape;
}
