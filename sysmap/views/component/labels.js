// Names that do not overlap: each takes the first free place round its actor, whole, else shortened
// in the middle, else it is hidden and stands in the tip. Places are found for all dates at once:
// no name moves in time.

const LONGEST = 150;
const MOST_LABELS = 400;
const NARROW_STAGE = 520;

function labelPainter(scene, layer, view) {
  const ruler = textRuler();
  const entries = [...groupNames(scene), ...scene.actors.map((actor) => actorName(scene, actor))];
  for (const entry of entries) layer.append(entry.text);
  entries.sort((one, other) => other.rank - one.rank);

  // Finds a place for each name that is wanted: for all, or for whoever is picked and their ties.
  function place(state, step) {
    layer.classList.toggle("narrow", view.width < NARROW_STAGE);
    const taken = takenGrid();
    const lit = scene.actors.filter((actor) => isLit(state, actor, step));
    for (const actor of lit) taken.add(nodeBox(scene, actor, view));
    let left = MOST_LABELS;
    for (const entry of entries) {
      const wanted = left > 0 && (entry.actor ? isLit(state, entry.actor, step) : !state.picked);
      const spot = wanted ? freeSpot(scene, entry, view, taken, ruler) : null;
      entry.text.classList.toggle("unplaced", !spot);
      if (spot) putLabel(entry, spot, taken);
      left -= spot ? 1 : 0;
    }
  }

  function show(step) {
    for (const { actor, text } of entries) {
      text.classList.toggle("absent", Boolean(actor) && !isPresent(actor, step));
    }
  }

  return { place, show };
}

function actorName(scene, actor) {
  const strong = actor.kind.shape === "square" || actor.index === scene.centre;
  const rank = (strong ? 10000 : 0) + actor.ties.length;
  return { actor, words: actor.label, strong, rank, text: labelText(strong) };
}

function groupNames(scene) {
  const named = scene.outlines.filter((outline) => outline.name);
  return named.map((outline) => {
    return { outline, words: outline.name, strong: true, rank: 20000, text: labelText(true) };
  });
}

function labelText(strong) {
  return svg("text", { class: strong ? "label strong" : "label", "aria-hidden": "true" });
}

function freeSpot(scene, entry, view, taken, ruler) {
  const free = (box) => insideStage(box, view) && !taken.hits(box);
  for (const words of wordings(entry.words, view.width < NARROW_STAGE)) {
    const width = ruler(words, entry.text);
    if (width > LONGEST && words === entry.words) continue;
    const spot = spotsRound(scene, entry, view, width).find(free);
    if (spot) return { ...spot, words };
  }
  return null;
}

function wordings(words, narrow) {
  const lengths = [22, narrow ? 12 : 15].filter((length) => words.length > length);
  return [words, ...lengths.map((length) => shortened(words, length))];
}

function shortened(words, length) {
  const [head, tail] = [Math.ceil((length - 1) / 2), Math.floor((length - 1) / 2)];
  return `${words.slice(0, head).trimEnd()}…${words.slice(-tail).trimStart()}`;
}

function putLabel(entry, spot, taken) {
  taken.add(spot);
  entry.text.textContent = spot.words;
  setAttributes(entry.text, { x: spot.left.toFixed(1), y: (spot.top + 11.5).toFixed(1) });
}

function nodeBox(scene, actor, view) {
  const [x, y] = onScreen(view, actor);
  const r = radiusOf(scene, actor) + 1;
  return { left: x - r, right: x + r, top: y - r, bottom: y + r };
}

// People have their name beside them, services above or below; in a circle names look outwards.
function spotsRound(scene, entry, view, width) {
  if (entry.outline) return spotsByOutline(entry.outline, view, width);
  const { x, y } = entry.actor;
  const spots = spotsOf(onScreen(view, entry.actor), radiusOf(scene, entry.actor) + 4, width);
  const beside = scene.rings && x < 0 ? [spots.left, spots.right] : [spots.right, spots.left];
  const stacked = y < 0 ? [spots.above, spots.below] : [spots.below, spots.above];
  const upright = scene.rings && Math.abs(x) < Math.abs(y) * 0.35;
  const first = entry.strong || upright ? [...stacked, ...beside] : [...beside, ...stacked];
  return [...first, ...spots.slanting];
}

function spotsOf([x, y], r, width) {
  const [middle, upper, lower] = [y - LINE_HEIGHT / 2, y - r - LINE_HEIGHT, y + r];
  const [rightwards, leftwards] = [x + r * 0.6, x - r * 0.6 - width];
  return {
    right: lineBox(x + r, middle, width),
    left: lineBox(x - r - width, middle, width),
    above: lineBox(x - width / 2, upper, width),
    below: lineBox(x - width / 2, lower, width),
    slanting: [
      lineBox(rightwards, upper + 4, width),
      lineBox(rightwards, lower - 4, width),
      lineBox(leftwards, upper + 4, width),
      lineBox(leftwards, lower - 4, width),
    ],
  };
}

// The name of a group without a node stands on top of its outline, else under it.
function spotsByOutline(outline, view, width) {
  const points = outline.members.map((actor) => onScreen(view, actor));
  points.sort((one, other) => one[1] - other[1]);
  const [top, bottom] = [points[0], points.at(-1)];
  return [
    lineBox(top[0] - width / 2, top[1] - OUTLINE - LINE_HEIGHT - 2, width),
    lineBox(top[0] - width / 2, 2, width),
    lineBox(bottom[0] - width / 2, bottom[1] + OUTLINE + 2, width),
  ];
}

// The width of words in the map's own type, asked of a canvas: no layout work in the page.
function textRuler() {
  const brush = document.createElement("canvas").getContext("2d");
  return (words, text) => {
    const { fontWeight, fontSize, fontFamily } = getComputedStyle(text);
    brush.font = `${fontWeight} ${fontSize} ${fontFamily}`;
    return brush.measureText(words).width + 3;
  };
}
