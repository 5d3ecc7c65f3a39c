// What a person does with the map: goes to a date, picks, narrows, moves somebody, zooms.

import { glide } from "./drift.js";
import { toggle } from "./narrowing.js";
import { areSame, isTold, nameOf } from "./picks.js";
import { stepNearest } from "./time.js";
import { pickInWords, shownInWords } from "./words.js";

// The map itself is made of this (map.js), and gives `state`, `pictures`, `draw` and the rest.
export class Doings {
  goTo(step) {
    const { days } = this.state.clock;
    if (this.scene.drift) glide(this, days[this.state.step], days[step]);
    this.state.step = step;
    this.draw();
    this.sayWhatIsShown();
  }

  // Another clock keeps the date.
  goBy(clock) {
    const day = this.state.clock.days[this.state.step];
    Object.assign(this.state, { clock, step: stepNearest(clock, day) });
    this.goTo(this.state.step);
  }

  // A choice of what is seen: the names find new places, and the sentence is read out.
  choose(change) {
    change();
    this.placeNames();
    this.sayWhatIsShown();
  }

  toggleEntry(group, name) {
    this.choose(() => toggle(this.state.choices, group, name));
    const entries = [...this.legend.querySelectorAll(".toggle")];
    entries.find(({ dataset }) => dataset.group === group && dataset.name === name)?.focus();
  }

  pick(thing) {
    if (this.state.picked === thing) return;
    this.state.picked = thing;
    for (const picture of this.pictures) picture.tip.hidden = true;
    this.placeNames();
    this.say(thing ? pickInWords(this.scene, thing, this.frames()[0]) : "Nothing is picked.");
    this.send("picked", thing ? nameOf(thing) : null);
  }

  find(actor) {
    this.pick(actor);
    this.pictures[0].focus(actor);
  }

  setReach(steps) {
    this.state.reach = steps;
    this.placeNames();
    this.pictures[0].panel.querySelector(".reach [aria-pressed=true]")?.focus();
  }

  // What the server knows of the tie that was picked; it comes a moment after the pick.
  tell(told) {
    if (areSame(told, this.told)) return;
    this.told = told;
    this.draw();
    if (isTold(told, this.state.picked)) this.say(told.summary);
  }

  hover(thing) {
    if (this.state.hovered === thing) return;
    this.state.hovered = thing;
    for (const picture of this.pictures) picture.draw();
  }

  beginMove(actor) {
    this.moving = actor;
    this.host.classList.add("moving");
    this.say(`Press where ${actor.label} shall stand.`);
  }

  stopMove() {
    this.moving = null;
    this.host.classList.remove("moving");
  }

  follow(actor) {
    for (const picture of this.pictures) picture.follow(actor);
  }

  // A group of the map of groups: the server sends the map of its members.
  open(group) {
    this.send("opened", group.key);
  }

  sendMoved(moved) {
    this.send("moved", moved);
  }

  zoom(factor) {
    for (const picture of this.pictures) picture.zoom(factor);
    this.draw();
  }

  fit() {
    for (const picture of this.pictures) picture.fit();
    this.draw();
  }

  sayWhatIsShown() {
    this.say(shownInWords(this.scene, this.state, this.frames()[0]));
  }

  say(words) {
    this.live.textContent = words;
  }
}
