// The stand-alone map: vis-network holds the actors and ties, draws the ties, and moves the picture.

import {
  NARROW,
  legendOf,
  onOwnScale,
  paintActor,
  paintNames,
  paintOutlines,
  readColours,
} from "./painting.js";

const DARK = matchMedia("(prefers-color-scheme: dark)");
const HALF_SIDE = 1000;
const MARGIN = { narrow: 30, wide: 44, down: 22 };

function told(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

function newPicture() {
  const [actors, ties, shown] = [told("actors"), told("ties"), told("shown")];
  const tiedTo = actors.map(() => new Set());
  for (const { from, to } of ties) {
    tiedTo[from].add(to);
    tiedTo[to].add(from);
  }
  const stage = document.getElementById("stage");
  const font = getComputedStyle(document.body).fontFamily;
  return { actors, ties, shown, tiedTo, stage, font, picked: null, inks: {}, names: [] };
}

// The square of places stretched to the stage, at one pixel a unit.
function nodesOf(picture) {
  const { actors, stage } = picture;
  const margin = stage.clientWidth < NARROW ? MARGIN.narrow : MARGIN.wide;
  const across = (stage.clientWidth / 2 - margin) / HALF_SIDE;
  const down = (stage.clientHeight / 2 - MARGIN.down) / HALF_SIDE;
  return actors.map((actor) => {
    const { id, x, y, title } = actor;
    const side = 2 * actor.size + 4;
    const ctxRenderer = (frame) => ({
      drawNode: () => paintActor(picture, actor, frame),
      nodeDimensions: { width: side, height: side },
    });
    return { id, title, x: x * across, y: y * down, ctxRenderer };
  });
}

function edgesOf({ ties, picked, inks }) {
  return ties.map(({ id, from, to, width, opacity, title }) => {
    const lit = picked === from || picked === to;
    const faint = picked === null ? opacity : opacity * 0.14;
    const ink = lit ? { color: inks.lit, opacity: 1 } : { color: inks.tie, opacity: faint };
    const color = { ...ink, highlight: inks.lit, hover: inks.lit };
    return { id, from, to, title, width: lit ? Math.max(width, 1.4) : width, color };
  });
}

function startMap() {
  const picture = newPicture();
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();

  function colour() {
    document.body.dataset.ground = DARK.matches ? "dark" : "light";
    readColours(picture);
    edges.update(edgesOf(picture));
  }

  function fit() {
    nodes.update(nodesOf(picture));
    picture.network.moveTo({ position: { x: 0, y: 0 }, scale: 1 });
  }

  function pick(actor) {
    picture.picked = actor;
    edges.update(edgesOf(picture));
  }

  nodes.update(nodesOf(picture));
  colour();
  document.getElementById("legend").replaceChildren(...legendOf(picture.shown));
  picture.network = new vis.Network(picture.stage, { nodes, edges }, told("options"));
  paintWith(picture);
  pickWith(picture, pick);
  moveWith(picture, fit);
  new ResizeObserver(() => picture.stage.clientWidth && fit()).observe(picture.stage);
  DARK.addEventListener("change", colour);
  fit();
  return picture;
}

function paintWith(picture) {
  const { network, stage } = picture;
  const below = (ctx) => onOwnScale(ctx, stage, () => paintOutlines(picture, ctx));
  const above = (ctx) => onOwnScale(ctx, stage, () => paintNames(picture, ctx));
  network.on("beforeDrawing", below);
  network.on("afterDrawing", above);
}

function pickWith({ network, stage }, pick) {
  network.on("selectNode", ({ nodes: [actor] }) => pick(actor));
  network.on("deselectNode", ({ nodes: [actor] }) => pick(actor === undefined ? null : actor));
  network.on("hoverNode", () => (stage.style.cursor = "pointer"));
  network.on("blurNode", () => (stage.style.cursor = ""));
}

// The wheel belongs to the page; with ctrl it zooms the picture, as the buttons do.
function moveWith({ network, stage, shown }, fit) {
  const zoom = (factor) => {
    const scale = Math.min(8, Math.max(0.5, network.getScale() * factor));
    network.moveTo({ scale });
  };
  const pressed = { in: () => zoom(1.3), out: () => zoom(1 / 1.3), fit };
  for (const [id, press] of Object.entries(pressed)) {
    document.getElementById(id).addEventListener("click", press);
  }
  stage.addEventListener("wheel", (turned) => turned.ctrlKey || turned.stopPropagation(), true);
  stage.firstElementChild.setAttribute("role", "img");
  stage.firstElementChild.setAttribute("aria-label", shown.how_to_move);
}

export const PICTURE = startMap();
