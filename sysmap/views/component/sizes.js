// The size of an actor by a measure at a date: area goes with the value. The places of names reckon
// with the largest size that an actor ever has, so that no name moves in time.

import { radiusOf } from "./shapes.js";

const SMALLEST = 0.6;
const LARGEST = 2.3;
const MARK = 6;

// The column of values that holds on a day: the last that was reckoned on it or before.
export function sizesOn(scene, day) {
  if (!scene.size) return null;
  let found = 0;
  scene.size.days.forEach((at, column) => {
    if (at <= day) found = column;
  });
  return { day: scene.size.days[found], values: scene.size.values[found] };
}

export function scaleOf(scene, value) {
  if (!scene.size) return 1;
  if (value === null || value === undefined || !scene.size.high) return SMALLEST;
  return SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(Math.max(0, value) / scene.size.high);
}

// How far an actor's shape ever reaches.
export function reachOf(scene, actor) {
  if (!scene.size) return radiusOf(scene, actor) + (actor.mark ? MARK : 0);
  const ever = scene.size.values.map((column) => scaleOf(scene, column[actor.index]));
  return radiusOf(scene, actor) * Math.max(...ever);
}
