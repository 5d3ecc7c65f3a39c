// The row above the map: play, the slider over the steps, and the buttons that zoom.

const PACE = 1100;
const LETTER = 0.47;

function stepControls(scene, onStep) {
  const last = scene.steps.length - 1;
  const range = { type: "range", min: 0, max: last, step: 1 };
  const slider = html("input", { ...range, "aria-label": "Date of the map" });
  const label = html("output", { class: "step-label", "aria-live": "off" });
  const play = button("Play", { class: "play" }, () => (timer ? pause() : start()));
  label.style.width = `${longestStep(scene) * LETTER}em`;
  let timer = 0;

  function start() {
    if (Number(slider.value) === last) onStep(0);
    timer = setInterval(forward, PACE);
    play.textContent = "Pause";
  }

  function pause() {
    clearInterval(timer);
    timer = 0;
    play.textContent = "Play";
  }

  function forward() {
    const step = Number(slider.value) + 1;
    onStep(step);
    if (step >= last) pause();
  }

  function show(step) {
    slider.value = step;
    slider.setAttribute("aria-valuetext", scene.steps[step]);
    label.replaceChildren(html("strong", {}, scene.steps[step]), `: ${countsInWords(scene, step)}`);
  }

  slider.addEventListener("input", () => {
    pause();
    onStep(Number(slider.value));
  });
  const parts = last > 0 ? [play, slider, label] : [label];
  return { element: html("div", { class: "steps" }, ...parts), show, stop: pause };
}

// The label keeps room for its longest words: the slider beside it stays as wide as it is.
function longestStep(scene) {
  return Math.max(...scene.steps.map((_, step) => stepInWords(scene, step).length));
}

function zoomControls(onZoom, onFit) {
  const out = button("−", { "aria-label": "Zoom out" }, () => onZoom(0.8));
  const into = button("+", { "aria-label": "Zoom in" }, () => onZoom(1.25));
  const named = { class: "zoom", role: "group", "aria-label": "Zoom" };
  return html("div", named, out, into, button("Fit", {}, onFit));
}
