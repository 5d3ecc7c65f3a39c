// The line of a tie on the screen: from, over a control point, to.

const LANE = 4;
const BOW = 0.26;
const WIDE_BOW = 0.7;
const NEAR_CENTRE = 150;
const SIDE_BY_SIDE = 1.3;

function tieCurve(scene, tie, view) {
  const [x1, y1] = onScreen(view, tie.source);
  const [x2, y2] = onScreen(view, tie.target);
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const aside = [((y1 - y2) / length) * LANE * tie.lane, ((x2 - x1) / length) * LANE * tie.lane];
  const [bowX, bowY] = bowOf(scene, tie, length);
  const middle = [(x1 + x2) / 2 + 2 * aside[0] + bowX, (y1 + y2) / 2 + 2 * aside[1] + bowY];
  return [x1, y1, middle[0], middle[1], x2, y2];
}

// In a circle ties among those round the young person bend outwards: none hides behind a spoke.
function bowOf(scene, { source, target }, length) {
  const centre = scene.rings && scene.actors[scene.centre];
  if (!centre || source === centre || target === centre) return [0, 0];
  const [dx, dy] = [target.x - source.x, target.y - source.y];
  const span = Math.hypot(dx, dy) || 1;
  const offset = (source.x * dy - source.y * dx) / span;
  const bow = (offset < 0 ? -1 : 1) * length * bendOf(source, target, offset);
  return [(dy / span) * bow, (-dx / span) * bow];
}

// Neighbours are joined outside their ring, all others inside it, round the young person's name.
function bendOf(source, target, offset) {
  const turn = Math.abs(Math.atan2(source.y, source.x) - Math.atan2(target.y, target.x));
  const apart = Math.min(turn, 2 * Math.PI - turn);
  if (apart < SIDE_BY_SIDE) return Math.tan(apart / 4) + 0.14;
  return Math.abs(offset) < NEAR_CENTRE ? WIDE_BOW : BOW;
}

function pointOnCurve([x1, y1, cx, cy, x2, y2], along) {
  const back = 1 - along;
  return [
    back * back * x1 + 2 * back * along * cx + along * along * x2,
    back * back * y1 + 2 * back * along * cy + along * along * y2,
  ];
}

function distanceToCurve(curve, x, y) {
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
