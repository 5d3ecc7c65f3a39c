// The actors as shapes over the ties, with the outlines and rings behind them. What has not changed
// since the last frame is left alone.

import { backdropPainter } from "./backdrop.js";
import { setAttributes, svg } from "./elements.js";
import { isAlone, isDrawn, isLit } from "./frame.js";
import { sectorPaint } from "./paints.js";
import { radiusOf, shapePath } from "./shapes.js";
import { scaleOf, sizesOn } from "./sizes.js";
import { onScreen } from "./view.js";
import { nameForReaders } from "./words.js";

export function actorPainter(scene, layer, view) {
  const backdrop = backdropPainter(scene, layer, view);
  const nodes = scene.actors.map((actor) => drawActor(scene, layer, actor));
  const looks = scene.actors.map(() => "");
  let tabStop = null;

  function place() {
    for (const actor of scene.actors) placeOne(actor);
    backdrop.place();
  }

  function placeOne(actor) {
    const [x, y] = onScreen(view, actor);
    nodes[actor.index].setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
  }

  function show(state, frame) {
    const sizes = sizesOn(scene, frame.day);
    for (const actor of scene.actors) {
      const scale = sizes ? scaleOf(scene, sizes.values[actor.index]) : 1;
      const look = lookOf(state, frame, actor, scale);
      if (look !== looks[actor.index]) dress(nodes[actor.index], state, frame, actor, scale);
      looks[actor.index] = look;
    }
    backdrop.show(state, frame);
  }

  function setTabStop(actor) {
    if (tabStop) nodes[tabStop.index].setAttribute("tabindex", "-1");
    if (actor) nodes[actor.index].setAttribute("tabindex", "0");
    tabStop = actor;
  }

  function at(target) {
    return scene.actors[nodes.indexOf(target.closest(".actor"))] || null;
  }

  return {
    place,
    placeOne,
    show,
    setTabStop,
    at,
    focused: at,
    focus: (actor) => nodes[actor.index].focus({ preventScroll: true }),
  };
}

function lookOf({ picked }, frame, actor, scale) {
  const flags = [isDrawn(frame, actor), isLit(frame, actor), picked === actor];
  return `${[...flags, isAlone(frame, actor)].map(Number).join("")}${scale}`;
}

function dress(node, { picked }, frame, actor, scale) {
  node.classList.toggle("absent", !isDrawn(frame, actor));
  node.classList.toggle("dimmed", !isLit(frame, actor));
  node.classList.toggle("picked", picked === actor);
  node.classList.toggle("alone", isAlone(frame, actor));
  const pressed = String(picked === actor);
  setAttributes(node, { "aria-hidden": String(!isDrawn(frame, actor)), "aria-pressed": pressed });
  node.lastChild.setAttribute("transform", `scale(${scale.toFixed(3)})`);
}

function drawActor(scene, layer, actor) {
  const r = radiusOf(scene, actor);
  const shape = svg("path", { class: "shape", d: shapePath(actor.kind.shape, r) });
  const touch = svg("circle", { class: "touch", r: Math.max(12, r + 3) });
  const named = { role: "button", tabindex: "-1", "aria-label": nameForReaders(actor) };
  const parts = [touch, ...markOf(scene, actor, r), shape];
  const node = svg("g", { class: actorClass(actor), ...named }, ...parts);
  node.style.setProperty("--paint", sectorPaint(scene, actor.sector));
  layer.append(node);
  return node;
}

export function isHollow(actor) {
  return actor.kind.family && !actor.sector;
}

function actorClass(actor) {
  const classes = ["actor"];
  if (isHollow(actor)) classes.push("hollow");
  if (actor.mark) classes.push(actor.mark === "joined" ? "joined" : "left");
  return classes.join(" ");
}

// A ring round whoever joined or left; and, on the map, round whoever has no tie that day.
function markOf({ mode }, actor, r) {
  return actor.mark || mode === "map" ? [svg("circle", { class: "mark", r: r + 5 })] : [];
}
