// Places that follow the ties through time. They were reckoned for a few days; between two of them
// everybody glides, and so they do when the date changes.

const GLIDE = 420;

// Puts everybody where they stand on a day, which may lie between two that were reckoned.
export function driftTo({ drift, actors }, day) {
  const { days, x, y } = drift;
  const after = days.findIndex((at) => at >= day);
  const last = after < 0 ? days.length - 1 : after;
  const first = Math.max(0, last - 1);
  const apart = days[last] - days[first];
  const share = apart ? Math.max(0, Math.min(1, (day - days[first]) / apart)) : 1;
  for (const { index } of actors) {
    actors[index].x = x[first][index] + share * (x[last][index] - x[first][index]);
    actors[index].y = y[first][index] + share * (y[last][index] - y[first][index]);
  }
}

// Moves everybody from one day to another; the names find their places at the end.
export function glide(map, from, to) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const begun = performance.now();
  cancelAnimationFrame(map.gliding);

  function move(now) {
    const share = still ? 1 : Math.min(1, Math.max(0, now - begun) / GLIDE);
    driftTo(map.scene, from + share * (to - from));
    for (const picture of map.pictures) shift(picture, share < 1);
    if (share < 1) map.gliding = requestAnimationFrame(move);
    else map.place();
  }

  map.gliding = requestAnimationFrame(move);
}

function shift({ actors, ties, names }, moving) {
  actors.place();
  ties.place();
  ties.ask();
  names.classList.toggle("gliding", moving);
}
