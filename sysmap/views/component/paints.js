// Colours by their names in the fixed table: nothing that people typed comes into a style.

export function sectorPaint(scene, sector) {
  return `var(--${sectorInk(scene, sector)})`;
}

// The number of a sector's colour. On the map of change colour belongs to the ties.
export function sectorInk(scene, sector) {
  if (scene.mode === "change") return "plain";
  return `sector-${sector ? Number(sector.colour) : 0}`;
}

export function inkVariable(ink) {
  return ink in CHANGE_LINES ? `change-${ink}` : ink;
}

const SECTOR_INKS = Array.from({ length: 7 }, (_, number) => `sector-${number}`);
const INKS = ["tie", "lit", "ground", "ink", "quiet", "plain", "faint", "accent"];

// The canvas does not follow style variables by itself: their present colours are asked of a probe.
export function readInks(probe) {
  const names = [...INKS, ...SECTOR_INKS, ...Object.keys(CHANGE_LINES)];
  return Object.fromEntries(names.map((ink) => [ink, colourOf(probe, inkVariable(ink))]));
}

export function isDark(probe) {
  const [red, green, blue] = colourOf(probe, "ground").match(/[\d.]+/g).map(Number);
  return red * 0.3 + green * 0.6 + blue * 0.1 < 128;
}

function colourOf(probe, variable) {
  probe.style.color = `var(--${variable})`;
  return getComputedStyle(probe).color;
}
