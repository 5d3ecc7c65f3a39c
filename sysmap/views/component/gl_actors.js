// The actors of a large map: all of them in one batch, and whoever is picked or has the keyboard's
// focus in another over it, large enough to be seen.

import { isHollow } from "./actors.js";
import { isDrawn, isLit } from "./frame.js";
import { channelsOf, mixed, packed } from "./gl_colours.js";
import { ACTOR_FRAGMENT, ACTOR_VERTEX, SHAPE_NUMBERS } from "./gl_shaders.js";
import { newBatch, newProgram, useProgram } from "./gl_tools.js";
import { sectorInk } from "./paints.js";
import { endsOf } from "./picks.js";
import { radiusOf } from "./shapes.js";
import { scaleOf, sizesOn } from "./sizes.js";
import { screenX, screenY } from "./view.js";

const COLUMNS = 3;
const [FORMS, FILLS, EDGES] = [0, 1, 2];

const DIMMED = 0.2;
const REACH = 9;
const SMALLEST = 1.3;
const SMALLEST_ON_TOP = 6.5;
const MOST_RAISED = 400;
const SHARE_OF_ROOM = 0.27;
const LARGEST = 3.7;
const [EDGE, OPEN_EDGE, PICKED_EDGE, FOCUS_EDGE] = [1.6, 1.7, 3, 4];

export function actorLayer(gl, scene) {
  const { actors } = scene;
  const program = newProgram(gl, ACTOR_VERTEX, ACTOR_FRAGMENT);
  const [all, top] = [newBatch(gl, COLUMNS), newBatch(gl, COLUMNS)];
  const inkNames = actors.map((actor) => sectorInk(scene, actor.sector));
  const fills = new Uint32Array(actors.length);
  let [channels, onTop] = [{}, 0];

  function show(state, frame, focused) {
    for (const { index } of actors) fills[index] = fillOf(state, frame, actors[index]);
    all.fill(FILLS, fills);
    all.fill(FORMS, formsOf(actors, frame));
    raise(state, frame, focused);
  }

  function fillOf(state, frame, actor) {
    if (!isDrawn(frame, actor)) return 0;
    const weight = isLit(frame, actor) ? 1 : DIMMED;
    if (isHollow(actor)) return packed(channels.ground, weight);
    return packed(channels[inkNames[actor.index]], weight);
  }

  function formsOf(some, { day }, least = () => 0) {
    const sizes = sizesOn(scene, day);
    const forms = new Float32Array(some.length * 4);
    some.forEach((actor, row) => {
      const scale = sizes ? scaleOf(scene, sizes.values[actor.index]) : 1;
      const shape = SHAPE_NUMBERS[actor.kind.shape] ?? SHAPE_NUMBERS.dot;
      const radius = Math.max(least(actor), radiusOf(scene, actor) * scale);
      forms.set([actor.x, actor.y, radius, shape], 4 * row);
    });
    return forms;
  }

  // Whoever is picked or has the focus stands over all others, and so do those near them.
  function raise(state, frame, focused) {
    const picked = state.picked ? endsOf(state.picked) : [];
    const near = frame.lit && frame.lit.size <= MOST_RAISED ? frame.lit.keys() : [];
    const raised = [...new Set([...near, ...picked, focused])].filter(Boolean);
    const seen = raised.filter((actor) => isDrawn(frame, actor));
    const first = new Set([...picked, focused]);
    onTop = seen.length;
    top.fill(FORMS, formsOf(seen, frame, (actor) => (first.has(actor) ? SMALLEST_ON_TOP : 0)));
    top.fill(FILLS, Uint32Array.from(seen, (actor) => fillOf(state, frame, actor)));
    top.fill(EDGES, Uint32Array.from(seen, (actor) => raisedEdge(picked, focused, actor)));
  }

  function raisedEdge(picked, focused, actor) {
    if (actor === focused) return edge(channels.accent, FOCUS_EDGE);
    return picked.includes(actor) ? edge(channels.ink, PICKED_EDGE) : edgeOf(actor);
  }

  function edgeOf(actor) {
    return isHollow(actor) ? edge(channels.plain, OPEN_EDGE) : edge(channels.ground, EDGE);
  }

  function useInks(inks) {
    channels = channelsOf(inks);
    for (const name of new Set(inkNames)) {
      channels[name] = mixed(channels[name], channels.ink, 0.92);
    }
    all.fill(EDGES, Uint32Array.from(actors, edgeOf));
  }

  return {
    show,
    useInks,
    paint(screen, view) {
      const grow = growthIn(view, actors.length);
      useProgram(gl, program, { ...screen, grow, least: SMALLEST });
      all.draw(actors.length);
      useProgram(gl, program, { ...screen, grow: 1, least: SMALLEST });
      top.draw(onTop);
    },
  };
}

// In a crowd shapes are as small as the room that each has, and grow as one comes nearer.
function growthIn({ width, height, zoom }, count) {
  const room = Math.sqrt((width * height) / (count || 1)) * zoom;
  return Math.min(1, (SHARE_OF_ROOM * room) / LARGEST);
}

function edge(channels, width) {
  return packed(channels, (width * 32) / 255);
}

export function nearestActor({ actors }, frame, view, x, y) {
  let [nearest, least] = [null, REACH * REACH];
  for (const actor of actors) {
    const [dx, dy] = [screenX(view, actor.x) - x, screenY(view, actor.y) - y];
    const far = dx * dx + dy * dy;
    if (far < least && isDrawn(frame, actor)) [nearest, least] = [actor, far];
  }
  return nearest;
}
