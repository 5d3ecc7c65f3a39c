// The barcode's legend: each class of change with how many lines are of it, and what fading says.

import { html } from "./elements.js";
import { entry, lineSample, sample, switchEntry } from "./legend_entries.js";
import { inkVariable } from "./paints.js";
import { tally } from "./scene.js";

const NOTE = "Each line is a tie; thicker is stronger within a kind.";

export function drawBarcodeLegend(scene, state, onToggle) {
  const counts = tally(scene.ties, (tie) => tie.change);
  const book = { state, onToggle, canSwitch: true };
  const classes = Object.entries(scene.classes).filter(([name]) => counts.has(name));
  const entries = classes.map(([name, { words, ink, dashes, width }]) => {
    const line = sample(34, lineSample(inkVariable(ink), dashes, width, 1, 32));
    return switchEntry(book, "changes", name, line, words, counts.get(name));
  });
  const soft = scene.ties.filter(({ within }) => within).length;
  const open = scene.ties.filter(({ onwards }) => onwards).length;
  const fades = [
    fading("fades-in", "fades in: the day it began is not known", soft),
    fading("fades-out", "fades out: still there", open),
  ];
  return [...entries, ...fades.filter(Boolean), html("span", { class: "note" }, NOTE)];
}

function fading(look, words, count) {
  if (!count) return null;
  return entry(html("span", { class: `fading ${look}`, "aria-hidden": "true" }), words, count);
}
