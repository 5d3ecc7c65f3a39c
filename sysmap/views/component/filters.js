// The folded list of what the picture can be narrowed to. Kinds and sectors are switched in the
// legend, where they are explained.

import { button, chooser, html } from "./elements.js";
import { isAlive } from "./frame.js";
import { NARROWED_BY, isAnythingChosen } from "./narrowing.js";
import { tally } from "./scene.js";

const EVERY = "";
const TITLES = {
  service: "Service",
  context: "Context in force",
  compartment: "Compartment of the move",
};

export function filterSheet(scene, state, { onNarrow, onToggle, onClear }) {
  const offered = offeredBy(scene);
  const ways = NARROWED_BY.filter((way) => offered[way].length);
  const choosers = ways.map((way) => narrowBy(way, offered[way], onNarrow));
  const kinds = scene.tieKinds.map(({ name }) => checkbox(name, () => onToggle("tieKinds", name)));
  const summary = html("summary", {}, "Filter");
  // The button goes dead with the press: the keyboard is not left on it.
  const clear = button("Show everything", { class: "clear" }, () => {
    onClear();
    summary.focus();
  });
  const group = { role: "group", "aria-label": "Kinds of tie" };
  const boxes = html("div", { class: "boxes", ...group }, ...kinds.map(({ element }) => element));
  const lines = choosers.map(({ element }) => element);
  const sheet = html("div", { class: "sheet" }, ...lines, boxes, clear);
  const element = html("details", { class: "filter" }, summary, sheet);
  closesWhenLeft(element, summary);

  function show(frame) {
    const counts = tally(scene.ties.filter((tie) => isAlive(frame, tie)), (tie) => tie.kind.name);
    for (const one of choosers) one.show(state.choices);
    for (const one of kinds) one.show(state.choices, counts);
    const chosen = isAnythingChosen(state.choices);
    summary.textContent = chosen ? "Filter (on)" : "Filter";
    clear.disabled = !chosen;
  }

  return { element, show };
}

// Each way to narrow the picture, with what it offers: a number and its words.
function offeredBy({ actors, narrowing }) {
  const heads = [...new Set(narrowing.service.filter((head) => head >= 0))];
  const byName = (one, other) => one[1].localeCompare(other[1]);
  const numbered = (entries) => entries.map(({ name }, number) => [number, name]);
  return {
    service: heads.map((head) => [head, actors[head].label]).sort(byName),
    context: numbered(narrowing.contexts),
    compartment: numbered(narrowing.compartments),
  };
}

function narrowBy(way, offered, onNarrow) {
  const chosen = (value) => onNarrow(way, value === EVERY ? null : Number(value));
  const select = chooser(TITLES[way], [[EVERY, "any"], ...offered], chosen);
  const element = html("label", {}, html("span", {}, TITLES[way]), select);
  const show = (choices) => {
    select.value = choices[way] === null ? EVERY : String(choices[way]);
  };
  return { element, show };
}

function checkbox(name, onChange) {
  const box = html("input", { type: "checkbox" });
  const count = html("span", { class: "count" });
  box.addEventListener("change", onChange);
  const element = html("label", {}, box, html("span", {}, name), count);
  const show = ({ hidden }, counts) => {
    box.checked = !hidden.tieKinds.has(name);
    count.textContent = counts.get(name) || 0;
  };
  return { element, show };
}

// Escape folds it and gives the focus back; so does a press anywhere else.
export function closesWhenLeft(details, summary) {
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    summary.focus();
    event.stopPropagation();
  });
  details.addEventListener("toggle", () => {
    const act = details.open ? "addEventListener" : "removeEventListener";
    details.getRootNode()[act]("pointerdown", foldElsewhere);
  });
  function foldElsewhere(event) {
    if (!details.contains(event.target)) details.open = false;
  }
}
