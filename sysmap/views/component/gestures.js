// Pointer and keys on one picture. The page keeps its scroll: only ctrl and wheel together zoom.

const STEADY = 4;

function watchPointer(picture) {
  const stage = picture.stage;
  const here = (event) => {
    const box = stage.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  watchDrag(picture, here);
  stage.addEventListener("pointerleave", () => picture.hover(null));
  stage.addEventListener("dblclick", () => picture.map.fit());
  stage.addEventListener("wheel", (event) => zoomByWheel(event, picture, here), { passive: false });
}

function watchDrag(picture, here) {
  const { stage, view } = picture;
  let grip = null;
  stage.addEventListener("pointerdown", (event) => {
    const [x, y] = here(event);
    grip = event.target.closest(".panel") ? null : { x, y, moved: 0 };
  });
  stage.addEventListener("pointermove", (event) => {
    const [x, y] = here(event);
    if (!grip) return picture.hover(picture.actorOf(event.target), x, y);
    const [across, down] = [x - grip.x, y - grip.y];
    grip = { x, y, moved: grip.moved + Math.abs(across) + Math.abs(down) };
    if (grip.moved > STEADY && view.zoom > 1) picture.pan(across, down);
  });
  stage.addEventListener("pointerup", (event) => {
    const [x, y] = here(event);
    if (grip && grip.moved <= STEADY) picture.map.pick(picture.thingAt(event.target, x, y));
    grip = null;
  });
  const letLoose = () => (grip = null);
  stage.addEventListener("pointercancel", letLoose);
  stage.addEventListener("pointerleave", letLoose);
}

function zoomByWheel(event, picture, here) {
  if (!event.ctrlKey) return;
  event.preventDefault();
  picture.zoom(Math.exp(-event.deltaY * 0.002), ...here(event));
}

const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// One stop for the Tab key: arrows go to the nearest actor that way, Enter picks, Escape lets go.
function watchKeys(picture) {
  const map = picture.map;
  picture.stage.addEventListener("keydown", (event) => {
    const actor = picture.actorOf(event.target);
    const direction = DIRECTIONS[event.key];
    if (event.key === "Escape") picture.letGo();
    else if (!actor) return;
    else if (direction) picture.focus(nearestThatWay(picture, actor, direction) || actor);
    else if (event.key === "Enter" || event.key === " ") map.pick(actor);
    else if (event.key === "+" || event.key === "=") map.zoom(1.25);
    else if (event.key === "-") map.zoom(0.8);
    else return;
    event.preventDefault();
  });
}

function nearestThatWay({ scene, view, step }, actor, [across, down]) {
  const [x, y] = onScreen(view, actor);
  let [nearest, least] = [null, Infinity];
  for (const other of scene.actors) {
    if (other === actor || !isPresent(other, step)) continue;
    const [dx, dy] = [screenX(view, other.x) - x, screenY(view, other.y) - y];
    const ahead = dx * across + dy * down;
    const cost = ahead + 2.2 * Math.abs(dx * down + dy * across);
    if (ahead > 0 && cost < least) [nearest, least] = [other, cost];
  }
  return nearest;
}
