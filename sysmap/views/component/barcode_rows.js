// Which lines stand in which group, and how high: rows get thinner before anything is scrolled.

const MOST_ROW = 14;
const LEAST_ROW = 3;
const A_STEP = 0.5;
const BESIDE = 17;
const ABOVE = 21;
const GAP = 7;

// The groups of the chosen order with their lines from top to bottom; what is switched off is left
// out, and a group that is empty with it.
export function layRows(scene, { order, choices }, room, narrow) {
  const { changes } = choices.hidden;
  const groups = scene.orders[order].groups
    .map(({ name, ties }) => ({ name, ties: ties.map((place) => scene.ties[place]) }))
    .map(({ name, ties }) => ({ name, ties: ties.filter(({ change }) => !changes.has(change)) }))
    .filter(({ ties }) => ties.length);
  const row = rowHeight(groups, room, narrow);
  let top = GAP / 2;
  for (const group of groups) {
    const height = groupHeight(group, row, narrow);
    Object.assign(group, { top, height, lines: linesOf(group, top, height, row, narrow) });
    top += height + GAP;
  }
  return { groups, row, height: top, lines: groups.flatMap(({ lines }) => lines) };
}

function rowHeight(groups, room, narrow) {
  let row = MOST_ROW;
  const total = () => groups.reduce((sum, one) => sum + groupHeight(one, row, narrow) + GAP, 0);
  while (row > LEAST_ROW && total() > room) row -= A_STEP;
  return row;
}

function groupHeight({ ties }, row, narrow) {
  return narrow ? ABOVE + ties.length * row : Math.max(BESIDE, ties.length * row);
}

// Each line with its middle; a few lines beside a name stand at the height of the name.
function linesOf(group, top, height, row, narrow) {
  const free = narrow ? ABOVE : (height - group.ties.length * row) / 2;
  return group.ties.map((tie, place) => ({ tie, group, y: top + free + (place + 0.5) * row }));
}

export function lineAt({ lines, row }, y) {
  return lines.find((line) => Math.abs(line.y - y) <= row / 2) || null;
}

export function lineOf({ lines }, tie) {
  return lines.find((line) => line.tie === tie) || null;
}

// How many lines of a group are of some classes.
export function countOf({ ties }, classes) {
  return ties.filter(({ change }) => classes.includes(change)).length;
}
