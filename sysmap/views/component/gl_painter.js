// Painters of maps too large for one element an actor: WebGL2 draws ties and actors on one canvas,
// a few names stand over it, and the whole stage is one stop for the keyboard.

import { html } from "./elements.js";
import { newBoard } from "./gl_board.js";
import { labelPainter } from "./labels.js";
import { nameForReaders } from "./words.js";

const MOST_NAMES = 60;

export function glPainters(picture, gl) {
  const { scene, view, names } = picture;
  const board = newBoard(scene, view, gl);
  const spot = theOneStop(picture);
  let shown = null;

  function show(state, frame) {
    shown = { state, frame };
    board.show(state, frame, spot.focused());
    spot.press(state.picked);
  }

  for (const change of ["focus", "blur"]) {
    spot.element.addEventListener(change, () => shown && show(shown.state, shown.frame));
  }
  picture.surface.after(spot.element);
  const { ask, place, moveAll, useInks, nearestTie, nearestActor, paintInto, stop } = board;
  return {
    ties: { show, ask, place, useInks, nearest: nearestTie, paintInto, stop },
    actors: {
      show: () => {},
      place: () => {},
      placeOne: moveAll,
      isOneStop: true,
      setTabStop: spot.name,
      focus: () => spot.element.focus({ preventScroll: true }),
      focused: (target) => (target === spot.element ? spot.current() : null),
      at: (target, x, y) => (target === spot.element ? nearestActor(x, y) : null),
    },
    labels: labelPainter(scene, names, view, { most: MOST_NAMES, overActors: true }),
  };
}

// It bears the name of whoever the arrow keys have come to, and is pressed while they are picked.
function theOneStop({ map }) {
  const element = html("div", { class: "spot", role: "button", tabindex: "0" });
  let current = null;

  // The pointer picks, and leaves the focus where it is.
  element.addEventListener("mousedown", (event) => event.preventDefault());

  function press(picked) {
    element.setAttribute("aria-pressed", String(Boolean(current) && picked === current));
  }

  return {
    element,
    press,
    name(actor) {
      current = actor;
      element.setAttribute("aria-label", actor ? nameForReaders(actor) : "Nobody is shown");
      press(map.state.picked);
    },
    current: () => current,
    focused: () => (element.matches(":focus-visible") ? current : null),
  };
}
