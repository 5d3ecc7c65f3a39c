// How each tie looks: change by colour and dashes, strength by width, what is known of it by its
// line, what is picked by weight.

import { isAlive } from "./frame.js";
import { isTie } from "./picks.js";
import { changeOn, touches, valueAt } from "./scene.js";

export const WIDTHS = [0.9, 1.4, 2.1, 2.9];
const WEIGHTS = [0.46, 0.58, 0.74, 0.9];
const UNRECORDED_GRADE = 1;
const FAINT = 0.12;
const HEAVIEST_THIN = 0.5;
const ROOMY = 320;
const NEW = "new";
const BOLDER = 0.3;
const WIDEST = 9;

// What is known of a tie, as a line; the numbers are those of views/maps/statuses.py.
export const STATUSES = [
  null,
  { words: "claimed, not confirmed", dashes: [7, 3.5] },
  { words: "told by one side only", dashes: [1.2, 3.6] },
  { words: "disputed, or told differently", dashes: [7, 3, 1.2, 3] },
];

// Strength in four grades between the least and the most that this kind of tie ever had.
export function gradeOf(tie, strength) {
  const { low, high } = tie.kind;
  if (strength === null || low === high) return UNRECORDED_GRADE;
  return Math.round((3 * (strength - low)) / (high - low));
}

function thinness(scene) {
  if (scene.small) return 0.7;
  if (scene.rings) return 1.4;
  return Math.max(HEAVIEST_THIN, Math.min(1, Math.sqrt(ROOMY / (scene.ties.length || 1))));
}

// What a tie looks like in a frame; null where it is not drawn. Ties at what is picked or hovered
// over stand out, those among the lit stay as they are, and all others step back.
export function tieLook(scene, state, frame, tie) {
  if (!isAlive(frame, tie)) return null;
  const look = plainLook(scene, tie, frame.held[tie.index], frame.day);
  if (standsOut(state, tie)) return strong(look);
  return stepsBack(state, frame, tie) ? faint(look) : look;
}

// What a tie looks like by itself, at a strength that it has on a day.
export function plainLook(scene, tie, strength, day) {
  const change = changeOn(tie, day);
  if (change && change !== NEW) return CHANGE_LOOKS[change];
  if (tie.kind.counts) return countLook(strength, tie.kind);
  const looks = gradedLooks(scene)[gradeOf(tie, strength)];
  return change ? looks.at(-1) : looks[statusOf(tie, day)];
}

// Ties that look alike share one look: painters tell them together by it.
const graded = new WeakMap();

function gradedLooks(scene) {
  if (!graded.has(scene)) graded.set(scene, WIDTHS.map((_, grade) => looksOf(scene, grade)));
  return graded.get(scene);
}

// By what is known of a tie; last how one looks that is new.

function looksOf(scene, grade) {
  const thin = thinness(scene);
  const [width, weight] = [WIDTHS[grade] * thin, WEIGHTS[grade] * thin];
  const known = STATUSES.map((status) => {
    return { ink: "tie", dashes: status ? status.dashes : [], width, weight };
  });
  const { dashes } = CHANGE_LINES[NEW];
  return [...known, { ink: NEW, dashes, width: width + BOLDER, weight: 0.9 }];
}

// A link between two groups is as wide as the ties that it holds are many.
function countLook(count, { high }) {
  const share = count ? count / high : 0;
  return { ink: "tie", dashes: [], width: 1 + WIDEST * share, weight: 0.3 + 0.35 * share };
}

export function statusOf(tie, day) {
  return valueAt(tie.status, day) || 0;
}

const CHANGE_LOOKS = Object.fromEntries(
  Object.entries(CHANGE_LINES).map(([ink, { dashes, width }]) => {
    return [ink, { ink, dashes, width, weight: ink === "kept" ? 0.4 : 0.8 }];
  }),
);

export function standsOut({ picked, hovered }, tie) {
  return concerns(picked, tie) || concerns(hovered, tie);
}

function concerns(thing, tie) {
  if (!thing) return false;
  return isTie(thing) ? thing === tie : touches(tie, thing);
}

export function stepsBack({ picked }, { lit }, tie) {
  if (!lit) return false;
  return isTie(picked) || !lit.has(tie.source) || !lit.has(tie.target);
}

export const strong = madeOnce((look) => {
  const ink = look.ink === "tie" ? "lit" : look.ink;
  return { ...look, ink, width: Math.max(look.width, 1.4), weight: 1 };
});

export const faint = madeOnce((look) => ({ ...look, weight: look.weight * FAINT }));

function madeOnce(make) {
  const made = new WeakMap();
  return (look) => made.get(look) || made.set(look, make(look)).get(look);
}

// Lines that say more are painted over lines that say less.
export function layerOf(look) {
  return (look.ink === "kept" || look.ink === "tie" ? 0 : 1) + (look.weight === 1 ? 2 : 0);
}
