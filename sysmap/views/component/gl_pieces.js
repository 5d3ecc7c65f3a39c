// The ties of a large map as columns of numbers: a piece for each time that a tie holds at one
// strength and is known one way. They are shuffled: the first of them are a fair sample of all.

import { plainLook } from "./looks.js";

const SEED = 7;

export function tiePieces(scene) {
  const rows = shuffled(scene.ties.flatMap((tie) => piecesOf(scene, tie)));
  const looks = [...new Set(rows.map(({ look }) => look))];
  const number = new Map(looks.map((look, place) => [look, place]));
  return {
    ...linesOf(rows),
    looks,
    count: rows.length,
    ties: rows.map(({ tie }) => tie),
    look: Uint16Array.from(rows, ({ look }) => number.get(look)),
    ends: endsOf(rows.map(({ tie }) => tie)),
  };
}

// Where each of some ties begins and ends, in the square.
export function endsOf(ties) {
  const ends = new Float32Array(ties.length * 4);
  ties.forEach(({ source, target }, row) => {
    const at = 4 * row;
    ends[at] = source.x;
    ends[at + 1] = source.y;
    ends[at + 2] = target.x;
    ends[at + 3] = target.y;
  });
  return ends;
}

// The columns of a look: span, width and lane, and the dashes in quarters of a pixel.
export function linesOf(rows) {
  const lines = new Float32Array(rows.length * 4);
  const dashes = new Uint32Array(rows.length);
  rows.forEach(({ tie, start, end, look }, row) => {
    lines.set([start, end, look.width, tie.lane], 4 * row);
    dashes[row] = patternOf(look.dashes);
  });
  return { lines, dashes };
}

function patternOf(dashes) {
  const four = dashes.length === 2 ? [...dashes, ...dashes] : dashes;
  return four.reduce((bytes, length, place) => bytes + Math.round(length * 4) * 256 ** place, 0);
}

function piecesOf(scene, tie) {
  const pieces = [];
  for (let at = 0; at < tie.spans.length; at += 3) {
    const [start, end, strength] = tie.spans.slice(at, at + 3);
    const edges = edgesWithin(tie.status, start, end);
    edges.forEach((edge, place) => {
      const look = plainLook(scene, tie, strength, edge);
      pieces.push({ tie, start: edge, end: edges[place + 1] ?? end, look });
    });
  }
  return pieces;
}

// The first day of each part of a span: where it begins, and where what is known of it changes.
function edgesWithin(status, start, end) {
  if (!status.length) return [start];
  const days = status.filter((day, place) => place % 3 < 2 && start < day && day < end);
  return [...new Set([start, ...days])].sort((one, other) => one - other);
}

function shuffled(rows) {
  let dice = SEED;
  for (let last = rows.length - 1; last > 0; last -= 1) {
    dice = (dice * 16807) % 2147483647;
    const other = dice % (last + 1);
    [rows[last], rows[other]] = [rows[other], rows[last]];
  }
  return rows;
}
