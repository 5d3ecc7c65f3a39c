// Lines and arrow heads on a canvas.

import { arrowHead } from "./curves.js";
import { radiusOf } from "./shapes.js";

const HEAD_GAP = 4;

// Empties the canvas, and makes it as sharp as the screen.
export function clearCanvas(brush, view) {
  const sharpness = Math.min(2, devicePixelRatio || 1);
  const [width, height] = [Math.round(view.width * sharpness), Math.round(view.height * sharpness)];
  if (brush.canvas.width !== width || brush.canvas.height !== height) {
    Object.assign(brush.canvas, { width, height });
  }
  brush.setTransform(sharpness, 0, 0, sharpness, 0, 0);
  brush.clearRect(0, 0, view.width, view.height);
  brush.lineCap = "round";
}

// The curves in one path: where lines of one look cross, they do not darken.
export function strokeCurves(brush, curves, { width, dashes, weight }) {
  brush.globalAlpha = weight;
  brush.lineWidth = width;
  brush.setLineDash(dashes);
  brush.beginPath();
  for (const [x1, y1, cx, cy, x2, y2] of curves) {
    brush.moveTo(x1, y1);
    brush.quadraticCurveTo(cx, cy, x2, y2);
  }
  brush.stroke();
}

// A tie that goes one way has a head at its end; it keeps the ink and weight of its line.
export function arrowHeads(brush, scene, ties, curves) {
  if (scene.small) return;
  brush.setLineDash([]);
  brush.beginPath();
  for (const tie of ties) {
    const head = tie.kind.directed && headOf(scene, tie, curves[tie.index]);
    if (!head) continue;
    brush.moveTo(...head[0]);
    brush.lineTo(...head[1]);
    brush.lineTo(...head[2]);
    brush.closePath();
  }
  brush.fill();
}

export function headOf(scene, tie, curve) {
  return arrowHead(curve, radiusOf(scene, tie.target) + HEAD_GAP);
}
