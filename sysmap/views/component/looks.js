// How each tie looks: change by colour and dashes, strength by width, what is picked by weight.

const WIDTHS = [0.9, 1.4, 2.1, 2.9];
const WEIGHTS = [0.36, 0.42, 0.5, 0.6];
const UNRECORDED_GRADE = 1;

// Strength in four grades between the least and the most that this kind of tie ever had.
function gradeOf(tie, strength) {
  const { low, high } = tie.kind;
  if (strength === null || low === high) return UNRECORDED_GRADE;
  return Math.round((3 * (strength - low)) / (high - low));
}

function crowding(scene) {
  return Math.max(0.5, Math.min(1, Math.sqrt(320 / (scene.ties.length || 1))));
}

// What a tie looks like at a step; null where it is not drawn.
function tieLook(scene, state, tie, step) {
  if (!isAlive(tie, step) || state.hidden.has(tie.change)) return null;
  const look = tie.change ? changeLook(tie) : strengthLook(scene, tie, step);
  return state.picked || state.hovered ? weighed(look, state, tie) : look;
}

function strengthLook(scene, tie, step) {
  const grade = gradeOf(tie, strengthAt(tie, step));
  const thin = scene.rings ? 1.4 : crowding(scene);
  return { ink: "tie", dashes: [], width: WIDTHS[grade] * thin, weight: WEIGHTS[grade] * thin };
}

function changeLook(tie) {
  const line = CHANGE_LINES[tie.change];
  const weight = tie.change === "kept" ? 0.3 : 0.8;
  return { ink: tie.change, dashes: line.dashes, width: line.width, weight };
}

function weighed(look, state, tie) {
  const lit = [state.picked, state.hovered].some((thing) => thing && lights(thing, tie));
  if (!lit) return state.picked ? { ...look, weight: look.weight * 0.14 } : look;
  const ink = look.ink === "tie" ? "lit" : look.ink;
  return { ...look, ink, width: Math.max(look.width, 1.4), weight: 1 };
}

// Lines that say more are painted over lines that say less.
function layerOf(look) {
  return (look.ink === "kept" || look.ink === "tie" ? 0 : 1) + (look.weight === 1 ? 2 : 0);
}
