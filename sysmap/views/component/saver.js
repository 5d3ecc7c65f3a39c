// The folded sheet that gives the picture, as it stands now, as a file. The file is made in this
// window: nothing is sent.

import { composition, isPainting } from "./composition.js";
import { button, html } from "./elements.js";
import { closesWhenLeft } from "./filters.js";
import { isoDate } from "./time.js";
import { paintedCanvas } from "./to_canvas.js";
import { svgText } from "./to_svg.js";

const SHARPNESS = 2;
const A_MINUTE = 60000;

const FORMS = { PNG: pngOf, SVG: svgOf };

export function saver(map) {
  const summary = html("summary", {}, "Save picture");
  const offered = map.pictures.some(isPainting) ? ["PNG"] : Object.keys(FORMS);
  const forms = offered.map((form) => button(form, {}, () => save(form)));
  const note = html("span", { class: "quiet" }, "As it stands now, with date and legend.");
  const sheet = html("div", { class: "sheet" }, ...forms, note);
  const element = html("details", { class: "saver" }, summary, sheet);
  closesWhenLeft(element, summary);

  async function save(form) {
    const name = `${fileName(map)}.${form.toLowerCase()}`;
    element.open = false;
    summary.focus();
    giveAway(name, await FORMS[form](map));
    map.say(`Saved as ${name}.`);
  }

  return element;
}

function svgOf(map) {
  return new Blob([svgText(composition(map))], { type: "image/svg+xml" });
}

function pngOf(map) {
  const { fontFamily } = getComputedStyle(map.host);
  const canvas = paintedCanvas(composition(map), SHARPNESS, fontFamily);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

// What kind of picture it is, and its date where it has one; never a name.
function fileName({ scene, state }) {
  if (scene.first === undefined) return scene.file || scene.mode;
  return `${scene.mode}-${isoDate(scene.first + state.clock.days[state.step])}`;
}

function giveAway(name, file) {
  const address = URL.createObjectURL(file);
  const link = html("a", { href: address, download: name, hidden: "" });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), A_MINUTE);
}
