// The barcode by keyboard and pointer: up and down from line to line, the page keys from group to
// group, Home and End; Enter picks, Escape lets go.

import { lineAt } from "./barcode_rows.js";

export function watchBarcode(barcode) {
  const { lines } = barcode;
  lines.addEventListener("keydown", (event) => {
    const next = nextLine(barcode, event.key);
    if (event.key === "Escape") barcode.letGo();
    else if (event.key === "Enter" || event.key === " ") barcode.pickCurrent();
    else if (next) barcode.goTo(next);
    else return;
    event.preventDefault();
  });
  lines.addEventListener("focus", () => barcode.arrive());
  lines.addEventListener("blur", () => barcode.leave());
  lines.addEventListener("scroll", () => barcode.paint());
  lines.addEventListener("pointermove", (event) => barcode.hover(under(barcode, event), event));
  lines.addEventListener("pointerleave", () => barcode.hover(null));
  lines.addEventListener("click", (event) => barcode.press(under(barcode, event)));
  barcode.panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") barcode.letGo();
  });
}

function under({ lines, layout, scale }, { clientX, clientY }) {
  const { left, top } = lines.getBoundingClientRect();
  if (clientX - left < scale.names) return null;
  return lineAt(layout, clientY - top + lines.scrollTop);
}

function nextLine({ layout: { lines, groups }, current }, key) {
  const at = lines.findIndex(({ tie }) => tie === current);
  const group = groups.indexOf(lines[at]?.group);
  const places = {
    ArrowDown: () => Math.min(at + 1, lines.length - 1),
    ArrowUp: () => Math.max(at - 1, 0),
    Home: () => 0,
    End: () => lines.length - 1,
    PageDown: () => firstOf(lines, groups[Math.min(group + 1, groups.length - 1)]),
    PageUp: () => firstOf(lines, groups[Math.max(group - 1, 0)]),
  };
  return places[key] && lines.length ? lines[places[key]()] : null;
}

function firstOf(lines, group) {
  return lines.findIndex((line) => line.group === group);
}
