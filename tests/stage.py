"""The map component on a bare page that stands in for Streamlit: it opens ten times as fast.

The page mounts the component as Streamlit does, in a shadow root, with its colours as variables and
the same calls; `more` runs it again with something above it, `only some ties` gives it other data.
What the component tells is written under it, and kept for `told_server`. How it lives in Streamlit
itself is tested on the app's own pages (test_map_page.py).
"""

import json
from urllib.parse import urlsplit

from sysmap.views.component import component_source

ADDRESS = "http://stage.test/"

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>The map on a stage</title><style>
:root { --st-background-color: #fff; --st-text-color: #1d2630; --st-primary-color: #1f5f8b;
  --st-font: "Source Sans 3", sans-serif; color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
  :root { --st-background-color: #12171d; --st-text-color: #e8edf2; --st-primary-color: #7fb6e0; } }
body { margin: 0; background: var(--st-background-color); color: var(--st-text-color);
  font-family: sans-serif; }
main { box-sizing: border-box; height: 100vh; padding: 24px 20px; overflow: auto; }
h1 { margin: 0 0 8px; font-size: 22px; }
</style></head><body>
<main class="stMain" tabindex="-1"><div><h1>Who is connected?</h1>
<label><input type="checkbox" id="more">more</label><p id="above" hidden>Something above.</p>
<div class="stBidiComponent"></div>
<p id="picked">Picked: nobody</p><p id="moved"></p>
<label><input type="checkbox" id="some">only some ties</label></div></main>
<div data-test-script-state="notRunning"></div>
<script type="module">
import mount from "/map.js";
const { css, ...pictures } = await (await fetch("/pictures.json")).json();
const name = new URL(location.href).searchParams.get("show");
const host = document.querySelector(".stBidiComponent").attachShadow({ mode: "open" });
const style = document.createElement("style");
style.textContent = css;
host.append(style);
const byId = (id) => document.getElementById(id);
const written = (value) => Array.isArray(value) ? `['${value.join("', '")}']` : value;
window.said = [];
function setStateValue(what, value) {
  window.said.push([what, value]);
  byId(what).textContent = `Picked: ${written(value || "nobody")}`;
  run();
}
function setTriggerValue(what, value) {
  window.said.push([what, value]);
  if (what === "moved") byId(what).textContent = `Moved: ${value.key}`;
  run();
}
function run() {
  const data = pictures[byId("some").checked ? `${name}-some` : name];
  mount({ data, parentElement: host, setStateValue, setTriggerValue });
}
byId("more").addEventListener("change", () => { byId("above").hidden = false; run(); });
byId("some").addEventListener("change", run);
run();
</script></body></html>
"""


def put_on_stage(page, payloads):
    """The page, which now answers at `ADDRESS` with the picture that `?show=NAME` names."""
    css, js = component_source()
    pictures = json.dumps(payloads | {"css": css})
    parts = {
        "/": ("text/html", PAGE),
        "/map.js": ("text/javascript", js),
        "/pictures.json": ("application/json", pictures),
    }

    def answer(route):
        kind, body = parts.get(urlsplit(route.request.url).path, ("text/plain", ""))
        route.fulfill(body=body, content_type=f"{kind}; charset=utf-8")

    page.route(f"{ADDRESS}**", answer)
    return page


def told_server(page):
    """What the component has told the server so far: names and values."""
    return page.evaluate("window.said")
