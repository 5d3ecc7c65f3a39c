// What the map says in words: in tips, in the panel, and to those who hear it.

import { drawnActors, isAlive, isAlone, isDrawn, recordedTies, tiesOn } from "./frame.js";
import { STATUSES, statusOf } from "./looks.js";
import { isInForce } from "./narrowing.js";
import { isTie } from "./picks.js";
import { changeOn, isRecorded, valueAt } from "./scene.js";
import { monthInWords } from "./time.js";

export function nameForReaders(actor) {
  const sector = actor.sector && actor.sector.name;
  return [actor.label, actor.kind.name, sector, actor.mark].filter(Boolean).join(", ");
}

export function underName(actor) {
  return [actor.kind.name, actor.sector && actor.sector.name].filter(Boolean).join(" · ");
}

export function counted(count, one, several) {
  return `${count} ${count === 1 ? one : several}`;
}

export function countsInWords(scene, frame) {
  const actors = drawnActors(scene, frame);
  const ties = recordedTies(scene, frame).length;
  return `${counted(actors.length, ...scene.nouns.actor)}, ${counted(ties, ...scene.nouns.tie)}`;
}

// The sentence that says what is shown: the date, who is there, and to what it is narrowed.
export function shownInWords(scene, { choices, clock, step }, frame) {
  const alone = drawnActors(scene, frame).filter((actor) => isAlone(frame, actor));
  const lonely = alone.length ? `, ${alone.length} on their own` : "";
  const only = limitsInWords(scene, { choices }, frame);
  return `${clock.labels[step]}: ${countsInWords(scene, frame)}${lonely}. ${only}`.trim();
}

// What was chosen, where anything was.
export function limitsInWords(scene, { choices }, frame) {
  const limits = [...narrowedInWords(scene, choices, frame), ...hiddenInWords(choices.hidden)];
  return limits.length ? `${capital(limits.join("; "))}.` : "";
}

function narrowedInWords(scene, { service, context, compartment }, frame) {
  const told = [];
  if (service !== null) told.push(`only what touches ${scene.actors[service].label}`);
  if (context !== null) {
    const { name } = scene.narrowing.contexts[context];
    const inForce = isInForce(scene, context, frame.day);
    told.push(inForce ? `only what touches those under ${name}` : `${name}: not in force that day`);
  }
  if (compartment !== null) {
    const { name } = scene.narrowing.compartments[compartment];
    told.push(`only ties that came with a move in ${name}`);
  }
  return told;
}

function hiddenInWords(hidden) {
  const changes = [...hidden.changes].map((name) => CHANGE_LINES[name].words);
  const names = [...hidden.kinds, ...hidden.sectors, ...hidden.tieKinds, ...changes];
  return names.length ? [`without ${names.join(", ")}`] : [];
}

function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

// On the map of groups a link stands for as many ties as it counts.
export function tiesInWords(frame, actor) {
  const links = tiesOn(frame, actor).filter((tie) => tie.kind.counts);
  if (links.length) {
    const held = links.map((tie) => frame.held[tie.index]);
    const groups = counted(links.length, "group", "groups");
    if (held.includes(null)) return `ties with ${groups}; some rest on few people`;
    return `${counted(held.reduce((sum, ties) => sum + ties, 0), "tie", "ties")} with ${groups}`;
  }
  return counted(tiesOn(frame, actor).filter(isRecorded).length, "tie", "ties");
}

export function pickInWords(scene, picked, frame) {
  if (isTie(picked)) return `${pairInWords(picked)}: ${tieAtDay(picked, frame)}.`;
  const isHere = isDrawn(frame, picked);
  const told = isHere ? tiesInWords(frame, picked) : absenceInWords(scene, frame, picked);
  return `${nameForReaders(picked)}: ${told}.`;
}

// Why somebody cannot be seen on a day.
export function absenceInWords({ first }, { day, here }, { index, spans }) {
  if (here[index]) return "not shown: left out by what was chosen";
  if (first === undefined) return "not there on this day";
  const next = spans.find((at, place) => place % 2 === 0 && at > day);
  if (next !== undefined) return `not there on this day; there from ${monthInWords(first + next)}`;
  return `not there any more; left in ${monthInWords(first + spans.at(-1))}`;
}

export function tieAtDay(tie, frame) {
  return isAlive(frame, tie) ? tieInWords(tie, frame) : `${tie.kind.name}, not there at this step`;
}

export function pairInWords(tie) {
  return `${tie.source.label} ${tie.kind.directed ? "→" : "–"} ${tie.target.label}`;
}

// What is known of a tie: its kind, its strength or what became of it, and how sure that is.
export function tieInWords(tie, frame) {
  if (!isRecorded(tie)) return "have these two met?";
  const strength = frame.held[tie.index];
  if (tie.kind.counts) return tiesOfLink(strength);
  const strong = strength === null || strength === undefined ? null : `strength ${strength}`;
  const status = STATUSES[statusOf(tie, frame.day)];
  const changed = changeInWords(tie, frame, strength);
  const told = [tie.kind.name, changed || strong, status && status.words];
  return told.filter(Boolean).join(", ");
}

// How many ties a link stands for; they are not told where they rest on few people.
function tiesOfLink(count) {
  if (count === undefined) return "";
  return count === null ? "* ties: hidden, they rest on few people" : counted(count, "tie", "ties");
}

function changeInWords(tie, frame, strength) {
  const change = changeOn(tie, frame.day);
  if (!change) return null;
  const { words } = CHANGE_LINES[change];
  if (strength === null || strength === undefined) return words;
  const regraded = tie.before !== null && tie.before !== strength;
  return `${words}, strength ${regraded ? `${tie.before} to ` : ""}${strength}`;
}

// Since which step a tie has held without a break; nothing where there is no earlier step to ask.
export function sinceInWords(scene, { clock, step }, tie) {
  if (scene.mode !== "map" || clock.days.length < 2) return null;
  const holds = (at) => valueAt(tie.spans, clock.days[at]) !== undefined;
  let first = step;
  while (first > 0 && holds(first - 1)) first -= 1;
  return first > 0 ? `since ${clock.labels[first]}` : "from the start";
}

export function directionFrom(tie, actor) {
  if (!tie.kind.directed) return "";
  return tie.source === actor ? "→ " : "← ";
}
