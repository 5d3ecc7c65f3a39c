// One shape for each kind of actor: a path round (0, 0), as large to the eye as a circle of r.

function corners(count, r, turn) {
  const points = Array.from({ length: count }, (_, step) => {
    const angle = turn + (2 * Math.PI * step) / count;
    return `${(r * Math.cos(angle)).toFixed(2)} ${(r * Math.sin(angle)).toFixed(2)}`;
  });
  return `M${points.join("L")}Z`;
}

function circle(r) {
  return `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
}

function cross(r) {
  const w = r * 0.36;
  return `M${-w} ${-r}H${w}V${-w}H${r}V${w}H${w}V${r}H${-w}V${w}H${-r}V${-w}H${-w}Z`;
}

const UPWARDS = -Math.PI / 2;
const SHAPES = {
  circle: (r) => circle(r),
  square: (r) => corners(4, r * 1.3, Math.PI / 4),
  diamond: (r) => corners(4, r * 1.25, 0),
  triangle: (r) => corners(3, r * 1.3, UPWARDS),
  pentagon: (r) => corners(5, r * 1.15, UPWARDS),
  hexagon: (r) => corners(6, r * 1.12, 0),
  cross: (r) => cross(r * 1.1),
  dot: (r) => circle(r * 0.75),
};

export function shapePath(shape, r) {
  return (SHAPES[shape] || SHAPES.dot)(r);
}

const SQUARE_RADIUS = 8.5;
const RADIUS = 6.2;
const ROOMY = 180;

// The size of an actor's shape: services larger, all smaller in a crowd, larger in a circle.
export function radiusOf(scene, actor) {
  const most = scene.mode === "groups" ? 1.7 : 1;
  const crowd = Math.max(0.6, Math.min(most, Math.sqrt(ROOMY / (scene.actors.length || 1))));
  const size = (actor.kind.shape === "square" ? SQUARE_RADIUS : RADIUS) * crowd;
  if (scene.small) return size * 0.6;
  if (!scene.rings) return size;
  return size * (actor.index === scene.centre ? 2.1 : 1.5);
}
