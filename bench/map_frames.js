// What both maps of bench/map_frames.py are asked: a month an animation frame, there and back, with
// the time that each frame took; and vis-network holding what ours holds.

async function frames(goTo, months, rounds) {
  const nextFrame = () => new Promise(requestAnimationFrame);
  const there = Array.from({ length: months - 1 }, (_, step) => months - 2 - step);
  const back = Array.from({ length: months - 1 }, (_, step) => step + 1);
  const taken = [];
  await nextFrame();
  let last = performance.now();
  for (const month of Array.from({ length: rounds }, () => [...there, ...back]).flat()) {
    goTo(month);
    await nextFrame();
    const now = performance.now();
    taken.push(now - last);
    last = now;
  }
  return taken;
}

function sysmapAt() {
  const hosts = [...document.querySelectorAll("*")].filter((element) => element.shadowRoot);
  return hosts.map((host) => host.shadowRoot.querySelector(".sysmap")).find(Boolean);
}

function goToInSysmap(month) {
  const slider = sysmapAt().querySelector("input[type=range]");
  slider.value = month;
  slider.dispatchEvent(new Event("input"));
}

// Counts how often the map is built anew from now on.
function watchMounts() {
  window.mounts = 0;
  const [map] = [sysmapAt()];
  map.marked = true;
  new MutationObserver(() => (window.mounts += 1)).observe(map, { childList: true });
}

function mountsSeen() {
  return window.mounts + (sysmapAt().marked ? 0 : 1);
}

const FORMS = { circle: "dot", square: "square", diamond: "diamond", triangle: "triangle" };
const WIDTHS = [0.9, 1.4, 2.1, 2.9];
const WEIGHTS = [0.36, 0.42, 0.5, 0.6];

// The same actors at the same places of the screen, and the same ties; nothing moves by itself.
// Names are left out: ours has those that fit, and vis-network draws all or none.
function openVis({ kinds, actor, tie, tieKinds, clocks }) {
  const days = clocks[0].days;
  const [across, down] = [innerWidth / 2 - 40, innerHeight / 2 - 16];
  const crowd = Math.max(0.6, Math.min(1, Math.sqrt(180 / actor.key.length)));
  const thin = Math.max(0.5, Math.min(1, Math.sqrt(320 / tie.source.length)));
  const holds = (spans, width, day) => {
    for (let at = 0; at < spans.length; at += width) {
      if (spans[at] <= day && day < spans[at + 1]) return at;
    }
    return -1;
  };

  const actorOn = (index, day) => ({ hidden: holds(actor.spans[index], 2, day) < 0 });
  const tieOn = (index, day) => {
    const at = holds(tie.spans[index], 3, day);
    if (at < 0) return { hidden: true };
    const { low, high } = tieKinds[tie.kind[index]];
    const grade = Math.round((3 * (tie.spans[index][at + 2] - low)) / (high - low || 1));
    const color = { color: "#6d747c", opacity: WEIGHTS[grade] * thin };
    return { hidden: false, width: WIDTHS[grade] * thin, color };
  };
  const columns = [
    looksOfAll(actor.key.length, days, actorOn),
    looksOfAll(tie.source.length, days, tieOn),
  ];

  let month = days.length - 1;
  const nodes = actor.key.map((key, id) => ({
    id,
    x: (actor.x[id] / 1000) * across,
    y: (actor.y[id] / 1000) * down,
    shape: FORMS[kinds[actor.kind[id]].shape],
    size: 6.2 * crowd,
    color: "#6b7075",
    ...columns[0].looks[month][id],
  }));
  const edges = tie.source.map((from, id) => {
    return { id, from, to: tie.target[id], arrows: "to", ...columns[1].looks[month][id] };
  });
  const data = [new vis.DataSet(nodes), new vis.DataSet(edges)];
  const stage = document.body.appendChild(document.createElement("div"));
  Object.assign(stage.style, { width: `${innerWidth}px`, height: `${innerHeight}px` });
  const network = new vis.Network(stage, { nodes: data[0], edges: data[1] }, {
    physics: { enabled: false },
    layout: { improvedLayout: false },
    edges: { smooth: false, arrows: { to: { scaleFactor: 0.5 } } },
  });
  network.moveTo({ position: { x: 0, y: 0 }, scale: 1 });

  window.goToInVis = (next) => {
    data.forEach((set, place) => {
      const changed = columns[place].between(month, next);
      if (changed.length) set.update(changed);
    });
    month = next;
  };
}

// How everybody looks at every step, reckoned before any time is taken, and what differs between
// two of them.
function looksOfAll(count, days, look) {
  const looks = days.map((day) => Array.from({ length: count }, (_, id) => look(id, day)));
  const known = new Map();
  const differing = (one, other) =>
    looks[other].flatMap((next, id) => {
      const same = JSON.stringify(next) === JSON.stringify(looks[one][id]);
      return same ? [] : [{ id, ...next }];
    });
  const between = (one, other) => {
    const name = `${one} ${other}`;
    return known.get(name) || known.set(name, differing(one, other)).get(name);
  };
  for (let step = 1; step < days.length; step += 1) {
    between(step - 1, step);
    between(step, step - 1);
  }
  return { looks, between };
}
