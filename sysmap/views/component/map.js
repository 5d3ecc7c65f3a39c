// The whole map: its pictures, controls and legend, and what the person is looking at.

import { stepControls, zoomControls } from "./controls.js";
import { html } from "./elements.js";
import { filterSheet } from "./filters.js";
import { finder } from "./finder.js";
import { Gallery } from "./gallery.js";
import { drawLegend } from "./legend.js";
import { showEntries } from "./legend_entries.js";
import { newChoices, nothingHidden, toggle } from "./narrowing.js";
import { isDark, readInks } from "./paints.js";
import { nameOf, named } from "./picks.js";
import { recall, remember, writeAddress } from "./remembered.js";
import { saver } from "./saver.js";
import { buildScene } from "./scene.js";
import { watchRoom } from "./surroundings.js";
import { limitsInWords } from "./words.js";

export class OrganisationMap extends Gallery {
  constructor(host, payload, send) {
    super();
    Object.assign(this, { host, send, payload, scene: buildScene(payload), told: null });
    this.state = newState(this.scene);
    this.kept = recall(this.scene, this.state);
    this.moving = null;
    this.hang();
    this.build();
    this.listen();
  }

  build() {
    const { scene, state } = this;
    this.steps = this.slides() ? this.newSteps() : null;
    this.zoomer = zoomControls((factor) => this.zoom(factor), () => this.fit());
    const onFind = (actor) => this.find(actor);
    this.finder = finder(scene, { frame: () => this.frames()[0], onFind });
    this.filters = scene.narrowing ? this.newFilters(scene, state) : null;
    this.legend = html("div", { class: "legend" });
    this.shown = html("p", { class: "shown" });
    this.foot = html("div", { class: "foot" }, this.shown, this.legend);
    this.live = html("div", { class: "for-readers", "aria-live": "polite" });
    this.watched = html("span", { class: "watched", "aria-hidden": "true" });
    const parts = [this.steps, this.filters].filter(Boolean).map(({ element }) => element);
    parts.push(saver(this), this.finder, this.zoomer);
    const tools = html("div", { class: "controls" }, ...parts);
    this.host.replaceChildren(tools, this.gallery, this.foot, this.live, this.watched);
  }

  newSteps() {
    const act = { onStep: (step) => this.goTo(step), onClock: (clock) => this.goBy(clock) };
    return stepControls(this.scene, this.state, act);
  }

  newFilters(scene, state) {
    return filterSheet(scene, state, {
      onNarrow: (way, value) => this.choose(() => (state.choices[way] = value)),
      onToggle: (group, name) => this.choose(() => toggle(state.choices, group, name)),
      onClear: () => this.choose(() => Object.assign(state.choices, newChoices())),
    });
  }

  listen() {
    this.stopWatching = watchRoom(this.host, () => this.fill());
    document.fonts.ready.then(() => this.placeNames());
    this.watched.addEventListener("transitionend", () => this.dress());
  }

  // Takes on the page's colours: at first, and whenever the page has turned light or dark.
  dress() {
    const probe = html("span");
    this.host.append(probe);
    this.host.dataset.ground = isDark(probe) ? "dark" : "light";
    this.inks = readInks(probe);
    probe.remove();
    for (const picture of this.pictures) picture.ties.useInks(this.inks);
    this.draw();
  }

  draw() {
    const { scene, state } = this;
    for (const picture of this.pictures) picture.draw();
    const frames = this.frames();
    if (this.steps) this.steps.show(frames[0]);
    if (this.filters) this.filters.show(frames[0]);
    const onToggle = (group, name) => this.toggleEntry(group, name);
    showEntries(this.legend, drawLegend(scene, state, frames, onToggle));
    this.shown.textContent = limitsInWords(scene, state, frames[0]);
    remember(scene, state, this.pictures[0].view);
    writeAddress(scene, state);
  }

  // New data for the same kind of map keep the date, the zoom, and by name whoever was picked.
  takeOver({ scene, state, pictures }) {
    if (scene.mode !== this.scene.mode || pictures.length !== this.pictures.length) return;
    this.kept = null;
    this.pictures.forEach(({ view }, place) => Object.assign(view, pictures[place].view));
    this.state.picked = state.picked && named(this.scene, nameOf(state.picked));
    this.state.reach = state.reach;
  }

  stop() {
    this.stopWatching();
    if (this.steps) this.steps.stop();
    for (const picture of this.pictures) picture.ties.stop();
  }
}

function newState({ clocks }) {
  const [clock] = clocks;
  const choices = { ...newChoices(), hidden: nothingHidden() };
  return { clock, step: clock.days.length - 1, picked: null, hovered: null, reach: 1, choices };
}
