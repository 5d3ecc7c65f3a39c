// Pointer and touch on one picture. The page keeps its scroll: only ctrl and wheel together zoom,
// and two fingers.

import { dragOf } from "./dragging.js";

const STEADY = 5;

export function watchPointer(picture) {
  const stage = picture.stage;
  const here = (event) => {
    const box = stage.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  watchPress(picture, here);
  watchPinch(picture, here);
  stage.addEventListener("pointerleave", () => picture.hover(null));
  stage.addEventListener("dblclick", (event) => {
    if (!event.target.closest(".panel")) picture.map.fit();
  });
  stage.addEventListener("wheel", (event) => zoomByWheel(event, picture, here), { passive: false });
}

// A press that stays where it is picks; one that moves drags an actor, or the picture when zoomed.
function watchPress(picture, here) {
  const { stage } = picture;
  let grip = null;
  stage.addEventListener("pointerdown", (event) => {
    if (event.target.closest(".panel") || !event.isPrimary) return;
    const [x, y] = here(event);
    grip = { x, y, moved: 0, drag: dragOf(picture, picture.actorAt(event.target, x, y)) };
  });
  stage.addEventListener("pointermove", (event) => {
    const [x, y] = here(event);
    if (!grip) return picture.hover(picture.actorAt(event.target, x, y), x, y);
    const [across, down] = [x - grip.x, y - grip.y];
    Object.assign(grip, { x, y, moved: grip.moved + Math.abs(across) + Math.abs(down) });
    if (grip.moved <= STEADY) return;
    if (grip.drag) grip.drag.to(x, y);
    else if (picture.view.zoom > 1) picture.pan(across, down);
  });
  stage.addEventListener("pointerup", (event) => {
    if (grip && grip.moved <= STEADY) picture.press(event.target, ...here(event));
    else if (grip && grip.drag) grip.drag.drop();
    grip = null;
  });
  const letLoose = () => {
    if (grip && grip.drag && grip.moved > STEADY) grip.drag.drop();
    grip = null;
  };
  stage.addEventListener("pointercancel", letLoose);
  stage.addEventListener("pointerleave", letLoose);
}

// Two fingers zoom round the point between them.
function watchPinch(picture, here) {
  const { stage } = picture;
  const fingers = new Map();
  let apart = 0;
  stage.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch") fingers.set(event.pointerId, here(event));
    apart = distanceBetween(fingers);
  });
  stage.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    fingers.set(event.pointerId, here(event));
    const now = distanceBetween(fingers);
    if (now && apart) picture.zoom(now / apart, ...middleOf(fingers));
    apart = now;
  });
  const lift = (event) => {
    fingers.delete(event.pointerId);
    apart = distanceBetween(fingers);
  };
  stage.addEventListener("pointerup", lift);
  stage.addEventListener("pointercancel", lift);
}

function distanceBetween(fingers) {
  if (fingers.size !== 2) return 0;
  const [[x1, y1], [x2, y2]] = [...fingers.values()];
  return Math.hypot(x2 - x1, y2 - y1);
}

function middleOf(fingers) {
  const [[x1, y1], [x2, y2]] = [...fingers.values()];
  return [(x1 + x2) / 2, (y1 + y2) / 2];
}

function zoomByWheel(event, picture, here) {
  if (!event.ctrlKey) return;
  event.preventDefault();
  picture.zoom(Math.exp(-event.deltaY * 0.002), ...here(event));
}
