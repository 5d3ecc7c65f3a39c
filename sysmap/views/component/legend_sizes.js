// What the sizes of the shapes say, where a measure was chosen.

import { html, svg } from "./elements.js";
import { scaleOf, sizesOn } from "./sizes.js";
import { dateInWords } from "./time.js";

const SAMPLE_RADIUS = 3.4;

// Three sizes with their values, the measure's name, and the day on which it was reckoned.
export function sizeEntry(scene, day) {
  const { high, label } = scene.size;
  const values = high ? [0, high / 2, high] : [0];
  const parts = values.flatMap((value) => [circleOf(scene, value), shortNumber(value)]);
  const when = dateInWords(scene.first + sizesOn(scene, day).day);
  return html("span", { class: "entry" }, `size: ${label}, ${when}, drawn smaller here`, ...parts);
}

function circleOf(scene, value) {
  const r = SAMPLE_RADIUS * scaleOf(scene, value);
  const side = Math.ceil(2 * r) + 2;
  const size = { width: side, height: side, viewBox: `0 0 ${side} ${side}` };
  const circle = svg("circle", { class: "shape plain", cx: side / 2, cy: side / 2, r });
  return svg("svg", { class: "sample", "aria-hidden": "true", ...size }, circle);
}

function shortNumber(value) {
  return html("span", { class: "count" }, String(Number(value.toPrecision(2))));
}
