// What the page holds: rows of actors and ties and all that goes with them, as the app's own map
// takes them.

import { newChoices } from "../../views/component/narrowing.js";
import { buildScene } from "../../views/component/scene.js";

export function told(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

export function readScene() {
  const [actors, ties] = [told("actors"), told("ties")];
  const own = columnsOf(actors, ["label", "kind", "sector", "x", "y", "spans"]);
  const drawn = columnsOf(ties, ["kind", "spans", "status"]);
  const key = actors.map(({ id }) => id);
  const ends = { source: ties.map(({ from }) => from), target: ties.map(({ to }) => to) };
  return buildScene({ ...told("scene"), actor: { ...own, key }, tie: { ...drawn, ...ends } });
}

function columnsOf(rows, names) {
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])]));
}

// It begins with the last step of the first way through time.
export function newState({ clocks: [clock] }) {
  const looked = { picked: null, hovered: null, reach: 1 };
  return { clock, step: clock.days.length - 1, ...looked, choices: newChoices() };
}
