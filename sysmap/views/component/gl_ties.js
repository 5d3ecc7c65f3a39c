// The ties of a large map: all of them in one batch, and those that stand out in another over it.

import { isAlive } from "./frame.js";
import { channelsOf, packed } from "./gl_colours.js";
import { endsOf, linesOf, tiePieces } from "./gl_pieces.js";
import { TIE_FRAGMENT, TIE_VERTEX } from "./gl_shaders.js";
import { newBatch, newProgram, useProgram } from "./gl_tools.js";
import { faint, plainLook, stepsBack, strong } from "./looks.js";
import { isTie } from "./picks.js";

const COLUMNS = 4;
const [ENDS, LINES, DASHES, PAINTS] = [0, 1, 2, 3];

const ROOMY = 1500;
const LIGHTEST = 0.16;
const REACH = 6;
const LANE = 3;

export function tieLayer(gl, scene) {
  const program = newProgram(gl, TIE_VERTEX, TIE_FRAGMENT);
  const [all, top] = [newBatch(gl, COLUMNS), newBatch(gl, COLUMNS)];
  const pieces = tiePieces(scene);
  const paints = new Uint32Array(pieces.count);
  const light = Math.max(LIGHTEST, Math.min(1, Math.sqrt(ROOMY / (pieces.count || 1))));
  let [channels, outstanding, shown] = [{}, 0, null];
  all.fill(ENDS, pieces.ends);
  all.fill(LINES, pieces.lines);
  all.fill(DASHES, pieces.dashes);

  // Whether anything else is to be seen than before, of what does not stand out.
  function show(state, frame) {
    const changed = paintAll(state, frame) || !shown || shown.frame.day !== frame.day;
    shown = { state, frame };
    standOut(state, frame);
    return changed;
  }

  function paintAll(state, frame) {
    const [plain, dim] = [paintsOf(pieces.looks, light), paintsOf(pieces.looks.map(faint), light)];
    let changed = false;
    pieces.ties.forEach((tie, row) => {
      const table = stepsBack(state, frame, tie) ? dim : plain;
      const paint = isAlive(frame, tie) ? table[pieces.look[row]] : 0;
      changed = changed || paint !== paints[row];
      paints[row] = paint;
    });
    if (changed) all.fill(PAINTS, paints);
    return changed;
  }

  function paintsOf(looks, share) {
    return Uint32Array.from(looks, ({ ink, weight }) => packed(channels[ink], weight * share));
  }

  function standOut({ picked, hovered }, frame) {
    const ties = [picked, hovered].flatMap(tiesAt).filter((tie) => isAlive(frame, tie));
    const rows = ties.map((tie) => {
      const look = strong(plainLook(scene, tie, frame.held[tie.index], frame.day));
      return { tie, look, start: frame.day, end: frame.day + 1 };
    });
    const { lines, dashes } = linesOf(rows);
    outstanding = rows.length;
    top.fill(ENDS, endsOf(ties));
    top.fill(LINES, lines);
    top.fill(DASHES, dashes);
    top.fill(PAINTS, paintsOf(rows.map(({ look }) => look), 1));
  }

  function begin(screen, boost) {
    useProgram(gl, program, { ...screen, day: shown.frame.day, boost });
  }

  return {
    count: pieces.count,
    show,
    useInks: (inks) => (channels = channelsOf(inks)),
    move() {
      pieces.ends = endsOf(pieces.ties);
      all.fill(ENDS, pieces.ends);
    },
    paint(screen, count) {
      begin(screen, count < pieces.count ? 1.6 : 1);
      all.draw(count);
    },
    paintOutstanding(screen) {
      begin(screen, 1);
      top.draw(outstanding);
    },
    nearest: (view, x, y) => nearestPiece(pieces, paints, shown.frame.day, view, x, y),
  };
}

function tiesAt(thing) {
  if (!thing) return [];
  return isTie(thing) ? [thing] : thing.ties;
}

// Asked of plain numbers: even of all there are the answer takes about a millisecond.
function nearestPiece({ count, ends, lines, ties }, paints, day, view, x, y) {
  const [across, down] = [view.acrossUnit * view.zoom, view.downUnit * view.zoom];
  let [nearest, least] = [null, REACH * REACH];
  for (let row = 0; row < count; row += 1) {
    const at = 4 * row;
    if (!paints[row] || day < lines[at] || day >= lines[at + 1]) continue;
    const [x1, y1] = [view.left + ends[at] * across - x, view.top + ends[at + 1] * down - y];
    const dx = (ends[at + 2] - ends[at]) * across;
    const dy = (ends[at + 3] - ends[at + 1]) * down;
    const length = dx * dx + dy * dy || 1;
    const along = Math.max(0, Math.min(1, -(x1 * dx + y1 * dy) / length));
    const aside = (LANE * lines[at + 3]) / Math.sqrt(length);
    const [farX, farY] = [x1 + along * dx - dy * aside, y1 + along * dy + dx * aside];
    const far = farX * farX + farY * farY;
    if (far < least) [nearest, least] = [ties[row], far];
  }
  return nearest;
}
