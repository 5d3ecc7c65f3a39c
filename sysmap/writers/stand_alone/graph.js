// The actors and ties as vis-network wants them: what is not there at a step is hidden, and of all
// the rest only what looks otherwise than before is told.

import { isAlive, isDrawn } from "../../views/component/frame.js";
import { tieLook } from "../../views/component/looks.js";
import { actorTip } from "../../views/component/tips.js";
import { pairInWords, tieInWords } from "../../views/component/words.js";

// Keeps a data set as it should look, by one update for all that has changed.
export function keeperOf(dataSet) {
  const looks = new Map();
  return (items) => {
    const changed = items.filter((item) => {
      const look = JSON.stringify(item);
      const same = looks.get(item.id) === look;
      looks.set(item.id, look);
      return !same;
    });
    if (changed.length) dataSet.update(changed);
  };
}

export function nodeOf({ frame }, actor) {
  const id = actor.index;
  if (!isDrawn(frame, actor)) return { id, hidden: true };
  return { id, hidden: false, title: actorTip(actor, frame).filter(Boolean).join("\n") };
}

// One line for each two who are ever tied, however many ties there are between them.
export function linesOf(scene) {
  const first = scene.ties.filter((tie) => tie.pair[0] === tie);
  return first.map(({ pair, source, target }, id) => ({ id, pair, source, target }));
}

// A line looks like the strongest of its ties at this step; its title tells all of them.
export function edgeOf(picture, { id, pair, source, target }) {
  const { scene, state, frame, inks } = picture;
  const ends = { id, from: source.index, to: target.index };
  const held = pair.filter((tie) => isAlive(frame, tie));
  if (!held.length) return { ...ends, hidden: true };
  const looks = held.map((tie) => tieLook(scene, state, frame, tie));
  const { ink, weight, width, dashes } = looks.reduce((one, other) =>
    other.width > one.width ? other : one,
  );
  return {
    ...ends,
    hidden: false,
    title: held.map((tie) => `${pairInWords(tie)}: ${tieInWords(tie, frame)}`).join("\n"),
    width,
    dashes: dashes.length ? dashes : false,
    arrows: arrowsOf(held, target),
    color: { color: inks[ink], opacity: weight, highlight: inks.lit, hover: inks.lit },
  };
}

function arrowsOf(ties, target) {
  const directed = ties.filter((tie) => tie.kind.directed);
  const heads = directed.map((tie) => (tie.target === target ? "to" : "from"));
  return [...new Set(heads)].sort().join(" ");
}
