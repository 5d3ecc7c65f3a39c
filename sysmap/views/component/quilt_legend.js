// What a drawing of the quilt says.

import { html, svg } from "./elements.js";
import { entry, lineSample, sample } from "./legend_entries.js";
import { sectorPaint } from "./paints.js";
import { shapePath } from "./shapes.js";

const NOTE = "Services are not drawn. Place on the page carries no score.";

export function quiltLegend(payload) {
  return [
    entry(sample(28, lineSample("tie", [], 2, 1, 26)), "the two are linked", ""),
    entry(sample(28, lineSample("edge", [], 1, 1, 26)), "round the young person in the middle", ""),
    ...payload.kinds.map(kindEntry),
    ...payload.sectors.map((sector) => sectorEntry(payload, sector)),
    html("span", { class: "note" }, NOTE),
  ];
}

function kindEntry({ name, shape, family }) {
  const look = family ? "shape open" : "shape plain";
  const middle = { d: shapePath(shape, 5), transform: "translate(8 7)" };
  return entry(sample(16, svg("path", { class: look, ...middle })), name, "");
}

function sectorEntry(payload, sector) {
  const swatch = svg("rect", { class: "swatch", x: 1, y: 2, width: 12, height: 10, rx: 2 });
  swatch.style.setProperty("--paint", sectorPaint(payload, sector));
  return entry(sample(14, swatch), sector.name, "");
}
