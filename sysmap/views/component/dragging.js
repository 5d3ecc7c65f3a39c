// Putting an actor elsewhere: by dragging, by the button in the panel and a press, or by Alt and
// the arrow keys. The new place goes to the server, which keeps it; nobody else moves.

import { onScreen, placeUnder } from "./view.js";

const NUDGE = 12;

// A drag that has begun on an actor; null where actors may not be moved.
export function dragOf(picture, actor) {
  if (!actor || !picture.scene.movable) return null;
  return {
    to: (x, y) => putAt(picture, actor, x, y),
    drop: () => drop(picture, actor),
  };
}

export function putAt(picture, actor, x, y) {
  Object.assign(actor, placeUnder(picture.view, x, y));
  picture.map.follow(actor);
}

export function drop({ map }, actor) {
  map.place();
  map.sendMoved({ key: actor.key, x: Math.round(actor.x), y: Math.round(actor.y) });
}

export function nudge(picture, actor, [across, down]) {
  if (!picture.scene.movable) return;
  const [x, y] = onScreen(picture.view, actor);
  putAt(picture, actor, x + NUDGE * across, y + NUDGE * down);
  drop(picture, actor);
}
