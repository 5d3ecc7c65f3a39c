// The legend: every shape, colour and line that is shown, with how many there are.

import { html, svg } from "./elements.js";
import { drawnActors, frameAt, isAlive, recordedTies } from "./frame.js";
import { entry, lineSample, sample, switchEntry } from "./legend_entries.js";
import { sizeEntry } from "./legend_sizes.js";
import { STATUSES, WIDTHS, statusOf } from "./looks.js";
import { nothingHidden } from "./narrowing.js";
import { inkVariable, sectorPaint } from "./paints.js";
import { changeOn, tally } from "./scene.js";
import { shapePath } from "./shapes.js";

const NO_SCORE = "Place on the page carries no score.";
const MOST_SECTORS = 24;

// `frames` are those of the pictures that stand side by side.
export function drawLegend(scene, state, frames, onToggle) {
  const whole = withNothingHidden(scene, state, frames);
  const book = { scene, state, frames, whole, onToggle, canSwitch: scene.mode !== "circle" };
  return [
    ...(scene.hasChange ? changeEntries(book) : strengthEntries(book)),
    ...kindEntries(book),
    ...(scene.mode === "change" ? markEntries(book) : sectorEntries(book)),
    ...(scene.size ? [sizeEntry(scene, frames.at(-1).day)] : []),
    ...[NO_SCORE, scene.note].filter(Boolean).map((note) => html("span", { class: "note" }, note)),
  ];
}

// The frames as they would be if nothing were switched off: how many there are of what is.
function withNothingHidden(scene, { choices, ...state }, frames) {
  if (!Object.values(choices.hidden).some((names) => names.size)) return frames;
  const open = { ...state, choices: { ...choices, hidden: nothingHidden() } };
  return frames.map(({ day }) => frameAt(scene, open, day));
}

// How many there are of each name; of what is switched off, how many it would bring back.
function tallies({ state, frames, whole }, group, thingsIn, name) {
  const counts = talliesOf(frames, thingsIn, name);
  const hidden = group ? state.choices.hidden[group] : new Set();
  const all = hidden.size ? talliesOf(whole, thingsIn, name) : counts;
  for (const found of hidden) if (all.has(found)) counts.set(found, all.get(found));
  return counts;
}

// Where pictures stand side by side, the counts in one after the other.
function talliesOf(frames, thingsIn, name) {
  const counts = frames.map((frame) => tally(thingsIn(frame), (thing) => name(thing, frame)));
  const names = [...new Set(counts.flatMap((count) => [...count.keys()]))];
  const told = (found) => counts.map((count) => count.get(found) || 0).join(" → ");
  return new Map(names.map((found) => [found, told(found)]));
}

function actorsIn(scene) {
  return (frame) => drawnActors(scene, frame);
}

// Questions count with the lines of a circle, by their own name.
function tiesIn(scene) {
  return (frame) =>
    scene.hasChange
      ? scene.ties.filter((tie) => isAlive(frame, tie))
      : recordedTies(scene, frame);
}

function kindEntries(book) {
  const { scene } = book;
  const counts = tallies(book, "kinds", actorsIn(scene), (actor) => actor.kind.name);
  return scene.kinds
    .filter(({ name }) => counts.has(name))
    .map(({ name, shape, family }) => {
      const look = family ? "shape open" : "shape plain";
      const middle = { d: shapePath(shape, 5), transform: "translate(8 7)" };
      const shown = sample(16, svg("path", { class: look, ...middle }));
      return switchEntry(book, "kinds", name, shown, name, counts.get(name));
    });
}

function sectorEntries(book) {
  const { scene } = book;
  const named = (actor) => actor.sector && actor.sector.name;
  const counts = tallies(book, "sectors", actorsIn(scene), named);
  const found = scene.sectors.filter(({ name }) => counts.has(name));
  scene.sectorsNamed ??= largestSectors(scene);
  const entries = found.filter((sector) => scene.sectorsNamed.has(sector)).map((sector) => {
    const swatch = svg("rect", { class: "swatch", x: 1, y: 2, width: 12, height: 10, rx: 2 });
    swatch.style.setProperty("--paint", sectorPaint(scene, sector));
    const { name } = sector;
    return switchEntry(book, "sectors", name, sample(14, swatch), name, counts.get(name));
  });
  const more = found.length - entries.length;
  return more ? [...entries, html("span", { class: "note" }, `and ${more} more`)] : entries;
}

// Where there are too many sectors to name, those with most actors, whatever the day.
function largestSectors({ actors, sectors }) {
  const counts = tally(actors, ({ sector }) => sector);
  const bySize = [...sectors].sort((one, other) => counts.get(other) - counts.get(one));
  return new Set(bySize.slice(0, MOST_SECTORS));
}

// Widths are graded within each kind of tie (see `gradeOf`): across kinds they say nothing.
function strengthEntries(book) {
  const { scene, frames } = book;
  const widths = WIDTHS.map((width, grade) => lineSample("tie", [], width, 2 + grade * 10, 8));
  const within = scene.tieKinds.length > 1 ? " within a kind" : "";
  const count = frames.map((frame) => recordedTies(scene, frame).length).join(" → ");
  const words = `${scene.nouns.tie[1]}, wider is stronger${within}`;
  const known = (tie, frame) => statusOf(tie, frame.day);
  const counts = tallies(book, null, tiesIn(scene), known);
  const statuses = STATUSES.map((status, number) => {
    if (!status || !counts.has(number)) return null;
    const line = sample(34, lineSample("tie", status.dashes, 1.6, 1, 32));
    return entry(line, status.words, counts.get(number));
  });
  return [entry(sample(44, ...widths), words, count), ...statuses.filter(Boolean)];
}

function changeEntries(book) {
  const counts = tallies(book, "changes", tiesIn(book.scene), howOn);
  const known = Object.keys(CHANGE_LINES).filter((name) => counts.has(name));
  const entries = known.map((name) => changeEntry(book, name, counts.get(name)));
  if (!counts.has(null)) return entries;
  const plain = entry(sample(28, lineSample("tie", [], 2, 1, 26)), "ties", counts.get(null));
  return [plain, ...entries];
}

function howOn(tie, frame) {
  return changeOn(tie, frame.day);
}

function changeEntry(book, name, count) {
  const { words, dashes, width } = CHANGE_LINES[name];
  const line = sample(34, lineSample(inkVariable(name), dashes, width, 1, 32));
  return switchEntry({ ...book, canSwitch: true }, "changes", name, line, words, count);
}

function markEntries(book) {
  const counts = tallies(book, null, actorsIn(book.scene), (actor) => actor.mark);
  return ["joined", "left"]
    .filter((mark) => counts.has(mark))
    .map((mark) => {
      const ring = svg("circle", { class: "mark", cx: 8, cy: 7, r: 6 });
      return entry(sample(16, svg("g", { class: mark }, ring)), mark, counts.get(mark));
    });
}
