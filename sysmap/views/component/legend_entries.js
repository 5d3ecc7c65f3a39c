// Entries of the legend: a sample, its words, how many there are; a button where it can be switched
// off, which stays, struck through.

import { button, html, svg } from "./elements.js";

export function entry(sample, words, count) {
  return html("span", { class: "entry" }, sample, words, html("span", { class: "count" }, count));
}

// An entry that switches what it stands for off and on.
export function switchEntry({ state, onToggle, canSwitch }, group, name, sample, words, count) {
  if (!canSwitch) return entry(sample, words, count);
  const pressed = String(!state.choices.hidden[group].has(name));
  const look = { class: "entry toggle", "aria-pressed": pressed };
  const pressable = button("", look, () => onToggle(group, name));
  pressable.replaceChildren(sample, words, html("span", { class: "count" }, count));
  Object.assign(pressable.dataset, { group, name });
  return pressable;
}

export function sample(width, ...parts) {
  const size = { width, height: 14, viewBox: `0 0 ${width} 14` };
  return svg("svg", { class: "sample", "aria-hidden": "true", ...size }, ...parts);
}

export function lineSample(variable, dashes, width, x, length) {
  const ends = { x1: x, x2: x + length, y1: 7, y2: 7 };
  const line = svg("line", { ...ends, "stroke-dasharray": dashes.join(" ") });
  line.style.stroke = `var(--${variable})`;
  line.style.strokeWidth = `${width}px`;
  return line;
}

// Puts entries in the place of those that stand there. Where only the counts are others, only they
// change: the page is not laid out anew at every step.
export function showEntries(legend, entries) {
  const standing = [...legend.children];
  const alike = entries.every((told, place) => standing[place] && countAnew(standing[place], told));
  if (!alike || standing.length !== entries.length) legend.replaceChildren(...entries);
}

// Gives an entry the count of another that tells the same; whether it does.
function countAnew(entry, told) {
  const [count, next] = [entry, told].map((one) => one.querySelector(".count"));
  if (!count || !next) return entry.isEqualNode(told);
  const words = next.textContent;
  next.textContent = count.textContent;
  const same = entry.isEqualNode(told);
  next.textContent = words;
  if (same && count.textContent !== words) count.textContent = words;
  return same;
}
