// The quilt: every young person's circle at a few dates, a patch for each, in the order of their
// names. A patch that is pressed opens its circle.

import { button, html } from "./elements.js";
import { isDark } from "./paints.js";
import { drawing } from "./quilt_drawing.js";
import { quiltLegend } from "./quilt_legend.js";
import { showTip } from "./tips.js";

const TIP = "quilt-tip";
const OPENED = "sysmap opened by key";
const GAP = 4;

// Whether the circle that appears was opened by the keyboard, which then goes on in it.
export function wasOpenedByKey() {
  const opened = sessionStorage.getItem(OPENED) !== null;
  sessionStorage.removeItem(OPENED);
  return opened;
}

export class Quilt {
  constructor(host, payload, send) {
    Object.assign(this, { host, payload, send, told: null, pictures: [] });
    this.build();
    this.watched.addEventListener("transitionend", () => this.dress());
  }

  build() {
    const { alt, patches } = this.payload;
    const dates = html("p", { class: "dates" }, ...this.dates());
    this.tools = html("div", { class: "controls" }, dates);
    const items = patches.map((patch) => html("li", {}, this.patch(patch)));
    this.tip = html("div", { class: "tip", id: TIP, hidden: "" });
    this.list = html("ul", { class: "patches", "aria-label": alt }, ...items);
    this.stage = html("div", { class: "quilt" }, this.list, this.tip);
    const foot = html("div", { class: "foot legend" }, ...quiltLegend(this.payload));
    this.watched = html("span", { class: "watched", "aria-hidden": "true" });
    this.host.replaceChildren(this.tools, this.stage, foot, this.watched);
  }

  // Which drawing is of which day, and whose view it is.
  dates() {
    const { titles, signed } = this.payload;
    return titles.map((title, place) => {
      const whose = html("span", { class: "quiet" }, ` ${signed[place]}`);
      return html("span", {}, place ? "right: " : "left: ", html("strong", {}, title), whose);
    });
  }

  patch(patch) {
    const { actor, titles } = this.payload;
    const name = actor.label[patch.centre];
    const drawings = patch.drawings.map((drawn) => drawing(this.payload, patch, drawn));
    const told = patch.drawings.map((drawn, place) => `${titles[place]}: ${drawn.told}`);
    const label = `${[name, ...told].join(". ")}.`;
    const open = ({ detail }) => {
      if (detail === 0) sessionStorage.setItem(OPENED, "yes");
      this.send("opened", actor.key[patch.centre]);
    };
    const pressable = button("", { class: "patch", "aria-label": label }, open);
    pressable.append(html("strong", {}, name), html("span", { class: "drawings" }, ...drawings));
    this.listen(pressable, name, patch);
    return pressable;
  }

  // The names of those in a circle stand in its tip alone.
  listen(pressable, name, patch) {
    const show = () => this.showNames(pressable, name, patch);
    const hide = () => this.hideNames(pressable);
    for (const event of ["pointerenter", "focus"]) pressable.addEventListener(event, show);
    for (const event of ["pointerleave", "blur"]) pressable.addEventListener(event, hide);
    pressable.addEventListener("keydown", ({ key }) => key === "Escape" && hide());
  }

  showNames(pressable, name, { others, drawings }) {
    const { actor, titles } = this.payload;
    const lines = drawings.map(({ here, told }, place) => {
      const names = (here || []).map((other) => actor.label[others[other]]);
      return `${titles[place]}: ${names.join(", ") || told}`;
    });
    const { offsetLeft, offsetTop, offsetHeight } = pressable.parentElement;
    showTip(this.tip, this.stage, offsetLeft, 0, name, ...lines);
    const height = this.tip.offsetHeight + GAP;
    const isLow = pressable.getBoundingClientRect().bottom + height > innerHeight;
    this.tip.style.top = `${isLow ? offsetTop - height : offsetTop + offsetHeight + GAP}px`;
    pressable.setAttribute("aria-describedby", TIP);
  }

  hideNames(pressable) {
    this.tip.hidden = true;
    pressable.removeAttribute("aria-describedby");
  }

  // Takes on the page's colours: at first, and whenever the page has turned light or dark.
  dress() {
    const probe = html("span");
    this.host.append(probe);
    this.host.dataset.ground = isDark(probe) ? "dark" : "light";
    probe.remove();
  }

  tell() {}

  fill() {}

  takeOver() {}

  stop() {}
}
