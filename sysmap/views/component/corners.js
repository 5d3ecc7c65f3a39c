// The corner in which the panel hides least of whom it is about.

import { overlap } from "./boxes.js";
import { tiesOn } from "./frame.js";
import { endsOf, isTie } from "./picks.js";
import { otherEnd } from "./scene.js";
import { nodeBox } from "./spots.js";
import { onScreen } from "./view.js";

const CORNER_GAP = 8;
const CORNERS = [
  { "on-left": false, "at-bottom": false },
  { "on-left": true, "at-bottom": false },
  { "on-left": false, "at-bottom": true },
  { "on-left": true, "at-bottom": true },
];

// Whoever is picked is never hidden, those they are tied to as seldom as can be; then the farthest.
export function clearestCorner(picture, picked) {
  const ends = endsOf(picked);
  const ties = isTie(picked) ? [] : tiesOn(picture.frame, picked);
  const tied = new Set(ties.map((tie) => otherEnd(tie, picked)));
  const judged = CORNERS.map((corner) => {
    const hidden = [...tied].filter((actor) => hides(picture, corner, actor)).length;
    const worst = ends.some((end) => hides(picture, corner, end)) ? tied.size + 1 : 0;
    const far = Math.min(...ends.map((end) => distanceFrom(picture, corner, end)));
    return { corner, hidden: hidden + worst, far };
  });
  judged.sort((one, other) => one.hidden - other.hidden || other.far - one.far);
  return judged[0].corner;
}

export function hides({ scene, view, panel }, corner, actor) {
  return overlap(panelBox(view, panel, corner), nodeBox(scene, actor, view));
}

function distanceFrom({ view, panel }, corner, actor) {
  const { left, top, right, bottom } = panelBox(view, panel, corner);
  const [x, y] = onScreen(view, actor);
  return Math.hypot((left + right) / 2 - x, (top + bottom) / 2 - y);
}

function panelBox(view, { offsetWidth, offsetHeight }, corner) {
  const left = corner["on-left"] ? CORNER_GAP : view.width - offsetWidth - CORNER_GAP;
  const top = corner["at-bottom"] ? view.height - offsetHeight - CORNER_GAP : CORNER_GAP;
  return { left, top, right: left + offsetWidth, bottom: top + offsetHeight };
}
