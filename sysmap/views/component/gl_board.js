// All that WebGL2 paints of a large map, and when.

import { actorLayer, nearestActor } from "./gl_actors.js";
import { tieLayer } from "./gl_ties.js";
import { newSheet, screenOf } from "./gl_tools.js";

const MOST_IN_MOTION = 6000;
const REST = 180;

// What stands still is kept on a sheet: to hover over somebody costs but a few ties. While things
// move some of the ties stand for all; a moment later all are there.
export function newBoard(scene, view, gl) {
  let layers = newLayers(scene, gl);
  let [asked, resting, shown, inks] = [0, 0, null, null];
  let [stale, moving] = [true, false];

  function ask() {
    if (!asked) asked = requestAnimationFrame(paint);
  }

  function setInMotion() {
    [stale, moving] = [true, layers.ties.count > MOST_IN_MOTION];
    clearTimeout(resting);
    if (moving) resting = setTimeout(settle, REST);
    ask();
  }

  function settle() {
    [stale, moving] = [true, false];
    ask();
  }

  function paint() {
    asked = 0;
    if (!shown || !view.width || gl.isContextLost()) return;
    const { ties, actors, sheet } = layers;
    const screen = screenOf(gl, view);
    if (stale || !sheet.fits()) {
      sheet.take();
      ties.paint(screen, moving ? MOST_IN_MOTION : ties.count);
    }
    stale = false;
    sheet.layDown();
    ties.paintOutstanding(screen);
    actors.paint(screen, view);
  }

  // `focused` is whoever has the keyboard's focus.
  function show(state, frame, focused) {
    const first = shown === null;
    shown = { state, frame, focused };
    layers.actors.show(state, frame, focused);
    if (layers.ties.show(state, frame) && !first) setInMotion();
    ask();
  }

  function useInks(next) {
    inks = next;
    layers.ties.useInks(inks);
    layers.actors.useInks(inks);
    stale = true;
  }

  function moveAll() {
    if (!shown) return;
    layers.ties.move();
    show(shown.state, shown.frame, shown.focused);
    setInMotion();
  }

  // The browser may take the board away, and give it back empty.
  function startAgain() {
    layers = newLayers(scene, gl);
    useInks(inks);
    show(shown.state, shown.frame, shown.focused);
  }

  gl.canvas.addEventListener("webglcontextlost", (event) => event.preventDefault());
  gl.canvas.addEventListener("webglcontextrestored", startAgain);

  return {
    ask,
    show,
    useInks,
    moveAll,
    place: () => (scene.drift ? moveAll() : setInMotion()),
    nearestTie: (x, y) => layers.ties.nearest(view, x, y),
    nearestActor: (x, y) => nearestActor(scene, shown.frame, view, x, y),
    paintInto(brush) {
      settle();
      paint();
      brush.drawImage(gl.canvas, 0, 0, view.width, view.height);
    },
    stop() {
      clearTimeout(resting);
      cancelAnimationFrame(asked);
      gl.canvas.removeEventListener("webglcontextrestored", startAgain);
      gl.getExtension("WEBGL_lose_context")?.loseContext();
    },
  };
}

function newLayers(scene, gl) {
  return { ties: tieLayer(gl, scene), actors: actorLayer(gl, scene), sheet: newSheet(gl) };
}
