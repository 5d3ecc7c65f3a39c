// Boxes on the screen, and a grid of those that are taken: a new one looks only at its neighbours.

export const LINE_HEIGHT = 15;
const CELL = 64;

export function lineBox(left, top, width) {
  return { left, top, right: left + width, bottom: top + LINE_HEIGHT };
}

export function overlap(one, other) {
  const across = one.left < other.right && other.left < one.right;
  return across && one.top < other.bottom && other.top < one.bottom;
}

export function insideStage(box, view) {
  const across = box.left >= 1 && box.right <= view.width - 1;
  return across && box.top >= 1 && box.bottom <= view.height - 1;
}

export function takenGrid() {
  const cells = new Map();

  function add(box) {
    for (const name of cellsOf(box)) cells.set(name, [...(cells.get(name) || []), box]);
  }

  function hits(box) {
    const near = cellsOf(box).flatMap((name) => cells.get(name) || []);
    return near.some((other) => overlap(box, other));
  }

  return { add, hits };
}

function cellsOf(box) {
  const names = [];
  for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) {
    for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1) {
      names.push(`${x},${y}`);
    }
  }
  return names;
}
