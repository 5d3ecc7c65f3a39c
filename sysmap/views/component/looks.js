// How each tie looks: change by colour and dashes, strength by width, what is known of it by its
// line, what is picked by weight.

import { isAlive } from "./frame.js";
import { isTie } from "./picks.js";
import { touches, valueAt } from "./scene.js";

export const WIDTHS = [0.9, 1.4, 2.1, 2.9];
const WEIGHTS = [0.36, 0.42, 0.5, 0.6];
const UNRECORDED_GRADE = 1;
const FAINT = 0.12;
const HEAVIEST_THIN = 0.5;
const ROOMY = 320;

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

// What a tie looks like in a frame; null where it is not drawn.
export function tieLook(scene, state, frame, tie) {
  if (!isAlive(frame, tie)) return null;
  const look = tie.change ? changeLook(tie) : strengthLook(scene, frame, tie);
  return frame.lit || state.hovered ? weighed(look, state, frame, tie) : look;
}

function strengthLook(scene, frame, tie) {
  const grade = gradeOf(tie, frame.held[tie.index]);
  const thin = thinness(scene);
  const status = STATUSES[statusOf(tie, frame.day)];
  return {
    ink: "tie",
    dashes: status ? status.dashes : [],
    width: WIDTHS[grade] * thin,
    weight: WEIGHTS[grade] * thin,
  };
}

export function statusOf(tie, day) {
  return valueAt(tie.status, day) || 0;
}

function changeLook(tie) {
  const line = CHANGE_LINES[tie.change];
  const weight = tie.change === "kept" ? 0.3 : 0.8;
  return { ink: tie.change, dashes: line.dashes, width: line.width, weight };
}

// Ties at what is picked stand out; those among the lit stay as they are; all others step back.
function weighed(look, { picked, hovered }, frame, tie) {
  if (concerns(picked, tie) || concerns(hovered, tie)) return strong(look);
  if (!frame.lit) return look;
  const inside = !isTie(picked) && frame.lit.has(tie.source) && frame.lit.has(tie.target);
  return inside ? look : { ...look, weight: look.weight * FAINT };
}

function concerns(thing, tie) {
  if (!thing) return false;
  return isTie(thing) ? thing === tie : touches(tie, thing);
}

function strong(look) {
  const ink = look.ink === "tie" ? "lit" : look.ink;
  return { ...look, ink, width: Math.max(look.width, 1.4), weight: 1 };
}

// Lines that say more are painted over lines that say less.
export function layerOf(look) {
  return (look.ink === "kept" || look.ink === "tie" ? 0 : 1) + (look.weight === 1 ? 2 : 0);
}
