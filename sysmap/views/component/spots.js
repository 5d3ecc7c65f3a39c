// The places round an actor that its name may take, the best first, and shorter wordings of a name.

import { LINE_HEIGHT, lineBox } from "./boxes.js";
import { marginOf } from "./hulls.js";
import { reachOf } from "./sizes.js";
import { onScreen } from "./view.js";

export const NARROW_STAGE = 520;

export function nodeBox(scene, actor, view) {
  const [x, y] = onScreen(view, actor);
  const r = reachOf(scene, actor) + 1;
  return { left: x - r, right: x + r, top: y - r, bottom: y + r };
}

export function wordings(words, narrow) {
  const lengths = [22, narrow ? 12 : 15].filter((length) => words.length > length);
  return [words, ...lengths.map((length) => shortened(words, length))];
}

function shortened(words, length) {
  const [head, tail] = [Math.ceil((length - 1) / 2), Math.floor((length - 1) / 2)];
  return `${words.slice(0, head).trimEnd()}…${words.slice(-tail).trimStart()}`;
}

// People have their name beside them, services above or below; in a circle names look outwards.
export function spotsRound(scene, entry, view, width) {
  if (entry.outline) return spotsByOutline(scene, entry.outline, view, width);
  const { x, y } = entry.actor;
  const spots = spotsOf(onScreen(view, entry.actor), reachOf(scene, entry.actor) + 4, width);
  const beside = scene.rings && x < 0 ? [spots.left, spots.right] : [spots.right, spots.left];
  const stacked = y < 0 ? [spots.above, spots.below] : [spots.below, spots.above];
  const upright = scene.rings && Math.abs(x) < Math.abs(y) * 0.35;
  const first = entry.strong || upright ? [...stacked, ...beside] : [...beside, ...stacked];
  return [...first, ...spots.slanting];
}

export function spotsOf([x, y], r, width) {
  const [middle, upper, lower] = [y - LINE_HEIGHT / 2, y - r - LINE_HEIGHT, y + r];
  const [rightwards, leftwards] = [x + r * 0.6, x - r * 0.6 - width];
  return {
    right: lineBox(x + r, middle, width),
    left: lineBox(x - r - width, middle, width),
    above: lineBox(x - width / 2, upper, width),
    below: lineBox(x - width / 2, lower, width),
    slanting: [
      lineBox(rightwards, upper + 4, width),
      lineBox(rightwards, lower - 4, width),
      lineBox(leftwards, upper + 4, width),
      lineBox(leftwards, lower - 4, width),
    ],
  };
}

// The name of a group without a node stands on top of its outline, else under it.
function spotsByOutline(scene, outline, view, width) {
  const margin = marginOf(scene);
  const points = outline.members.map((actor) => onScreen(view, actor));
  points.sort((one, other) => one[1] - other[1]);
  const [top, bottom] = [points[0], points.at(-1)];
  return [
    lineBox(top[0] - width / 2, top[1] - margin - LINE_HEIGHT - 2, width),
    lineBox(top[0] - width / 2, 2, width),
    lineBox(bottom[0] - width / 2, bottom[1] + margin + 2, width),
  ];
}
