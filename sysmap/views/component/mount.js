// Streamlit calls this when the map appears, and again when its data change.

import { Barcode } from "./barcode.js";
import { html } from "./elements.js";
import { isDrawn } from "./frame.js";
import { OrganisationMap } from "./map.js";
import { Quilt, wasOpenedByKey } from "./quilt.js";
import { screenOffButton, watchScreenOffKey } from "./screen_off.js";

const PICTURES = { barcode: Barcode, quilt: Quilt };
const SHOWS_CIRCLES = ["circle", "quilt"];

const mounted = new WeakMap();

export default function mount({ data, parentElement, setStateValue, setTriggerValue }) {
  const host = parentElement.querySelector(".sysmap") || html("div", { class: "sysmap" });
  if (!host.isConnected) parentElement.append(host);
  const former = mounted.get(host);
  watchScreenOffKey();
  const send = (name, value) => (name === "picked" ? setStateValue : setTriggerValue)(name, value);
  if (former && former.payload.revision === data.revision) {
    former.send = send;
    former.tell(data.told || null);
    former.fill();
  } else {
    replace(host, former, data, send);
  }
  return () => leave(host);
}

function replace(host, former, data, send) {
  if (former) former.stop();
  const map = new (PICTURES[data.mode] || OrganisationMap)(host, data, send);
  if (former) map.takeOver(former);
  mounted.set(host, map);
  map.told = data.told || null;
  map.dress();
  if (SHOWS_CIRCLES.includes(data.mode)) host.querySelector(".controls").append(screenOffButton());
  map.fill();
  if (data.mode === "circle" && wasOpenedByKey()) goToTheMiddle(map);
}

function goToTheMiddle({ scene, pictures }) {
  const middle = scene.actors[scene.centre];
  pictures.find(({ frame }) => isDrawn(frame, middle))?.focus(middle);
}

function leave(host) {
  const map = mounted.get(host);
  if (map) map.stop();
  mounted.delete(host);
}
