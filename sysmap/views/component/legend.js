// The legend: every shape, colour and line that is shown, with how many there are at this step.

const NO_SCORE = "Place on the page carries no score.";

function drawLegend(scene, state, steps, onToggle) {
  const here = steps.map((step) => scene.actors.filter((actor) => isPresent(actor, step)));
  const alive = steps.map((step) => scene.ties.filter((tie) => isAlive(tie, step)));
  const [mapped, changed] = [scene.mode === "map", scene.mode === "change"];
  return [
    ...(mapped ? [strengthEntry(scene, alive)] : changeEntries(state, alive, onToggle)),
    ...kindEntries(scene, here),
    ...(changed ? markEntries(here) : sectorEntries(scene, here)),
    html("span", { class: "note" }, NO_SCORE),
  ];
}

// How many there are of each: where two pictures stand side by side, in the first and the second.
function tallies(pictures, name) {
  const counts = pictures.map((things) => tally(things, name));
  const names = [...new Set(counts.flatMap((count) => [...count.keys()]))];
  const told = (found) => counts.map((count) => count.get(found) || 0).join(" → ");
  return new Map(names.map((found) => [found, told(found)]));
}

function entry(sample, words, count) {
  return html("span", { class: "entry" }, sample, words, html("span", { class: "count" }, count));
}

function sample(width, ...parts) {
  const size = { width, height: 14, viewBox: `0 0 ${width} 14` };
  return svg("svg", { class: "sample", "aria-hidden": "true", ...size }, ...parts);
}

function kindEntries(scene, here) {
  const counts = tallies(here, (actor) => actor.kind);
  return scene.kinds
    .filter((kind) => counts.has(kind))
    .map((kind) => {
      const look = kind.family ? "shape open" : "shape plain";
      const middle = { d: shapePath(kind.shape, 5), transform: "translate(8 7)" };
      const shape = svg("path", { class: look, ...middle });
      return entry(sample(16, shape), kind.name, counts.get(kind));
    });
}

function sectorEntries(scene, here) {
  const counts = tallies(here, (actor) => actor.sector);
  return scene.sectors
    .filter((sector) => counts.has(sector))
    .map((sector) => {
      const swatch = svg("rect", { class: "swatch", x: 1, y: 2, width: 12, height: 10, rx: 2 });
      swatch.style.setProperty("--paint", sectorPaint(scene, sector));
      return entry(sample(14, swatch), sector.name, counts.get(sector));
    });
}

// Widths are graded within each kind of tie (see `gradeOf`): across kinds they say nothing.
function strengthEntry(scene, alive) {
  const widths = WIDTHS.map((width, grade) => lineSample("tie", [], width, 2 + grade * 10, 8));
  const count = alive.map((ties) => ties.length).join(" → ");
  const within = scene.tieKinds.length > 1 ? " within a kind" : "";
  return entry(sample(44, ...widths), `ties, wider is stronger${within}`, count);
}

function changeEntries(state, alive, onToggle) {
  const counts = tallies(alive, (tie) => tie.change);
  const known = Object.keys(CHANGE_LINES).filter((change) => counts.has(change));
  const toggles = known.map((change) => changeEntry(change, counts.get(change), state, onToggle));
  if (!counts.has(null)) return toggles;
  return [entry(sample(28, lineSample("tie", [], 2, 1, 26)), "ties", counts.get(null)), ...toggles];
}

function changeEntry(change, count, state, onToggle) {
  const { words, dashes, width } = CHANGE_LINES[change];
  const line = sample(34, lineSample(inkVariable(change), dashes, width, 1, 32));
  const pressed = String(!state.hidden.has(change));
  const look = { class: "entry toggle", "aria-pressed": pressed };
  const toggle = button("", look, () => onToggle(change));
  toggle.replaceChildren(line, words, html("span", { class: "count" }, count));
  toggle.dataset.change = change;
  return toggle;
}

function lineSample(variable, dashes, width, x, length) {
  const ends = { x1: x, x2: x + length, y1: 7, y2: 7 };
  const line = svg("line", { ...ends, "stroke-dasharray": dashes.join(" ") });
  line.style.stroke = `var(--${variable})`;
  line.style.strokeWidth = `${width}px`;
  return line;
}

function markEntries(here) {
  const counts = tallies(here, (actor) => actor.mark);
  return ["joined", "left"]
    .filter((mark) => counts.has(mark))
    .map((mark) => {
      const ring = svg("circle", { class: "mark", cx: 8, cy: 7, r: 6 });
      const group = svg("g", { class: mark }, ring);
      return entry(sample(16, group), mark, counts.get(mark));
    });
}
