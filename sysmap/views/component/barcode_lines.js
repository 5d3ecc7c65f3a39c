// The lines on a canvas: one path for each look. A start that is not known to the day fades in over
// the time in which it lies, and what is still there fades out at the right.

import { gradeOf } from "./looks.js";
import { clearCanvas } from "./strokes.js";

const THICKEST_ROW = 9;
const SHARES = [0.3, 0.44, 0.6, 0.78];
const PALE = { kept: 0.75, neither: 0.65 };
const [A_DOT, LEAST_DOT] = [1, 1.7];
const A_CAP = 4;
const STEPPED_BACK = 0.3;

export function paintBarcode(brush, book) {
  const { view, top } = book;
  clearCanvas(brush, view);
  const seen = { ...book, lines: book.layout.lines.filter(({ y }) => isSeen(book, y)) };
  brush.translate(0, -top);
  paintLines(brush, seen);
  fadeEnds(brush, seen);
  brush.globalCompositeOperation = "destination-over";
  paintBand(brush, seen);
  paintGround(brush, seen);
  brush.globalCompositeOperation = "source-over";
  paintDates(brush, seen);
}

function isSeen({ layout, view, top }, y) {
  return y + layout.row >= top && y - layout.row <= top + view.height;
}

function paintLines(brush, book) {
  for (const { look, parts } of looksOf(book).values()) {
    Object.assign(brush, { strokeStyle: book.inks[look.ink], globalAlpha: look.weight });
    Object.assign(brush, { lineWidth: look.width, lineCap: look.cap });
    brush.setLineDash(look.dashes);
    brush.beginPath();
    for (const [from, to, y] of parts) {
      brush.moveTo(from, y);
      brush.lineTo(to, y);
    }
    brush.stroke();
  }
  brush.globalAlpha = 1;
  brush.setLineDash([]);
}

function looksOf(book) {
  const looks = new Map();
  for (const line of book.lines) {
    for (const [from, to, strength] of partsOf(book.scale, line.tie)) {
      const look = lookOf(book, line, strength);
      const name = `${look.ink}|${look.dashes}|${look.width}|${look.weight}`;
      if (!looks.has(name)) looks.set(name, { look, parts: [] });
      looks.get(name).parts.push([from, to, line.y]);
    }
  }
  return looks;
}

function lookOf({ scene, layout, state }, { tie }, strength) {
  const { ink, dashes } = scene.classes[tie.change];
  const isDotted = dashes[0] <= A_DOT;
  const share = Math.min(THICKEST_ROW, layout.row) * SHARES[gradeOf(tie, strength)];
  const width = Math.max(isDotted ? LEAST_DOT : 1, share);
  const marked = [state.picked, state.hovered].includes(tie);
  const weight = marked ? 1 : (PALE[tie.change] || 0.9) * (state.picked ? STEPPED_BACK : 1);
  return { ink, dashes, width, weight, cap: isDotted ? "round" : "butt" };
}

// From where to where a tie is drawn, and at which strength.
export function partsOf({ across, first, last }, { spans, within, already, onwards }) {
  const parts = [];
  for (let i = 0; i < spans.length; i += 3) {
    const goesOn = onwards && i + 3 === spans.length;
    const to = goesOn ? last : across(spans[i + 1]);
    parts.push([across(spans[i]), to, spans[i + 2]]);
  }
  if (within) parts[0][0] = Math.min(parts[0][0], within[0] === null ? first : across(within[0]));
  else if (already) parts[0][0] = first;
  parts[0][0] = Math.max(first, parts[0][0]);
  return parts;
}

// What is painted is taken away again, the less the nearer to where the tie is sure to be there.
function fadeEnds(brush, { scale, layout, lines, view, top }) {
  brush.globalCompositeOperation = "destination-out";
  for (const { tie, y } of lines) {
    if (tie.within) fade(brush, [...fadeOf(scale, tie), y - layout.row / 2, layout.row]);
  }
  fade(brush, [scale.last, scale.right, top, view.height]);
}

function fadeOf({ across, first }, { within: [earliest, latest] }) {
  return [earliest === null ? first : across(earliest), across(latest)];
}

// From nothing at one place to all at another.
function fade(brush, [none, all, y, height]) {
  const gradient = brush.createLinearGradient(none, 0, all, 0);
  gradient.addColorStop(0, "rgb(0 0 0 / 100%)");
  gradient.addColorStop(1, "rgb(0 0 0 / 0%)");
  brush.fillStyle = gradient;
  const [from, to] = none < all ? [none - A_CAP, all] : [all, none + A_CAP];
  brush.fillRect(from, y, to - from, height);
}

function paintBand(brush, { layout, lines, state, inks, scale }) {
  const marked = lines.filter(({ tie }) => [state.picked, state.hovered].includes(tie));
  const height = Math.max(7, layout.row);
  brush.fillStyle = inks.faint;
  for (const { y } of marked) brush.fillRect(scale.first, y - height / 2, scale.last, height);
}

// The days outside the two dates are shaded, and each name on the axis has its line.
function paintGround(brush, { scene, scale, ticks, inks, view, top }) {
  const [from, to] = scene.dates.map(({ day }) => scale.across(day));
  Object.assign(brush, { fillStyle: inks.faint, strokeStyle: inks.faint, lineWidth: 1 });
  brush.beginPath();
  for (const { day } of ticks) {
    brush.moveTo(scale.across(day), top);
    brush.lineTo(scale.across(day), top + view.height);
  }
  brush.stroke();
  brush.globalAlpha = 0.35;
  brush.fillRect(scale.first, top, from - scale.first, view.height);
  brush.fillRect(to, top, scale.last - to, view.height);
  brush.globalAlpha = 1;
}

function paintDates(brush, { scene, scale, inks, view, top }) {
  Object.assign(brush, { strokeStyle: inks.accent, lineWidth: 1.5 });
  brush.beginPath();
  for (const { day } of scene.dates) {
    brush.moveTo(scale.across(day), top);
    brush.lineTo(scale.across(day), top + view.height);
  }
  brush.stroke();
}
