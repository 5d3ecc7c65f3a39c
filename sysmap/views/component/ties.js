// All ties on one canvas under the actors. They fade in script: style transitions on hundreds of
// lines would cost many frames.

import { distanceToCurve, pointOnCurve, tieCurve } from "./curves.js";
import { layerOf, tieLook } from "./looks.js";
import { isRecorded } from "./scene.js";
import { arrowHeads, clearCanvas, mixedInk, strokeCurves } from "./strokes.js";

const FADE = 260;
const MOST_FADING = 1000;
const WEIGHT_STEPS = 24;
const REACH = 6;

export function tiePainter(scene, canvas, view) {
  const brush = canvas.getContext("2d");
  const shown = new Float32Array(scene.ties.length);
  const looks = scene.ties.map(() => null);
  const questions = scene.ties.filter((tie) => !isRecorded(tie));
  const stillness = matchMedia("(prefers-reduced-motion: reduce)");
  let goals = null;
  let curves = [];
  let inks = {};
  let frame = 0;
  let painted = 0;

  // The first picture stands at once: only what changes afterwards fades.
  function show(state, now) {
    const first = goals === null;
    goals = scene.ties.map((tie) => tieLook(scene, state, now, tie));
    goals.forEach((look, index) => (looks[index] = look || looks[index]));
    if (first) fadeTowards(shown, goals, 1);
    painted = performance.now();
    ask();
  }

  function place() {
    curves = scene.ties.map((tie) => tieCurve(scene, tie, view));
  }

  function ask() {
    if (!frame) frame = requestAnimationFrame(paint);
  }

  function paint(now) {
    frame = 0;
    if (!goals || !view.width) return;
    const still = stillness.matches || scene.ties.length > MOST_FADING;
    const stride = still ? 1 : Math.min(1, Math.max(0, now - painted) / FADE);
    painted = now;
    const moving = fadeTowards(shown, goals, stride);
    clearCanvas(brush, view);
    paintTies(brush, { scene, curves, inks, groups: groupsByLook(scene, looks, shown) });
    drawQuestionMarks(brush, { questions, curves, inks, shown });
    if (moving) ask();
  }

  return {
    show,
    ask,
    place,
    useInks: (next) => (inks = next),
    nearest: (x, y) => nearestTie(scene, curves, goals || [], x, y),
    stop: () => cancelAnimationFrame(frame),
    paintInto: (other) => other.drawImage(canvas, 0, 0, view.width, view.height),
  };
}

function fadeTowards(shown, goals, stride) {
  let moving = false;
  goals.forEach((look, index) => {
    const goal = look ? Math.fround(look.weight) : 0;
    const left = goal - shown[index];
    shown[index] = Math.abs(left) <= stride ? goal : shown[index] + Math.sign(left) * stride;
    moving = moving || shown[index] !== goal;
  });
  return moving;
}

// The ties of one look and weight together, those that say least first: the rest lies over them.
export function groupsByLook(scene, looks, weights) {
  const groups = new Map();
  for (const tie of scene.ties) {
    const look = looks[tie.index];
    const step = Math.round(weights[tie.index] * WEIGHT_STEPS);
    if (!look || !step) continue;
    const steps = groups.get(look) || groups.set(look, []).get(look);
    steps[step] = steps[step] || { look, weight: step / WEIGHT_STEPS, ties: [] };
    steps[step].ties.push(tie);
  }
  const found = [...groups.values()].flatMap((steps) => steps.filter(Boolean));
  return found.sort(
    (one, other) => layerOf(one.look) - layerOf(other.look) || one.weight - other.weight,
  );
}

function paintTies(brush, { scene, curves, inks, groups }) {
  brush.globalAlpha = 1;
  for (const { look, weight, ties } of groups) {
    const ink = mixedInk(inks, look.ink, weight);
    Object.assign(brush, { strokeStyle: ink, fillStyle: ink });
    strokeCurves(brush, ties.map((tie) => curves[tie.index]), look);
    arrowHeads(brush, scene, ties, curves);
  }
}

function drawQuestionMarks(brush, { questions, curves, inks, shown }) {
  Object.assign(brush, {
    font: "600 13px sans-serif",
    textAlign: "center",
    textBaseline: "middle",
  });
  for (const tie of questions) {
    if (!shown[tie.index]) continue;
    const [x, y] = pointOnCurve(curves[tie.index], 0.5);
    brush.globalAlpha = shown[tie.index];
    brush.fillStyle = inks.ground;
    brush.beginPath();
    brush.arc(x, y, 9, 0, 2 * Math.PI);
    brush.fill();
    brush.fillStyle = inks.question;
    brush.fillText("?", x, y + 0.5);
  }
}

function nearestTie(scene, curves, looks, x, y) {
  let [nearest, least] = [null, REACH];
  for (const tie of scene.ties) {
    if (!looks[tie.index]) continue;
    const distance = distanceToCurve(curves[tie.index], x, y);
    if (distance < least) [nearest, least] = [tie, distance];
  }
  return nearest;
}
