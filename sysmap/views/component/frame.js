// One day of the picture: who is drawn, which ties hold at which strength, and what is in full
// light. It is worked out once for each day that is shown; painters, legend and words read it.

import { belongs, isHiddenActor, isNarrowed, passes } from "./narrowing.js";
import { endsOf, isTie } from "./picks.js";
import { isPresent, isRecorded, otherEnd, valueAt } from "./scene.js";

export function frameAt(scene, state, day) {
  const here = scene.actors.map((actor) => isPresent(actor, day));
  const allowed = scene.actors.map(
    (actor, index) => here[index] && !isHiddenActor(state.choices, actor),
  );
  const held = scene.ties.map((tie) => strengthOn(scene, state, tie, day, allowed));
  const drawn = isNarrowed(state.choices) ? narrowed(scene, state, day, allowed, held) : allowed;
  const frame = { day, here, drawn, held, tied: tiedBy(scene, held), lit: null };
  frame.lit = isPickSeen(state, frame) ? litFrom(scene, state, frame) : null;
  return frame;
}

// The strength of a tie that is drawn: null where none is recorded, undefined where the tie is not
// drawn.
function strengthOn(scene, state, tie, day, allowed) {
  if (!allowed[tie.source.index] || !allowed[tie.target.index]) return undefined;
  const strength = valueAt(tie.spans, day);
  return strength === undefined || !passes(scene, state.choices, tie, day) ? undefined : strength;
}

function tiedBy(scene, held) {
  const tied = scene.actors.map(() => false);
  for (const tie of scene.ties) {
    if (held[tie.index] === undefined || !isRecorded(tie)) continue;
    tied[tie.source.index] = tied[tie.target.index] = true;
  }
  return tied;
}

// Of a narrowed picture: those who belong to it, and whoever they are tied to.
function narrowed(scene, { choices }, day, allowed, held) {
  const drawn = scene.actors.map(
    (actor, index) => allowed[index] && belongs(scene, choices, actor, day),
  );
  for (const tie of scene.ties) {
    if (held[tie.index] !== undefined) drawn[tie.source.index] = drawn[tie.target.index] = true;
  }
  return drawn;
}

// Where whoever is picked is not there, nobody steps back.
function isPickSeen({ picked }, frame) {
  return Boolean(picked) && endsOf(picked).some((end) => isDrawn(frame, end));
}

// Whoever can be reached from what is picked in the chosen number of steps: 0 and up; else absent.
function litFrom(scene, { picked, reach }, frame) {
  const steps = new Map(endsOf(picked).map((end) => [end, 0]));
  let edge = isTie(picked) ? [] : [picked];
  for (let step = 1; step <= reach && edge.length; step += 1) {
    edge = edge.flatMap((actor) => neighbours(frame, actor)).filter((actor) => !steps.has(actor));
    for (const actor of edge) steps.set(actor, step);
  }
  return steps;
}

export function neighbours(frame, actor) {
  return tiesOn(frame, actor).map((tie) => otherEnd(tie, actor));
}

export function isAlive(frame, tie) {
  return frame.held[tie.index] !== undefined;
}

export function isDrawn(frame, actor) {
  return frame.drawn[actor.index];
}

export function isLit(frame, actor) {
  return frame.lit === null || frame.lit.has(actor);
}

// The ties of an actor that are drawn on this day.
export function tiesOn(frame, actor) {
  return actor.ties.filter((tie) => isAlive(frame, tie));
}

// Asked of one frame several times, and looked for once.
export function recordedTies(scene, frame) {
  frame.recorded ??= scene.ties.filter((tie) => isAlive(frame, tie) && isRecorded(tie));
  return frame.recorded;
}

export function drawnActors(scene, frame) {
  frame.present ??= scene.actors.filter((actor) => isDrawn(frame, actor));
  return frame.present;
}

export function isAlone(frame, actor) {
  return !frame.tied[actor.index];
}
