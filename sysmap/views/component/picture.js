// One picture: ties on a canvas, actors and names over them. A circle shows two, all else one.

class Picture {
  constructor(scene, map, title) {
    Object.assign(this, { scene, map, view: newView(), step: 0, round: Boolean(scene.rings), stop: null });
    this.canvas = html("canvas", { class: "ties", "aria-hidden": "true" });
    this.nodes = svg("g");
    this.names = svg("g", { class: "labels" });
    this.surface = svg("svg", { class: "surface", role: "group", "aria-label": title }, this.nodes, this.names);
    this.tip = html("div", { class: "tip", hidden: "" });
    this.panel = html("div", { class: "panel", role: "region", tabindex: "0", hidden: "" });
    this.stage = html("div", { class: "stage" }, this.canvas, this.surface, this.tip, this.panel);
    this.ties = tiePainter(scene, this.canvas, this.view);
    this.actors = actorPainter(scene, this.nodes, this.view);
    this.listen();
  }

  listen() {
    this.surface.addEventListener("focusin", (event) => this.arriveAt(this.actorOf(event.target)));
    this.surface.addEventListener("focusout", () => (this.tip.hidden = true));
    watchPointer(this);
    watchKeys(this);
    if (this.scene.actors.length) this.setTabStop(firstStop(this.scene));
  }

  // Shows the step that `this.step` names, and who is picked or hovered over.
  draw() {
    const { scene, step, map } = this;
    this.actors.show(map.state, step);
    this.ties.show(scene.ties.map((tie) => tieLook(scene, map.state, tie, step)));
    if (this.labels) this.labels.show(map.state, step);
    this.drawPanel(map.state.picked);
  }

  drawPanel(picked) {
    this.panel.hidden = !picked;
    if (!picked) return;
    fillPanel(this.panel, picked, this.step, () => this.map.pick(null));
    this.panel.classList.toggle("on-left", screenX(this.view, picked.x) > this.view.width / 2);
  }

  // Puts everything where the view says, finds places for the names, and draws.
  place() {
    this.stage.classList.toggle("zoomed", this.view.zoom > 1);
    this.actors.place();
    this.placeNames();
    this.draw();
  }

  placeNames() {
    this.labels = this.labels || labelPainter(this.scene, this.names, this.view, textRuler());
    this.labels.place(this.map.state, this.step);
  }

  resize(width, height) {
    resizeView(this.view, width, height, this.round);
    this.place();
  }

  fit() {
    fitView(this.view, this.view.width, this.view.height, this.round);
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

  actorOf(target) {
    return this.scene.actors[this.actors.nodes.indexOf(target.closest(".actor"))] || null;
  }

  focus(actor) {
    this.setTabStop(actor);
    this.actors.nodes[actor.index].focus({ preventScroll: true });
  }

  setTabStop(actor) {
    if (this.stop) this.actors.nodes[this.stop.index].setAttribute("tabindex", "-1");
    this.stop = actor;
    this.actors.nodes[actor.index].setAttribute("tabindex", "0");
  }

  arriveAt(actor) {
    if (!actor) return;
    this.setTabStop(actor);
    if (actor !== this.map.state.picked) showTip(this.tip, this.stage, ...onScreen(this.view, actor), ...actorTip(actor, this.step));
  }

  hover(actor, x, y) {
    const tie = actor || x === undefined ? null : this.ties.nearest(x, y);
    this.stage.classList.toggle("over", Boolean(actor || tie));
    if (actor && actor !== this.map.state.picked) showTip(this.tip, this.stage, x, y, ...actorTip(actor, this.step));
    else if (tie) showTip(this.tip, this.stage, x, y, ...tieTip(tie, this.step));
    else this.tip.hidden = true;
    this.map.hover(actor);
  }
}

// The Tab key lands in the middle of things: on the centre of a circle, else on whoever stands nearest the middle.
function firstStop(scene) {
  if (scene.rings) return scene.actors[scene.centre];
  const last = scene.steps.length - 1;
  const present = scene.actors.filter((actor) => isPresent(actor, last));
  const fromMiddle = (actor) => Math.hypot(actor.x, actor.y);
  return (present.length ? present : scene.actors).reduce((one, other) =>
    fromMiddle(one) <= fromMiddle(other) ? one : other,
  );
}
