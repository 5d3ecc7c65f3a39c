// From the square of places to the screen: stretched to the stage's shape, then zoomed and moved.

const HALF_SIDE = 1000;
const MOST_ZOOM = 8;

function newView() {
  return { width: 0, height: 0, acrossUnit: 1, downUnit: 1, zoom: 1, left: 0, top: 0 };
}

function fitView(view, width, height, round) {
  const acrossMargin = width < 520 ? 30 : 40;
  const downMargin = round ? 24 : 16;
  let across = (width / 2 - acrossMargin) / HALF_SIDE;
  let down = (height / 2 - downMargin) / HALF_SIDE;
  if (round) across = down = Math.min(across, down);
  const scale = { acrossUnit: across, downUnit: down, zoom: 1 };
  Object.assign(view, { width, height, ...scale, left: width / 2, top: height / 2 });
}

function resizeView(view, width, height, round) {
  if (view.zoom === 1) return fitView(view, width, height, round);
  view.left += (width - view.width) / 2;
  view.top += (height - view.height) / 2;
  Object.assign(view, { width, height });
}

function zoomView(view, factor, x, y) {
  const zoom = Math.max(1, Math.min(MOST_ZOOM, view.zoom * factor));
  view.left = x - ((x - view.left) * zoom) / view.zoom;
  view.top = y - ((y - view.top) * zoom) / view.zoom;
  view.zoom = zoom;
}

function screenX(view, x) {
  return view.left + x * view.acrossUnit * view.zoom;
}

function screenY(view, y) {
  return view.top + y * view.downUnit * view.zoom;
}

function onScreen(view, place) {
  return [screenX(view, place.x), screenY(view, place.y)];
}
