// The tip beside the pointer.

import { html } from "./elements.js";
import { isAlive } from "./frame.js";
import { pairInWords, tieInWords, tiesInWords, underName } from "./words.js";

export function showTip(tip, stage, x, y, title, ...lines) {
  const told = lines.filter(Boolean).map((line) => html("div", {}, line));
  tip.replaceChildren(html("strong", {}, title), ...told);
  tip.hidden = false;
  const left = Math.max(4, Math.min(x + 14, stage.clientWidth - tip.offsetWidth - 4));
  const top = y + 16 + tip.offsetHeight > stage.clientHeight ? y - tip.offsetHeight - 12 : y + 16;
  Object.assign(tip.style, { left: `${left}px`, top: `${Math.max(4, top)}px` });
}

export function actorTip(actor, frame) {
  return [actor.label, underName(actor), actor.mark, tiesInWords(frame, actor)];
}

export function tieTip(tie, frame) {
  const together = tie.pair.filter((other) => isAlive(frame, other));
  return [pairInWords(tie), ...together.map((other) => tieInWords(other, frame))];
}
