// The payload's columns as an index: who is tied to whom, and what stands at a step.

function buildScene(payload) {
  const scene = { ...payload, actors: actorsOf(payload), ties: [] };
  scene.ties = tiesOf(payload, scene.actors);
  for (const tie of scene.ties) {
    tie.source.ties.push(tie);
    tie.target.ties.push(tie);
  }
  shareLanes(scene.ties);
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
    change: tie.change ? tie.change[index] : null,
    before: tie.before ? tie.before[index] : null,
  }));
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

function isPresent(actor, step) {
  const spans = actor.spans;
  for (let i = 0; i < spans.length; i += 2) {
    if (spans[i] <= step && step < spans[i + 1]) return true;
  }
  return false;
}

// The strength of a tie at a step: undefined where it does not hold, null where none is recorded.
function strengthAt(tie, step) {
  const spans = tie.spans;
  for (let i = 0; i < spans.length; i += 3) {
    if (spans[i] <= step && step < spans[i + 1]) return spans[i + 2];
  }
  return undefined;
}

function isAlive(tie, step) {
  const bothThere = isPresent(tie.source, step) && isPresent(tie.target, step);
  return bothThere && strengthAt(tie, step) !== undefined;
}

function otherEnd(tie, actor) {
  return tie.source === actor ? tie.target : tie.source;
}

function touches(tie, actor) {
  return tie.source === actor || tie.target === actor;
}

function tally(things, name) {
  const counts = new Map();
  for (const thing of things) counts.set(name(thing), (counts.get(name(thing)) || 0) + 1);
  return counts;
}
