// Over the lines: the contexts that are in force as thin bars, the two dates, and the months. It
// stays where it is while the lines are scrolled.

import { svg } from "./elements.js";

const A_LANE = 15;
const A_ROW = 17;
const SITS = 12;
const GAP = 10;
const PAD = 4;
const TYPE = 11.5;

// Draws the axis anew, and gives its height.
export function drawAxis(element, { scene, scale, ticks, font }) {
  const ruler = document.createElement("canvas").getContext("2d");
  ruler.font = `${TYPE}px ${font}`;
  const widthOf = (words) => ruler.measureText(words).width;
  const bars = scene.contexts.map((context) => barOf(context, scale, widthOf));
  const lanes = inLanes(bars);
  const [dates, months] = [lanes * A_LANE, lanes * A_LANE + A_ROW];
  const height = months + A_ROW;
  element.replaceChildren(
    ...bars.flatMap(barParts),
    ...dateParts(scene, scale, widthOf, dates, height),
    ...ticks.map(({ day, words }) => text(words, scale.across(day) + 3, months + SITS, "tick")),
  );
  element.setAttribute("height", height);
  element.setAttribute("aria-label", inWords(scene));
  return height;
}

function text(words, x, y, look, anchor = "start") {
  const place = { x: x.toFixed(1), y: y.toFixed(1), class: look, "text-anchor": anchor };
  return svg("text", place, words);
}

// A bar with its words behind its start: with its days where there is room for them; where there is
// not even room for its name, the words stand before the bar.
function barOf({ name, held, span }, { across, last, first }, widthOf) {
  const [from, to] = span.map(across);
  const fits = (words) => from + 2 * PAD + widthOf(words) <= last;
  const words = fits(`${name}, ${held}`) ? `${name}, ${held}` : name;
  const length = widthOf(words) + 2 * PAD;
  if (fits(words) || from - length < first) {
    return { from, to, words, anchor: "start", x: from + PAD, begins: from, ends: from + length };
  }
  return { from, to, words, anchor: "end", x: from - PAD, begins: from - length, ends: to };
}

// Each bar takes the first lane that is free; gives how many lanes they take.
function inLanes(bars) {
  const reached = [];
  for (const bar of bars) {
    const free = reached.findIndex((end) => end + GAP <= bar.begins);
    bar.lane = free < 0 ? reached.length : free;
    reached[bar.lane] = Math.max(bar.to, bar.ends);
  }
  return reached.length;
}

function barParts({ from, to, words, anchor, x, lane }) {
  const y = lane * A_LANE;
  const size = { x: from.toFixed(1), y: y + 1, width: Math.max(2, to - from).toFixed(1) };
  const bar = svg("rect", { class: "context", ...size, height: A_LANE - 3, rx: 2 });
  return [bar, text(words, x, y + SITS - 1.5, "held", anchor)];
}

// The two dates are named inside the time between them; where that is too short, outside.
function dateParts({ dates }, { across, first, last }, widthOf, top, bottom) {
  const named = dates.map(({ name, words, day }) => [`${name} ${words}`, across(day)]);
  const room = named.reduce((sum, [words]) => sum + widthOf(words) + 2 * GAP, 0);
  const inside = named[1][1] - named[0][1] > room;
  return named.flatMap(([words, x], place) => {
    const length = widthOf(words) + GAP;
    const behind = inside === (place === 0) ? x + length < last : x - length < first;
    const line = svg("line", { class: "date", x1: x, x2: x, y1: top + 2, y2: bottom });
    const side = behind ? [x + PAD, "start"] : [x - PAD, "end"];
    return [line, text(words, side[0], top + SITS, "date-name", side[1])];
  });
}

// For those who hear it.
function inWords({ contexts, dates }) {
  const days = dates.map(({ name, words }) => `${name} ${words}`).join(", ");
  const held = contexts.map((context) => `${context.name}, ${context.held}`).join("; ");
  return held ? `${days}. Contexts in force: ${held}.` : `${days}. No context is recorded.`;
}
