// A drawing as the text of an SVG file. It is built of elements and written out by the browser, so
// that words stay words: no script, style or address can come into it.

import { svg } from "./elements.js";

const NOT_IN_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const ELEMENTS = { path: pathElement, text: textElement, inset: insetElement };

export function svgText({ title, width, height, parts }) {
  const size = { width, height, viewBox: `0 0 ${width} ${height}` };
  const looks = { role: "img", "font-family": "sans-serif" };
  const named = svg("title", {}, writable(title));
  const whole = svg("svg", { ...size, ...looks }, named, ...elementsOf(parts));
  return new XMLSerializer().serializeToString(whole);
}

function elementsOf(parts) {
  return parts.map((part) => ELEMENTS[part.form](part));
}

function pathElement({ d, x, y, scale, ...looks }) {
  const place = `translate(${short(x)} ${short(y)})${scale === 1 ? "" : ` scale(${short(scale)})`}`;
  const transform = x || y || scale !== 1 ? { transform: place } : {};
  return svg("path", { d, ...transform, ...paint(looks) });
}

// The words are as long as here, whatever type they are set in elsewhere.
function textElement({ words, x, y, length, size, weight, ...looks }) {
  const place = { x: short(x), y: short(y), textLength: short(length) };
  const type = { lengthAdjust: "spacingAndGlyphs", "font-size": size, "font-weight": weight };
  const halo = looks.fill ? {} : { "aria-hidden": "true" };
  return svg("text", { ...place, ...type, ...halo, ...paint(looks) }, writable(words));
}

function insetElement({ x, y, width, height, parts }) {
  const box = { x: short(x), y: short(y), width: short(width), height: short(height) };
  return svg("svg", { ...box, overflow: "hidden" }, ...elementsOf(parts));
}

function paint({ fill, stroke, width, dashes, opacity }) {
  const looks = { fill: fill || "none", ...(opacity < 1 ? { opacity: short(opacity) } : {}) };
  if (!stroke) return looks;
  const round = { "stroke-linecap": "round", "stroke-linejoin": "round" };
  const dashed = dashes.length ? { "stroke-dasharray": dashes.join(" ") } : {};
  return { ...looks, stroke, "stroke-width": short(width), ...round, ...dashed };
}

// A few characters that a name may hold are forbidden in XML: the file could not be opened.
function writable(words) {
  return words.replace(NOT_IN_XML, "\u{fffd}");
}

function short(number) {
  return Number(number.toFixed(2));
}
