// The map by keyboard: one stop for the Tab key; arrows go to the nearest actor that way, Shift and
// arrows along the ties of whoever has the focus, Alt and arrows move them; Enter picks, Escape
// lets go.

import { isDrawn, tiesOn } from "./frame.js";
import { isRecorded, otherEnd } from "./scene.js";
import { onScreen, screenX, screenY } from "./view.js";

const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const ACROSS_COSTS = 2.2;

export function watchKeys(picture) {
  const { map } = picture;
  picture.stage.addEventListener("keydown", (event) => {
    const actor = picture.focused(event.target);
    const direction = DIRECTIONS[event.key];
    if (event.key === "Escape") picture.letGo();
    else if (!actor || event.target.closest(".panel")) return;
    else if (direction) goThatWay(picture, actor, direction, event);
    else if (event.key === "Enter" || event.key === " ") map.pick(picture.tieStop || actor);
    else if (event.key === "+" || event.key === "=") map.zoom(1.25);
    else if (event.key === "-") map.zoom(0.8);
    else return;
    event.preventDefault();
  });
}

function goThatWay(picture, actor, direction, { shiftKey, altKey }) {
  const [across, down] = direction;
  if (shiftKey) picture.stopAtTie(nextTie(picture, actor, across + down));
  else if (altKey) picture.nudge(actor, direction);
  else picture.goTo(nearestThatWay(picture, actor, direction) || actor);
}

// The ties of an actor in turn, as the hand of a clock would meet them.
function nextTie({ frame, view, tieStop }, actor, turn) {
  const [x, y] = onScreen(view, actor);
  const angle = (tie) => {
    const [otherX, otherY] = onScreen(view, otherEnd(tie, actor));
    return Math.atan2(otherY - y, otherX - x);
  };
  const ties = tiesOn(frame, actor).filter(isRecorded);
  ties.sort((one, other) => angle(one) - angle(other) || one.index - other.index);
  if (!ties.length) return null;
  const from = ties.indexOf(tieStop);
  if (from < 0) return ties[0];
  return ties[(from + turn + ties.length) % ties.length];
}

function nearestThatWay({ scene, view, frame }, actor, [across, down]) {
  const [x, y] = onScreen(view, actor);
  let [nearest, least] = [null, Infinity];
  for (const other of scene.actors) {
    if (other === actor || !isDrawn(frame, other)) continue;
    const [dx, dy] = [screenX(view, other.x) - x, screenY(view, other.y) - y];
    const ahead = dx * across + dy * down;
    const cost = ahead + ACROSS_COSTS * Math.abs(dx * down + dy * across);
    if (ahead > 0 && cost < least) [nearest, least] = [other, cost];
  }
  return nearest;
}
