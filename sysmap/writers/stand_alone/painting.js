// What is painted on vis-network's canvas beside its lines: the shapes of the actors and the
// outlines round those who belong together, as on the app's own map.

import { isHollow } from "../../views/component/actors.js";
import { outlinePoints } from "../../views/component/backdrop.js";
import { isLit } from "../../views/component/frame.js";
import { outlinePath } from "../../views/component/hulls.js";
import { readInks, sectorInk } from "../../views/component/paints.js";
import { radiusOf, shapePath } from "../../views/component/shapes.js";

export function readColours() {
  const probe = document.createElement("span");
  document.body.append(probe);
  const inks = Object.entries(readInks(probe));
  probe.remove();
  return Object.fromEntries(inks.map(([name, colour]) => [name, plainColour(colour)]));
}

// As vis-network can read it: a mixed colour comes as `color(srgb ...)`, which it takes for black.
function plainColour(colour) {
  const brush = document.createElement("canvas").getContext("2d");
  brush.fillStyle = colour;
  brush.fillRect(0, 0, 1, 1);
  return `rgb(${[...brush.getImageData(0, 0, 1, 1).data.slice(0, 3)].join(",")})`;
}

export function sizeOf({ scene }, actor) {
  return radiusOf(scene, actor);
}

// The shape of an actor, made once; it paints the actor as it looks now.
export function shapeOf(picture, actor) {
  const shape = new Path2D(shapePath(actor.kind.shape, sizeOf(picture, actor)));
  const hollow = isHollow(actor);
  return ({ ctx, x, y }) => {
    const { scene, state, frame, inks } = picture;
    ctx.save();
    ctx.translate(x, y);
    ctx.globalAlpha = isLit(frame, actor) ? 1 : 0.2;
    ctx.lineJoin = "round";
    ctx.fillStyle = hollow ? inks.ground : inks[sectorInk(scene, actor.sector)];
    ctx.strokeStyle = hollow ? inks.plain : inks.ground;
    ctx.lineWidth = 1.6;
    if (state.picked === actor) Object.assign(ctx, { strokeStyle: inks.ink, lineWidth: 3 });
    ctx.fill(shape);
    ctx.stroke(shape);
    ctx.restore();
  };
}

// On the screen's own scale: names stay as large as they are, whatever the zoom.
export function onOwnScale(ctx, stage, paint) {
  const sharpness = ctx.canvas.width / stage.clientWidth;
  ctx.save();
  ctx.setTransform(sharpness, 0, 0, sharpness, 0, 0);
  paint();
  ctx.restore();
}

export function paintOutlines({ scene, view, frame, inks }, ctx) {
  for (const outline of scene.outlines) {
    const points = outlinePoints(view, frame, outline);
    if (!points) continue;
    ctx.fillStyle = inks[sectorInk(scene, outline.sector)];
    ctx.globalAlpha = frame.lit ? 0.03 : 0.09;
    ctx.fill(new Path2D(outlinePath(points)));
  }
  ctx.globalAlpha = 1;
}
