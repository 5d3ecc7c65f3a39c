// One picture: ties on a canvas, actors and names over them. It shows the day of its own step.

import { clearestCorner, hides } from "./corners.js";
import { fillPanel } from "./detail.js";
import { html, svg } from "./elements.js";
import { drawnActors, frameAt, isDrawn } from "./frame.js";
import { watchPointer } from "./gestures.js";
import { watchKeys } from "./keys.js";
import { paintersOf } from "./painters.js";
import { endsOf } from "./picks.js";
import { Pointing } from "./pointing.js";
import { NARROW_STAGE } from "./spots.js";
import { fitView, newView, resizeView, zoomView } from "./view.js";

const MOST_FADING = 150;

export class Picture extends Pointing {
  // `fixed` is the step that this picture always shows; without one it follows the slider.
  constructor(map, fixed, title) {
    super();
    const { scene } = map;
    const looks = { round: Boolean(scene.rings), small: Boolean(scene.small) };
    Object.assign(this, { map, scene, fixed, title, looks, view: newView() });
    this.build();
    Object.assign(this, paintersOf(this));
    Object.assign(this, { tabStop: null, tieStop: null, filled: false, corner: null });
    this.listen();
  }

  build() {
    const labelled = { class: "surface", role: "group", "aria-label": this.title };
    this.canvas = html("canvas", { class: "ties", "aria-hidden": "true" });
    this.nodes = svg("g");
    this.names = svg("g", { class: "labels" });
    this.surface = svg("svg", labelled, this.nodes, this.names);
    this.tip = html("div", { class: "tip", hidden: "" });
    this.panel = html("div", { class: "panel", role: "region", tabindex: "0", hidden: "" });
    const layers = [this.canvas, this.surface, this.tip, this.panel];
    this.stage = html("div", { class: "stage" }, ...layers);
    this.stage.classList.toggle("crowded", this.scene.actors.length > MOST_FADING);
  }

  listen() {
    // Not on the surface: an svg that listens for focus becomes a stop for the Tab key itself.
    this.stage.addEventListener("focusin", (event) => this.arriveAt(this.focused(event.target)));
    this.stage.addEventListener("focusout", () => (this.tip.hidden = true));
    watchPointer(this);
    watchKeys(this);
  }

  step() {
    return this.fixed === null ? this.map.state.step : this.fixed;
  }

  // Shows the day of the step, and who is picked or hovered over.
  draw() {
    const { scene, map } = this;
    const { state } = map;
    const frame = frameAt(scene, state, state.clock.days[this.step()]);
    this.frame = frame;
    this.actors.show(state, frame);
    this.ties.show(state, frame);
    this.labels.show(frame);
    this.drawPanel(state.picked);
    if (!this.tabStop || !isDrawn(frame, this.tabStop)) this.setTabStop(firstStop(scene, frame));
  }

  drawPanel(picked) {
    const opens = Boolean(picked) && this.panel.hidden;
    this.panel.hidden = !picked;
    if (!picked) return;
    fillPanel(this, picked);
    const stays = this.corner && !endsOf(picked).some((end) => hides(this, this.corner, end));
    if (!stays) this.corner = clearestCorner(this, picked);
    for (const [name, on] of Object.entries(this.corner)) this.panel.classList.toggle(name, on);
    if (opens && this.view.width < NARROW_STAGE) this.panel.scrollIntoView({ block: "nearest" });
  }

  // Puts everything where the view says, finds places for the names, and draws.
  place() {
    this.stage.classList.toggle("zoomed", this.view.zoom > 1);
    this.actors.place();
    this.ties.place();
    this.draw();
    this.placeNames();
  }

  // The panel is placed anew with the names, and stays where it is while the dates go by.
  placeNames() {
    if (!this.view.width) return;
    this.corner = null;
    this.labels.place(this.map.state, this.frame);
    this.drawPanel(this.map.state.picked);
  }

  // One actor has moved, under the hand: they and their ties follow at once, the names afterwards.
  follow(actor) {
    this.tip.hidden = true;
    this.labels.takeOff(actor);
    this.actors.placeOne(actor);
    this.ties.place();
    this.ties.ask();
  }

  fill() {
    const { clientWidth, clientHeight } = this.stage;
    const same = clientWidth === this.view.width && clientHeight === this.view.height;
    if (same && this.filled) return;
    this.filled = true;
    resizeView(this.view, clientWidth, clientHeight, this.looks);
    this.place();
  }

  fit() {
    fitView(this.view, this.view.width, this.view.height, this.looks);
    this.place();
  }

  zoom(factor, x = this.view.width / 2, y = this.view.height / 2) {
    zoomView(this.view, factor, x, y);
    this.place();
  }

  pan(across, down) {
    this.view.left += across;
    this.view.top += down;
    this.place();
  }

}

// The Tab key lands in the middle of things: on whoever stands nearest the middle.
function firstStop(scene, frame) {
  const fromMiddle = (actor) => Math.hypot(actor.x, actor.y);
  const nearer = (one, other) => (fromMiddle(other) < fromMiddle(one) ? other : one);
  const present = drawnActors(scene, frame);
  return present.length ? present.reduce(nearer) : null;
}
