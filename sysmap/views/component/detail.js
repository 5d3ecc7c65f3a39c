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

function fillPanel(panel, scene, actor, step, onClose) {
  const ties = aliveTies(actor, step).sort((one, other) =>
    otherEnd(one, actor).label.localeCompare(otherEnd(other, actor).label),
  );
  const close = button("×", { class: "close", "aria-label": "Let go" }, onClose);
  const unlisted = ties.length - MOST_LISTED;
  const more = unlisted > 0 ? [html("li", {}, `and ${unlisted} more, in the table`)] : [];
  const rows = ties.slice(0, MOST_LISTED).map((tie) => listed(scene, tie, actor, step));
  panel.replaceChildren(
    html("div", { class: "panel-head" }, html("strong", {}, actor.label), close),
    html("div", { class: "quiet" }, underName(actor)),
    html("div", { class: "quiet" }, tiesInWords(actor, step)),
    html("ul", {}, ...rows, ...more),
  );
  panel.setAttribute("aria-label", `Ties of ${actor.label}`);
}

function listed(scene, tie, actor, step) {
  const words = `${directionFrom(tie, actor)}${tieInWords(tie, step)}`;
  const since = sinceInWords(scene, tie, step);
  const told = since ? [html("span", { class: "quiet since" }, since)] : [];
  const kind = html("span", { class: "quiet" }, words);
  return html("li", {}, otherEnd(tie, actor).label, kind, ...told);
}
