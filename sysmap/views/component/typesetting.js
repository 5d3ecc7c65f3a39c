// Lines in a drawing: how long words are in the page's type, and where a row is full. A piece of a
// line has a length, and parts that stand on y = 0 from x = 0.

import { moved, text } from "./drawing.js";

export function typesetterOf(font) {
  const brush = document.createElement("canvas").getContext("2d");

  function length(words, { size, weight }) {
    brush.font = `${weight} ${size}px ${font}`;
    return brush.measureText(words).width;
  }

  function piece(words, type) {
    const across = length(words, type);
    return { length: across, parts: [text(words, { ...type, length: across })] };
  }

  // A sentence as pieces, one to a row.
  function sentence(words, type, width) {
    const each = words.split(/\s+/).map((word) => ({ word, length: length(word, type) }));
    const rows = rowsOf(each, width, length(" ", type));
    return rows.map((row) => piece(row.map(({ word }) => word).join(" "), type));
  }

  return { length, piece, sentence };
}

// Pieces one after the other, with a new row where they would reach beyond the width.
export function rowsOf(pieces, width, gap) {
  const rows = [];
  let left = -1;
  for (const piece of pieces) {
    left -= gap + piece.length;
    if (left < 0) {
      rows.push([]);
      left = width - piece.length;
    }
    rows.at(-1).push(piece);
  }
  return rows;
}

// The pieces of a row as one.
export function joined(row, gap) {
  let x = 0;
  const parts = row.flatMap((piece) => {
    const placed = piece.parts.map((part) => moved(part, x, 0));
    x += piece.length + gap;
    return placed;
  });
  return { length: x - gap, parts };
}
