// Names that do not overlap: each takes the first free place round its actor, whole, else shortened in the middle,
// else it is hidden and stands in the tip. Places are found for all dates at once, so that no name moves in time.

const LINE_HEIGHT = 15;
const LONGEST = 150;
const CELL = 64;
const MOST_LABELS = 400;

function labelPainter(scene, layer, view, measure) {
  const entries = [...groupNames(scene), ...scene.actors.map((actor) => actorName(scene, actor))];
  for (const entry of entries) layer.append(entry.text);

  function place(state, step) {
    const narrow = view.width < 520;
    layer.classList.toggle("narrow", narrow);
    const taken = takenGrid();
    for (const actor of scene.actors) if (isLit(state, actor, step)) taken.add(nodeBox(scene, actor, view));
    let count = 0;
    for (const entry of entries) {
      const spot = count < MOST_LABELS && wanted(entry, state, step) ? freeSpot(scene, entry, view, taken, narrow) : null;
      entry.text.classList.toggle("unplaced", !spot);
      if (spot) putLabel(entry, spot, taken);
      count += spot ? 1 : 0;
    }
  }

  function show(state, step) {
    for (const { actor, text } of entries) {
      text.classList.toggle("absent", Boolean(actor) && !isPresent(actor, step));
    }
  }

  function freeSpot(scene, entry, view, taken, narrow) {
    for (const words of wordings(entry.words, narrow)) {
      const width = measure(words, entry.text);
      if (width > LONGEST && words === entry.words) continue;
      const spot = spotsRound(scene, entry, view, width).find((box) => insideStage(box, view) && !taken.hits(box));
      if (spot) return { ...spot, words };
    }
    return null;
  }

  entries.sort((one, other) => other.rank - one.rank);
  return { place, show };
}

function actorName(scene, actor) {
  const strong = actor.kind.shape === "square" || actor.index === scene.centre;
  const rank = (strong ? 10000 : 0) + actor.ties.length;
  return { actor, words: actor.label, strong, rank, text: labelText(strong) };
}

function groupNames(scene) {
  const named = scene.outlines.filter((outline) => outline.name);
  return named.map((outline) => ({ outline, words: outline.name, strong: true, rank: 20000, text: labelText(true) }));
}

function labelText(strong) {
  return svg("text", { class: strong ? "label strong" : "label", "aria-hidden": "true" });
}

function wanted(entry, state, step) {
  return entry.actor ? isLit(state, entry.actor, step) : !state.picked;
}

function wordings(words, narrow) {
  return [words, ...[22, narrow ? 12 : 15].filter((length) => words.length > length).map((length) => shortened(words, length))];
}

function shortened(words, length) {
  const kept = length - 1;
  return `${words.slice(0, Math.ceil(kept / 2)).trimEnd()}…${words.slice(-Math.floor(kept / 2)).trimStart()}`;
}

function nodeBox(scene, actor, view) {
  const [x, y] = onScreen(view, actor);
  const r = radiusOf(scene, actor) + 1;
  return { left: x - r, right: x + r, top: y - r, bottom: y + r };
}

// Beside first, then above and below; those on the rim look outwards first.
function spotsRound(scene, entry, view, width) {
  if (entry.outline) return spotsByOutline(entry.outline, view, width);
  const [x, y] = onScreen(view, entry.actor);
  const r = radiusOf(scene, entry.actor) + 4;
  const [middle, upper, lower] = [y - LINE_HEIGHT / 2, y - r - LINE_HEIGHT, y + r];
  const right = labelBox(x + r, middle, width);
  const left = labelBox(x - r - width, middle, width);
  const above = labelBox(x - width / 2, upper, width);
  const below = labelBox(x - width / 2, lower, width);
  const slanting = [
    labelBox(x + r * 0.6, upper + 4, width),
    labelBox(x + r * 0.6, lower - 4, width),
    labelBox(x - r * 0.6 - width, upper + 4, width),
    labelBox(x - r * 0.6 - width, lower - 4, width),
  ];
  const beside = scene.rings && entry.actor.x < 0 ? [left, right] : [right, left];
  const stacked = entry.actor.y < 0 ? [above, below] : [below, above];
  const outwardsFirst = entry.strong || (scene.rings && Math.abs(entry.actor.x) < Math.abs(entry.actor.y) * 0.35);
  return [...(outwardsFirst ? [...stacked, ...beside] : [...beside, ...stacked]), ...slanting];
}

// The name of a group without a node stands on top of its outline, else under it.
function spotsByOutline(outline, view, width) {
  const points = outline.members.map((actor) => onScreen(view, actor));
  const [top, bottom] = [points.reduce(higher), points.reduce((one, other) => (higher(one, other) === one ? other : one))];
  return [
    labelBox(top[0] - width / 2, top[1] - OUTLINE - LINE_HEIGHT - 2, width),
    labelBox(top[0] - width / 2, 2, width),
    labelBox(bottom[0] - width / 2, bottom[1] + OUTLINE + 2, width),
  ];
}

function higher(one, other) {
  return one[1] <= other[1] ? one : other;
}

function labelBox(left, top, width) {
  return { left, top, right: left + width, bottom: top + LINE_HEIGHT };
}

function insideStage(box, view) {
  return box.left >= 1 && box.top >= 1 && box.right <= view.width - 1 && box.bottom <= view.height - 1;
}

function putLabel(entry, spot, taken) {
  taken.add(spot);
  entry.text.textContent = spot.words;
  setAttributes(entry.text, { x: spot.left.toFixed(1), y: (spot.top + 11.5).toFixed(1) });
}

// Boxes that are taken, in cells, so that each label looks only at its neighbours.
function takenGrid() {
  const cells = new Map();

  function cellsOf(box) {
    const names = [];
    for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) {
      for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1) names.push(`${x},${y}`);
    }
    return names;
  }

  function add(box) {
    for (const name of cellsOf(box)) cells.set(name, [...(cells.get(name) || []), box]);
  }

  function hits(box) {
    return cellsOf(box).some((name) => (cells.get(name) || []).some((other) => overlap(box, other)));
  }

  return { add, hits };
}

function overlap(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
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
