// What an entry of the legend, or the caption of a picture, shows: its samples and words as pieces
// of a line.

import { linePath, moved, path } from "./drawing.js";
import { seenIn } from "./seen.js";
import { joined } from "./typesetting.js";

const GAP = 5;
const MIDDLE = 4.3;

export function seenEntry(entry, colour, typesetter) {
  const whole = joined(seenPieces(entry, colour, typesetter), GAP);
  return entry.getAttribute("aria-pressed") === "false" ? struck(whole) : whole;
}

export function seenPieces(element, colour, typesetter) {
  return [...element.childNodes].flatMap((node) => {
    if (node.localName === "svg") return [sample(node, colour)];
    return node.textContent.trim() ? [words(node, colour, typesetter)] : [];
  });
}

function sample(drawing, colour) {
  const { width, height } = drawing.getBoundingClientRect();
  const top = -MIDDLE - height / 2;
  return { length: width, parts: seenIn(drawing, colour).map((part) => moved(part, 0, top)) };
}

function words(node, colour, typesetter) {
  const style = getComputedStyle(node.nodeType === Node.TEXT_NODE ? node.parentElement : node);
  const type = { size: parseFloat(style.fontSize), weight: style.fontWeight };
  return typesetter.piece(node.textContent.trim(), { ...type, fill: colour(style.color) });
}

// What is switched off stays in the legend, with a line through its words.
function struck({ length, parts }) {
  const told = parts.filter(({ form }) => form === "text");
  const through = told.map(({ x, length: reach, fill }) =>
    path(linePath(x, -MIDDLE, x + reach, -MIDDLE), { stroke: fill }),
  );
  return { length, parts: [...parts, ...through] };
}
