// Names on vis-network's canvas. They come onto it as text, and are never read as markup.

import { insideStage, takenGrid } from "../../views/component/boxes.js";
import { isDrawn, isLit } from "../../views/component/frame.js";
import { isHiddenActor } from "../../views/component/narrowing.js";
import { NARROW_STAGE, spotsOf, wordings } from "../../views/component/spots.js";
import { onScreen } from "../../views/component/view.js";
import { sizeOf } from "./painting.js";

const LONGEST_NAME = 26;
const BASELINE = 11.5;

// Places are found for everybody who may be named, there or not at this step, and stay until the
// view or the choice of whom to see changes: no name moves in time.
export function paintNames(picture, ctx) {
  const { scene, state, frame, view } = picture;
  const isWanted = (actor) => isLit(frame, actor) && !isHiddenActor(state.choices, actor);
  const wanted = scene.actors.filter(isWanted);
  const seen = JSON.stringify([view, wanted.map(({ index }) => index)]);
  if (seen !== picture.named.seen) picture.named = { seen, spots: placed(picture, ctx, wanted) };
  picture.names = picture.named.spots.filter(({ actor }) => isDrawn(frame, actor));
  for (const name of picture.names) write(picture, ctx, name);
}

// The most connected first; a name takes the first free place, whole or shortened, or is left out.
function placed(picture, ctx, actors) {
  const taken = takenGrid();
  for (const actor of actors) taken.add(boxOf(picture, actor));
  const spots = [...actors].sort(mostTiedFirst).map((actor) => {
    const spot = freeSpot(picture, ctx, actor, taken);
    if (spot) taken.add(spot);
    return spot;
  });
  return spots.filter(Boolean);
}

function isStrong(actor) {
  return actor.kind.shape === "square";
}

function typeOf({ font }, actor) {
  return `${isStrong(actor) ? "650 12.5px" : "12px"} ${font}`;
}

function mostTiedFirst(one, other) {
  return isStrong(other) - isStrong(one) || other.ties.length - one.ties.length;
}

function boxOf(picture, actor) {
  const [x, y] = onScreen(picture.view, actor);
  const r = sizeOf(picture, actor) * picture.view.zoom + 1;
  return { left: x - r, right: x + r, top: y - r, bottom: y + r };
}

function freeSpot(picture, ctx, actor, taken) {
  const { view } = picture;
  ctx.font = typeOf(picture, actor);
  const isFree = (box) => insideStage(box, view) && !taken.hits(box);
  for (const words of wordings(actor.label, view.width < NARROW_STAGE)) {
    if (words.length > LONGEST_NAME) continue;
    const spot = spotsRound(picture, actor, ctx.measureText(words).width + 3).find(isFree);
    if (spot) return { ...spot, words, actor };
  }
  return null;
}

// People have their name beside them, services above or below.
function spotsRound(picture, actor, width) {
  const radius = sizeOf(picture, actor) * picture.view.zoom + 4;
  const spots = spotsOf(onScreen(picture.view, actor), radius, width);
  const stacked = actor.y < 0 ? [spots.above, spots.below] : [spots.below, spots.above];
  const beside = [spots.right, spots.left];
  const first = isStrong(actor) ? [...stacked, ...beside] : [...beside, ...stacked];
  return [...first, ...spots.slanting];
}

function write(picture, ctx, { actor, words, left, top }) {
  const { ground, ink } = picture.inks;
  const looks = { lineWidth: 3.5, lineJoin: "round", strokeStyle: ground, fillStyle: ink };
  Object.assign(ctx, looks, { font: typeOf(picture, actor) });
  ctx.strokeText(words, left, top + BASELINE);
  ctx.fillText(words, left, top + BASELINE);
}
