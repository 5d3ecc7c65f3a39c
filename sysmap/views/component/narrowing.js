// What the person chose to see: kinds, sectors and kinds of tie that are switched off, and at most
// one service, one context and one compartment to which the picture is narrowed.

import { changeOn, holds } from "./scene.js";

export const NARROWED_BY = ["service", "context", "compartment"];

export function nothingHidden() {
  return { kinds: new Set(), sectors: new Set(), tieKinds: new Set(), changes: new Set() };
}

export function newChoices() {
  return { hidden: nothingHidden(), service: null, context: null, compartment: null };
}

export function isAnythingChosen(choices) {
  return isNarrowed(choices) || Object.values(choices.hidden).some((names) => names.size > 0);
}

export function isNarrowed(choices) {
  return NARROWED_BY.some((way) => choices[way] !== null);
}

// Switches an entry of the legend off, or on again.
export function toggle(choices, group, name) {
  const names = choices.hidden[group];
  if (!names.delete(name)) names.add(name);
}

export function isHiddenActor({ hidden }, actor) {
  if (hidden.kinds.has(actor.kind.name)) return true;
  return Boolean(actor.sector) && hidden.sectors.has(actor.sector.name);
}

// Whether a tie is left by the choices on a day, whoever its ends are.
export function passes(scene, choices, tie, day) {
  const { hidden, service, context, compartment } = choices;
  if (hidden.tieKinds.has(tie.kind.name) || isOff(hidden, tie, day)) return false;
  const isStaff = (actor) => isOf(scene, actor, service);
  const isUnder = (actor) => isReached(scene, context, actor, day);
  if (service !== null && !ends(tie, isStaff)) return false;
  if (context !== null && !ends(tie, isUnder)) return false;
  return compartment === null || cameWith(scene, compartment, tie, day);
}

function isOff(hidden, tie, day) {
  return hidden.changes.has(changeOn(tie, day));
}

function ends(tie, isOne) {
  return isOne(tie.source) || isOne(tie.target);
}

// Whether an actor belongs by itself to what the picture is narrowed to, tied or not.
export function belongs(scene, { service, context, compartment }, actor, day) {
  if (compartment !== null) return false;
  if (service !== null && !isOf(scene, actor, service)) return false;
  return context === null || isReached(scene, context, actor, day);
}

function isOf(scene, actor, service) {
  return scene.narrowing.service[actor.index] === service;
}

export function isReached(scene, context, actor, day) {
  const spans = scene.narrowing.contexts[context].reached[actor.index];
  return Boolean(spans) && holds(spans, day);
}

export function isInForce(scene, context, day) {
  return holds(scene.narrowing.contexts[context].spans, day);
}

// Whether a move of this compartment is recorded on the tie up to a day.
function cameWith(scene, compartment, tie, day) {
  const since = scene.narrowing.compartments[compartment].since[tie.index];
  return since !== undefined && since <= day;
}
