// What stands behind the actors: outlines round those who belong together, rings of a circle.

import { setAttributes, svg } from "./elements.js";
import { isDrawn } from "./frame.js";
import { marginOf, outlinePath } from "./hulls.js";
import { sectorPaint } from "./paints.js";
import { onScreen } from "./view.js";

export function backdropPainter(scene, layer, view) {
  const outlines = scene.outlines.map((outline) => drawOutline(scene, layer, outline));
  const rings = (scene.rings || []).map((ring) => drawRing(layer, ring));
  const absence = scene.rings ? drawAbsence(scene, layer) : null;
  return {
    place() {
      for (const ring of rings) ring.place(view);
      if (absence) absence.place(view);
    },
    show(state, frame) {
      for (const outline of outlines) outline.show(view, frame, Boolean(state.picked));
      if (absence) absence.show(frame);
    },
  };
}

// The actors of an outline who are drawn now, as points on the screen; null where they are too few.
export function outlinePoints(view, frame, outline) {
  const here = outline.members.filter((actor) => isDrawn(frame, actor));
  return here.length < 2 ? null : here.map((actor) => onScreen(view, actor));
}

function drawOutline(scene, layer, outline) {
  const path = svg("path", { class: "outline", "aria-hidden": "true" });
  path.style.setProperty("--paint", sectorPaint(scene, outline.sector));
  layer.append(path);
  return {
    show(view, frame, quiet) {
      const points = outlinePoints(view, frame, outline);
      path.setAttribute("d", points ? outlinePath(points, marginOf(scene)) : "");
      path.classList.toggle("dimmed", quiet);
    },
  };
}

function drawRing(layer, ring) {
  const line = svg("circle", { class: "ring", "aria-hidden": "true" });
  const name = svg("text", { class: "ring-name", "aria-hidden": "true" }, ring.name);
  layer.append(line, name);
  return {
    place(view) {
      const [x, y] = onScreen(view, { x: 0, y: 0 });
      const r = ring.radius * view.acrossUnit * view.zoom;
      setAttributes(line, { cx: x, cy: y, r });
      setAttributes(name, { x, y: y - r + 4 });
    },
  };
}

// Rings without the person whom they go round say so.
function drawAbsence(scene, layer) {
  const words = svg("text", { class: "absence" }, "not there on this day");
  layer.append(words);
  return {
    place(view) {
      const [x, y] = onScreen(view, scene.actors[scene.centre]);
      setAttributes(words, { x, y });
    },
    show(frame) {
      words.classList.toggle("absent", isDrawn(frame, scene.actors[scene.centre]));
    },
  };
}
