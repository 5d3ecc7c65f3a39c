// What a person does with the barcode: goes from line to line, picks, switches classes, reorders.

import { groupInWords } from "./barcode_groups.js";
import { lineOf } from "./barcode_rows.js";
import { toggle } from "./narrowing.js";
import { areSame, isTold, nameOf } from "./picks.js";
import { showTip } from "./tips.js";
import { pairInWords } from "./words.js";

const NEAR = 30;
const ORDER = "sysmap barcode order";

export function lastOrder({ orders }) {
  const kept = Number(sessionStorage.getItem(ORDER));
  return orders[kept] ? kept : 0;
}

export function lineInWords(tie) {
  return `${pairInWords(tie)}, ${tie.kind.name}: ${tie.words}`;
}

// A barcode is made of this (barcode.js), and gives `state`, `layout`, `draw` and the rest.
export class BarcodeDoings {
  // The keyboard comes back to the line where it was.
  arrive() {
    const { lines } = this.layout;
    const line = lineOf(this.layout, this.current) || lines[0];
    if (line && this.lines.matches(":focus-visible")) this.goTo(line);
  }

  leave() {
    this.tip.hidden = true;
    this.mark(null);
  }

  goTo(line) {
    const before = lineOf(this.layout, this.current);
    this.current = line.tie;
    this.bringIntoView(line);
    this.mark(line.tie);
    const y = line.y - this.lines.scrollTop + this.lines.offsetTop;
    this.showTipAt(line, this.scale.across(line.tie.spans[0]), y);
    const isNew = !before || before.group !== line.group;
    const group = isNew ? `${line.group.name}, ${groupInWords(line.group)}. ` : "";
    this.say(`${group}${lineInWords(line.tie)}.`);
  }

  bringIntoView({ y, group }) {
    const { lines } = this;
    const from = group.lines[0].y === y ? group.top : y - NEAR;
    if (from < lines.scrollTop) lines.scrollTop = from;
    const below = y + NEAR - lines.clientHeight;
    if (below > lines.scrollTop) lines.scrollTop = below;
  }

  hover(line, event) {
    if (!line) {
      this.tip.hidden = true;
      return this.mark(null);
    }
    const box = this.stage.getBoundingClientRect();
    this.mark(line.tie);
    this.showTipAt(line, event.clientX - box.left, event.clientY - box.top);
  }

  // Whoever is picked has the panel and needs no tip.
  showTipAt({ tie }, x, y) {
    if (tie === this.state.picked) this.tip.hidden = true;
    else showTip(this.tip, this.stage, x, y, pairInWords(tie), tie.kind.name, tie.words);
  }

  mark(tie) {
    if (this.state.hovered === tie) return;
    this.state.hovered = tie;
    this.paint();
  }

  press(line) {
    if (!line) return;
    this.current = line.tie;
    this.pick(line.tie);
  }

  pickCurrent() {
    if (lineOf(this.layout, this.current)) this.pick(this.current);
  }

  pick(tie) {
    if (this.state.picked === tie) return;
    this.state.picked = tie;
    this.tip.hidden = true;
    this.draw();
    this.say(tie ? `${lineInWords(tie)}.` : "Nothing is picked.");
    this.send("picked", tie ? nameOf(tie) : null);
  }

  // The panel goes and may have held the focus: it returns to the lines.
  letGo() {
    if (!this.state.picked) return;
    this.pick(null);
    this.lines.focus();
  }

  // What the server knows of the tie that was picked; it comes a moment after the pick.
  tell(told) {
    if (areSame(told, this.told)) return;
    this.told = told;
    this.draw();
    if (isTold(told, this.state.picked)) this.say(told.summary);
  }

  toggleClass(name) {
    toggle(this.state.choices, "changes", name);
    this.place();
    this.say(`${this.layout.lines.length} of ${this.scene.ties.length} lines are shown.`);
    const entries = [...this.legend.querySelectorAll(".toggle")];
    entries.find(({ dataset }) => dataset.name === name)?.focus();
  }

  orderBy(order) {
    this.state.order = order;
    sessionStorage.setItem(ORDER, order);
    this.lines.scrollTop = 0;
    this.place();
    const { groups } = this.layout;
    this.say(`Lines by ${this.scene.orders[order].name}: ${groups.length} groups.`);
  }

  say(words) {
    this.live.textContent = words;
  }
}
