// How much room the page round the map allows.

const SMALLEST_STAGE = 420;
const NARROW_PAGE = 640;
const BELOW = 12;

// What is left of the window under the stage's top, reckoned as if nobody had scrolled.
export function roomFor(map, width) {
  if (width < NARROW_PAGE) return narrowHeight(map.scene, width);
  const above = map.gallery.getBoundingClientRect().top + scrolledBy(map.host);
  const titles = map.gallery.clientHeight - map.pictures[0].stage.clientHeight * map.rows();
  const left = innerHeight - above - titles - map.foot.offsetHeight - BELOW;
  const smallest = map.scene.small ? SMALLEST_STAGE / 2 : SMALLEST_STAGE;
  return Math.max(smallest, Math.floor(left / map.rows()));
}

function narrowHeight(scene, width) {
  const tall = innerHeight * 0.7;
  return Math.round(scene.rings || scene.small ? Math.min(tall, width * 1.06) : tall);
}

function scrolledBy(host) {
  const element = scroller(host);
  return element ? element.scrollTop : scrollY;
}

// Calls whenever the room may be another: the window, the picture, or the page above it has grown
// or shrunk. What it gives ends the watch.
export function watchRoom(host, onChange) {
  const observer = new ResizeObserver(onChange);
  for (const element of [host, pageContent(host)]) if (element) observer.observe(element);
  addEventListener("resize", onChange);
  return () => {
    observer.disconnect();
    removeEventListener("resize", onChange);
  };
}

function pageContent(host) {
  const element = scroller(host);
  return element && element.firstElementChild;
}

function scroller(host) {
  for (let element = outside(host); element; element = outside(element)) {
    if (/auto|scroll/.test(getComputedStyle(element).overflowY)) return element;
  }
  return null;
}

function outside(element) {
  return element.parentElement || element.getRootNode().host || null;
}
