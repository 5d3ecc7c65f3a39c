// What an svg of the page shows, as parts of a drawing, in the colours it has now. What cannot be
// seen is not among them: what is hidden, absent, or outside the frame of the svg.

import { boxPath, circlePath, haloed, linePath, path } from "./drawing.js";

const AS_PATH = {
  path: (element) => element.getAttribute("d"),
  circle: ({ cx, cy, r }) => circlePath(...numbers(cx, cy, r)),
  line: ({ x1, y1, x2, y2 }) => linePath(...numbers(x1, y1, x2, y2)),
  rect: ({ x, y, width, height, rx }) => boxPath(...numbers(x, y, width, height, rx)),
};

export function seenIn(drawing, colour) {
  for (const fade of drawing.getAnimations({ subtree: true })) fade.finish();
  return seen(drawing, { frame: drawing.getBoundingClientRect(), colour, opacity: 1 });
}

function seen(element, book) {
  const style = getComputedStyle(element);
  const opacity = book.opacity * Number(style.opacity);
  if (style.display === "none" || style.visibility === "hidden" || !opacity) return [];
  const inside = { ...book, opacity };
  const isShape = element.localName in AS_PATH;
  if (!isShape && element.localName !== "text") {
    return [...element.children].flatMap((child) => seen(child, inside));
  }
  const paint = paintOf(element, style, inside);
  if (!(paint.fill || paint.stroke) || !isWithin(element, book.frame)) return [];
  return isShape ? [shape(element, style, paint)] : words(element, style, paint);
}

function paintOf({ localName }, style, { colour, opacity }) {
  const dashes = style.strokeDasharray;
  return {
    fill: localName === "line" ? null : colour(style.fill),
    stroke: colour(style.stroke),
    width: parseFloat(style.strokeWidth),
    dashes: dashes === "none" ? [] : dashes.split(",").map(parseFloat),
    opacity,
  };
}

function isWithin(element, frame) {
  const box = element.getBoundingClientRect();
  const across = box.right > frame.left && box.left < frame.right;
  return across && box.bottom > frame.top && box.top < frame.bottom;
}

function shape(element, { vectorEffect }, paint) {
  const { a: scale, e: x, f: y } = element.getCTM();
  const width = vectorEffect === "non-scaling-stroke" ? paint.width / scale : paint.width;
  return path(AS_PATH[element.localName](element), { ...paint, width, x, y, scale });
}

function words(element, { fontSize, fontWeight }, paint) {
  if (!element.textContent.trim()) return [];
  const { x, width: length } = element.getBBox();
  const { y } = element.getStartPositionOfChar(0);
  const type = { size: parseFloat(fontSize), weight: fontWeight };
  return haloed(element.textContent, { ...paint, ...type, x, y, length });
}

function numbers(...lengths) {
  return lengths.map(({ baseVal }) => baseVal.value);
}
