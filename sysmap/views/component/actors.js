// The actors as shapes over the ties, outlines round those who belong together, rings of a circle.

const RADIUS = { square: 8.5, default: 6.2 };
const OUTLINE = 20;

function radiusOf(scene, actor) {
  const crowd = Math.max(0.6, Math.min(1, Math.sqrt(180 / (scene.actors.length || 1))));
  const size = (RADIUS[actor.kind.shape] || RADIUS.default) * crowd;
  if (!scene.rings) return size;
  return size * (actor.index === scene.centre ? 2.1 : 1.5);
}

function actorPainter(scene, layer, view) {
  const outlines = scene.outlines.map((outline) => drawOutline(scene, layer, outline));
  const rings = (scene.rings || []).map((ring) => drawRing(layer, ring));
  const absence = scene.rings ? drawAbsence(scene, layer) : null;
  const nodes = scene.actors.map((actor) => drawActor(scene, layer, actor));

  function place() {
    for (const actor of scene.actors) {
      const [x, y] = onScreen(view, actor);
      nodes[actor.index].setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
    }
    for (const ring of rings) ring.place(view);
    if (absence) absence.place(view);
  }

  function show(state, step) {
    for (const actor of scene.actors) {
      const node = nodes[actor.index];
      node.classList.toggle("absent", !isPresent(actor, step));
      node.classList.toggle("dimmed", !isLit(state, actor, step));
      node.classList.toggle("picked", state.picked === actor);
      node.setAttribute("aria-hidden", String(!isPresent(actor, step)));
      node.setAttribute("aria-pressed", String(state.picked === actor));
    }
    for (const outline of outlines) outline.show(view, step, Boolean(state.picked));
    if (absence) absence.show(step);
  }

  return { nodes, place, show };
}

// With somebody picked, only they and those they are tied to at this step stay in full view; with a
// tie picked, only its two ends.
function isLit({ picked }, actor, step) {
  if (!picked || endsOf(picked).includes(actor)) return true;
  if (isTie(picked)) return false;
  return actor.ties.some((tie) => otherEnd(tie, actor) === picked && isAlive(tie, step));
}

function drawActor(scene, layer, actor) {
  const r = radiusOf(scene, actor);
  const shape = svg("path", { class: "shape", d: shapePath(actor.kind.shape, r) });
  const touch = svg("circle", { class: "touch", r: Math.max(12, r + 3) });
  const named = { role: "button", tabindex: "-1", "aria-label": nameForReaders(actor) };
  const looks = { class: actorClass(actor), ...named };
  const node = svg("g", looks, touch, ...markOf(actor, r), shape);
  node.style.setProperty("--paint", sectorPaint(scene, actor.sector));
  layer.append(node);
  return node;
}

function actorClass(actor) {
  const classes = ["actor"];
  if (actor.kind.family && !actor.sector) classes.push("hollow");
  if (actor.mark) classes.push(actor.mark === "joined" ? "joined" : "left");
  return classes.join(" ");
}

function markOf(actor, r) {
  return actor.mark ? [svg("circle", { class: "mark", r: r + 5 })] : [];
}

// The number of a colour in the fixed table: nothing that people typed comes into a style. On the
// map of change colour belongs to the ties.
function sectorPaint(scene, sector) {
  if (scene.mode === "change") return "var(--plain)";
  return `var(--sector-${sector ? Number(sector.colour) : 0})`;
}

function drawOutline(scene, layer, outline) {
  const path = svg("path", { class: "outline", "aria-hidden": "true" });
  path.style.setProperty("--paint", sectorPaint(scene, outline.sector));
  layer.append(path);
  return {
    show(view, step, quiet) {
      const here = outline.members.filter((actor) => isPresent(actor, step));
      const points = here.map((actor) => onScreen(view, actor));
      path.setAttribute("d", points.length < 2 ? "" : outlinePath(points));
      path.classList.toggle("dimmed", quiet);
    },
  };
}

function outlinePath(points) {
  const round = points.flatMap(([x, y]) =>
    Array.from({ length: 16 }, (_, step) => {
      const angle = (step * Math.PI) / 8;
      return [x + OUTLINE * Math.cos(angle), y + OUTLINE * Math.sin(angle)];
    }),
  );
  return `M${hullOf(round).map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`;
}

// Andrew's monotone chain: the smallest convex outline round the points.
function hullOf(points) {
  const sorted = [...points].sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  return [...halfHull(sorted), ...halfHull([...sorted].reverse())];
}

function halfHull(points) {
  const chain = [];
  for (const point of points) {
    while (chain.length > 1 && turn(chain.at(-2), chain.at(-1), point) <= 0) chain.pop();
    chain.push(point);
  }
  return chain.slice(0, -1);
}

function turn(from, over, to) {
  return (over[0] - from[0]) * (to[1] - from[1]) - (over[1] - from[1]) * (to[0] - from[0]);
}

function drawRing(layer, ring) {
  const line = svg("circle", { class: "ring", "aria-hidden": "true" });
  const name = svg("text", { class: "ring-name", "aria-hidden": "true" }, ring.name);
  layer.append(line, name);
  return {
    place(view) {
      const [x, y] = onScreen(view, { x: 0, y: 0 });
      const r = ring.radius * view.acrossUnit * view.zoom;
      setAttributes(line, { cx: x, cy: y, r });
      setAttributes(name, { x, y: y - r + 4 });
    },
  };
}

// Rings without the young person whom they go round say so.
function drawAbsence(scene, layer) {
  const words = svg("text", { class: "absence" }, "not there on this day");
  layer.append(words);
  return {
    place(view) {
      const [x, y] = onScreen(view, scene.actors[scene.centre]);
      setAttributes(words, { x, y });
    },
    show(step) {
      words.classList.toggle("absent", isPresent(scene.actors[scene.centre], step));
    },
  };
}

function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
