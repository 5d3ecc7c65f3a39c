// The whole map: its pictures, controls and legend, and what the person is looking at.

class OrganisationMap {
  constructor(host, payload, send) {
    Object.assign(this, { host, send, payload, scene: buildScene(payload), told: null });
    const last = this.scene.steps.length - 1;
    this.state = { step: last, picked: null, hovered: null, hidden: new Set() };
    this.pictures = pictureSteps(this.scene).map((step) => this.newPicture(step));
    this.build();
    this.listen();
  }

  newPicture(step) {
    const { alt, rings, steps } = this.scene;
    return new Picture(this, step, rings ? `${alt}, ${steps[step]}` : alt);
  }

  build() {
    const slides = this.scene.mode === "map";
    const zoom = zoomControls((factor) => this.zoom(factor), () => this.fit());
    this.controls = slides ? stepControls(this.scene, (step) => this.goTo(step)) : null;
    this.frame = html("div", { class: `pictures ${this.scene.mode}` }, ...framed(this.pictures));
    this.legend = html("div", { class: "legend" });
    this.foot = html("div", { class: "foot" }, this.legend, ...(slides ? [] : [zoom]));
    this.live = html("div", { class: "for-readers", "aria-live": "polite" });
    this.watched = html("span", { class: "watched", "aria-hidden": "true" });
    const head = slides ? [html("div", { class: "controls" }, this.controls.element, zoom)] : [];
    this.host.replaceChildren(...head, this.frame, this.foot, this.live, this.watched);
  }

  listen() {
    this.onResize = () => this.fill();
    this.observer = new ResizeObserver(this.onResize);
    const grown = [this.host, pageContent(this.host)].filter(Boolean);
    for (const element of grown) this.observer.observe(element);
    addEventListener("resize", this.onResize);
    document.fonts.ready.then(() => this.placeNames());
    this.watched.addEventListener("transitionend", () => this.dress());
  }

  // Takes on the page's colours: at first, and whenever the page has turned light or dark.
  dress() {
    const probe = html("span");
    this.host.append(probe);
    this.host.dataset.ground = isDark(probe) ? "dark" : "light";
    const inks = readInks(probe);
    probe.remove();
    for (const picture of this.pictures) picture.ties.useInks(inks);
    this.draw();
  }

  // Gives the pictures the room there is. A width of 0 is Streamlit moving the element: not a size.
  fill() {
    const width = this.frame.clientWidth;
    if (!width) return;
    const height = roomFor(this, width);
    for (const picture of this.pictures) picture.stage.style.height = `${height}px`;
    for (const picture of this.pictures) picture.fill();
  }

  draw() {
    const { scene, state } = this;
    if (this.controls) this.controls.show(state.step);
    for (const picture of this.pictures) {
      if (!scene.rings) picture.step = state.step;
      picture.draw();
    }
    const steps = this.pictures.map((picture) => picture.step);
    const entries = drawLegend(scene, state, steps, (change) => this.toggle(change));
    this.legend.replaceChildren(...entries);
  }

  placeNames() {
    for (const picture of this.pictures) picture.placeNames();
    this.draw();
  }

  goTo(step) {
    this.state.step = step;
    this.draw();
    this.say(stepInWords(this.scene, step));
  }

  pick(thing) {
    if (this.state.picked === thing) return;
    this.state.picked = thing;
    for (const picture of this.pictures) picture.tip.hidden = true;
    this.placeNames();
    this.say(thing ? pickInWords(thing, this.state.step) : "Nothing is picked.");
    this.send(thing ? nameOf(thing) : null);
  }

  // What the server knows of the tie that was picked; it comes a moment after the pick.
  tell(told) {
    if (areSame(told, this.told)) return;
    this.told = told;
    this.draw();
    if (isTold(told, this.state.picked)) this.say(told.summary);
  }

  hover(actor) {
    if (this.state.hovered === actor) return;
    this.state.hovered = actor;
    for (const picture of this.pictures) picture.draw();
  }

  toggle(change) {
    const { hidden } = this.state;
    if (!hidden.delete(change)) hidden.add(change);
    this.draw();
    this.legend.querySelector(`[data-change="${change}"]`).focus();
  }

  zoom(factor) {
    for (const picture of this.pictures) picture.zoom(factor);
  }

  fit() {
    for (const picture of this.pictures) picture.fit();
  }

  say(words) {
    this.live.textContent = words;
  }

  // New data for the same kind of map keep the step, the zoom, and by key whoever was picked.
  takeOver({ scene, state, pictures }) {
    if (scene.mode !== this.scene.mode) return;
    this.pictures.forEach(({ view }, place) => Object.assign(view, pictures[place].view));
    if (scene.steps.length === this.scene.steps.length) this.state.step = state.step;
    const same = (thing) => state.picked && areSame(nameOf(thing), nameOf(state.picked));
    this.state.picked = [...this.scene.actors, ...this.scene.ties].find(same) || null;
  }

  stop() {
    this.observer.disconnect();
    removeEventListener("resize", this.onResize);
    if (this.controls) this.controls.stop();
    for (const picture of this.pictures) picture.ties.stop();
  }
}

// A circle shows a picture for each step side by side; all else shows one.
function pictureSteps(scene) {
  return scene.rings ? scene.steps.map((_, step) => step) : [scene.steps.length - 1];
}

function framed(pictures) {
  return pictures.map(({ scene, step, stage }) => {
    if (!scene.rings) return stage;
    return html("figure", {}, html("figcaption", {}, scene.steps[step]), stage);
  });
}
