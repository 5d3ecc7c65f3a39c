// The tip beside the pointer, and the panel that lists the ties of whoever is picked.

const MOST_LISTED = 60;

function showTip(tip, stage, x, y, title, ...lines) {
  const told = lines.filter(Boolean).map((line) => html("div", {}, line));
  tip.replaceChildren(html("strong", {}, title), ...told);
  tip.hidden = false;
  const left = Math.max(4, Math.min(x + 14, stage.clientWidth - tip.offsetWidth - 4));
  const top = y + 16 + tip.offsetHeight > stage.clientHeight ? y - tip.offsetHeight - 12 : y + 16;
  Object.assign(tip.style, { left: `${left}px`, top: `${Math.max(4, top)}px` });
}

function actorTip(actor, step) {
  return [actor.label, underName(actor), actor.mark, tiesInWords(actor, step)];
}

function tieTip(tie, step) {
  const together = tie.pair.filter((other) => isAlive(other, step));
  return [pairInWords(tie), ...together.map((other) => tieInWords(other, step))];
}

function fillPanel(picture, actor) {
  const { step } = picture;
  const ties = aliveTies(actor, step).sort((one, other) =>
    otherEnd(one, actor).label.localeCompare(otherEnd(other, actor).label),
  );
  const unlisted = ties.length - MOST_LISTED;
  const more = unlisted > 0 ? [html("li", {}, `and ${unlisted} more, in the table`)] : [];
  const rows = ties.slice(0, MOST_LISTED).map((tie) => listed(picture, tie, actor));
  const lines = [underName(actor), tiesInWords(actor, step)];
  putInPanel(picture, actor.label, lines, html("ul", { class: "ties-of" }, ...rows, ...more));
  namePanel(picture, `Ties of ${actor.label}`);
}

// What the map knows of a tie, and below it what the server told of it.
function fillTiePanel(picture, tie) {
  const { scene, step, map } = picture;
  const alongside = tie.pair.filter((other) => other !== tie && isAlive(other, step));
  const lines = [tieAtStep(tie, step), isAlive(tie, step) && sinceInWords(scene, tie, step)];
  const others = alongside.map((other) => `beside it: ${tieInWords(other, step)}`);
  const told = isTold(map.told, tie) ? toldParts(map.told) : [];
  putInPanel(picture, pairInWords(tie), [...lines, ...others], ...told);
  namePanel(picture, `The tie ${pairInWords(tie)}`);
}

// Of two pictures side by side each panel says in which it stands.
function namePanel({ scene, step, panel }, name) {
  panel.setAttribute("aria-label", scene.rings ? `${name}, ${scene.steps[step]}` : name);
}

function putInPanel(picture, title, lines, ...rest) {
  const close = button("×", { class: "close", "aria-label": "Let go" }, () => picture.letGo());
  const quiet = lines.filter(Boolean).map((line) => html("div", { class: "quiet" }, line));
  const head = html("div", { class: "panel-head" }, html("strong", {}, title), close);
  picture.panel.replaceChildren(head, ...quiet, ...rest);
}

function toldParts({ summary, parts }) {
  const told = parts.map(({ name, lines }) => {
    const items = lines.map((line) => html("li", {}, line));
    return html("div", { class: "told" }, html("strong", {}, name), html("ul", {}, ...items));
  });
  return [html("p", {}, summary), ...told];
}

function listed(picture, tie, actor) {
  const words = `${directionFrom(tie, actor)}${tieInWords(tie, picture.step)}`;
  const since = sinceInWords(picture.scene, tie, picture.step);
  const told = since ? [html("span", { class: "quiet since" }, since)] : [];
  const kind = html("span", { class: "quiet" }, words);
  const parts = [html("span", {}, otherEnd(tie, actor).label), kind, ...told];
  if (!isRecorded(tie)) return html("li", {}, html("div", { class: "row" }, ...parts));
  const row = button("", { class: "row" }, () => picture.pickTie(tie));
  row.replaceChildren(...parts);
  return html("li", {}, row);
}
