// A drawing painted on a canvas, in the page's own type.

import { html } from "./elements.js";

const PAINTERS = {
  path: paintPath,
  text: paintText,
  inset: paintInset,
  painting: (brush, { paintInto }) => paintInto(brush),
};

export function paintedCanvas({ width, height, parts }, sharpness, font) {
  const canvas = html("canvas", { width: width * sharpness, height: height * sharpness });
  const brush = canvas.getContext("2d");
  brush.scale(sharpness, sharpness);
  Object.assign(brush, { lineCap: "round", lineJoin: "round" });
  paint(brush, parts, font);
  return canvas;
}

function paint(brush, parts, font) {
  for (const part of parts) {
    brush.save();
    PAINTERS[part.form](brush, part, font);
    brush.restore();
  }
}

function paintPath(brush, { d, x, y, scale, dashes, ...looks }) {
  const line = new Path2D(d);
  brush.translate(x, y);
  brush.scale(scale, scale);
  brush.setLineDash(dashes);
  dip(brush, looks);
  if (looks.fill) brush.fill(line);
  if (looks.stroke) brush.stroke(line);
}

function paintText(brush, { words, x, y, size, weight, ...looks }, font) {
  brush.font = `${weight} ${size}px ${font}`;
  dip(brush, looks);
  if (looks.stroke) brush.strokeText(words, x, y);
  if (looks.fill) brush.fillText(words, x, y);
}

function paintInset(brush, { x, y, width, height, parts }, font) {
  brush.beginPath();
  brush.rect(x, y, width, height);
  brush.clip();
  brush.translate(x, y);
  paint(brush, parts, font);
}

function dip(brush, { fill, stroke, width, opacity }) {
  const inks = { fillStyle: fill, strokeStyle: stroke };
  Object.assign(brush, inks, { lineWidth: width, globalAlpha: opacity });
}
