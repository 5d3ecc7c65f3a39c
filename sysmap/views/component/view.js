// From the square of places to the screen: stretched to the stage's shape, then zoomed and moved.

const HALF_SIDE = 1000;
const MOST_ZOOM = 12;

export function newView() {
  return { width: 0, height: 0, acrossUnit: 1, downUnit: 1, zoom: 1, left: 0, top: 0 };
}

export function fitView(view, width, height, { round, small }) {
  const acrossMargin = small ? 14 : width < 520 ? 30 : 40;
  const downMargin = small ? 14 : round ? 24 : 16;
  let across = (width / 2 - acrossMargin) / HALF_SIDE;
  let down = (height / 2 - downMargin) / HALF_SIDE;
  if (round) across = down = Math.min(across, down);
  const scale = { acrossUnit: across, downUnit: down, zoom: 1 };
  Object.assign(view, { width, height, ...scale, left: width / 2, top: height / 2 });
}

// A picture that is zoomed keeps what it shows; any other fills its new room.
export function resizeView(view, width, height, looks) {
  if (view.zoom === 1) return fitView(view, width, height, looks);
  view.left += (width - view.width) / 2;
  view.top += (height - view.height) / 2;
  Object.assign(view, { width, height });
}

export function zoomView(view, factor, x, y) {
  const zoom = Math.max(1, Math.min(MOST_ZOOM, view.zoom * factor));
  view.left = x - ((x - view.left) * zoom) / view.zoom;
  view.top = y - ((y - view.top) * zoom) / view.zoom;
  view.zoom = zoom;
}

export function screenX(view, x) {
  return view.left + x * view.acrossUnit * view.zoom;
}

export function screenY(view, y) {
  return view.top + y * view.downUnit * view.zoom;
}

export function onScreen(view, place) {
  return [screenX(view, place.x), screenY(view, place.y)];
}

// The way back: the place in the square that lies under a point of the stage.
export function placeUnder(view, x, y) {
  const within = (value) => Math.max(-HALF_SIDE, Math.min(HALF_SIDE, value));
  return {
    x: within((x - view.left) / (view.acrossUnit * view.zoom)),
    y: within((y - view.top) / (view.downUnit * view.zoom)),
  };
}
