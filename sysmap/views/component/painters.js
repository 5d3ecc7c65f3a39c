// Who draws a picture: the ordinary painters, or WebGL2 for maps that are too large for them.

import { actorPainter } from "./actors.js";
import { glPainters } from "./gl_painter.js";
import { webGlOn } from "./gl_tools.js";
import { labelPainter } from "./labels.js";
import { tiePainter } from "./ties.js";

const SOME_IN_MOTION = "While the picture moves, not all of its ties are drawn.";
const WITHOUT_WEBGL = "This browser draws without WebGL2: so large a map moves slowly in it.";

// In so large a map nobody is put elsewhere by hand.
export function paintersOf(picture) {
  const { scene, canvas, nodes, names, view } = picture;
  const isLarge = scene.painter === "gl";
  const gl = isLarge ? webGlOn(canvas) : null;
  if (isLarge) Object.assign(scene, { movable: false, note: gl ? SOME_IN_MOTION : WITHOUT_WEBGL });
  if (gl) return glPainters(picture, gl);
  return {
    ties: tiePainter(scene, canvas, view),
    actors: actorPainter(scene, nodes, view),
    labels: labelPainter(scene, names, view),
  };
}
