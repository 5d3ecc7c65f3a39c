// The legend: every shape, colour and line that is shown, with how many there are.

import { html, svg } from "./elements.js";
import { isAlone, recordedTies } from "./frame.js";
import { entry, lineSample, sample, switchEntry } from "./legend_entries.js";
import { sizeEntry } from "./legend_sizes.js";
import { actorsIn, inWords, tallies, tiesIn, withNothingHidden } from "./legend_tallies.js";
import { STATUSES, WIDTHS, statusOf } from "./looks.js";
import { inkVariable, sectorPaint } from "./paints.js";
import { changeOn, tally } from "./scene.js";
import { shapePath } from "./shapes.js";

const NO_SCORE = "Place on the page carries no score.";
const MOST_SECTORS = 24;
const MARKS = { joined: "joined", left: "left", alone: "on their own" };

// `frames` are those of the pictures that stand side by side.
export function drawLegend(scene, state, frames, onToggle) {
  const whole = withNothingHidden(scene, state, frames);
  const book = { scene, state, frames, whole, onToggle, canSwitch: scene.mode !== "circle" };
  return [
    ...(scene.grades ? strengthEntries(book) : []),
    ...changeEntries(book),
    ...kindEntries(book),
    ...markEntries(book),
    ...(scene.mode === "change" ? [] : sectorEntries(book)),
    ...(scene.size ? [sizeEntry(scene, frames.at(-1).day)] : []),
    ...[NO_SCORE, scene.note].filter(Boolean).map((note) => html("span", { class: "note" }, note)),
  ];
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
  const count = inWords(frames.map((frame) => recordedTies(scene, frame).length));
  const wider = scene.mode === "groups" ? "wider holds more ties" : `wider is stronger${within}`;
  const words = `${scene.nouns.tie[1]}, ${wider}`;
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
  return known.map((name) => changeEntry(book, name, counts.get(name)));
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
  const { scene } = book;
  const counts = tallies(book, null, actorsIn(scene), (actor, frame) => {
    return actor.mark || (scene.mode === "map" && isAlone(frame, actor) ? "alone" : null);
  });
  return Object.entries(MARKS)
    .filter(([mark]) => counts.has(mark))
    .map(([mark, words]) => {
      const ring = svg("circle", { class: "mark", cx: 8, cy: 7, r: 6 });
      return entry(sample(16, svg("g", { class: mark }, ring)), words, counts.get(mark));
    });
}
