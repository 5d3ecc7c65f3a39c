// The payload's columns as an index: who is tied to whom, and what stands on a day.

import { clockOf } from "./time.js";

const NOUNS = { actor: ["actor", "actors"], tie: ["tie", "ties"] };

export function buildScene(payload) {
  const scene = { ...payload, actors: actorsOf(payload), ties: [] };
  scene.ties = tiesOf(payload, scene.actors);
  for (const tie of scene.ties) {
    tie.source.ties.push(tie);
    tie.target.ties.push(tie);
  }
  shareLanes(scene.ties);
  scene.clocks = payload.clocks.map((clock) => clockOf(payload, clock));
  scene.grades = scene.ties.some(isGraded);
  scene.nouns = payload.nouns || NOUNS;
  scene.narrowing = payload.narrowing ? narrowingOf(payload.narrowing) : null;
  scene.outlines = payload.outlines.map(({ sector, members, name }) => ({
    name,
    sector: payload.sectors[sector] || null,
    members: members.map((index) => scene.actors[index]),
  }));
  return scene;
}

function actorsOf({ actor, kinds, sectors }) {
  return actor.key.map((key, index) => ({
    index,
    key,
    label: actor.label[index],
    kind: kinds[actor.kind[index]],
    sector: sectors[actor.sector[index]] || null,
    x: actor.x[index],
    y: actor.y[index],
    spans: actor.spans[index],
    mark: actor.mark ? actor.mark[index] : null,
    ties: [],
  }));
}

function tiesOf({ tie, tieKinds }, actors) {
  return tie.source.map((source, index) => ({
    index,
    source: actors[source],
    target: actors[tie.target[index]],
    kind: tieKinds[tie.kind[index]],
    spans: tie.spans[index],
    status: tie.status ? tie.status[index] : [],
    change: tie.change ? tie.change[index] : null,
    before: tie.before ? tie.before[index] : null,
  }));
}

// What the picture can be narrowed to, each looked up by the number of an actor or a tie.
function narrowingOf({ service, contexts, compartments }) {
  return {
    service,
    contexts: contexts.map(({ name, spans, reached }) => {
      const byActor = reached.flatMap(([days, actors]) => actors.map((actor) => [actor, days]));
      return { name, spans, reached: Object.fromEntries(byActor) };
    }),
    compartments: compartments.map(({ name, ties, since }) => {
      return { name, since: Object.fromEntries(ties.map((tie, place) => [tie, since[place]])) };
    }),
  };
}

// Ties of several kinds between the same two actors run side by side, each in its own lane.
function shareLanes(ties) {
  const pairs = new Map();
  for (const tie of ties) {
    const pair = [tie.source.index, tie.target.index].sort((a, b) => a - b).join("-");
    tie.side = tie.source.index < tie.target.index ? 1 : -1;
    tie.pair = pairs.get(pair) || pairs.set(pair, []).get(pair);
    tie.pair.push(tie);
  }
  for (const pair of pairs.values()) {
    pair.forEach((tie, place) => (tie.lane = (place - (pair.length - 1) / 2) * tie.side));
  }
}

export function isPresent(actor, day) {
  return holds(actor.spans, day);
}

// Whether a day lies in one of some right-open spans: start, end, start, end ...
export function holds(spans, day) {
  for (let i = 0; i < spans.length; i += 2) {
    if (spans[i] <= day && day < spans[i + 1]) return true;
  }
  return false;
}

// What stands third in the span that holds on a day; undefined where none does.
export function valueAt(spans, day) {
  for (let i = 0; i < spans.length; i += 3) {
    if (spans[i] <= day && day < spans[i + 1]) return spans[i + 2];
  }
  return undefined;
}

export function otherEnd(tie, actor) {
  return tie.source === actor ? tie.target : tie.source;
}

export function touches(tie, actor) {
  return tie.source === actor || tie.target === actor;
}

// What became of a tie, or how it is told; where that is not the same in each of several pictures
// it has a word for each.
export function changeOn(tie, day) {
  return Array.isArray(tie.change) ? tie.change[day] : tie.change;
}

// A question is drawn like a tie, and is none.
// Whether the width of a tie says how strong it is: not where its line says what became of it.
function isGraded({ change }) {
  return !change || (Array.isArray(change) && change.some((look) => !look || look === "new"));
}

export function isRecorded(tie) {
  return tie.change !== "question";
}

export function tally(things, name) {
  const counts = new Map();
  for (const thing of things) counts.set(name(thing), (counts.get(name(thing)) || 0) + 1);
  return counts;
}
