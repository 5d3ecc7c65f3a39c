// How many there are of everything that the legend names, in each of the pictures side by side.

import { drawnActors, frameAt, isAlive } from "./frame.js";
import { nothingHidden } from "./narrowing.js";
import { tally } from "./scene.js";

// The frames as they would be if nothing were switched off: how many there are of what is.
export function withNothingHidden(scene, { choices, ...state }, frames) {
  if (!Object.values(choices.hidden).some((names) => names.size)) return frames;
  const open = { ...state, choices: { ...choices, hidden: nothingHidden() } };
  return frames.map(({ day }) => frameAt(scene, open, day));
}

// How many there are of each name; of what is switched off, how many it would bring back.
export function tallies({ state, frames, whole }, group, thingsIn, name) {
  const counts = talliesOf(frames, thingsIn, name);
  const hidden = group ? state.choices.hidden[group] : new Set();
  const all = hidden.size ? talliesOf(whole, thingsIn, name) : counts;
  for (const found of hidden) if (all.has(found)) counts.set(found, all.get(found));
  return counts;
}

// Where pictures stand side by side, the counts in one after the other.
function talliesOf(frames, thingsIn, name) {
  const counts = frames.map((frame) => tally(thingsIn(frame), (thing) => name(thing, frame)));
  const names = [...new Set(counts.flatMap((count) => [...count.keys()]))];
  const told = (found) => inWords(counts.map((count) => count.get(found) || 0));
  return new Map(names.map((found) => [found, told(found)]));
}

// One number where it is the same in every picture.
export function inWords(numbers) {
  return new Set(numbers).size > 1 ? numbers.join(" → ") : String(numbers[0]);
}

export function actorsIn(scene) {
  return (frame) => drawnActors(scene, frame);
}

// Questions count with the lines of a circle, by their own name.
export function tiesIn(scene) {
  return (frame) => scene.ties.filter((tie) => isAlive(frame, tie));
}
