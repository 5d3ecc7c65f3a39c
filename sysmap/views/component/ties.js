// All ties on one canvas under the actors. They fade in script: style transitions on hundreds of
// lines would cost many frames.

const FADE = 260;
const INKS = ["tie", "lit", "ground", ...Object.keys(CHANGE_LINES)];

function tiePainter(scene, canvas, view) {
  const brush = canvas.getContext("2d");
  const shown = new Float32Array(scene.ties.length);
  const looks = scene.ties.map(() => null);
  const stillness = matchMedia("(prefers-reduced-motion: reduce)");
  let goals = looks;
  let inks = {};
  let frame = 0;
  let painted = 0;

  function show(next) {
    goals = next;
    goals.forEach((look, index) => (looks[index] = look || looks[index]));
    painted = performance.now();
    ask();
  }

  function ask() {
    if (!frame) frame = requestAnimationFrame(paint);
  }

  function paint(now) {
    frame = 0;
    const stride = stillness.matches ? 1 : Math.min(1, Math.max(0, now - painted) / FADE);
    painted = now;
    clearCanvas(brush, view);
    const moving = fadeTowards(shown, goals, stride);
    const groups = groupsByLook(scene, looks, shown);
    for (const group of groups) strokeGroup(brush, scene, view, inks, group);
    drawQuestionMarks(brush, scene, view, inks, shown);
    if (moving) ask();
  }

  return {
    show,
    ask,
    useInks: (next) => (inks = next),
    nearest: (x, y) => nearestTie(scene, view, goals, x, y),
    stop: () => cancelAnimationFrame(frame),
  };
}

function clearCanvas(brush, view) {
  const sharpness = Math.min(2, devicePixelRatio || 1);
  const [width, height] = [Math.round(view.width * sharpness), Math.round(view.height * sharpness)];
  if (brush.canvas.width !== width || brush.canvas.height !== height) {
    Object.assign(brush.canvas, { width, height });
  }
  brush.setTransform(sharpness, 0, 0, sharpness, 0, 0);
  brush.clearRect(0, 0, view.width, view.height);
  brush.lineCap = "round";
}

function fadeTowards(shown, goals, stride) {
  let moving = false;
  goals.forEach((look, index) => {
    const goal = look ? look.weight : 0;
    const left = goal - shown[index];
    shown[index] = Math.abs(left) <= stride ? goal : shown[index] + Math.sign(left) * stride;
    moving = moving || shown[index] !== goal;
  });
  return moving;
}

// One path for each look: where lines of one look cross, they do not darken.
function groupsByLook(scene, looks, shown) {
  const groups = new Map();
  for (const tie of scene.ties) {
    const [look, weight] = [looks[tie.index], Math.round(shown[tie.index] * 24) / 24];
    if (!look || !weight) continue;
    const name = [look.ink, look.width, look.dashes, weight].join("|");
    if (!groups.has(name)) groups.set(name, { look, weight, ties: [] });
    groups.get(name).ties.push(tie);
  }
  return [...groups.values()].sort((one, other) => layerOf(one.look) - layerOf(other.look));
}

function strokeGroup(brush, scene, view, inks, { look, weight, ties }) {
  brush.strokeStyle = inks[look.ink];
  brush.globalAlpha = weight;
  brush.lineWidth = look.width;
  brush.setLineDash(look.dashes);
  brush.beginPath();
  for (const tie of ties) {
    const [x1, y1, cx, cy, x2, y2] = tieCurve(scene, tie, view);
    brush.moveTo(x1, y1);
    brush.quadraticCurveTo(cx, cy, x2, y2);
  }
  brush.stroke();
}

function drawQuestionMarks(brush, scene, view, inks, shown) {
  brush.font = "600 13px sans-serif";
  brush.textAlign = "center";
  brush.textBaseline = "middle";
  for (const tie of scene.ties) {
    if (tie.change !== "question" || !shown[tie.index]) continue;
    const [x, y] = pointOnCurve(tieCurve(scene, tie, view), 0.5);
    brush.globalAlpha = shown[tie.index];
    brush.fillStyle = inks.ground;
    brush.beginPath();
    brush.arc(x, y, 9, 0, 2 * Math.PI);
    brush.fill();
    brush.fillStyle = inks.question;
    brush.fillText("?", x, y + 0.5);
  }
}

const REACH = 6;

function nearestTie(scene, view, looks, x, y) {
  let [nearest, least] = [null, REACH];
  for (const tie of scene.ties) {
    if (!looks[tie.index]) continue;
    const distance = distanceToCurve(tieCurve(scene, tie, view), x, y);
    if (distance < least) [nearest, least] = [tie, distance];
  }
  return nearest;
}
