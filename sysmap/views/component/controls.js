// The row above the map: play, the slider over the steps, the clock that they follow, and zoom.

import { button, chooser, html } from "./elements.js";
import { countsInWords } from "./words.js";

const PACE = 1100;
const SLOWEST_RUN = 26000;
const LETTER = 0.47;
const LEAST_ROOM_FOR_COUNTS = 24;

export function stepControls(scene, state, { onStep, onClock }) {
  const range = { type: "range", min: 0, step: 1, "aria-label": "Date of the map" };
  const slider = html("input", range);
  const label = html("output", { class: "step-label", "aria-live": "off" });
  const play = button("Play", { class: "play" }, () => (timer ? pause() : start()));
  let timer = 0;

  function last() {
    return state.clock.days.length - 1;
  }

  function start() {
    if (state.step === last()) onStep(0);
    timer = setInterval(forward, Math.min(PACE, SLOWEST_RUN / state.clock.days.length));
    play.textContent = "Pause";
  }

  function pause() {
    clearInterval(timer);
    timer = 0;
    play.textContent = "Play";
  }

  function forward() {
    onStep(state.step + 1);
    if (state.step >= last()) pause();
  }

  function show(frame) {
    const name = state.clock.labels[state.step];
    slider.max = last();
    slider.value = state.step;
    slider.setAttribute("aria-valuetext", name);
    label.style.width = `${longest(scene, state.clock) * LETTER}em`;
    label.replaceChildren(html("strong", {}, name), `: ${countsInWords(scene, frame)}`);
  }

  slider.addEventListener("input", () => {
    pause();
    onStep(Number(slider.value));
  });
  const clocks = clockChooser(scene, state, (clock) => {
    pause();
    onClock(clock);
  });
  const parts = scene.clocks.some(({ days }) => days.length > 1) ? [play, slider, label] : [label];
  return { element: html("div", { class: "steps" }, ...parts, ...clocks), show, stop: pause };
}

function clockChooser(scene, state, onClock) {
  if (scene.clocks.length < 2) return [];
  const offered = scene.clocks.map(({ name }) => [name, `by ${name}`]);
  const named = (name) => scene.clocks.find((clock) => clock.name === name);
  const select = chooser("Step by", offered, (name) => onClock(named(name)));
  select.value = state.clock.name;
  return [select];
}

// The label keeps room for its longest words: the slider beside it stays as wide as it is.
function longest({ actors, ties, nouns }, clock) {
  const counts = `: ${actors.length} ${nouns.actor[1]}, ${ties.length} ${nouns.tie[1]}, `;
  const room = Math.max(LEAST_ROOM_FOR_COUNTS, counts.length);
  return Math.max(...clock.labels.map((label) => label.length)) + room;
}

export function zoomControls(onZoom, onFit) {
  const out = button("−", { "aria-label": "Zoom out" }, () => onZoom(0.8));
  const into = button("+", { "aria-label": "Zoom in" }, () => onZoom(1.25));
  const named = { class: "zoom", role: "group", "aria-label": "Zoom" };
  return html("div", named, out, into, button("Fit", {}, onFit));
}
