// The whole map: its pictures, controls and legend, and what the person is looking at.

const SMALLEST_STAGE = 420;
const NARROW = 640;
const BELOW = 12;

class OrganisationMap {
  constructor(host, payload, send) {
    Object.assign(this, { host, send, payload, scene: buildScene(payload) });
    this.state = { step: this.scene.steps.length - 1, picked: null, hovered: null, hidden: new Set() };
    this.pictures = pictureSteps(this.scene).map((step) => this.newPicture(step));
    this.legend = html("div", { class: "legend" });
    this.live = html("div", { class: "for-readers", "aria-live": "polite" });
    this.probe = html("span", { class: "probe", "aria-hidden": "true" });
    this.controls = this.scene.mode === "map" ? stepControls(this.scene, (step) => this.goTo(step)) : null;
    this.host.replaceChildren(...this.parts());
    this.listen();
  }

  newPicture(step) {
    const title = this.scene.rings ? `${this.scene.alt}, ${this.scene.steps[step]}` : this.scene.alt;
    const picture = new Picture(this.scene, this, title);
    picture.step = step;
    return picture;
  }

  parts() {
    const zoom = zoomControls((factor) => this.zoom(factor), () => this.fit());
    const titled = this.scene.rings ? this.pictures.map(withTitle) : this.pictures.map((picture) => picture.stage);
    const pictures = html("div", { class: `pictures ${this.scene.mode}` }, ...titled);
    this.frame = pictures;
    this.foot = html("div", { class: "foot" }, this.legend);
    const head = this.controls ? [html("div", { class: "controls" }, this.controls.element, zoom)] : [];
    if (!this.controls) this.foot.append(zoom);
    return [...head, pictures, this.foot, this.live, this.probe];
  }

  listen() {
    this.watch = new ResizeObserver(() => this.fill());
    for (const element of [this.host, surroundings(this.host)]) if (element) this.watch.observe(element);
    this.onWindow = () => this.fill();
    addEventListener("resize", this.onWindow);
    document.fonts.ready.then(() => this.placeNames());
    this.probe.addEventListener("transitionend", () => this.dress());
  }

  // The first drawing, and every one after the page's light or dark has changed.
  dress() {
    this.host.dataset.ground = isDark(this.host) ? "dark" : "light";
    const probe = html("span");
    this.host.append(probe);
    const inks = readInks(probe);
    probe.remove();
    for (const picture of this.pictures) picture.ties.useInks(inks);
    this.draw();
  }

  // Gives the pictures what is left of the window. A width of 0 is Streamlit moving the element: not a size.
  fill() {
    const width = this.frame.clientWidth;
    if (!width) return;
    const height = stageHeight(this, width);
    for (const { stage, view } of this.pictures) {
      stage.style.height = `${height}px`;
      view.pending = stage.clientWidth !== view.width || height !== view.height;
    }
    for (const picture of this.pictures) if (picture.view.pending) picture.resize(picture.stage.clientWidth, height);
  }

  draw() {
    const { scene, state } = this;
    if (this.controls) this.controls.show(state.step);
    for (const picture of this.pictures) {
      if (!scene.rings) picture.step = state.step;
      picture.draw();
    }
    const steps = this.pictures.map((picture) => picture.step);
    this.legend.replaceChildren(...drawLegend(scene, state, steps, (change) => this.toggle(change)));
  }

  placeNames() {
    for (const picture of this.pictures) if (picture.view.width) picture.placeNames();
    this.draw();
  }

  goTo(step) {
    this.state.step = step;
    this.draw();
    this.say(stepInWords(this.scene, step));
  }

  pick(actor) {
    if (this.state.picked === actor) return;
    this.state.picked = actor;
    for (const picture of this.pictures) picture.tip.hidden = true;
    this.placeNames();
    this.say(actor ? `${nameForReaders(actor)}: ${actorTip(actor, this.state.step).at(-1)}` : "Nobody is picked.");
    this.send(actor ? actor.key : null);
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

  // New data for the same kind of map keep the step and whoever was picked, by key.
  takeOver(former) {
    if (former.scene.mode !== this.scene.mode) return;
    if (former.scene.steps.length === this.scene.steps.length) this.state.step = former.state.step;
    const picked = former.state.picked;
    this.state.picked = (picked && this.scene.actors.find((actor) => actor.key === picked.key)) || null;
  }

  stop() {
    this.watch.disconnect();
    removeEventListener("resize", this.onWindow);
    if (this.controls) this.controls.stop();
    for (const picture of this.pictures) picture.ties.stop();
  }
}

function pictureSteps(scene) {
  return scene.rings ? scene.steps.map((_, step) => step) : [scene.steps.length - 1];
}

function withTitle(picture) {
  const title = picture.scene.steps[picture.step];
  return html("figure", {}, html("figcaption", {}, title), picture.stage);
}

function stageHeight({ host, frame, foot, pictures, scene }, width) {
  if (width < NARROW) return Math.round(Math.min(innerHeight * 0.7, scene.rings ? width * 1.06 : Infinity));
  const above = frame.getBoundingClientRect().top + scrolledBy(host);
  const title = frame.clientHeight - pictures[0].stage.clientHeight;
  return Math.max(SMALLEST_STAGE, Math.floor(innerHeight - above - title - foot.offsetHeight - BELOW));
}

// What scrolls the page: the map's top is reckoned as if nobody had scrolled.
function scroller(host) {
  for (let element = outside(host); element; element = outside(element)) {
    if (/auto|scroll/.test(getComputedStyle(element).overflowY)) return element;
  }
  return null;
}

function outside(element) {
  return element.parentElement || element.getRootNode().host || null;
}

function scrolledBy(host) {
  const element = scroller(host);
  return element ? element.scrollTop : scrollY;
}

// The page's own content grows and shrinks above the map; its size tells when to measure again.
function surroundings(host) {
  const element = scroller(host);
  return element && element.firstElementChild;
}

function isDark(host) {
  const probe = html("span");
  probe.style.color = "var(--ground)";
  host.append(probe);
  const [red, green, blue] = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number);
  probe.remove();
  return red * 0.3 + green * 0.6 + blue * 0.1 < 128;
}
