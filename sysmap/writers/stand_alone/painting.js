// What is painted on vis-network's canvas: shapes, outlines and names, as on the app's own map.
// Names come onto the canvas as text, and are never read as markup.

import { insideStage, takenGrid } from "../../views/component/boxes.js";
import { html, svg } from "../../views/component/elements.js";
import { outlinePath } from "../../views/component/hulls.js";
import { shapePath } from "../../views/component/shapes.js";
import { spotsOf, wordings } from "../../views/component/spots.js";

export const NARROW = 520;
const LONGEST_NAME = 26;
const PAPER = ["ground", "ink", "tie", "lit", "plain", "sector-0"];

export function readColours(picture) {
  const probe = document.createElement("span");
  document.body.append(probe);
  const colour = (name) => {
    probe.style.color = `var(--${name})`;
    return plainColour(getComputedStyle(probe).color);
  };
  const sectors = picture.shown.sectors.map((sector) => `sector-${Number(sector.colour)}`);
  picture.inks = Object.fromEntries([...PAPER, ...sectors].map((name) => [name, colour(name)]));
  probe.remove();
}

// As vis-network can read it: a mixed colour comes as `color(srgb ...)`, which it takes for black.
function plainColour(colour) {
  const brush = document.createElement("canvas").getContext("2d");
  brush.fillStyle = colour;
  brush.fillRect(0, 0, 1, 1);
  return `rgb(${[...brush.getImageData(0, 0, 1, 1).data.slice(0, 3)].join(",")})`;
}

function sectorColour({ shown, inks }, sector) {
  return inks[`sector-${sector < 0 ? 0 : Number(shown.sectors[sector].colour)}`];
}

function isNear({ picked, tiedTo }, actor) {
  return picked === null || picked === actor.id || tiedTo[picked].has(actor.id);
}

export function paintActor(picture, actor, { ctx, x, y }) {
  const { inks, picked } = picture;
  const shape = new Path2D(shapePath(actor.form, actor.size));
  ctx.save();
  ctx.translate(x, y);
  ctx.globalAlpha = isNear(picture, actor) ? 1 : 0.2;
  ctx.lineJoin = "round";
  ctx.fillStyle = actor.hollow ? inks.ground : sectorColour(picture, actor.sector);
  ctx.strokeStyle = actor.hollow ? inks.plain : inks.ground;
  ctx.lineWidth = 1.6;
  if (picked === actor.id) Object.assign(ctx, { strokeStyle: inks.ink, lineWidth: 3 });
  ctx.fill(shape);
  ctx.stroke(shape);
  ctx.restore();
}

// On the screen's own scale: names stay as large as they are, whatever the zoom.
export function onOwnScale(ctx, stage, paint) {
  const sharpness = ctx.canvas.width / stage.clientWidth;
  ctx.save();
  ctx.setTransform(sharpness, 0, 0, sharpness, 0, 0);
  paint();
  ctx.restore();
}

function placeOf({ network }, actor) {
  const { x, y } = network.canvasToDOM(network.getPosition(actor.id));
  return [x, y];
}

export function paintOutlines(picture, ctx) {
  for (const { members, sector } of picture.shown.outlines) {
    if (members.length < 2) continue;
    const points = members.map((member) => placeOf(picture, picture.actors[member]));
    ctx.fillStyle = sectorColour(picture, sector);
    ctx.globalAlpha = picture.picked === null ? 0.09 : 0.03;
    ctx.fill(new Path2D(outlinePath(points)));
  }
  ctx.globalAlpha = 1;
}

// The most connected first; a name takes the first free place, whole or shortened, or is left out.
export function paintNames(picture, ctx) {
  const { actors, stage, network } = picture;
  const view = { width: stage.clientWidth, height: stage.clientHeight, taken: takenGrid() };
  const scale = network.getScale();
  for (const actor of actors) {
    const [x, y] = placeOf(picture, actor);
    const r = actor.size * scale + 1;
    view.taken.add({ left: x - r, right: x + r, top: y - r, bottom: y + r });
  }
  const ranked = [...actors].sort((one, other) => other.rank - one.rank);
  picture.names = ranked.flatMap((actor) =>
    isNear(picture, actor) ? paintName(picture, ctx, actor, view) : [],
  );
}

function paintName(picture, ctx, actor, view) {
  const weight = actor.form === "square" ? "650 12.5px" : "12px";
  ctx.font = `${weight} ${picture.font}`;
  for (const words of wordings(actor.label, view.width < NARROW)) {
    if (words.length > LONGEST_NAME) continue;
    const spot = freeSpotFor(picture, actor, view, ctx.measureText(words).width + 3);
    if (!spot) continue;
    view.taken.add(spot);
    Object.assign(ctx, { lineWidth: 3.5, lineJoin: "round", strokeStyle: picture.inks.ground });
    ctx.strokeText(words, spot.left, spot.top + 11.5);
    ctx.fillStyle = picture.inks.ink;
    ctx.fillText(words, spot.left, spot.top + 11.5);
    return [{ ...spot, words }];
  }
  return [];
}

function freeSpotFor(picture, actor, view, width) {
  const radius = actor.size * picture.network.getScale() + 4;
  const spots = spotsOf(placeOf(picture, actor), radius, width);
  const stacked = actor.y < 0 ? [spots.above, spots.below] : [spots.below, spots.above];
  const beside = [spots.right, spots.left];
  const first = actor.form === "square" ? [...stacked, ...beside] : [...beside, ...stacked];
  const isFree = (spot) => insideStage(spot, view) && !view.taken.hits(spot);
  return [...first, ...spots.slanting].find(isFree);
}

export function legendOf({ kinds, sectors, notes }) {
  const entry = (sample, { name, count }) => {
    const tally = html("span", { class: "count" }, String(count));
    const drawn = svg("svg", { width: 16, height: 14, "aria-hidden": "true" }, sample);
    return html("span", { class: "entry" }, drawn, name, tally);
  };
  return [
    ...kinds.map((kind) => entry(kindSample(kind), kind)),
    ...sectors.map((sector) => entry(sectorSample(sector), sector)),
    ...notes.map((words) => html("span", { class: "note" }, words)),
  ];
}

function kindSample({ shape, family }) {
  const path = svg("path", { d: shapePath(shape, 5), transform: "translate(8 7)" });
  path.style.fill = family ? "var(--ground)" : "var(--plain)";
  path.style.stroke = "var(--plain)";
  return path;
}

function sectorSample({ colour }) {
  const square = svg("rect", { x: 1, y: 2, width: 12, height: 10, rx: 2 });
  square.style.fill = `var(--sector-${Number(colour)})`;
  return square;
}
