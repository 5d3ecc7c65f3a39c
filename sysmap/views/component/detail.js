// The panel beside the picture: the ties of whoever is picked, or what is known of a tie.

import { button, html } from "./elements.js";
import { isAlive, isDrawn, tiesOn } from "./frame.js";
import { isTie, isTold } from "./picks.js";
import { isRecorded, otherEnd } from "./scene.js";
import {
  absenceInWords,
  directionFrom,
  pairInWords,
  sinceInWords,
  tieAtDay,
  tieInWords,
  tiesInWords,
  underName,
} from "./words.js";

const MOST_LISTED = 60;
const FARTHEST = 3;

export function fillPanel(picture, picked) {
  if (isTie(picked)) fillForTie(picture, picked);
  else fillForActor(picture, picked);
}

function fillForActor(picture, actor) {
  const { frame } = picture;
  const ties = tiesOn(frame, actor).sort((one, other) =>
    otherEnd(one, actor).label.localeCompare(otherEnd(other, actor).label),
  );
  const unlisted = ties.length - MOST_LISTED;
  const more = unlisted > 0 ? [html("li", {}, `and ${unlisted} more, in the table`)] : [];
  const rows = ties.slice(0, MOST_LISTED).map((tie) => listed(picture, tie, actor));
  const list = html("ul", { class: "ties-of" }, ...rows, ...more);
  const here = isDrawn(frame, actor);
  const told = here ? tiesInWords(frame, actor) : absenceInWords(picture.scene, frame, actor);
  const lines = [underName(actor), told];
  putInPanel(picture, actor.label, lines, ...doings(picture, actor), list);
  namePanel(picture, `Ties of ${actor.label}`);
}

// A group can be opened; round anybody else the picture stays in full light for some steps, and
// they may be moved.
function doings({ map, scene }, actor) {
  if (scene.mode === "groups") {
    const open = button("Open", { class: "move" }, () => map.open(actor));
    return [html("div", { class: "moving" }, open)];
  }
  const reach = Array.from({ length: FARTHEST }, (_, step) => stepButton(map, step + 1));
  const named = { class: "reach", role: "group", "aria-label": "Steps round them in full light" };
  const row = [html("div", named, ...reach, html("span", { class: "quiet" }, "steps round them"))];
  if (!scene.movable) return row;
  const move = button("Put elsewhere", { class: "move" }, () => map.beginMove(actor));
  return [...row, html("div", { class: "moving" }, move)];
}

function stepButton(map, steps) {
  const pressed = String(map.state.reach === steps);
  return button(String(steps), { "aria-pressed": pressed }, () => map.setReach(steps));
}

// What the map knows of a tie, and below it what the server told of it.
function fillForTie(picture, tie) {
  const { scene, frame, map } = picture;
  const alongside = tie.pair.filter((other) => other !== tie && isAlive(frame, other));
  const since = isAlive(frame, tie) && sinceInWords(scene, map.state, tie);
  const others = alongside.map((other) => `beside it: ${tieInWords(other, frame)}`);
  const told = isTold(map.told, tie) ? toldParts(map.told) : [];
  putInPanel(picture, pairInWords(tie), [tieAtDay(tie, frame), since, ...others], ...told);
  namePanel(picture, `The tie ${pairInWords(tie)}`);
}

// Of pictures side by side each panel says in which it stands.
function namePanel({ scene, title, panel }, name) {
  panel.setAttribute("aria-label", scene.figures ? `${name}, ${title}` : name);
}

export function putInPanel(picture, title, lines, ...rest) {
  const close = button("×", { class: "close", "aria-label": "Let go" }, () => picture.letGo());
  const quiet = lines.filter(Boolean).map((line) => html("div", { class: "quiet" }, line));
  const head = html("div", { class: "panel-head" }, html("strong", {}, title), close);
  picture.panel.replaceChildren(head, ...quiet, ...rest);
}

export function toldParts({ summary, parts }) {
  const told = parts.map(({ name, lines }) => {
    const items = lines.map((line) => html("li", {}, line));
    return html("div", { class: "told" }, html("strong", {}, name), html("ul", {}, ...items));
  });
  return [html("p", {}, summary), ...told];
}

function listed(picture, tie, actor) {
  const words = `${directionFrom(tie, actor)}${tieInWords(tie, picture.frame)}`;
  const since = sinceInWords(picture.scene, picture.map.state, tie);
  const told = since ? [html("span", { class: "quiet since" }, since)] : [];
  const kind = html("span", { class: "quiet" }, words);
  const parts = [html("span", {}, otherEnd(tie, actor).label), kind, ...told];
  if (!isRecorded(tie)) return html("li", {}, html("div", { class: "row" }, ...parts));
  const row = button("", { class: "row" }, () => picture.pickTie(tie));
  row.replaceChildren(...parts);
  return html("li", {}, row);
}
