// The same as a table, of the step that is shown; its rows are made while somebody looks at them.

import { html } from "../../views/component/elements.js";
import { isDrawn, tiesOn } from "../../views/component/frame.js";
import { otherEnd } from "../../views/component/scene.js";

const NOT_RECORDED = "–";

export function tableBelow(scene) {
  const folded = document.getElementById("table");
  const [caption, body] = [folded.querySelector("caption"), folded.querySelector("tbody")];
  let waiting = null;

  function show(frame, words) {
    caption.textContent = words;
    waiting = frame;
    if (folded.open) fill();
  }

  function fill() {
    if (!waiting) return;
    const present = scene.actors.filter((actor) => isDrawn(waiting, actor));
    body.replaceChildren(...present.map((actor) => rowOf(scene, waiting, actor)));
    waiting = null;
  }

  folded.addEventListener("toggle", fill);
  return { show };
}

function rowOf(scene, frame, actor) {
  const sector = scene.has_sectors && actor.sector ? actor.sector.name : NOT_RECORDED;
  const others = tiesOn(frame, actor).map((tie) => toldFrom(tie, actor));
  const cells = [actor.label, actor.kind.name, sector, others.length, others.sort().join("; ")];
  return html("tr", {}, ...cells.map((cell) => html("td", {}, String(cell))));
}

// A tie as the other end's name, with its direction and its kind.
function toldFrom(tie, actor) {
  const way = !tie.kind.directed ? "" : tie.source === actor ? "to " : "from ";
  return `${way}${otherEnd(tie, actor).label} (${tie.kind.name})`;
}
