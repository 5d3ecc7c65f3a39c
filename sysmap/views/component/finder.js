// A field to find somebody by any part of their name: names are offered as one types. Whoever is
// chosen is picked; what is typed picks only with Enter.

import { html } from "./elements.js";
import { isDrawn } from "./frame.js";

const MOST_OFFERED = 30;

export function finder(scene, { frame, onFind }) {
  const title = scene.mode === "groups" ? "Find a group" : "Find somebody";
  const list = html("datalist", { id: "names" });
  const field = html("input", {
    type: "search",
    list: "names",
    placeholder: title,
    "aria-label": title,
    autocomplete: "off",
  });
  const names = namesOf(scene);

  function offer() {
    const options = fitting(names, field.value)
      .slice(0, MOST_OFFERED)
      .map(([name, actor]) => html("option", { value: name }, whereNow(frame(), actor)));
    list.replaceChildren(...options);
  }

  function find() {
    if (!field.value.trim()) return field.setCustomValidity("");
    const found = fitting(names, field.value);
    const actor = exactly(found, field.value) || (found.length === 1 ? found[0][1] : null);
    field.setCustomValidity(actor ? "" : notOne(found.length));
    if (!actor) return field.reportValidity();
    onFind(actor);
    field.value = "";
  }

  field.addEventListener("focus", offer);
  field.addEventListener("input", (event) => {
    field.setCustomValidity("");
    offer();
    if (isChosen(event) && names.has(field.value)) find();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") find();
  });
  return html("span", { class: "finder" }, field, list);
}

// Each name with its actor; names that several bear are told apart by the key.
function namesOf(scene) {
  const bearers = new Map();
  for (const { label } of scene.actors) bearers.set(label, (bearers.get(label) || 0) + 1);
  return new Map(
    scene.actors.map((actor) => {
      const { label, key } = actor;
      return [bearers.get(label) > 1 ? `${label} (${key})` : label, actor];
    }),
  );
}

function fitting(names, typed) {
  const part = typed.trim().toLocaleLowerCase();
  return [...names].filter(([name]) => name.toLocaleLowerCase().includes(part));
}

function exactly(found, typed) {
  const whole = typed.trim().toLocaleLowerCase();
  const [, actor] = found.find(([name]) => name.toLocaleLowerCase() === whole) || [];
  return actor;
}

function notOne(count) {
  if (!count) return "Nobody of this name is on the map.";
  return `${count} names hold these letters: choose one, or write more.`;
}

// Whether an offered name was chosen, and not typed to its last letter.
function isChosen({ inputType }) {
  return !inputType || inputType === "insertReplacementText";
}

function whereNow(frame, actor) {
  return isDrawn(frame, actor) ? actor.kind.name : `${actor.kind.name}, not shown on this day`;
}
