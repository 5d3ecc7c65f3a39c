// What the person was looking at, kept in this window alone: it outlasts a reload and a look at
// another page. The date and the clock, and kinds that are switched off, stand in the page's
// address too, so that a view can be shared; nobody's name or key ever does.

import { named, nameOf } from "./picks.js";
import { dayOfIso, isoDate, stepAt } from "./time.js";

const BY = "by";
const ON = "on";
const WITHOUT = "without";
const BETWEEN_ADDRESSES = 120;
const IN_ADDRESS = { k: "kinds", s: "sectors", t: "tieKinds" };

function shelf({ mode, programme }) {
  return `sysmap ${mode} ${programme}`;
}

export function remember(scene, { clock, step, picked, reach, choices }, view) {
  const hidden = Object.fromEntries(
    Object.entries(choices.hidden).map(([group, names]) => [group, [...names]]),
  );
  const kept = {
    clock: clock.name,
    day: clock.days[step],
    picked: picked && nameOf(picked),
    reach,
    choices: { ...choices, hidden },
    view: zoomOf(view),
  };
  sessionStorage.setItem(shelf(scene), JSON.stringify(kept));
}

function zoomOf({ zoom, left, top, width }) {
  return zoom > 1 ? { zoom, left, top, at: width } : null;
}

// What was kept of this picture, as changes to the state of a new one; the address has the last
// word.
export function recall(scene, state) {
  const kept = onShelf(scene);
  if (kept) takeUp(scene, state, kept);
  if (scene.mode === "map") readAddress(scene, state);
  return kept && kept.view;
}

function onShelf(scene) {
  try {
    return JSON.parse(sessionStorage.getItem(shelf(scene)));
  } catch {
    return null;
  }
}

function takeUp(scene, state, kept) {
  goToDay(scene, state, kept.clock, kept.day);
  state.picked = named(scene, kept.picked);
  state.reach = kept.reach || 1;
  const { hidden, ...narrowed } = kept.choices;
  for (const [group, names] of Object.entries(hidden)) state.choices.hidden[group] = new Set(names);
  for (const [way, number] of Object.entries(narrowed)) {
    if (isOffered(scene, way, number)) state.choices[way] = number;
  }
}

function isOffered({ actors, narrowing }, way, number) {
  if (!narrowing || number === null) return false;
  const { contexts, compartments } = narrowing;
  const offered = { service: actors, context: contexts, compartment: compartments };
  return Boolean(offered[way] && offered[way][number]);
}

function goToDay(scene, state, name, day) {
  state.clock = scene.clocks.find((clock) => clock.name === name) || state.clock;
  state.step = Number.isInteger(day) ? stepAt(state.clock, day) : state.clock.days.length - 1;
}

// The address says nothing of what is as it always begins.
export function writeAddress(scene, { clock, step, choices }) {
  if (scene.mode !== "map") return;
  const address = new URL(location.href);
  const { searchParams } = address;
  for (const name of [BY, ON, WITHOUT]) searchParams.delete(name);
  if (clock !== scene.clocks[0]) searchParams.set(BY, clock.name);
  if (step < clock.days.length - 1) searchParams.set(ON, isoDate(scene.first + clock.days[step]));
  for (const [letter, group] of Object.entries(IN_ADDRESS)) {
    for (const name of choices.hidden[group]) searchParams.append(WITHOUT, letter + name);
  }
  putInTime(address);
}

let written = -Infinity;
let waiting = 0;

// Browsers refuse an address that changes many times a second: while the slider runs it is written
// now and then, and at last once more, unless another page is shown by then.
function putInTime(address) {
  clearTimeout(waiting);
  waiting = setTimeout(() => put(address), Math.max(0, written + BETWEEN_ADDRESSES - Date.now()));
}

function put(address) {
  if (address.pathname !== location.pathname || address.href === location.href) return;
  written = Date.now();
  history.replaceState(history.state, "", address);
}

function readAddress(scene, state) {
  const { searchParams } = new URL(location.href);
  const day = dayOfIso(searchParams.get(ON));
  if (day !== null) goToDay(scene, state, searchParams.get(BY), day - scene.first);
  for (const word of searchParams.getAll(WITHOUT)) {
    const group = IN_ADDRESS[word.charAt(0)];
    if (group) state.choices.hidden[group].add(word.slice(1));
  }
}
