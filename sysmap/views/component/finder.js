// A field to find somebody by name: names complete as one types, and whoever is named is picked.

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
    const typed = field.value.trim().toLocaleLowerCase();
    const fitting = [...names].filter(([name]) => name.toLocaleLowerCase().includes(typed));
    const options = fitting
      .slice(0, MOST_OFFERED)
      .map(([name, actor]) => html("option", { value: name }, whereNow(frame(), actor)));
    list.replaceChildren(...options);
  }

  function find() {
    const typed = field.value.trim();
    const fitting = [...names].filter(([name]) => sameStart(name, typed));
    const actor = names.get(typed) || (fitting.length === 1 ? fitting[0][1] : null);
    field.setCustomValidity(actor || !typed ? "" : "Nobody of this name is on the map.");
    if (!actor) return typed && field.reportValidity();
    onFind(actor);
    field.value = "";
  }

  field.addEventListener("focus", offer);
  field.addEventListener("input", () => {
    field.setCustomValidity("");
    offer();
    if (names.has(field.value)) find();
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

function sameStart(name, typed) {
  return typed !== "" && name.toLocaleLowerCase().startsWith(typed.toLocaleLowerCase());
}

function whereNow(frame, actor) {
  return isDrawn(frame, actor) ? actor.kind.name : `${actor.kind.name}, not shown on this day`;
}
