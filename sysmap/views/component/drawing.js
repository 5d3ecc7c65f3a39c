// What a picture that is taken away is made of: paths, lines of text, insets, and, in a PNG alone,
// paintings. The writers know these and nothing else (to_svg.js, to_canvas.js).

const PAINT = { fill: null, stroke: null, width: 1, dashes: [], opacity: 1 };

// `d` as in SVG; it is moved to (x, y), and drawn at a scale.
export function path(d, looks) {
  return { form: "path", d, x: 0, y: 0, scale: 1, ...PAINT, ...looks };
}

// One line of words: it begins at x, stands on y, and is as long as it is on the page.
export function text(words, looks) {
  return { form: "text", words, x: 0, y: 0, ...PAINT, ...looks };
}

// Parts that are placed from the corner of a box; what reaches out of the box is cut off.
export function inset(box, parts) {
  return { form: "inset", ...box, parts };
}

// What a canvas of the page shows: it paints itself into another.
export function painting(paintInto) {
  return { form: "painting", paintInto };
}

// Words with the ground's colour round them are drawn twice: not every program can do it in one.
export function haloed(words, { stroke, ...looks }) {
  const plain = text(words, looks);
  return stroke ? [{ ...plain, fill: null, stroke }, plain] : [plain];
}

export function moved(part, across, down) {
  return { ...part, x: part.x + across, y: part.y + down };
}

export function circlePath(x, y, r) {
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
}

export function linePath(x1, y1, x2, y2) {
  return `M${x1} ${y1}L${x2} ${y2}`;
}

export function boxPath(x, y, width, height, r) {
  const [across, down] = [width - 2 * r, height - 2 * r];
  const turn = (right, lower) => `a${r} ${r} 0 0 1 ${right} ${lower}`;
  const there = `M${x + r} ${y}h${across}${turn(r, r)}v${down}${turn(-r, r)}`;
  return `${there}h${-across}${turn(-r, -r)}v${-down}${turn(r, -r)}Z`;
}
