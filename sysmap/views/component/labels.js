// Names that do not overlap: each takes the first free place round its actor, whole, else shortened
// in the middle, else it is hidden and stands in the tip. Places are found for all dates at once:
// no name moves in time.

import { insideStage, takenGrid } from "./boxes.js";
import { setAttributes, svg } from "./elements.js";
import { isDrawn, isLit } from "./frame.js";
import { isHiddenActor } from "./narrowing.js";
import { NARROW_STAGE, nodeBox, spotsRound, wordings } from "./spots.js";

const LONGEST = 150;
const MOST_LABELS = 400;
const BASELINE = 11.5;

// Names keep clear of every actor, or, where the actors are too many for that, stand over them.
export function labelPainter(scene, layer, view, { most = MOST_LABELS, overActors = false } = {}) {
  const ruler = textRuler(layer);
  const entries = [...groupNames(scene), ...scene.actors.map((actor) => actorName(scene, actor))];
  entries.sort((one, other) => other.rank - one.rank);

  // Finds a place for each name that is wanted: for all, or for whoever is picked and those near.
  function place(state, frame) {
    layer.classList.toggle("narrow", view.width < NARROW_STAGE);
    const taken = overActors ? takenGrid() : takenByActors(state, frame);
    let left = most;
    for (const entry of pickedFirst(entries, state)) {
      const wanted = left > 0 && isNameWanted(scene, state, frame, entry) && isNear(entry);
      entry.spot = wanted ? freeSpot(scene, entry, view, taken, ruler) : null;
      if (entry.text) entry.text.classList.toggle("unplaced", !entry.spot);
      if (!entry.spot) continue;
      putLabel(layer, entry, taken);
      left -= 1;
    }
  }

  function takenByActors(state, frame) {
    const taken = takenGrid();
    for (const actor of scene.actors) {
      if (isWanted(state, frame, actor)) taken.add(nodeBox(scene, actor, view));
    }
    return taken;
  }

  function isNear({ actor }) {
    return !overActors || !actor || insideStage(nodeBox(scene, actor, view), view);
  }

  function show(frame) {
    for (const entry of entries) {
      const absent = Boolean(entry.actor) && !isDrawn(frame, entry.actor);
      if (entry.text && absent !== entry.absent) entry.text.classList.toggle("absent", absent);
      entry.absent = absent;
    }
  }

  // The name of somebody who is on the way to another place.
  function takeOff(actor) {
    const { text } = entries.find((entry) => entry.actor === actor);
    if (text) text.classList.add("unplaced");
  }

  return { place, show, takeOff };
}

function pickedFirst(entries, { picked }) {
  const first = entries.filter(({ actor }) => actor && actor === picked);
  return first.length ? [...first, ...entries.filter((entry) => entry !== first[0])] : entries;
}

// Whether anybody may see this actor at some date, as things are chosen now.
function isWanted(state, frame, actor) {
  return !isHiddenActor(state.choices, actor) && (!frame.lit || isLit(frame, actor));
}

function isNameWanted(scene, state, frame, { actor, strong }) {
  if (!actor) return !state.picked;
  if (scene.small && !strong && !frame.lit) return false;
  return isWanted(state, frame, actor);
}

function actorName(scene, actor) {
  const isCentre = actor.index === scene.centre;
  const strong = scene.mode === "groups" || actor.kind.shape === "square" || isCentre;
  const rank = (strong ? 10000 : 0) + actor.ties.length;
  return { actor, words: actor.label, strong, rank, text: null, absent: false };
}

function groupNames(scene) {
  const named = scene.outlines.filter((outline) => outline.name);
  return named.map((outline) => {
    return { outline, words: outline.name, strong: true, rank: 20000, text: null };
  });
}

function labelText(layer, strong) {
  const look = { class: strong ? "label strong" : "label", "aria-hidden": "true" };
  return layer.appendChild(svg("text", look));
}

function freeSpot(scene, entry, view, taken, ruler) {
  const free = (box) => insideStage(box, view) && !taken.hits(box);
  for (const words of wordings(entry.words, view.width < NARROW_STAGE)) {
    const width = ruler(words, entry.strong);
    if (width > LONGEST && words === entry.words) continue;
    const spot = spotsRound(scene, entry, view, width).find(free);
    if (spot) return { ...spot, words };
  }
  return null;
}

// A name has an element from when it first finds a place.
function putLabel(layer, entry, taken) {
  const { spot } = entry;
  taken.add(spot);
  if (!entry.text) {
    entry.text = labelText(layer, entry.strong);
    entry.text.classList.toggle("absent", Boolean(entry.absent));
  }
  entry.text.textContent = spot.words;
  setAttributes(entry.text, { x: spot.left.toFixed(1), y: (spot.top + BASELINE).toFixed(1) });
}

// The width of words in the map's own type, asked of a canvas: no layout work in the page. There
// are but a few types, and the browser is asked for each once.
function textRuler(layer) {
  const brush = document.createElement("canvas").getContext("2d");
  const types = new Map();
  return (words, strong) => {
    const looks = `${strong} ${layer.getAttribute("class")}`;
    if (!types.has(looks)) types.set(looks, typeOf(layer, strong));
    brush.font = types.get(looks);
    return brush.measureText(words).width + 3;
  };
}

function typeOf(layer, strong) {
  const probe = labelText(layer, strong);
  const { fontWeight, fontSize, fontFamily } = getComputedStyle(probe);
  probe.remove();
  return `${fontWeight} ${fontSize} ${fontFamily}`;
}
