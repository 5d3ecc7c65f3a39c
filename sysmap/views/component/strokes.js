// Lines and arrow heads on a canvas.

import { arrowHead } from "./curves.js";
import { radiusOf } from "./shapes.js";

const HEAD_GAP = 4;
const HEADS_IN_A_PATH = 16;

function sharpness() {
  return Math.min(2, devicePixelRatio || 1);
}

// Empties the canvas, and makes it as sharp as the screen.
export function clearCanvas(brush, view) {
  const sharp = sharpness();
  const [width, height] = [Math.round(view.width * sharp), Math.round(view.height * sharp)];
  if (brush.canvas.width !== width || brush.canvas.height !== height) {
    Object.assign(brush.canvas, { width, height });
  }
  brush.setTransform(sharp, 0, 0, sharp, 0, 0);
  brush.clearRect(0, 0, view.width, view.height);
}

// An ink mixed with the ground beforehand is not seen through: lines that cross do not darken,
// whether they are one path or many.
export function mixedInk(inks, ink, weight) {
  return `color-mix(in srgb, ${inks[ink]} ${(weight * 100).toFixed(1)}%, ${inks.ground})`;
}

// Hairlines are painted fastest as one path, broader lines one by one: where a path of many broad
// lines crosses itself a thousand times, browsers need ten times as long.
export function strokeCurves(brush, curves, { width, dashes }) {
  Object.assign(brush, { lineWidth: width, lineCap: dashes.length ? "round" : "butt" });
  brush.setLineDash(dashes);
  const together = width * sharpness() <= 1;
  brush.beginPath();
  for (const curve of curves) {
    if (!together) brush.beginPath();
    follow(brush, curve);
    if (!together) brush.stroke();
  }
  if (together) brush.stroke();
}

function follow(brush, [x1, y1, cx, cy, x2, y2]) {
  brush.moveTo(x1, y1);
  if (cx === (x1 + x2) / 2 && cy === (y1 + y2) / 2) brush.lineTo(x2, y2);
  else brush.quadraticCurveTo(cx, cy, x2, y2);
}

// A tie that goes one way has a head at its end, in the ink of its line.
export function arrowHeads(brush, scene, ties, curves) {
  if (scene.small) return;
  const heads = ties
    .map((tie) => tie.kind.directed && headOf(scene, tie, curves[tie.index]))
    .filter(Boolean);
  for (let first = 0; first < heads.length; first += HEADS_IN_A_PATH) {
    brush.beginPath();
    for (const head of heads.slice(first, first + HEADS_IN_A_PATH)) fillCorners(brush, head);
    brush.fill();
  }
}

function fillCorners(brush, [tip, one, other]) {
  brush.moveTo(...tip);
  brush.lineTo(...one);
  brush.lineTo(...other);
  brush.closePath();
}

export function headOf(scene, tie, curve) {
  return arrowHead(curve, radiusOf(scene, tie.target) + HEAD_GAP);
}
