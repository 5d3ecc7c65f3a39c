// What pointer and keyboard do on one picture: hover, press, focus, and the tip beside them.

import { drop, nudge, putAt } from "./dragging.js";
import { isDrawn } from "./frame.js";
import { endsOf } from "./picks.js";
import { isRecorded } from "./scene.js";
import { actorTip, showTip, tieTip } from "./tips.js";
import { onScreen } from "./view.js";
import { nameForReaders } from "./words.js";

// A picture is made of this (picture.js), and gives `map`, `frame`, `view` and its painters.
export class Pointing {
  // The panel goes and may have held the focus: it returns to whoever was picked.
  letGo() {
    const { picked } = this.map.state;
    this.map.stopMove();
    if (!picked) return;
    this.map.pick(null);
    const next = endsOf(picked).find((end) => isDrawn(this.frame, end)) || this.tabStop;
    if (next) this.focus(next);
  }

  // From the list in the panel: what is known of the tie takes the list's place, and is read out.
  pickTie(tie) {
    this.map.pick(tie);
    this.panel.focus();
  }

  actorAt(target, x, y) {
    return this.actors.at(target, x, y);
  }

  // The actor that has the keyboard's focus, given what the event came from.
  focused(target) {
    return this.actors.focused(target);
  }

  // A press of the pointer: it puts down whoever is being moved, else picks what lies there.
  press(target, x, y) {
    const { moving } = this.map;
    if (moving) {
      putAt(this, moving, x, y);
      this.map.stopMove();
      return drop(this, moving);
    }
    const actor = this.actorAt(target, x, y);
    const tie = actor ? null : this.ties.nearest(x, y);
    this.map.pick(actor || (tie && isRecorded(tie) ? tie : null));
    if (actor) this.focus(actor);
  }

  nudge(actor, direction) {
    nudge(this, actor, direction);
  }

  focus(actor) {
    this.setTabStop(actor);
    this.actors.focus(actor);
  }

  // Where the stage is but one stop, whoever the keys have come to is read out.
  goTo(actor) {
    this.focus(actor);
    if (!this.actors.isOneStop) return;
    this.arriveAt(actor);
    this.map.say(nameForReaders(actor));
  }

  setTabStop(actor) {
    this.actors.setTabStop(actor);
    Object.assign(this, { tabStop: actor, tieStop: null });
  }

  stopAtTie(tie) {
    this.tieStop = tie;
    if (!tie) return;
    const [title, ...lines] = tieTip(tie, this.frame);
    const [x, y] = onScreen(this.view, this.tabStop);
    showTip(this.tip, this.stage, x, y, title, ...lines);
    this.map.hover(tie);
    this.map.say([title, ...lines].join(", "));
  }

  arriveAt(actor) {
    if (!actor) return;
    this.setTabStop(actor);
    this.tipFor(actor, ...onScreen(this.view, actor));
  }

  hover(actor, x, y) {
    const tie = actor || x === undefined ? null : this.ties.nearest(x, y);
    this.stage.classList.toggle("over", Boolean(actor || tie));
    if (actor) this.tipFor(actor, x, y);
    else if (!tie || tie === this.map.state.picked) this.tip.hidden = true;
    else showTip(this.tip, this.stage, x, y, ...tieTip(tie, this.frame));
    this.map.hover(actor);
  }

  // Whoever is picked has the panel and needs no tip.
  tipFor(actor, x, y) {
    if (actor === this.map.state.picked) this.tip.hidden = true;
    else showTip(this.tip, this.stage, x, y, ...actorTip(actor, this.frame));
  }
}
