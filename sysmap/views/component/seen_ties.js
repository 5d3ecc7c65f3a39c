// The ties of a picture as parts of a drawing: as the canvas shows them, were nobody hovered over.

import { pointOnCurve, tieCurve } from "./curves.js";
import { circlePath, path, text } from "./drawing.js";
import { tieLook } from "./looks.js";
import { isRecorded } from "./scene.js";
import { headOf, mixedInk } from "./strokes.js";
import { groupsByLook } from "./ties.js";

const MARK_RADIUS = 9;
const MARK_TYPE = { size: 13, weight: 600 };
const HALF_AS_HIGH = 4.7;

export function seenTies({ scene, view, frame, map }, { colour, ink, typesetter }) {
  const state = { ...map.state, hovered: null };
  const looks = scene.ties.map((tie) => tieLook(scene, state, frame, tie));
  const weights = looks.map((look) => (look ? look.weight : 0));
  const curves = scene.ties.map((tie) => tieCurve(scene, tie, view));
  const groups = groupsByLook(scene, looks, weights);
  const asked = scene.ties.filter((tie) => looks[tie.index] && !isRecorded(tie));
  return [
    ...groups.flatMap(({ look, weight, ties }) => {
      const mixed = colour(mixedInk(map.inks, look.ink, weight));
      return lines(scene, ties, curves, { mixed, ...look });
    }),
    ...asked.flatMap((tie) => questionMark(curves[tie.index], ink, typesetter)),
  ];
}

// The ties of one look are one path, and their arrow heads another.
function lines(scene, ties, curves, { mixed, width, dashes }) {
  const line = ties.map((tie) => curvePath(curves[tie.index])).join("");
  const heads = ties.map((tie) => headPath(scene, tie, curves[tie.index])).join("");
  const drawn = path(line, { stroke: mixed, width, dashes });
  return heads ? [drawn, path(heads, { fill: mixed })] : [drawn];
}

function curvePath(curve) {
  const [x1, y1, cx, cy, x2, y2] = curve.map(short);
  return `M${x1} ${y1}Q${cx} ${cy} ${x2} ${y2}`;
}

function headPath(scene, tie, curve) {
  const head = tie.kind.directed && !scene.small && headOf(scene, tie, curve);
  return head ? `M${head.map((corner) => corner.map(short).join(" ")).join("L")}Z` : "";
}

function questionMark(curve, ink, typesetter) {
  const [x, y] = pointOnCurve(curve, 0.5);
  const type = { ...MARK_TYPE, fill: ink("question") };
  const length = typesetter.length("?", type);
  return [
    path(circlePath(x, y, MARK_RADIUS), { fill: ink("ground") }),
    text("?", { ...type, x: x - length / 2, y: y + HALF_AS_HIGH, length }),
  ];
}

function short(number) {
  return Number(number.toFixed(1));
}
