// One picture: ties on a canvas, actors and names over them.

class Picture {
  constructor(map, step, title) {
    const { scene } = map;
    Object.assign(this, { map, scene, step, view: newView(), round: Boolean(scene.rings) });
    this.build(title);
    this.ties = tiePainter(scene, this.canvas, this.view);
    this.actors = actorPainter(scene, this.nodes, this.view);
    this.labels = labelPainter(scene, this.names, this.view);
    Object.assign(this, { tabStop: null, placed: false, corner: null });
    this.listen();
  }

  build(title) {
    const labelled = { class: "surface", role: "group", "aria-label": title };
    this.canvas = html("canvas", { class: "ties", "aria-hidden": "true" });
    this.nodes = svg("g");
    this.names = svg("g", { class: "labels" });
    this.surface = svg("svg", labelled, this.nodes, this.names);
    this.tip = html("div", { class: "tip", hidden: "" });
    this.panel = html("div", { class: "panel", role: "region", tabindex: "0", hidden: "" });
    const layers = [this.canvas, this.surface, this.tip, this.panel];
    this.stage = html("div", { class: "stage" }, ...layers);
  }

  listen() {
    // Not on the surface: an svg that listens for focus becomes a stop for the Tab key itself.
    this.stage.addEventListener("focusin", (event) => this.arriveAt(this.actorOf(event.target)));
    this.stage.addEventListener("focusout", () => (this.tip.hidden = true));
    watchPointer(this);
    watchKeys(this);
  }

  // Shows the step that `this.step` names, and who is picked or hovered over.
  draw() {
    const { scene, step, map } = this;
    this.actors.show(map.state, step);
    this.ties.show(scene.ties.map((tie) => tieLook(scene, map.state, tie, step)));
    this.labels.show(step);
    this.drawPanel(map.state.picked);
    if (!this.tabStop || !isPresent(this.tabStop, step)) this.setTabStop(firstStop(scene, step));
  }

  drawPanel(picked) {
    this.panel.hidden = !picked;
    if (!picked) return;
    if (isTie(picked)) fillTiePanel(this, picked);
    else fillPanel(this, picked);
    const stays = this.corner && !endsOf(picked).some((end) => hides(this, this.corner, end));
    if (!stays) this.corner = clearestCorner(this, picked);
    for (const [name, on] of Object.entries(this.corner)) this.panel.classList.toggle(name, on);
  }

  // From the list in the panel: what is known of the tie takes the list's place, and is read out.
  pickTie(tie) {
    this.map.pick(tie);
    this.panel.focus();
  }

  // The panel goes and may have held the focus: it returns to whoever was picked.
  letGo() {
    const { picked } = this.map.state;
    if (!picked) return;
    this.map.pick(null);
    const next = endsOf(picked).find((end) => isPresent(end, this.step)) || this.tabStop;
    if (next) this.focus(next);
  }

  // Puts everything where the view says, finds places for the names, and draws.
  place() {
    this.stage.classList.toggle("zoomed", this.view.zoom > 1);
    this.actors.place();
    this.placeNames();
    this.draw();
  }

  // The panel is placed anew with the names, and stays where it is while the dates go by.
  placeNames() {
    this.corner = null;
    if (this.view.width) this.labels.place(this.map.state, this.step);
  }

  fill() {
    const { clientWidth, clientHeight } = this.stage;
    const same = clientWidth === this.view.width && clientHeight === this.view.height;
    if (same && this.placed) return;
    this.placed = true;
    resizeView(this.view, clientWidth, clientHeight, this.round);
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

  thingAt(target, x, y) {
    const tie = this.ties.nearest(x, y);
    return this.actorOf(target) || (tie && isRecorded(tie) ? tie : null);
  }

  focus(actor) {
    this.setTabStop(actor);
    this.actors.nodes[actor.index].focus({ preventScroll: true });
  }

  setTabStop(actor) {
    if (this.tabStop) this.actors.nodes[this.tabStop.index].setAttribute("tabindex", "-1");
    if (actor) this.actors.nodes[actor.index].setAttribute("tabindex", "0");
    this.tabStop = actor;
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
    else this.tipForTie(tie, x, y);
    this.map.hover(actor);
  }

  tipForTie(tie, x, y) {
    if (!tie || tie === this.map.state.picked) this.tip.hidden = true;
    else showTip(this.tip, this.stage, x, y, ...tieTip(tie, this.step));
  }

  // Whoever is picked has the panel and needs no tip.
  tipFor(actor, x, y) {
    if (actor === this.map.state.picked) this.tip.hidden = true;
    else showTip(this.tip, this.stage, x, y, ...actorTip(actor, this.step));
  }
}

// The Tab key lands in the middle of things: on whoever stands nearest the middle.
function firstStop(scene, step) {
  const fromMiddle = (actor) => Math.hypot(actor.x, actor.y);
  const present = scene.actors.filter((actor) => isPresent(actor, step));
  present.sort((one, other) => fromMiddle(one) - fromMiddle(other));
  return present[0] || null;
}
