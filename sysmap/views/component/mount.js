// Streamlit calls this when the map appears, and again when its data change.

import { html } from "./elements.js";
import { OrganisationMap } from "./map.js";

const mounted = new WeakMap();

export default function mount({ data, parentElement, setStateValue, setTriggerValue }) {
  const host = parentElement.querySelector(".sysmap") || html("div", { class: "sysmap" });
  if (!host.isConnected) parentElement.append(host);
  const former = mounted.get(host);
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
  const map = new OrganisationMap(host, data, send);
  if (former) map.takeOver(former);
  mounted.set(host, map);
  map.told = data.told || null;
  map.dress();
  map.fill();
}

function leave(host) {
  const map = mounted.get(host);
  if (map) map.stop();
  mounted.delete(host);
}
