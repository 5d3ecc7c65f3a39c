// The names of the groups with their counts: beside the lines, or above them where it is narrow.

import { countOf } from "./barcode_rows.js";
import { html } from "./elements.js";
import { counted } from "./words.js";

const FORMED = ["formed", "formed_with_joiner"];
const ENDED = ["ended", "left_with_actor"];
const ROUND = 10;

export function drawGroups(element, { layout, scale }) {
  const draw = scale.narrow ? nameAbove : nameBeside;
  const groups = layout.groups.map((group) => {
    const place = html("div", { class: "group" }, draw(group));
    const width = scale.narrow ? scale.width : scale.names - ROUND;
    const box = { top: group.top, height: group.height, width };
    for (const [name, size] of Object.entries(box)) place.style[name] = `${size}px`;
    return place;
  });
  element.replaceChildren(...groups);
  element.style.height = `${layout.height}px`;
  element.classList.toggle("narrow", scale.narrow);
}

// What the columns of counts say, over them.
export function drawHeads(element, { names, narrow }) {
  const heads = ["", "ties", "formed", "lost"].map((words) => html("span", {}, words));
  element.replaceChildren(...heads);
  element.hidden = narrow;
  element.style.width = `${names - ROUND}px`;
}

function nameBeside(group) {
  const counts = countsOf(group).map((count) => html("span", { class: "number" }, String(count)));
  const name = html("span", { class: "name", title: group.name }, group.name);
  return html("div", { class: "beside" }, name, ...counts);
}

function nameAbove(group) {
  const counts = html("span", { class: "quiet" }, groupInWords(group));
  return html("div", { class: "above" }, html("span", { class: "name" }, group.name), counts);
}

function countsOf(group) {
  return [group.ties.length, countOf(group, FORMED), countOf(group, ENDED)];
}

export function groupInWords(group) {
  const [ties, formed, ended] = countsOf(group);
  return `${counted(ties, "tie", "ties")}, ${formed} formed, ${ended} lost`;
}
