// What the barcode is built of: the choice of order, the stage with its lines, legend and the rest.

import { chooser, html, svg } from "./elements.js";

const KEYS =
  "Up and down go from line to line, Page Up and Page Down from group to group, Enter picks.";

export function barcodeParts(scene, state, onOrder) {
  const stage = stageParts(scene);
  const gallery = html("div", { class: "pictures barcode" }, stage.stage);
  const tools = html("div", { class: "order" }, orderChooser(scene, state, onOrder));
  const shown = html("p", { class: "shown" });
  const legend = html("div", { class: "legend" });
  const foot = html("div", { class: "foot" }, shown, legend);
  const live = html("div", { class: "for-readers", "aria-live": "polite" });
  const watched = html("span", { class: "watched", "aria-hidden": "true" });
  return { ...stage, gallery, tools, shown, legend, foot, live, watched };
}

function orderChooser({ orders }, state, onOrder) {
  const offered = orders.map(({ name }, place) => [place, `by ${name}`]);
  const select = chooser("Order of the lines", offered, (place) => onOrder(Number(place)));
  select.value = state.order;
  return select;
}

// The names of the groups are scrolled with the lines; the canvas under them shows what is seen.
function stageParts({ alt }) {
  const named = { role: "application", "aria-label": `${alt} ${KEYS}`, tabindex: "0" };
  const canvas = html("canvas", { class: "bars", "aria-hidden": "true" });
  const axis = svg("svg", { class: "axis", role: "img" });
  const heads = html("div", { class: "heads", "aria-hidden": "true" });
  const groups = html("div", { class: "groups" });
  const lines = html("div", { class: "lines", ...named }, groups);
  const nothing = html("p", { class: "nothing" });
  const tip = html("div", { class: "tip", hidden: "" });
  const panel = html("div", { class: "panel", role: "region", tabindex: "0", hidden: "" });
  const layers = [canvas, axis, heads, lines, nothing, tip, panel];
  const stage = html("div", { class: "stage" }, ...layers);
  return { stage, canvas, axis, heads, groups, lines, nothing, tip, panel };
}
