// The line of a tie on the screen: from, over a control point, to.

import { onScreen } from "./view.js";

const LANE = 4;
const BOW = 0.26;
const WIDE_BOW = 0.7;
const NEAR_CENTRE = 150;
const SLIGHT_BOW = 0.1;
const SIDE_BY_SIDE = 1.3;

export function tieCurve(scene, tie, view) {
  const [x1, y1] = onScreen(view, tie.source);
  const [x2, y2] = onScreen(view, tie.target);
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const aside = [((y1 - y2) / length) * LANE * tie.lane, ((x2 - x1) / length) * LANE * tie.lane];
  const grouped = scene.mode === "groups";
  const [bowX, bowY] = grouped ? bowAside(x1, y1, x2, y2) : bowOf(scene, tie, length);
  const middle = [(x1 + x2) / 2 + 2 * aside[0] + bowX, (y1 + y2) / 2 + 2 * aside[1] + bowY];
  return [x1, y1, middle[0], middle[1], x2, y2];
}

// In a circle ties among those round the person in the middle bend outwards: none hides behind a
// spoke.
function bowOf(scene, { source, target }, length) {
  const centre = scene.rings && scene.actors[scene.centre];
  if (!centre || source === centre || target === centre) return [0, 0];
  const [dx, dy] = [target.x - source.x, target.y - source.y];
  const span = Math.hypot(dx, dy) || 1;
  const offset = (source.x * dy - source.y * dx) / span;
  const bow = (offset < 0 ? -1 : 1) * length * bendOf(source, target, offset);
  return [(dy / span) * bow, (-dx / span) * bow];
}

// A link between groups bends a little to the right of its way: none hides behind a third group.
function bowAside(x1, y1, x2, y2) {
  return [(y1 - y2) * SLIGHT_BOW, (x2 - x1) * SLIGHT_BOW];
}

// Neighbours are joined outside their ring, all others inside it, round the name in the middle.
function bendOf(source, target, offset) {
  const turn = Math.abs(Math.atan2(source.y, source.x) - Math.atan2(target.y, target.x));
  const apart = Math.min(turn, 2 * Math.PI - turn);
  if (apart < SIDE_BY_SIDE) return Math.tan(apart / 4) + 0.14;
  return Math.abs(offset) < NEAR_CENTRE ? WIDE_BOW : BOW;
}

export function pointOnCurve([x1, y1, cx, cy, x2, y2], along) {
  const back = 1 - along;
  return [
    back * back * x1 + 2 * back * along * cx + along * along * x2,
    back * back * y1 + 2 * back * along * cy + along * along * y2,
  ];
}

export function distanceToCurve(curve, x, y) {
  let least = Infinity;
  let from = pointOnCurve(curve, 0);
  for (let step = 1; step <= 8; step += 1) {
    const to = pointOnCurve(curve, step / 8);
    least = Math.min(least, distanceToLine(from, to, x, y));
    from = to;
  }
  return least;
}

function distanceToLine([x1, y1], [x2, y2], x, y) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1);
  const held = Math.max(0, Math.min(1, along));
  return Math.hypot(x1 + held * dx - x, y1 + held * dy - y);
}

const HEAD = 7;
const HALF_HEAD = 2.8;
const SHORTEST_WITH_HEAD = 26;

// The three corners of the arrow head that points to the end of a tie; null where there is no room.
export function arrowHead([x1, y1, cx, cy, x2, y2], gap) {
  if (Math.hypot(x2 - x1, y2 - y1) < SHORTEST_WITH_HEAD + gap) return null;
  const length = Math.hypot(x2 - cx, y2 - cy) || 1;
  const [ux, uy] = [(x2 - cx) / length, (y2 - cy) / length];
  const [tipX, tipY] = [x2 - ux * gap, y2 - uy * gap];
  const [backX, backY] = [tipX - ux * HEAD, tipY - uy * HEAD];
  return [
    [tipX, tipY],
    [backX - uy * HALF_HEAD, backY + ux * HALF_HEAD],
    [backX + uy * HALF_HEAD, backY - ux * HALF_HEAD],
  ];
}
