// The outline round those who belong together.

const OUTLINE = 20;
const SMALL_OUTLINE = 9;

// How far an outline reaches beyond those who belong together, on the screen.
export function marginOf({ small }) {
  return small ? SMALL_OUTLINE : OUTLINE;
}

export function outlinePath(points, reach) {
  const round = points.flatMap(([x, y]) =>
    Array.from({ length: 16 }, (_, step) => {
      const angle = (step * Math.PI) / 8;
      return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
    }),
  );
  return `M${hullOf(round).map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`;
}

// Andrew's monotone chain: the smallest convex outline round the points.
function hullOf(points) {
  const sorted = [...points].sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  return [...halfHull(sorted), ...halfHull([...sorted].reverse())];
}

function halfHull(points) {
  const chain = [];
  for (const point of points) {
    while (chain.length > 1 && turn(chain.at(-2), chain.at(-1), point) <= 0) chain.pop();
    chain.push(point);
  }
  return chain.slice(0, -1);
}

function turn(from, over, to) {
  return (over[0] - from[0]) * (to[1] - from[1]) - (over[1] - from[1]) * (to[0] - from[0]);
}
