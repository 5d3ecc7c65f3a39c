// What the page round the map allows: how much room there is, and whether it is light or dark.

const SMALLEST_STAGE = 420;
const NARROW_PAGE = 640;
const BELOW = 12;

// What is left of the window under the stage's top, reckoned as if nobody had scrolled.
function roomFor(map, width) {
  if (width < NARROW_PAGE) return narrowHeight(map.scene, width);
  const above = map.frame.getBoundingClientRect().top + scrolledBy(map.host);
  const titles = map.frame.clientHeight - map.pictures[0].stage.clientHeight;
  const left = innerHeight - above - titles - map.foot.offsetHeight - BELOW;
  return Math.max(SMALLEST_STAGE, Math.floor(left));
}

function narrowHeight(scene, width) {
  const tall = innerHeight * 0.7;
  return Math.round(scene.rings ? Math.min(tall, width * 1.06) : tall);
}

function scrolledBy(host) {
  const element = scroller(host);
  return element ? element.scrollTop : scrollY;
}

// The content of the page: when it grows or shrinks above the map, the room must be measured again.
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

function isDark(probe) {
  const [red, green, blue] = colourOf(probe, "ground").match(/[\d.]+/g).map(Number);
  return red * 0.3 + green * 0.6 + blue * 0.1 < 128;
}

// The canvas does not follow style variables by itself: their present colours are asked of a probe.
function readInks(probe) {
  return Object.fromEntries(INKS.map((ink) => [ink, colourOf(probe, inkVariable(ink))]));
}

function colourOf(probe, variable) {
  probe.style.color = `var(--${variable})`;
  return getComputedStyle(probe).color;
}

function inkVariable(ink) {
  return ink in CHANGE_LINES ? `change-${ink}` : ink;
}
