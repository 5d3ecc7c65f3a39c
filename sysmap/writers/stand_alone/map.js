// The stand-alone map: at each step it shows what the app's own map shows, in the same words.

import { stepControls } from "../../views/component/controls.js";
import { frameAt, isDrawn } from "../../views/component/frame.js";
import { drawLegend } from "../../views/component/legend.js";
import { toggle } from "../../views/component/narrowing.js";
import { stepAt } from "../../views/component/time.js";
import { limitsInWords, shownInWords } from "../../views/component/words.js";
import { newState, readScene } from "./reading.js";
import { Stage } from "./stage.js";
import { tableBelow } from "./table.js";

const ZOOM_STEP = 1.3;
const DARK = matchMedia("(prefers-color-scheme: dark)");

function part(id) {
  return document.getElementById(id);
}

class StandAloneMap extends Stage {
  constructor() {
    super();
    this.scene = readScene();
    this.state = newState(this.scene);
    this.steps = this.hasSteps() ? this.newSteps() : null;
    this.table = tableBelow(this.scene);
    document.body.dataset.ground = DARK.matches ? "dark" : "light";
    this.hang();
    this.listen();
    this.show();
    this.takeRoom();
    this.fit();
  }

  hasSteps() {
    return this.scene.clocks.some(({ days }) => days.length > 1);
  }

  newSteps() {
    const act = { onStep: (step) => this.goTo(step), onClock: (clock) => this.goBy(clock) };
    const steps = stepControls(this.scene, this.state, act);
    part("controls").append(steps.element);
    return steps;
  }

  listen() {
    part("in").addEventListener("click", () => this.zoom(ZOOM_STEP));
    part("out").addEventListener("click", () => this.zoom(1 / ZOOM_STEP));
    part("fit").addEventListener("click", () => this.fit());
    DARK.addEventListener("change", () => this.dress());
  }

  dress() {
    document.body.dataset.ground = DARK.matches ? "dark" : "light";
    this.useColours();
    this.show();
  }

  // The picture, the legend, the words and the table of this step.
  show() {
    const { scene, state } = this;
    this.frame = this.frameNow();
    this.draw();
    if (this.steps) this.steps.show(this.frame);
    const onToggle = (group, name) => this.toggleEntry(group, name);
    part("legend").replaceChildren(...drawLegend(scene, state, [this.frame], onToggle));
    part("shown").textContent = limitsInWords(scene, state, this.frame);
    this.table.show(this.frame, this.inWords());
  }

  // Whoever is picked and is not there at this step puts nobody else in the shade.
  frameNow() {
    const { clock, step, picked } = this.state;
    const frame = frameAt(this.scene, this.state, clock.days[step]);
    return picked && !isDrawn(frame, picked) ? { ...frame, lit: null } : frame;
  }

  inWords() {
    return shownInWords(this.scene, this.state, this.frame);
  }

  showAndSay() {
    this.hideTip();
    this.show();
    part("live").textContent = this.inWords();
  }

  goTo(step) {
    this.state.step = step;
    this.showAndSay();
  }

  // Another way through time keeps the date.
  goBy(clock) {
    const moment = this.state.clock.days[this.state.step];
    Object.assign(this.state, { clock, step: stepAt(clock, moment) });
    this.showAndSay();
  }

  pick(actor) {
    this.state.picked = actor;
    this.show();
  }

  toggleEntry(group, name) {
    toggle(this.state.choices, group, name);
    this.showAndSay();
    const entries = [...part("legend").querySelectorAll(".toggle")];
    entries.find(({ dataset }) => dataset.group === group && dataset.name === name)?.focus();
  }
}

export const PICTURE = new StandAloneMap();
